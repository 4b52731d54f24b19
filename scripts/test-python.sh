#!/usr/bin/env bash
# The Python package as its users get it: the wheel is built, made to stand alone, installed into a
# clean environment, and all tests run there; ruff and mypy look at the Python files. Everything lies
# in build/python/. Java is needed for Spark.
#   scripts/test-python.sh [PYTEST ARGUMENT...]
# PYTHON names another interpreter than /usr/bin/python3.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$PWD/build/python
tools=$folder/tools
clean=$folder/clean
mkdir -p "$folder"

# environment <folder> <requirements>: made once, and again when the list has changed.
environment() {
  local where=$1 list=$2
  if ! cmp -s "$list" "$where/installed.txt"; then
    rm -rf "$where"
    "${PYTHON:-/usr/bin/python3}" -m venv "$where"
    "$where/bin/pip" install --quiet --disable-pip-version-check --use-pep517 \
      --requirement "$list"
    cp "$list" "$where/installed.txt"
  fi
}

look_at_files() {
  ruff check --quiet python
  ruff format --quiet --check python
  (cd python && mypy --config-file ../pyproject.toml --no-incremental dross)
}

environment "$clean" python/tests/requirements.txt &
environment_made=$!
environment "$tools" python/tests/requirements-build.txt

PATH=$tools/bin:$PATH
# Beside the build, which does not always keep all cores busy.
look_at_files &
looked_at=$!
export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}
rm -rf "$folder/built" "$folder/wheel"
"$tools/bin/pip" wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation \
  --wheel-dir "$folder/built" . >"$folder/build.log" 2>&1 || { cat "$folder/build.log"; exit 1; }
"$tools/bin/auditwheel" repair --wheel-dir "$folder/wheel" "$folder"/built/*.whl \
  >"$folder/repair.log" 2>&1 || { cat "$folder/repair.log"; exit 1; }
wait "$environment_made"

"$clean/bin/pip" install --quiet --disable-pip-version-check --no-deps --force-reinstall \
  "$folder"/wheel/*.whl

wait "$looked_at"

# Not from this folder, so that the package is the one that was installed.
cd "$folder"
exec "$clean/bin/python" -m pytest --config-file=../../pyproject.toml --rootdir=../.. \
  ../../python/tests "$@"
