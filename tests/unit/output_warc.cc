// Cleaned web archives: the head says what is true of the cleaned text, and the log gives back the
// head as it was.
#include <string>
#include <string_view>

#include "catch.h"
#include "output_support.h"
#include "warc_support.h"

namespace {

using dross::test::conversion;
using dross::test::output_rules;
using dross::test::run_with;
using dross::test::TextCleaner;
using dross::test::warcinfo;

constexpr std::string_view text = "One.\nSee also Two\nThree.\n";
constexpr std::string_view cleaned_text = "One.\nThree.\n";
// `printf 'One.\nThree.\n' | openssl sha1 -binary | base32` and the like.
constexpr std::string_view digest = "UJ4H2HIQDABTSBTCOML4NGDIJQDU7NXZ";
constexpr std::string_view cleaned_digest = "HXQU6RQZYN46PZ3BL7ZD2GUQ7D3GPKTB";
constexpr std::string_view cleaned_hexadecimal = "3de14f4619c379e7e7615ff23d1a90f8f667aa61";

std::string digest_field(std::string_view name, std::string_view value) {
  return std::string(name).append(": ").append(value).append("\r\n");
}

dross::test::OutputRun clean(std::string_view archive, std::size_t min_words = 0) {
  static const TextCleaner cleaner(output_rules);
  dross::OutputOptions output;
  output.min_words = min_words;
  return run_with(archive, cleaner.cleaner(), output);
}

void check_restores(const dross::test::OutputRun& run, std::string_view archive) {
  std::string restored;
  const auto out = dross::memory_sink(restored);
  const auto cleaned = dross::memory_source(run.cleaned);
  REQUIRE(dross::restore(*cleaned, dross::memory_source(run.log), *out).has_value());
  CHECK(restored == archive);
}

}  // namespace

TEST_CASE("length and digests are those of the cleaned text") {
  const std::string old_fields = digest_field("WARC-Block-Digest", "sha1:" + std::string(digest)) +
                                 digest_field("WARC-Payload-Digest", "sha1:" + std::string(digest));
  const std::string new_fields =
      digest_field("WARC-Block-Digest", "sha1:" + std::string(cleaned_digest)) +
      digest_field("WARC-Payload-Digest", "sha1:" + std::string(cleaned_digest));
  const std::string archive = warcinfo() + conversion(text, old_fields) + conversion("Whole.\n");
  const auto run = clean(archive);
  CHECK(run.cleaned == warcinfo() + conversion(cleaned_text, new_fields) + conversion("Whole.\n"));
  check_restores(run, archive);
}

TEST_CASE("a hexadecimal digest stays hexadecimal, one of another kind goes") {
  const std::string archive =
      conversion(text, digest_field("warc-block-digest", "sha1:" + std::string(40, 'a')) +
                           digest_field("WARC-Payload-Digest", "md5:123"));
  const auto run = clean(archive);
  CHECK(run.cleaned ==
        conversion(cleaned_text,
                   digest_field("warc-block-digest", "sha1:" + std::string(cleaned_hexadecimal))));
  check_restores(run, archive);
}

TEST_CASE("of a record that loses nothing no byte changes, right or wrong") {
  const std::string archive =
      conversion("Whole.\n", digest_field("WARC-Block-Digest", "sha1:WRONG"));
  const auto run = clean(archive);
  CHECK(run.cleaned == archive);
  check_restores(run, archive);
}

TEST_CASE("a text that goes whole leaves an empty block, or no record") {
  const std::string archive = conversion(
      "See also Two\n", digest_field("WARC-Block-Digest", "sha1:" + std::string(digest)));
  const auto emptied = clean(archive);
  CHECK(emptied.cleaned ==
        conversion("", digest_field("WARC-Block-Digest", "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")));
  check_restores(emptied, archive);
  const auto left_out = clean(archive, 1);
  CHECK(left_out.cleaned.empty());
  check_restores(left_out, archive);
}

TEST_CASE("the log tells of the head") {
  const auto run = clean(conversion(text));
  CHECK_THAT(run.log, Catch::Contains("\"removed\":\"25\""));
  CHECK_THAT(run.log, Catch::Contains("\"kind\":\"head\""));
}
