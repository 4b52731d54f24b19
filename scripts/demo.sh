#!/usr/bin/env bash
# Builds dross and shows it at work: for a few sample articles what would go and why, and one of
# them cleaned.
#   scripts/demo.sh
set -euo pipefail
cd "$(dirname "$0")/.."

explained=(fixtures/clutter/toll-vote.txt fixtures/clutter/night-train.txt fixtures/clutter/quiet-bees.txt)
cleaned=fixtures/clutter/night-train.txt

scripts/install-dependencies.sh build
echo "Building, which takes some minutes on two cores ..." >&2
cmake --preset release -DDROSS_BUILD_TESTS=OFF -DDROSS_BUILD_BENCH=OFF >/dev/null
cmake --build --preset release --target dross-tool -- --quiet
dross=build/release/dross

for sample in "${explained[@]}"; do
  printf '\n== dross explain %s\n' "$sample"
  "$dross" explain "$sample"
done

printf '\n== dross < %s\n' "$cleaned"
"$dross" <"$cleaned"

printf '\nThe tool is %s\n' "$dross"
