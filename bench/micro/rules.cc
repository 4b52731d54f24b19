// lines x rules -> matches -> edits, with the shipped rules.
#include <memory>

#include "corpus.h"
#include "decide/decide.h"
#include "match/match.h"
#include "match/selection.h"
#include "rules/load.h"
#include "text/lines.h"

namespace dross::bench {
namespace {

/// All that matching and deciding need of each article.
struct Prepared {
  std::vector<LinedText> texts;
  Selection selection = RuleSelector(shipped_rules()).select("en", "");
  std::unique_ptr<Matcher> matcher;

  explicit Prepared(Noise noise, MatcherKind kind = MatcherKind::fast)
      : matcher(make_matcher(kind, shipped_rules())) {
    for (const std::string& article : articles(noise)) texts.push_back(split_lines(article));
  }
  [[nodiscard]] std::vector<Match> match(const LinedText& text) const {
    return matcher->match(text, selection);
  }
};

void measure_matching(benchmark::State& state, Prepared prepared, std::size_t count) {
  prepared.texts.resize(count);
  std::size_t bytes = 0;
  // The first match compiles a rule's pattern; load_shipped_rules measures that.
  for (const LinedText& text : prepared.texts) {
    benchmark::DoNotOptimize(prepared.match(text));
    bytes += text.text.size();
  }
  for (auto _ : state) {
    for (const LinedText& text : prepared.texts) benchmark::DoNotOptimize(prepared.match(text));
  }
  report_bytes(state, bytes);
}

void match_fast(benchmark::State& state, Noise noise) {
  measure_matching(state, Prepared(noise), article_count);
}
DROSS_BENCHMARK(match_fast);

// Two rounds a second are slow enough; a few articles tell as much as all.
void match_by_reference(benchmark::State& state, Noise noise) {
  constexpr std::size_t few = 16;
  measure_matching(state, Prepared(noise, MatcherKind::reference), few);
}
DROSS_BENCHMARK(match_by_reference);

// Deciding upon a cleaned text until nothing more goes includes matching it again.
void decide_edits(benchmark::State& state, Noise noise) {
  const Prepared prepared(noise);
  std::vector<std::vector<Match>> matches;
  for (const LinedText& text : prepared.texts) matches.push_back(prepared.match(text));
  std::size_t edits = 0;
  for (auto _ : state) {
    for (std::size_t i = 0; i < prepared.texts.size(); ++i) {
      const Decision decision =
          decide(prepared.texts[i], *prepared.matcher, prepared.selection, matches[i], {});
      edits += decision.edits.size();
    }
  }
  state.counters["edits"] =
      benchmark::Counter(static_cast<double>(edits), benchmark::Counter::kAvgIterations);
  report_bytes(state, total_size(articles(noise)));
}
DROSS_BENCHMARK(decide_edits);

// Bytes are those of the rule files.
void load_shipped_rules(benchmark::State& state) {
  const std::vector<RuleSource> sources = shipped_rule_sources();
  std::size_t bytes = 0;
  for (const RuleSource& source : sources) bytes += source.content.size();
  for (auto _ : state) {
    const LoadedRules loaded = load_rules(sources);
    if (!loaded.ok()) return state.SkipWithError("the shipped rules have faults");
  }
  report_bytes(state, bytes);
}
BENCHMARK(load_shipped_rules)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dross::bench
