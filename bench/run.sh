#!/usr/bin/env bash
# Runs the micro benchmarks of the release build and keeps the result, with the machine, under
# docs/bench/<date>-<what>.{json,md}.
#   bench/run.sh WHAT [benchmark options, e.g. --benchmark_filter=fold]
# WHAT says in a word or two why, e.g. "baseline". BUILD=<folder> names another build folder.
set -euo pipefail
cd "$(dirname "$0")/.."

what=${1:?"usage: bench/run.sh WHAT [benchmark option...]"}
shift
build=${BUILD:-build/release}
if [ ! -d "$build" ]; then
  cmake --preset release >/dev/null
fi
cmake --build "$build" --target dross-bench -- --quiet

result=docs/bench/$(date +%F)-$what
mkdir -p docs/bench
raw=$(mktemp)
trap 'rm -f "$raw"' EXIT
"$build/bench/dross-bench" --benchmark_repetitions=5 --benchmark_min_time=0.3 \
  --benchmark_enable_random_interleaving=true --benchmark_out="$raw" --benchmark_out_format=json "$@"
python3 bench/summarize.py "$raw" "$build" "$result"
