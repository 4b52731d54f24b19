// A rule is timed over all its lines at once, not line by line: to read the clock takes as long as
// to run a pattern on a short line.
#include "eval/rule_speed.h"

#include <algorithm>

#include "base/limits.h"
#include "eval/speed.h"
#include "match/line_test.h"
#include "match/rule_index.h"
#include "text/language.h"

namespace dross {
namespace {

struct Prepared {
  LinedText text;
  Selection selection;
};

Selection selection_for(const RuleSelector& selector, const CleanOptions& options,
                        const HeldDocument& document, const LinedText& text) {
  std::size_t words = 0;
  for (const Line& line : text.lines) words += line.shape.words;
  const Language language =
      language_of(options.language, document.metadata.language, document.text, words);
  return selector.select(language.code, host_of(document.metadata.url));
}

struct SuspectLine {
  const LinedText* text;
  std::uint32_t line;
};

LineBatch batch_of(const LinedText& text, PatternView view) {
  LineBatch batch;
  batch.clear();
  for (std::uint32_t i = 0; i < text.lines.size(); ++i) {
    const Line& line = text.lines[i];
    batch.add(view == PatternView::raw ? text.raw(line) : line.folded, i, line.shape.words);
  }
  batch.finish();
  return batch;
}

// Of each rule, the lines that the prefilters leave to it.
std::vector<std::vector<SuspectLine>> find_suspects(const RuleSet& rules, const Selection& speaking,
                                                    const std::vector<Prepared>& documents) {
  RuleSigns signs(rules);
  const RuleIndex folded(rules, speaking, PatternView::folded, signs);
  const RuleIndex raw(rules, speaking, PatternView::raw, signs);
  std::vector<std::vector<SuspectLine>> places(rules.rules.size());
  for (const Prepared& document : documents) {
    std::vector<Suspect> suspects;
    folded.suspects(batch_of(document.text, PatternView::folded), suspects);
    raw.suspects(batch_of(document.text, PatternView::raw), suspects);
    for (const Suspect& suspect : suspects) {
      if (!std::ranges::binary_search(document.selection, suspect.rule())) continue;
      places[suspect.rule()].push_back({&document.text, suspect.line()});
    }
  }
  return places;
}

RuleSpeed measure_rule(const RuleSet& rules, std::uint32_t index, std::vector<SuspectLine> places) {
  RuleSpeed speed;
  speed.rule = index;
  speed.candidates = places.size();
  std::erase_if(places, [&](const SuspectLine& place) {
    return !admits(rules.rules[index], *place.text, place.line);
  });
  speed.confirms = places.size();
  std::vector<Match> matches;
  const auto run = [&] {
    matches.clear();
    for (const SuspectLine& place : places)
      test_line(rules, index, *place.text, place.line, matches);
  };
  if (!places.empty()) run();  // compiles the pattern
  const double before = thread_seconds();
  run();
  speed.seconds = thread_seconds() - before;
  speed.hits = matches.size();
  return speed;
}

}  // namespace

RuleSpeeds measure_rules(const RuleSet& rules, const CleanOptions& options,
                         const HeldCorpus& corpus) {
  RuleSpeeds speeds;
  const RuleSelector selector(rules);
  std::vector<Prepared> documents;
  std::vector<bool> speaks(rules.rules.size());
  for (const HeldDocument& document : corpus.documents) {
    if (speeds.bytes >= limits::max_rule_corpus) break;
    speeds.bytes += document.text.size();
    LinedText text = split_lines(document.text, options.paragraphs);
    Selection selection = selection_for(selector, options, document, text);
    for (const std::uint32_t rule : selection) speaks[rule] = true;
    documents.push_back({std::move(text), std::move(selection)});
  }
  Selection speaking = every_rule(rules);
  std::erase_if(speaking, [&](std::uint32_t rule) { return !speaks[rule]; });
  std::vector<std::vector<SuspectLine>> places = find_suspects(rules, speaking, documents);
  for (const std::uint32_t rule : speaking) {
    speeds.rules.push_back(measure_rule(rules, rule, std::move(places[rule])));
  }
  return speeds;
}

}  // namespace dross
