// Any bytes as a rule file: faults are said with a place inside the file, the same whether RE2 is
// asked of all patterns or only of doubtful ones, and a set without faults can be run.
#include "fuzz/fuzz.h"
#include "rules/load.h"

namespace {

constexpr std::string_view sample =
    "Read more: the otters of the lake\nA paragraph of the article, with “quotes” and 12 numbers.\n"
    "\n© 2024 Lakeside Gazette\nSign up for our newsletter\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dross;
  const std::string content(fuzz::as_text(data, size));
  const LoadedRules loaded = load_rules({{"fuzz.toml", content, RuleOrigin::user}}, Lints::on);
  const auto lines = static_cast<std::size_t>(std::ranges::count(content, '\n')) + 1;
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    fuzz::require(diagnostic.place.line <= lines, "a diagnostic's line is in the file");
    fuzz::require(!render_text(diagnostic, Colour::off).empty(), "a diagnostic can be shown");
  }
  const LoadedRules in_doubt = load_rules({{"fuzz.toml", content, RuleOrigin::user}}, Lints::off);
  fuzz::require(in_doubt.ok() == loaded.ok(), "RE2 is asked where a pattern is not certain");
  if (!loaded.ok()) return 0;
  const Cleaner cleaner(loaded.set, {});
  fuzz::require(cleaner.clean(sample).size() <= sample.size(), "cleaning takes, and adds nothing");
  return 0;
}
