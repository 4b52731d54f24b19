// Packed inputs: every form comes out whole, and whatever was done to one, bytes are either right
// or followed by a fault.
#include <string>
#include <string_view>

#include "catch.h"
#include "input_support.h"
#include "packed_support.h"

namespace {

using namespace std::string_literals;
using dross::Compression;
using dross::DecodeOptions;
using dross::Fault;
using dross::test::packed;
using dross::test::sample_text;
using dross::test::unpacked;

constexpr Compression forms[] = {Compression::gzip, Compression::zstd};

// A skippable frame of five bytes (RFC 8878, 3.1.2).
const std::string skippable = "\x53\x2A\x4D\x18\x05\x00\x00\x00....."s;

}  // namespace

TEST_CASE("what is not packed comes through as it is") {
  for (const std::string& bytes : {""s, "a"s, "(\n"s, "\x1F"s, "P*M\n"s, "\0\0\0\0"s,
                                   "\x1F\x8B\x07 no gzip"s, sample_text(300'000)}) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, SIZE_MAX}) {
      const auto got = unpacked(bytes, {}, piece);
      CHECK(got.bytes == bytes);
      CHECK_FALSE(got.fault);
    }
  }
}

TEST_CASE("a packed input comes out whole at every size of reads") {
  const std::string text = sample_text(20'000);
  for (const Compression form : forms) {
    const std::string bytes = packed(form, text);
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 4095U, 1U << 20}) {
      for (const std::size_t asked : {1U, 63U, 4096U, 1U << 20}) {
        const auto got = unpacked(bytes, {}, piece, asked);
        CHECK(got.bytes == text);
        CHECK_FALSE(got.fault);
      }
    }
  }
}

TEST_CASE("members and frames are read to the last one") {
  for (const Compression form : forms) {
    const std::string bytes = packed(form, "one, ") + packed(form, "") + packed(form, "two, ") +
                              packed(form, "three") + packed(form, "");
    for (const std::size_t piece : {std::size_t{1}, SIZE_MAX}) {
      const auto got = unpacked(bytes, {}, piece);
      CHECK(got.bytes == "one, two, three");
      CHECK_FALSE(got.fault);
    }
  }
}

TEST_CASE("skippable frames are skipped, at the start too") {
  const std::string frame = packed(Compression::zstd, "text");
  for (const std::string& bytes :
       {skippable + frame, frame + skippable, frame + skippable + frame}) {
    const auto got = unpacked(bytes, {}, 1);
    CHECK(got.bytes == (bytes.size() > frame.size() * 2 ? "texttext" : "text"));
    CHECK_FALSE(got.fault);
  }
  CHECK(unpacked(skippable).bytes.empty());
}

TEST_CASE("zeros behind the last gzip member are padding, other bytes are not") {
  const std::string member = packed(Compression::gzip, "text");
  const auto padded = unpacked(member + std::string(700, '\0'), {}, 64);
  CHECK(padded.bytes == "text");
  CHECK_FALSE(padded.fault);
  for (const std::string& rest : {"garbage"s, "\0\0x"s, "\x1F"s, "\x1F\x8B\x08"s}) {
    const auto got = unpacked(member + rest);
    CHECK(got.bytes == "text");
    REQUIRE(got.fault);
    CHECK(got.fault->fault == Fault::input_damaged);
  }
}

TEST_CASE("bytes behind the last zstd frame are a fault") {
  const auto got = unpacked(packed(Compression::zstd, "text") + "garbage");
  CHECK(got.bytes == "text");
  REQUIRE(got.fault);
  CHECK(got.fault->message ==
        "the zstd data are damaged near byte 17: what follows the last frame is no zstd data");
}

TEST_CASE("cut off at any byte, an input gives what came before and a fault") {
  const std::string text = sample_text(6000);
  for (const Compression form : forms) {
    const std::string bytes = packed(form, text);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const auto got = unpacked(bytes.substr(0, size), {}, SIZE_MAX, 4096,
                                "in" + std::string(extension_of(form)));
      if (!got.fault || got.fault->fault != Fault::input_damaged) FAIL("no fault at " << size);
      const bool is_told = size >= 4;
      if (is_told && !text.starts_with(got.bytes)) FAIL("other bytes at " << size);
    }
  }
}

