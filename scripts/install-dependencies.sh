#!/usr/bin/env bash
# Installs what is needed to build dross (default), or to build and test it (`test`), on Debian 12.
# Asks apt only for what is missing, so a second run does nothing.
#   scripts/install-dependencies.sh [build|test]
set -euo pipefail

build_packages=(g++ cmake ninja-build pkg-config
  libre2-dev libcld2-dev libfmt-dev libtomlplusplus-dev libcli11-dev libexpected-dev libutfcpp-dev
  libutf8proc-dev libxxhash-dev zlib1g-dev libzstd-dev libssl-dev)
test_packages=(ccache git python3 python3-dev python3-venv openjdk-17-jre-headless zstd zsh patch
  catch2 nlohmann-json3-dev libbenchmark-dev clang-19 libclang-rt-19-dev clang-format-19
  clang-tidy-19 chromium chromium-driver python3-selenium)

case "${1:-build}" in
  build) wanted=("${build_packages[@]}") ;;
  test) wanted=("${build_packages[@]}" "${test_packages[@]}") ;;
  *) echo "usage: $0 [build|test]" >&2; exit 2 ;;
esac

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing=()
for package in "${wanted[@]}"; do
  installed "$package" || missing+=("$package")
done
[ "${#missing[@]}" -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "$0: neither root nor sudo; install by hand: apt-get install ${missing[*]}" >&2
    exit 1
  }
  as_root=(sudo)
fi

# apt speaks only when it fails; Dpkg::Use-Pty=0 keeps its progress lines out of logs.
apt() {
  local log
  log=$(mktemp)
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" \
      </dev/null >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

echo "Installing: ${missing[*]}" >&2
apt update
apt install --yes --no-install-recommends "${missing[@]}"
