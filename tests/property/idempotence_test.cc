// Cleaning what is clean changes nothing. Where a guard or the cap held the rules back, a second
// run begins with other numbers and may take a short line more, but never a paragraph.
//
// Documents are put together from what deciding is about: prose, headings, every shipped rule's own
// examples, titles with a site's name behind them, repeats, and texts of short lines, in any order.
#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "property/pipeline_fixtures.h"
#include "unit/pipeline_support.h"

namespace {

using namespace dross;
using namespace dross::test;

constexpr std::uint32_t paragraph_words = 25;
constexpr std::array<Profile, 3> profiles = {Profile::careful, Profile::balanced, Profile::greedy};

bool was_held_back(const Guards& guards) {
  return guards.paragraphs_spared > 0 || guards.profile_lowered || guards.over_cap ||
         guards.round_limit;
}

/// What a second run does that it should not; empty where all is well.
std::string objection(const Cleaner& cleaner, const std::string& text, const Metadata& metadata) {
  const Cleaning first = cleaner.decide(text, metadata);
  const std::string once = without(text, first.edits);
  for (const Edit& edit : cleaner.decide(once, metadata).edits) {
    if (was_held_back(first.guards) && edit.words < paragraph_words) continue;
    const std::string_view piece =
        std::string_view(once).substr(edit.content.begin, edit.content.size());
    return std::string(edit.source()) + " takes `" + std::string(piece) + "`";
  }
  return {};
}

const RuleSet& shipped_with_examples() {
  static const RuleSet rules = load_rules_from({"shipped"}).set;
  return rules;
}

Cleaner cleaner_at(Profile profile, Paragraphs paragraphs) {
  CleanOptions options;
  options.paragraphs = paragraphs;
  options.decide.profile = profile;
  return {shipped_rules(), options};
}

constexpr std::array<std::string_view, 10> prose = {
    "The ferry stayed in port on Monday, and the company said that a new pump would have to come "
    "from abroad before it could sail again, which may take as long as a fortnight.",
    "Nobody in the harbour office could say who had ordered the first one.",
    "\"We have rowed before,\" said the oldest of the captains, and he showed his hands to "
    "everybody who came by.",
    "For the schools on the other bank it means lessons without half of their teachers, because "
    "the road around the bay is closed as well since the rain of last Thursday night.",
    "It rained.",
    "The mayor asked the army for its landing boat, which is older than she is, and had it by the "
    "next morning together with a crew of four who had never seen the bay before and who were "
    "given soup, blankets and a chart on which somebody had drawn a whale in the wrong place.",
    "Two bakers put their ovens together and sold bread from a van at the northern quay.",
    "In the second quarter the trade in timber rose by 3 per cent against the year before, said "
    "the board of the harbour in the report that it read out on Friday.",
    "In the second quarter the trade in timber rose by 5 per cent against the year before, said "
    "the board of the harbour in the report that it read out on Friday.",
    "The hearing goes on next week, and so does the rain."};

constexpr std::array<std::string_view, 14> short_lines = {"The Netherlands",
                                                          "What now?",
                                                          "12 November",
                                                          "Tidewater, The Old Mill",
                                                          "Doors 19:30",
                                                          "7",
                                                          "Sold out",
                                                          "Harbour Rovers",
                                                          "* * *",
                                                          "• One thing",
                                                          "by Jo Doe",
                                                          "9 March 2024",
                                                          "And the river goes on",
                                                          "A teaser that was cut …"};

class Generator {
 public:
  Generator(std::string language, std::mt19937& random)
      : language_(std::move(language)), random_(random) {
    const Selection selection = RuleSelector(shipped_rules()).select(language_, "");
    for (const std::uint32_t index : selection) {
      const Rule& rule = shipped_with_examples().rules[index];
      for (const Example& example : rule.removes) examples_.push_back(example.text);
      for (const Example& example : rule.keeps) examples_.push_back(example.text);
    }
  }

