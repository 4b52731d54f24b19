// Packed outputs: what comes out is what went in, the same bytes at any number of threads, and
// gzip(1) and zstd(1) agree (tests/cli).
#include <string>

#include "catch.h"
#include "packed_support.h"

namespace {

using dross::Compression;
using dross::test::packed;
using dross::test::sample_text;
using dross::test::unpacked;

}  // namespace

TEST_CASE("packed and unpacked it is the same") {
  for (const std::size_t size :
       {0U, 1U, 100U, (1U << 20) - 1, 1U << 20, (1U << 20) + 1, 5'000'000U}) {
    const std::string text = sample_text(size);
    for (const Compression form : {Compression::none, Compression::gzip, Compression::zstd}) {
      const auto got = unpacked(packed(form, text), {}, SIZE_MAX, 1 << 16);
      CHECK_FALSE(got.fault);
      CHECK(got.bytes == text);
    }
  }
}

TEST_CASE("the bytes do not depend on the number of threads") {
  const std::string text = sample_text(3'500'000);
  const std::string alone = packed(Compression::gzip, text);
  for (const std::size_t threads : {2U, 3U, 8U}) {
    CHECK(packed(Compression::gzip, text, threads) == alone);
  }
}

TEST_CASE("a flush ends a member or frame, and what comes after makes another") {
  for (const Compression form : {Compression::gzip, Compression::zstd}) {
    std::string out;
    const auto sink = dross::encoded_sink(form, dross::memory_sink(out), 2);
    REQUIRE(sink->write("one, ").has_value());
    REQUIRE(sink->flush().has_value());
    CHECK(unpacked(out).bytes == "one, ");
    CHECK_FALSE(unpacked(out).fault);
    REQUIRE(sink->write("two").has_value());
    REQUIRE(sink->close().has_value());
    CHECK(unpacked(out).bytes == "one, two");
  }
}
