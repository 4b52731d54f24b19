// A rule is timed over all its lines at once, not line by line: to read the clock takes as long as
// to run a pattern on a short line.
#include "eval/rule_speed.h"

#include <algorithm>

#include "base/limits.h"
#include "eval/speed.h"
#include "match/line_test.h"
#include "text/language.h"

namespace dross {
namespace {

struct Prepared {
  LinedText text;
  Selection selection;
};

Selection selection_for(const RuleSelector& selector, const CleanOptions& options,
                        const CorpusDocument& document, const LinedText& text) {
  std::size_t words = 0;
  for (const Line& line : text.lines) words += line.shape.words;
  const Language language =
      language_of(options.language, document.metadata.language, document.text, words);
  return selector.select(language.code, host_of(document.metadata.url));
}

struct Place {
  const LinedText* text;
  std::uint32_t line;
};

RuleSpeed measure_rule(const RuleSet& rules, std::uint32_t index,
                       const std::vector<Prepared>& documents) {
  RuleSpeed speed;
  speed.rule = index;
  std::vector<Place> places;
  for (const Prepared& document : documents) {
    if (!std::ranges::binary_search(document.selection, index)) continue;
    for (std::uint32_t line = 0; line < document.text.lines.size(); ++line) {
      if (admits(rules.rules[index], document.text, line)) places.push_back({&document.text, line});
    }
  }
  speed.candidates = places.size();
  speed.confirms = places.size();
  std::vector<Match> matches;
  const auto run = [&] {
    matches.clear();
    for (const Place& place : places) test_line(rules, index, *place.text, place.line, matches);
  };
  if (!places.empty()) run();  // compiles the pattern
  const double before = thread_seconds();
  run();
  speed.seconds = thread_seconds() - before;
  speed.hits = matches.size();
  return speed;
}

}  // namespace

RuleSpeeds measure_rules(const RuleSet& rules, const CleanOptions& options, const Corpus& corpus) {
  RuleSpeeds speeds;
  const RuleSelector selector(rules);
  std::vector<Prepared> documents;
  std::vector<bool> speaks(rules.rules.size());
  for (const CorpusDocument& document : corpus.documents) {
    if (speeds.bytes >= limits::max_rule_corpus) break;
    speeds.bytes += document.text.size();
    LinedText text = split_lines(document.text, options.paragraphs);
    Selection selection = selection_for(selector, options, document, text);
    for (const std::uint32_t rule : selection) speaks[rule] = true;
    documents.push_back({std::move(text), std::move(selection)});
  }
  for (std::uint32_t rule = 0; rule < rules.rules.size(); ++rule) {
    if (speaks[rule]) speeds.rules.push_back(measure_rule(rules, rule, documents));
  }
  return speeds;
}

}  // namespace dross