  std::string document() {
    lines_.clear();
    const std::size_t of_prose = random_() % 5;
    if (random_() % 3 == 0) lines_.push_back(title());
    for (std::size_t i = 2 + random_() % 14; i > 0; --i) lines_.push_back(line(of_prose));
    std::string text;
    for (const std::string& line : lines_) {
      text.append(line).append(random_() % 3 == 0 ? "\n" : "\n\n");
    }
    if (random_() % 4 == 0) text.erase(text.find_last_not_of('\n') + 1);
    return text;
  }

  [[nodiscard]] const std::string& language() const { return language_; }

 private:
  template <class Choices>
  auto any(const Choices& choices) {
    return choices[random_() % choices.size()];
  }

  std::string title() {
    constexpr std::array<std::string_view, 4> sites = {" | The Tidewater Review", " - Harbour News",
                                                       " – Daily", " | News | Port Amber"};
    return std::string("The ferry stays in port").append(any(sites));
  }

  std::string line(std::size_t of_prose) {
    if (random_() % 4 < of_prose) return std::string(any(prose));
    switch (random_() % 8) {
      case 0:
        return std::string(any(short_lines));
      case 1:
        return lines_.empty() ? title() : std::string(any(lines_));
      case 2:
        return std::string(any(prose)) + " " + any(examples_);
      default:
        return any(examples_);
    }
  }

  std::string language_;
  std::mt19937& random_;
  std::vector<std::string> examples_;
  std::vector<std::string> lines_;
};

/// Without the lines that the objection does not need.
std::string shrunk(const Cleaner& cleaner, std::string text, const Metadata& metadata) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string shorter = text.substr(0, begin) + text.substr(end);
    if (!objection(cleaner, shorter, metadata).empty()) {
      text = shorter;
    } else {
      begin = end;
    }
  }
  return text;
}

void check(const Cleaner& cleaner, const std::string& text, const Metadata& metadata) {
  if (objection(cleaner, text, metadata).empty()) return;
  const std::string least = shrunk(cleaner, text, metadata);
  FAIL_CHECK("second run: " << objection(cleaner, least, metadata) << "\nlanguage "
                            << metadata.language << ", document:\n"
                            << least);
}

TEST_CASE("cleaning the fixtures twice is cleaning them once") {
  for (const Profile profile : profiles) {
    const Cleaner cleaner = cleaner_at(profile, Paragraphs::automatic);
    for (const Input& fixture : fixtures()) {
      if (!fixture.name.ends_with(".txt")) continue;
      INFO(fixture.name << " at " << name(profile));
      check(cleaner, fixture.bytes, {});
    }
  }
}

TEST_CASE("cleaning generated documents twice is cleaning them once") {
  constexpr int documents = 3000;
  std::mt19937 random(41);
  std::vector<Generator> generators;
  for (const std::string_view language : {"en", "en", "de", "fr", "es", "sv"}) {
    generators.emplace_back(std::string(language), random);
  }
  std::map<Profile, Cleaner> cleaners;
  for (const Profile profile : profiles) {
    cleaners.emplace(profile, cleaner_at(profile, Paragraphs::line));
  }
  int held_back = 0;
  int changed = 0;
  for (int i = 0; i < documents; ++i) {
    Generator& generator = generators[random() % generators.size()];
    const Cleaner& cleaner = cleaners.at(profiles[static_cast<std::size_t>(i) % profiles.size()]);
    const std::string text = generator.document();
    Metadata metadata;
    metadata.language = generator.language();
    INFO("document " << i << " at " << name(profiles[static_cast<std::size_t>(i) % 3]));
    check(cleaner, text, metadata);
    const Cleaning cleaning = cleaner.decide(text, metadata);
    changed += cleaning.edits.empty() ? 0 : 1;
    held_back += was_held_back(cleaning.guards) ? 1 : 0;
  }
  // The documents must be such that there is something to go wrong.
  CHECK(changed > documents / 2);
  CHECK(held_back > documents / 50);
}

}  // namespace
