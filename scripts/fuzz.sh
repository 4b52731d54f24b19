#!/usr/bin/env bash
# Builds the fuzz targets with libFuzzer under ASan and UBSan and runs each for so many executions.
# What it finds is written to build/fuzz/findings/; a mended one goes into tests/fuzz/seeds/.
#   scripts/fuzz.sh [EXECUTIONS] [TARGET...]      (100000, all)
set -uo pipefail
cd "$(dirname "$0")/.."

runs=${1:-100000}
shift || true
targets=("$@")
if [ "${#targets[@]}" -eq 0 ]; then
  for source in tests/fuzz/targets/*.cc; do targets+=("$(basename "$source" .cc)"); done
fi

cmake --preset fuzz >/dev/null && cmake --build --preset fuzz -j "$(nproc)" --target fuzzers -- --quiet || exit 1

# Bytes of an input, where most of 4096 would be the same again and take long.
declare -A longest=([clean]=1024 [dedupe]=1500 [matcher]=600 [settings]=1000 [warc]=2048)

failed=0
mkdir -p build/fuzz/findings
for target in "${targets[@]}"; do
  corpus=build/fuzz/corpus/$target
  mkdir -p "$corpus"
  dictionary=tests/fuzz/dictionaries/$target.dict
  options=(-runs="$runs" -max_len="${longest[$target]:-4096}" -timeout=20 -rss_limit_mb=2048 -print_final_stats=1
    -artifact_prefix="build/fuzz/findings/$target-")
  [ ! -e "$dictionary" ] || options+=(-dict="$dictionary")
  echo "== $target"
  build/fuzz/tests/fuzz/dross-fuzz-"$target" "${options[@]}" "$corpus" "tests/fuzz/seeds/$target" \
    >"build/fuzz/$target.log" 2>&1 || { failed=1; echo "== $target FAILED"; }
  grep -E '^stat::(number_of_executed_units|average_exec_per_sec)|does not hold|ERROR' \
    "build/fuzz/$target.log"
done
exit "$failed"
