// With the shipped rules: cleaned text and log are the input again, edits are in order, reading in
// other pieces changes nothing, and cleaning is pure.
#include <future>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "property/pipeline_fixtures.h"

namespace {

using dross::Cleaner;
using dross::Cleaning;
using dross::Edit;
using dross::test::any_fixture;
using dross::test::corrupt;
using dross::test::fixtures;
using dross::test::Input;
using dross::test::restore_bytes;
using dross::test::run_inputs;
using dross::test::RunResult;

const Cleaner& shipped_cleaner() {
  static const Cleaner cleaner(dross::shipped_rules(), {});
  return cleaner;
}

std::string joined(const std::vector<Input>& inputs) {
  std::string all;
  for (const Input& input : inputs) all += input.bytes;
  return all;
}

RunResult check_restores(const std::vector<Input>& inputs) {
  RunResult result = run_inputs(inputs, shipped_cleaner());
  const std::string all = joined(inputs);
  const auto restored = restore_bytes(result.cleaned, result.log);
  if (!restored || *restored != all) {
    INFO(dross::test::as_hex(all));
    FAIL((restored ? "other bytes came back" : restored.error().message));
  }
  return result;
}

TEST_CASE("fixtures come back from what was cleaned and the log") {
  std::size_t edits = 0;
  for (const Input& fixture : fixtures()) {
    CAPTURE(fixture.name);
    edits += check_restores({fixture}).summary.edits;
  }
  CHECK(edits > 50);
  CHECK(check_restores(fixtures()).summary.edits == edits);
}

TEST_CASE("damaged fixtures come back, one by one and several in a run") {
  std::mt19937 random(61);
  std::size_t edits = 0;
  int inputs_done = 0;
  while (inputs_done < 10'000) {
    std::vector<Input> inputs;
    for (std::size_t count = random() % 4 == 0 ? 1 + random() % 4 : 1; count > 0; --count) {
      const Input& fixture = any_fixture(random);
      inputs.push_back({fixture.name, corrupt(fixture.bytes, random)});
    }
    inputs_done += static_cast<int>(inputs.size());
    edits += check_restores(inputs).summary.edits;
  }
  CHECK(edits > 10'000);
}

TEST_CASE("edits of damaged texts ascend, do not overlap and lie in the text") {
  std::mt19937 random(62);
  for (int round = 0; round < 2'000; ++round) {
    const std::string text = corrupt(any_fixture(random).bytes, random);
    if (!dross::test::is_well_formed(shipped_cleaner().decide(text).edits, text)) {
      INFO(dross::test::as_hex(text));
      FAIL("round " << round);
    }
  }
}

TEST_CASE("every size of reads gives the same bytes, log and explanation") {
  std::vector<std::size_t> sizes(9);
  std::iota(sizes.begin(), sizes.end(), std::size_t{1});
  sizes.insert(sizes.end(), {4095, 4096, 4097});
  std::mt19937 random(63);
  std::vector<Input> inputs = fixtures();
  for (int i = 0; i < 20; ++i) {
    const Input& fixture = any_fixture(random);
    inputs.push_back({fixture.name, corrupt(fixture.bytes, random)});
  }
  const RunResult whole = run_inputs(inputs, shipped_cleaner());
  for (const std::size_t size : sizes) {
    const RunResult pieces = run_inputs(inputs, shipped_cleaner(), {}, size);
    CAPTURE(size);
    CHECK((pieces.cleaned == whole.cleaned));
    CHECK((pieces.log == whole.log));
    CHECK((pieces.explained == whole.explained));
  }
}

/// Everything that is said about the texts.
std::string clean_all(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) {
    const Cleaning cleaning = shipped_cleaner().decide(text);
    out += cleaning.language.code + " " + std::to_string(cleaning.words) + "\n";
    for (const Edit& edit : cleaning.edits) {
      out += std::to_string(edit.span.begin) + "-" + std::to_string(edit.span.end) + " " +
             std::string(edit.source()) + " " + std::to_string(edit.line) + " " +
             std::to_string(edit.cause) + " " + std::to_string(edit.words) + "\n";
    }
  }
  return out;
}

TEST_CASE("cleaning is pure: again and in two threads at once it says the same") {
  std::mt19937 random(64);
  std::vector<std::string> texts;
  for (const Input& fixture : fixtures()) texts.push_back(fixture.bytes);
  for (int i = 0; i < 100; ++i) texts.push_back(corrupt(any_fixture(random).bytes, random));
  const auto here = std::launch::async;
  auto first = std::async(here, clean_all, std::cref(texts));
  auto second = std::async(here, clean_all, std::cref(texts));
  const std::string expected = first.get();
  CHECK((second.get() == expected));
  CHECK((clean_all(texts) == expected));
}

}  // namespace