TEST_CASE("an input that is no more than the start of a magic number is cut off") {
  CHECK(unpacked("", {}, SIZE_MAX, 10, "a.gz").fault);
  CHECK(unpacked("\x1F", {}, SIZE_MAX, 10, "a.gz").fault);
  CHECK(unpacked("(", {}, SIZE_MAX, 10, "a.zst").fault);
  CHECK(unpacked("\x1F\x8B", {}, SIZE_MAX, 10, "-").fault);
  CHECK(unpacked("\x1F\x8B", {}, SIZE_MAX, 10, "-").bytes == "\x1F\x8B");
  CHECK_FALSE(unpacked("x", {}, SIZE_MAX, 10, "a.gz").fault);  // a name proves nothing
}

TEST_CASE("a flipped bit is found, or changes nothing") {
  const std::string text = sample_text(3000);
  for (const Compression form : forms) {
    const std::string bytes = packed(form, text);
    std::uint32_t state = 2463534242U;
    for (int i = 0; i < 10'000; ++i) {
      state ^= state << 13U;
      state ^= state >> 17U;
      state ^= state << 5U;
      std::string flipped = bytes;
      flipped[state % bytes.size()] ^= static_cast<char>(1U << ((state >> 16U) % 8));
      const auto got = unpacked(flipped);
      // A flip in the magic number makes it plain bytes; one in gzip's time or flags changes
      // nothing.
      if (!got.fault && got.bytes != text && got.bytes != flipped) FAIL("flip " << i);
    }
  }
}

TEST_CASE("an input that expands too far is stopped behind the limit, and one below goes on") {
  const std::string zeros(std::size_t{4} << 20, '\n');
  for (const Compression form : forms) {
    const std::string bytes = packed(form, zeros);
    const std::size_t ratio = zeros.size() / bytes.size();
    DecodeOptions options;
    options.min_ratio_bytes = std::size_t{1} << 20;
    options.max_ratio = ratio / 2;
    const auto stopped = unpacked(bytes, options);
    REQUIRE(stopped.fault);
    CHECK(stopped.fault->fault == Fault::input_expands);
    CHECK(stopped.bytes.size() <= zeros.size());
    options.max_ratio = ratio * 100;
    CHECK_FALSE(unpacked(bytes, options).fault);
    options.max_ratio = 1;
    options.min_ratio_bytes = zeros.size();
    CHECK_FALSE(unpacked(bytes, options).fault);
  }
}

TEST_CASE("the limits as they stand let text through and stop a bomb") {
  const std::string zeros(dross::limits::min_ratio_bytes + (std::size_t{1} << 20), '\0');
  const auto got = unpacked(packed(Compression::gzip, zeros), {}, SIZE_MAX, 1 << 16);
  REQUIRE(got.fault);
  CHECK(got.fault->fault == Fault::input_expands);
  CHECK_FALSE(unpacked(packed(Compression::gzip, sample_text(1 << 20))).fault);
}

TEST_CASE("a zstd window over the limit is refused") {
  // A frame header that asks for a window of 2^(10 + exponent) bytes (RFC 8878, 3.1.1.1.2), and an
  // empty last block.
  const auto frame = [](int window_log) {
    return "\x28\xB5\x2F\xFD"s + '\0' + static_cast<char>((window_log - 10) << 3) + "\x01\x00\x00"s;
  };
  CHECK_FALSE(unpacked(frame(dross::limits::max_window_log)).fault);
  const auto got = unpacked(frame(dross::limits::max_window_log + 1));
  REQUIRE(got.fault);
  CHECK(got.fault->fault == Fault::window_too_large);
}

TEST_CASE("records before the damage are read, the one in it passes untouched") {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "{\"text\":\"Record " + std::to_string(i * 7919) + "\"}\n";
  const std::string bytes = packed(Compression::gzip, text);
  const auto read = dross::test::read_all(
      dross::decoded(dross::memory_source(bytes.substr(0, bytes.size() - 60), "in")), {});
  REQUIRE(read.error);
  CHECK(read.error->fault == Fault::input_damaged);
  CHECK(read.counts.documents > 0);
  CHECK(text.starts_with(read.raw()));
}

TEST_CASE("an error of the source below comes through") {
  auto failing = std::make_unique<dross::test::FailingSource>("plain text");
  const auto read = dross::test::read_all(dross::decoded(std::move(failing)));
  CHECK(read.error);
  CHECK(read.raw() == "plain text");
}
