// Scenes for tests of evidence: prose with lines of a known length in it, and rules of one pattern.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "decide/evidence.h"
#include "unit/pipeline_support.h"

namespace dross::test {

/// Paragraphs of 32 words, whole sentences, no word of any test rule in them.
inline const std::array<std::string, 4> paragraphs = {
    "The harbour office counted its boats on Monday and found one too many, which nobody had ever "
    "reported missing elsewhere, so that it was given a number, a berth and a bill.",
    "Three captains looked at it in the rain and agreed about nothing except the paint, which "
    "they held to be older than the pier and better than their own had ever been.",
    "A boy from the upper town said that he had rowed it down the river himself, but he could "
    "not say from where, and his mother said that he had been asleep.",
    "The judge will hear all of them next week in the old customs house, because the roof of "
    "her court is being mended and the boat would not fit through its door."};

/// `words` words; the first is `first`, the last is followed by `end`.
inline std::string line_of(std::uint32_t words, std::string_view first = "Zebra",
                           std::string_view end = ".") {
  static constexpr std::array<std::string_view, 7> fill = {"grey",  "stones", "lie",  "under",
                                                           "green", "water",  "today"};
  std::string line(first);
  for (std::uint32_t i = 1; i < words; ++i) line.append(" ").append(fill[i % fill.size()]);
  return line.append(end);
}

inline std::string joined(std::initializer_list<std::string_view> lines) {
  std::string text;
  for (const std::string_view line : lines) text.append(line).append("\n");
  return text;
}

/// A `line` rule for up to 200 words, with evidence and of high confidence unless `keys` say more.
inline std::string line_rule(std::string_view id, std::string_view match,
                             std::string_view keys = "confidence = \"high\"") {
  return "[[rule]]\nid = \"" + std::string(id) +
         "\"\nkind = \"line\"\ncategory = \"related\"\nwhy = \"A test\"\nmax_words = 200\n"
         "match = '" +
         std::string(match) + "'\n" + std::string(keys) + "\n";
}

/// Keys of a rule that stands alone.
inline constexpr std::string_view alone = "confidence = \"high\"\nstrength = \"alone\"";

/// A rule of this category that stands alone.
inline std::string in_category(std::string_view id, std::string_view match,
                               std::string_view category) {
  return "[[rule]]\nid = \"" + std::string(id) +
         "\"\nkind = \"line\"\nconfidence = \"high\"\nstrength = \"alone\"\nmax_words = 200\n"
         "category = \"" +
         std::string(category) + "\"\nmatch = '" + std::string(match) + "'\n";
}

/// One thing at a time: no runs, lists, companions, duplicates, no cap.
inline DecideOptions plain_options(Profile profile = Profile::balanced) {
  DecideOptions options;
  options.profile = profile;
  options.dedupe = Dedupe::off;
  options.max_removed = 100;
  options.mechanisms.runs = false;
  options.mechanisms.lists = false;
  options.mechanisms.companions = false;
  return options;
}

/// A text decided upon by a rule file.
class Scene {
 public:
  Scene(std::string_view toml, std::string text, DecideOptions options = plain_options())
      : rules_(rules_of(toml)),
        text_(std::move(text)),
        lined_(split_lines(text_, Paragraphs::line)),
        options_(std::move(options)),
        selection_(RuleSelector(rules_).select("", "")),
        matches_(reference_matcher(rules_)->match(lined_, selection_)),
        decision_(decide(lined_, *reference_matcher(rules_), selection_, matches_, options_)) {
    CHECK(is_well_formed(decision_.edits, text_));
  }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  [[nodiscard]] const Decision& decision() const { return decision_; }
  [[nodiscard]] const std::vector<Edit>& edits() const { return decision_.edits; }
  [[nodiscard]] const LinedText& lined() const { return lined_; }
  [[nodiscard]] std::string left() const { return without(text_, decision_.edits); }
  /// What speaks against the line before anything is taken.
  [[nodiscard]] Evidence evidence(std::uint32_t line) const {
    const Situation situation(lined_, rules_, matches_, options_);
    const auto found = weigh_line(situation, Draft(lined_), line);
    REQUIRE(found.has_value());
    return found->evidence;
  }
  /// Does the line of this index (of the non-blank ones) go?
  [[nodiscard]] bool goes(std::uint32_t line) const { return edit_at(line) != nullptr; }
  /// The edit of the line, or null.
  [[nodiscard]] const Edit* edit_at(std::uint32_t line) const {
    for (const Edit& edit : decision_.edits) {
      if (edit.line == lined_.lines[line].number) return &edit;
    }
    return nullptr;
  }

 private:
  RuleSet rules_;
  std::string text_;
  LinedText lined_;
  DecideOptions options_;
  Selection selection_;
  std::vector<Match> matches_;
  Decision decision_;
};

enum class Spot : std::uint8_t { head, body, tail };

/// The line among the four paragraphs, in that part of the document.
inline std::string placed(const std::string& line, Spot spot) {
  const auto& [a, b, c, d] = paragraphs;
  if (spot == Spot::head) return joined({line, a, b, c, d});
  return spot == Spot::body ? joined({a, b, line, c, d}) : joined({a, b, c, d, line});
}

/// The index of that line.
constexpr std::uint32_t index_of(Spot spot) {
  return spot == Spot::head ? 0 : spot == Spot::body ? 2 : 4;
}

}  // namespace dross::test
