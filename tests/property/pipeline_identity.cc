// Without rules and without the search for duplicates nothing changes: every string of up to three
// bytes, as a text and as a JSONL text value, and damaged fixtures.
//
// The whole way of the data takes some microseconds an input, so single texts of three bytes go
// through the cleaner alone, which is where a text could change; as JSONL a quarter of a million
// records go through everything in one input.
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include "catch.h"
#include "property/pipeline_fixtures.h"

namespace {

using dross::Cleaner;
using dross::Format;
using dross::RuleSet;
using dross::SpliceWriter;
using dross::test::any_fixture;
using dross::test::corrupt;
using dross::test::Input;
using dross::test::reading;

const Cleaner& idle_cleaner() {
  static const RuleSet no_rules;
  static const Cleaner cleaner = [] {
    dross::CleanOptions options;
    options.decide.dedupe = dross::Dedupe::off;
    return Cleaner(no_rules, options);
  }();
  return cleaner;
}

/// Cleaned bytes alone, without log and explanation.
std::string cleaned(const std::string& bytes, const dross::ReaderOptions& options,
                    const std::string& name = "in") {
  std::string out;
  const auto sink = dross::memory_sink(out);
  SpliceWriter writer(*sink);
  dross::RunSummary summary;
  std::size_t offset = 0;
  const dross::Report ignore = [](const dross::Diagnostic&) {};
  if (!dross::run_one(dross::memory_source(bytes, name), options, idle_cleaner(), {&writer}, ignore,
                      summary, offset)) {
    FAIL("a sink in memory cannot fail");
  }
  return out;
}

TEST_CASE("no rules: every text of up to two bytes comes out as it was, in every format") {
  for (unsigned value = 0; value < 0x10000; ++value) {
    for (const std::size_t size : {1U, 2U}) {
      if (size == 1 && value > 0xFF) continue;
      std::string text(1, static_cast<char>(value & 0xFFU));
      if (size == 2) text += static_cast<char>(value >> 8U);
      dross::ReaderOptions options;
      options.block = 64;
      if (cleaned(text, options) != text) FAIL("bytes " << std::hex << value);
    }
  }
  CHECK(cleaned("", {}).empty());
}

TEST_CASE("no rules: nothing goes from any text of three bytes") {
  std::string text(3, '\0');
  std::size_t checked = 0;
  for (unsigned value = 0; value < 0x1000000; ++value) {
    for (std::size_t i = 0; i < 3; ++i) text[i] = static_cast<char>(value >> (8 * i) & 0xFFU);
    if (!idle_cleaner().decide(text).edits.empty()) FAIL("bytes " << std::hex << value);
    ++checked;
  }
  CHECK(checked == 0x1000000);
}

TEST_CASE("no rules: every JSONL text value of up to three bytes comes out as it was") {
  const auto check = [](const std::string& input) {
    if (cleaned(input, reading(Format::jsonl)) != input) FAIL("records were changed");
  };
  std::string input;
  std::size_t records = 0;
  for (unsigned first = 0; first < 256; ++first) {
    input.clear();
    const std::string start = std::string("{\"text\":\"") + static_cast<char>(first);
    input += start + "\"}\n";
    for (unsigned second = 0; second < 256; ++second) {
      input += start + static_cast<char>(second) + "\"}\n";
      for (unsigned third = 0; third < 256; ++third, ++records) {
        input += start;
        input += static_cast<char>(second);
        input += static_cast<char>(third);
        input += "\"}\n";
      }
    }
    check(input);
  }
  CHECK(records == 0x1000000);
}

TEST_CASE("no rules: damaged fixtures come out as they were") {
  std::mt19937 random(51);
  for (int round = 0; round < 100'000; ++round) {
    const Input& fixture = any_fixture(random);
    const std::string bytes = corrupt(fixture.bytes, random);
    if (cleaned(bytes, {}, fixture.name) != bytes) {
      INFO(dross::test::as_hex(bytes));
      FAIL(fixture.name << ", round " << round);
    }
  }
}

}  // namespace
