// What a program of somebody else needs of an installed libdross: its own rules, the shipped ones,
// and one document cleaned by each. Exit code 0 if both came out as expected.
#include <dross/pipeline.h>

#include <iostream>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view article =
    "The harbour bridge opens on Monday after eleven months of repairs.\n"
    "\n"
    "advertisement\n"
    "\n"
    "Lorries have to wait until the speed limit is lifted in the spring.\n";

constexpr std::string_view own_rules = R"(
[pack]
name = "own"

[[rule]]
id = "own/label"
category = "ad-label"
why = "A label that stood over an advertisement"
confidence = "high"
strength = "alone"
kind = "line"
match = '^advertisement$'
max_words = 1
removes = ["advertisement"]
keeps = ["The advertisement was withdrawn."]
)";

bool is_without_label(std::string_view text) {
  return text.find("advertisement") == std::string_view::npos &&
         text.find("The harbour bridge") == 0 && text.find("Lorries") != std::string_view::npos;
}

bool clean_by_own_rules() {
  const dross::LoadedRules loaded = dross::load_rules({{"own.toml", std::string(own_rules)}});
  for (const dross::Diagnostic& diagnostic : loaded.diagnostics) {
    std::cerr << dross::render_text(diagnostic, dross::Colour::off);
  }
  if (!loaded.ok()) return false;
  const dross::Cleaner cleaner(loaded.set, {});
  return is_without_label(cleaner.clean(article));
}

bool clean_by_shipped_rules() {
  const dross::Cleaner cleaner(dross::shipped_rules(), {});
  const std::string cleaned = cleaner.clean(article);
  return !dross::shipped_rules().rules.empty() && cleaned.starts_with("The harbour bridge") &&
         cleaned.ends_with("in the spring.\n");
}

}  // namespace

int main() {
  const bool own = clean_by_own_rules();
  const bool shipped = clean_by_shipped_rules();
  std::cout << "dross " << dross::version() << ": own rules " << (own ? "good" : "BAD")
            << ", shipped rules " << (shipped ? "good" : "BAD") << '\n';
  return own && shipped ? 0 : 1;
}
