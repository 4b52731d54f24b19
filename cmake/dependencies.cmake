# Everything dross needs from elsewhere, a block each. All of it is in Debian 12; a missing one stops
# the configuration with the line to type.

find_package(PkgConfig QUIET)
if(NOT PkgConfig_FOUND)
  message(FATAL_ERROR "pkg-config is missing; install it with: apt-get install pkg-config")
endif()

# dross_require(<what> <apt package> <found?>)
function(dross_require what package found)
  if(NOT found)
    message(FATAL_ERROR "${what} is missing; install it with: apt-get install ${package}")
  endif()
endfunction()

# RE2: the engine under every pattern.
find_package(RE2 QUIET)
dross_require("RE2" libre2-dev "${RE2_FOUND}")

# CLD2: guesses a document's language, so that the right rule packs are used.
find_package(CLD2 QUIET)
dross_require("CLD2" libcld2-dev "${CLD2_FOUND}")

# fmt: formatting, as g++ 12 has no std::format.
find_package(fmt QUIET)
dross_require("fmt" libfmt-dev "${fmt_FOUND}")

# utf8proc: general categories and case folding of code points.
pkg_check_modules(utf8proc QUIET IMPORTED_TARGET GLOBAL libutf8proc)
dross_require("utf8proc" libutf8proc-dev "${utf8proc_FOUND}")

# xxHash: names rule sets and finds equal paragraphs.
pkg_check_modules(xxhash QUIET IMPORTED_TARGET GLOBAL libxxhash)
dross_require("xxHash" libxxhash-dev "${xxhash_FOUND}")

# zlib: gzip inputs and outputs.
find_package(ZLIB QUIET)
dross_require("zlib" zlib1g-dev "${ZLIB_FOUND}")

# libzstd: Zstandard inputs and outputs.
pkg_check_modules(zstd QUIET IMPORTED_TARGET GLOBAL libzstd)
dross_require("libzstd" libzstd-dev "${zstd_FOUND}")

# OpenSSL's libcrypto: the SHA-1 digests of web archives.
find_package(OpenSSL QUIET COMPONENTS Crypto)
dross_require("OpenSSL" libssl-dev "${OPENSSL_FOUND}")

# tl::expected: Result<T> in public headers, as C++20 has no std::expected.
find_package(tl-expected QUIET)
dross_require("tl::expected" libexpected-dev "${tl-expected_FOUND}")

# What follows is used inside .cc files only and is all header: users of libdross need none of it.
add_library(dross-header-only INTERFACE)

# toml++: reads rule files. Debian's CMake config and .pc name a shared library that was built with
# exceptions; ours are off, so the headers are used alone.
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h)
mark_as_advanced(TOMLPLUSPLUS_INCLUDE_DIR)
dross_require("toml++" libtomlplusplus-dev "${TOMLPLUSPLUS_INCLUDE_DIR}")
target_include_directories(dross-header-only SYSTEM INTERFACE "${TOMLPLUSPLUS_INCLUDE_DIR}")
target_compile_definitions(dross-header-only INTERFACE TOML_EXCEPTIONS=0 TOML_HEADER_ONLY=1)

# utfcpp: walks code points.
find_package(utf8cpp QUIET)
dross_require("utfcpp" libutfcpp-dev "${utf8cpp_FOUND}")
target_link_libraries(dross-header-only INTERFACE utf8cpp)

# CLI11: the command line (the tool only).
find_package(CLI11 QUIET)
dross_require("CLI11" libcli11-dev "${CLI11_FOUND}")

if(DROSS_BUILD_TESTS)
  # Catch2: 2.13 in Debian 12, 3 elsewhere; tests/catch.h hides the difference.
  find_package(Catch2 QUIET)
  dross_require("Catch2" catch2 "${Catch2_FOUND}")

  # nlohmann/json: a second opinion on our own JSON reader.
  find_package(nlohmann_json QUIET)
  dross_require("nlohmann/json" nlohmann-json3-dev "${nlohmann_json_FOUND}")

  # Python: runs the command line tests; nothing besides its standard library.
  find_package(Python3 QUIET COMPONENTS Interpreter)
  dross_require("Python 3" python3 "${Python3_FOUND}")
endif()

if(DROSS_BUILD_BENCH)
  # Google Benchmark: the micro benchmarks.
  find_package(benchmark QUIET)
  dross_require("Google Benchmark" libbenchmark-dev "${benchmark_FOUND}")
endif()
