// Rules that look at one line are asked line by line. Those that take several (section, tail,
// sequence), and spans, are run by the engine itself, alone, on the example behind a piece of
// prose, so that an example means just what the rule will do.
#include "eval/examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "decide/decide.h"
#include "match/line_test.h"
#include "text/lines.h"

namespace dross {
namespace {

// What stands before an example: enough prose for a tail to be the end of something.
constexpr std::string_view article =
    "The council voted on Tuesday evening to repair the old harbour bridge before the winter, "
    "after "
    "engineers had warned for years that its eastern pillars would not stand another flood.\n\n"
    "Work is to begin in the second week of September and will close one lane at a time, so that "
    "buses can still cross, the mayor told residents who had filled the hall to the last seat.\n\n"
    "The cost is put at four million crowns, of which the region pays half; the rest comes from "
    "the "
    "sale of the former customs house, which has stood empty since the ferries moved north.\n\n";

RuleSet alone(const RuleSet& rules, const Rule& rule) {
  RuleSet set;
  set.packs = rules.packs;
  set.rules = {rule};
  set.rules.front().where = where_anywhere;
  set.rules.front().confidence = Confidence::high;
  return set;
}

// The match alone: no evidence is asked for, no guard looks on, the engine does nothing by itself.
DecideOptions options_for_examples() {
  DecideOptions options;
  options.profile = Profile::greedy;
  options.dedupe = Dedupe::off;
  options.mechanisms = {.sum = false,
                        .runs = false,
                        .lists = false,
                        .companions = false,
                        .list_form = false,
                        .paragraph_guard = false,
                        .removal_cap = false};
  return options;
}

enum class Outcome { all_go, none_goes, some_go };

Outcome outcome_by_line(const RuleSet& set, std::string_view text) {
  const LinedText lined = split_lines(text, Paragraphs::line);
  std::size_t hit = 0;
  for (std::uint32_t line = 0; line < lined.lines.size(); ++line) {
    std::vector<Match> matches;
    test_line(set, 0, lined, line, matches);
    hit += matches.empty() ? 0 : 1;
  }
  if (hit == 0) return Outcome::none_goes;
  return hit == lined.lines.size() ? Outcome::all_go : Outcome::some_go;
}

// What the rule alone leaves of the text behind the article; nullopt where it takes from that.
std::optional<std::string> leave(const RuleSet& set, std::string_view text) {
  const std::string document = std::string(article) + std::string(text);
  const LinedText lined = split_lines(document, Paragraphs::line);
  std::vector<Match> matches;
  for (std::uint32_t line = 0; line < lined.lines.size(); ++line) {
    test_line(set, 0, lined, line, matches);
  }
  std::string kept;
  std::size_t at = 0;
  const auto matcher = reference_matcher(set);
  const Decision decision = decide(lined, *matcher, {0}, matches, options_for_examples());
  for (const Edit& edit : decision.edits) {
    kept += document.substr(at, edit.span.begin - at);
    at = edit.span.end;
  }
  kept += document.substr(at);
  const std::string_view before = article.substr(0, article.find_last_not_of('\n') + 1);
  if (!kept.starts_with(before)) return std::nullopt;
  const std::size_t rest = std::min(kept.find_first_not_of('\n', before.size()), kept.size());
  return kept.substr(rest);
}

std::string_view without_blank_start(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of('\n'), text.size()));
}

Outcome outcome_by_engine(const RuleSet& set, std::string_view text) {
  const std::optional<std::string> left = leave(set, text);
  if (left && left->find_first_not_of(" \r\n\t") == std::string::npos) return Outcome::all_go;
  if (left && *left == without_blank_start(text)) return Outcome::none_goes;
  return Outcome::some_go;
}

bool looks_at_one_line(RuleKind kind) {
  return kind == RuleKind::line || kind == RuleKind::keep;
}

Outcome outcome_of(const RuleSet& set, std::string_view text) {
  return looks_at_one_line(set.rules.front().kind) ? outcome_by_line(set, text)
                                                   : outcome_by_engine(set, text);
}

// As it is spelled in the rule file.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == '\n') {
      line += "\\n";
    } else {
      line += c;
    }
  }
  return make_printable(line);
}

// The place is the example's in the rule file; what stands there is TOML, so the text is quoted
// here.
Diagnostic failure(const Rule& rule, const Example& example, const std::string& complaint) {
  Diagnostic diagnostic;
  diagnostic.fault = Fault::example_fails;
  diagnostic.message = fmt::format("{}: {}", complaint, on_one_line(example.text));
  diagnostic.place = example.place;
  diagnostic.hint = fmt::format("`dross rules show {}` shows what it matches", rule.id);
  return diagnostic;
}

class ExampleTest {
 public:
  ExampleTest(const RuleSet& rules, const Rule& rule) : rule_(rule), set_(alone(rules, rule)) {}

  // A `keep` rule works the other way round: its `keeps` are what it must match.
  [[nodiscard]] std::optional<Diagnostic> removes(const Example& example) const {
    if (example.leaves) return leaves(example);
    const bool wanted = rule_.kind != RuleKind::keep;
    return expect(
        example, wanted ? Outcome::all_go : Outcome::none_goes,
        wanted ? "does not take this `removes` example" : "protects this `removes` example");
  }
  [[nodiscard]] std::optional<Diagnostic> keeps(const Example& example) const {
    const bool protects = rule_.kind == RuleKind::keep;
    return expect(example, protects ? Outcome::all_go : Outcome::none_goes,
                  protects ? "does not protect this `keeps` example"
                           : "takes something of this `keeps` example");
  }

 private:
  [[nodiscard]] std::optional<Diagnostic> expect(const Example& example, Outcome wanted,
                                                 std::string_view complaint) const {
    const Outcome outcome = outcome_of(set_, example.text);
    if (outcome == wanted) return std::nullopt;
    const std::string_view part =
        wanted == Outcome::all_go && outcome == Outcome::some_go ? " whole" : "";
    return failure(rule_, example, fmt::format("`{}` {}{}", rule_.id, complaint, part));
  }

  [[nodiscard]] std::optional<Diagnostic> leaves(const Example& example) const {
    const std::optional<std::string> left = leave(set_, example.text);
    if (left && *left == *example.leaves) return std::nullopt;
    return failure(rule_, example,
                   fmt::format("`{}` leaves `{}` of this example, not `{}`", rule_.id,
                               on_one_line(left.value_or("?")), on_one_line(*example.leaves)));
  }

  const Rule& rule_;
  RuleSet set_;
};

}  // namespace

std::vector<Diagnostic> test_examples(const RuleSet& rules, ExampleCount& count) {
  std::vector<Diagnostic> failures;
  const auto note = [&](std::optional<Diagnostic> failed) {
    ++count.tested;
    if (!failed) return;
    ++count.failed;
    failures.push_back(std::move(*failed));
  };
  for (const Rule& rule : rules.rules) {
    const ExampleTest test(rules, rule);
    for (const Example& example : rule.removes) note(test.removes(example));
    for (const Example& example : rule.keeps) note(test.keeps(example));
  }
  return failures;
}

}  // namespace dross
