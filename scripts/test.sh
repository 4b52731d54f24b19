#!/usr/bin/env bash
# Everything that must hold before a change goes in: format, clang-tidy, the Python package and its
# tests, and all tests of the release build; with --sanitizers the tests under ASan, UBSan and TSan
# too. Every part runs, whatever failed before it; the exit code is 1 if any did. The release build
# comes last because its ctest runs all tests: its summary ends the output.
#   scripts/test.sh [--sanitizers]
set -uo pipefail
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh test || exit 1

jobs=$(nproc)
failed=()

# part <name> <command>...: a heading with the time taken, and a note of failure.
part() {
  local name=$1 start=$SECONDS
  shift
  echo "== $name"
  "$@" || { failed+=("$name"); echo "== $name FAILED"; }
  echo "== $name took $((SECONDS - start)) s"
}

own_sources() { git ls-files --cached --others --exclude-standard -- 'src/*.h' 'src/*.cc' \
  'tests/*.h' 'tests/*.cc' 'bench/*.h' 'bench/*.cc' 'python/*.h' 'python/*.cc'; }

check_format() { own_sources | xargs -r clang-format-19 --dry-run --Werror; }

# Reads the compilation database of the clang build, so that no flag is gcc's alone.
check_tidy() {
  cmake --preset tsan >/dev/null || return 1
  run-clang-tidy-19 -quiet -j "$jobs" -p build/tsan "^$PWD/src/" >build/tidy.log 2>&1 && return 0
  grep -E -A3 '(error|warning):' build/tidy.log
  return 1
}

# build_and_test <preset>
build_and_test() {
  cmake --preset "$1" >/dev/null &&
    cmake --build --preset "$1" -j "$jobs" -- --quiet &&
    ctest --preset "$1" -j "$jobs"
}

build_release() {
  cmake --preset release >/dev/null && cmake --build --preset release -j "$jobs" -- --quiet
}

part "format" check_format
part "clang-tidy" check_tidy
if [ "${1:-}" = --sanitizers ]; then
  part "asan-ubsan" build_and_test asan-ubsan
  part "tsan" build_and_test tsan
fi
part "Python" scripts/test-python.sh
part "release build" build_release

[ "${#failed[@]}" -eq 0 ] || printf '== FAILED: %s\n' "${failed[@]}"
echo "== release tests"
ctest --preset release -j "$jobs" || failed+=("release tests")
[ "${#failed[@]}" -eq 0 ]
