// Each limit of rule files from both sides.
#include <string>

#include "base/limits.h"
#include "catch.h"
#include "unit/rules_support.h"

namespace dross {
namespace {

using dross::test::count_of;
using dross::test::line_rule;
using dross::test::load_text;

TEST_CASE("a rule file of 8 MiB is read, one byte more is refused") {
  std::string text = line_rule("a/one");
  text += "#" + std::string(limits::max_rule_file - text.size() - 1, 'x');
  const LoadedRules full = load_text(text);
  CHECK(full.ok());
  CHECK(full.set.rules.size() == 1);
  const LoadedRules over = load_text(text + "x");
  REQUIRE(over.diagnostics.size() == 1);
  CHECK(over.diagnostics[0].fault == Fault::rule_file_too_large);
  CHECK(over.set.rules.empty());
}

TEST_CASE("a pattern of 4096 bytes is read, one byte more is refused") {
  CHECK(load_text(line_rule("a", std::string(limits::max_pattern, 'x'))).ok());
  const LoadedRules over = load_text(line_rule("a", std::string(limits::max_pattern + 1, 'x')));
  CHECK(count_of(over, Fault::pattern_too_large) == 1);
}

TEST_CASE("a name of four words is below the cap on programs, any text of letters above") {
  CHECK(load_text(line_rule("a", R"(^\p{Lu}[\p{L}.-]+( \p{Lu}[\p{L}.-]+){0,3}$)")).ok());
  const LoadedRules over = load_text(line_rule("a", R"(^\pL{2,60}$)"));
  CHECK(count_of(over, Fault::pattern_too_large) == 1);
}

TEST_CASE("fifteen groups are taken, sixteen are not") {
  std::string groups;
  for (int i = 0; i < limits::max_pattern_groups; ++i) groups += "(a)";
  CHECK(load_text(line_rule("a", groups)).ok());
  CHECK(count_of(load_text(line_rule("a", groups + "(a)")), Fault::pattern_too_large) == 1);
  CHECK(load_text(line_rule("a", groups + "(?:a)")).ok());
}

std::string faulty_keys(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "k" + std::to_string(i) + " = 1\n";
  return text;
}

TEST_CASE("a hundred faults are shown, the rest is counted") {
  const LoadedRules full = load_text(faulty_keys(limits::max_faults));
  CHECK(full.diagnostics.size() == limits::max_faults);
  CHECK(count_of(full, Fault::more_faults) == 0);

  const LoadedRules over = load_text(faulty_keys(limits::max_faults + 7));
  REQUIRE(over.diagnostics.size() == limits::max_faults + 1);
  const Diagnostic& note = over.diagnostics.back();
  CHECK(note.fault == Fault::more_faults);
  CHECK(render_text(note, Colour::off) ==
        "note[N191]: 7 more errors and 0 more warnings in this file\n --> mine.toml\n");
}

TEST_CASE("warnings never push an error out") {
  std::string text;
  for (int i = 0; i < 100; ++i) {
    text += "[[rule]]\nid='a/" + std::to_string(i) + "'\nkind='tail'\nmatch='x'\n";
  }
  const LoadedRules loaded = load_text(text + "[[rule]]\nid='b'\nkind='tail'\nmatch='('\n");
  CHECK_FALSE(loaded.ok());
  CHECK(count_of(loaded, Fault::pattern_missing_paren) == 1);
  CHECK(loaded.diagnostics.size() == limits::max_faults + 1);
  CHECK(loaded.diagnostics.back().message == "0 more errors and 103 more warnings in this file");
}

TEST_CASE("a very long source line is not copied") {
  const std::string pad(limits::max_source_line - 5, 'x');
  const auto shown = load_text("k = '" + pad.substr(1) + "'");
  REQUIRE(shown.diagnostics.size() == 1);
  CHECK(shown.diagnostics[0].source_line.size() == limits::max_source_line);
  const auto over = load_text("k = '" + pad + "'");
  REQUIRE(over.diagnostics.size() == 1);
  CHECK(over.diagnostics[0].source_line.empty());
  CHECK(over.diagnostics[0].place.column == 1);
}

TEST_CASE("tables may nest, but not without end") {
  const auto nested = [](std::size_t depth) {
    return "a = " + std::string(depth, '[') + std::string(depth, ']') + "\n";
  };
  CHECK(count_of(load_text(nested(200)), Fault::unknown_key) == 1);
  CHECK(count_of(load_text(nested(100000)), Fault::toml_syntax) == 1);
}

}  // namespace
}  // namespace dross
