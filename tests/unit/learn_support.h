// A scrape in memory, and what `learn` makes of it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "learn/draft.h"
#include "learn/draft_trial.h"
#include "learn/learner.h"
#include "learn/pack_text.h"

namespace dross::test {

struct Page {
  std::string site;
  std::string text;
};

/// The three readings; nothing is taken already, but for lines that hold "TAKEN".
inline std::vector<DraftRule> learn_from(const std::vector<Page>& pages, LearnOptions options = {},
                                         DraftTrial::Outcome* outcome = nullptr) {
  Learner learner(options);
  for (const Page& page : pages) {
    learner.note_keys(learner.keys_of(split_lines(page.text), page.site), page.site);
  }
  learner.choose_candidates();
  for (const Page& page : pages) {
    learner.note_finds(learner.find(split_lines(page.text), page.site));
  }
  DraftTrial trial(learner, draft_rules(learner));
  for (const Page& page : pages) {
    const LinedText text = split_lines(page.text);
    TrialFinds finds = trial.match(text, page.site);
    TakenSpans taken;
    for (const Line& line : text.lines) {
      if (line.folded.find("TAKEN") != std::string_view::npos) taken.push_back(line.content);
    }
    if (trial.wants_cleaning(finds)) DraftTrial::mark_taken(taken, finds);
    trial.note(finds);
  }
  DraftTrial::Outcome ignored;
  return trial.accepted(outcome == nullptr ? ignored : *outcome);
}

/// Paragraphs of prose that no other `number` has.
inline std::string story(int number) {
  static constexpr const char* words[] = {"bridge", "harbour", "council", "ferry",  "school",
                                          "river",  "market",  "orchard", "bakery", "museum"};
  std::string text;
  for (int i = 0; i < 3; ++i) {
    const int seed = number * 7 + i * 3;
    text += std::string("The ") + words[seed % 10] + " number " + std::to_string(number) +
            " was mended by the people of the " + words[(seed / 10 + i) % 10] + " and the " +
            words[(seed + number) % 10] + " before the winter came.\n\n";
  }
  return text;
}

/// `count` pages of a site: head, a story, tail; `{n}` becomes the number of the page.
inline std::vector<Page> pages_of(const std::string& site, int count, const std::string& head,
                                  const std::string& tail, int first = 0) {
  const auto fill = [](std::string text, int number) {
    for (std::size_t at = text.find("{n}"); at != std::string::npos; at = text.find("{n}")) {
      text.replace(at, 3, std::to_string(number));
    }
    return text;
  };
  std::vector<Page> pages;
  for (int i = first; i < first + count; ++i) {
    pages.push_back({site, fill(head, i) + "\n\n" + story(i) + fill(tail, i) + "\n"});
  }
  return pages;
}

inline std::vector<std::string> patterns_of(const std::vector<DraftRule>& rules) {
  std::vector<std::string> patterns;
  for (const DraftRule& rule : rules) patterns.push_back(rule.patterns.front());
  return patterns;
}

}  // namespace dross::test
