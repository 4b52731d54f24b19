// Any text through the shipped rules: edits are in order and inside the text, `keep` and order do
// not depend on the profile, and cleaned bytes and log are the input again. The first byte chooses
// the profile and what a paragraph is.
#include <map>

#include "fuzz/fuzz.h"

namespace {

using namespace dross;

CleanOptions options_of(unsigned how) {
  CleanOptions options;
  options.decide.profile = static_cast<Profile>(how % 3);
  options.paragraphs = static_cast<Paragraphs>(how / 4 % 3);
  options.language = (how & 16U) != 0 ? "en" : "";
  return options;
}

// One for each choice: making one takes a hundred times as long as cleaning.
const Cleaner& cleaner_of(unsigned how) {
  static std::map<unsigned, std::unique_ptr<Cleaner>> cleaners;
  std::unique_ptr<Cleaner>& cleaner = cleaners[how % 3 + 4 * (how / 4 % 3) + (how & 16U)];
  if (!cleaner) cleaner = std::make_unique<Cleaner>(shipped_rules(), options_of(how));
  return *cleaner;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [how, text] = fuzz::take_choice(fuzz::as_text(data, size));
  const Cleaner& cleaner = cleaner_of(how);
  const Cleaning cleaning = cleaner.decide(text);
  std::size_t at = 0;
  for (const Edit& edit : cleaning.edits) {
    fuzz::require(edit.span.begin >= at && edit.span.end > edit.span.begin, "edits ascend");
    fuzz::require(edit.content.begin >= edit.span.begin && edit.content.end <= edit.span.end,
                  "an edit holds what it is about");
    at = edit.span.end;
  }
  fuzz::require(at <= text.size(), "edits lie in the text");
  ReaderOptions reading;
  reading.format = Format::text;
  fuzz::require_restores(fuzz::run_bytes(text, cleaner, reading, SIZE_MAX), text);
  return 0;
}
