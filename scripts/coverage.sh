#!/usr/bin/env bash
# Builds with gcov's counters, runs the tests (but the long ones, and the seeds of the fuzz targets),
# and prints how many lines of src/ they reach: each folder, then all, and the files below 80 %.
#   scripts/coverage.sh
set -euo pipefail
cd "$(dirname "$0")/.."

cmake --preset coverage >/dev/null
cmake --build --preset coverage -j "$(nproc)" \
  --target dross-tool dross-tests dross-embed-tests dross-failing-calls -- --quiet
find build/coverage -name '*.gcda' -delete
ctest --preset coverage -j "$(nproc)" --output-on-failure >build/coverage/tests.log ||
  { tail -n 40 build/coverage/tests.log; exit 1; }
exec python3 scripts/count_lines.py build/coverage src
