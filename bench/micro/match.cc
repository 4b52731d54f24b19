// Matching alone, over lines and rules of bench/line_corpus.h: line splitting by memchr and by
// kernel, the block matcher, and one warm RE2 alternation of the same patterns on each line.
#include "match/match.h"

#include <re2/re2.h>

#include <cstring>
#include <memory>
#include <numeric>
#include <string_view>

#include "corpus.h"
#include "line_corpus.h"
#include "match/block.h"
#include "match/kernels.h"
#include "rules/load.h"
#include "text/lines.h"

namespace dross::bench {
namespace {

constexpr std::size_t corpus_size = std::size_t{8} << 20;
constexpr std::size_t block_size = std::size_t{256} << 10;
// RE2's default of 8 MiB is too small for these alternations: it would measure its falling back.
constexpr std::int64_t alternation_memory = std::int64_t{512} << 20;

const std::string& lines_of(Noise noise) {
  static const std::string clean = make_lines(corpus_size, Noise::clean);
  static const std::string noisy = make_lines(corpus_size, Noise::noisy);
  return noise == Noise::clean ? clean : noisy;
}

/// Blocks that end with a line.
std::vector<std::string_view> blocks_of(std::string_view text) {
  std::vector<std::string_view> blocks;
  while (!text.empty()) {
    const std::size_t feed = text.rfind('\n', std::min(block_size, text.size()) - 1);
    const std::size_t size = feed == std::string_view::npos ? text.size() : feed + 1;
    blocks.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return blocks;
}

RuleSet rules_of(const std::vector<std::string>& patterns) {
  RuleSet set;
  set.packs.resize(1);
  for (const std::string& pattern : patterns) {
    Rule rule;
    rule.match = Regex(pattern);
    rule.view = PatternView::raw;
    set.rules.push_back(std::move(rule));
  }
  return set;
}

std::size_t count_lines_by_memchr(std::string_view text) {
  std::size_t lines = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const void* feed = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
    if (feed == nullptr) break;
    ++lines;
    at = static_cast<const char*>(feed) + 1;
  }
  return lines;
}

void split_by_memchr(benchmark::State& state, Noise noise) {
  const std::string& text = lines_of(noise);
  for (auto _ : state) benchmark::DoNotOptimize(count_lines_by_memchr(text));
  report_bytes(state, text.size());
}
DROSS_BENCHMARK(split_by_memchr);

void split_by_kernel(benchmark::State& state, Noise noise) {
  const std::string& text = lines_of(noise);
  const std::vector<std::string_view> blocks = blocks_of(text);
  std::vector<std::uint32_t> ends;
  for (auto _ : state) {
    for (const std::string_view block : blocks) {
      ends.clear();
      kernels().find_line_ends(block, ends);
      benchmark::DoNotOptimize(ends.data());
    }
  }
  report_bytes(state, text.size());
}
DROSS_BENCHMARK(split_by_kernel);

std::size_t count_hits(const BlockMatcher& matcher, const std::vector<std::string_view>& blocks) {
  BlockLines lines;
  std::size_t hits = 0;
  for (const std::string_view block : blocks) {
    matcher.match(block, lines);
    hits += lines.hits.size();
  }
  return hits;
}

void match_blocks(benchmark::State& state, Noise noise, Growth growth) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const RuleSet set = rules_of(make_line_patterns(count, growth));
  Selection all(count);
  std::iota(all.begin(), all.end(), 0U);
  const auto matcher = block_matcher(set, all);
  const std::string& text = lines_of(noise);
  const std::vector<std::string_view> blocks = blocks_of(text);
  std::size_t hits = count_hits(*matcher, blocks);
  for (auto _ : state) benchmark::DoNotOptimize(hits = count_hits(*matcher, blocks));
  report_bytes(state, text.size());
  state.counters["hits"] = static_cast<double>(hits);
}
#define DROSS_MATCH_BLOCKS(name, noise, growth)        \
  BENCHMARK_CAPTURE(match_blocks, name, noise, growth) \
      ->ArgName("rules")                               \
      ->Arg(20)                                        \
      ->Arg(200)                                       \
      ->Arg(1000)                                      \
      ->Arg(2000)                                      \
      ->Unit(benchmark::kMillisecond)
DROSS_MATCH_BLOCKS(clean, Noise::clean, Growth::full_lines);
DROSS_MATCH_BLOCKS(noisy, Noise::noisy, Growth::full_lines);
DROSS_MATCH_BLOCKS(clean_even, Noise::clean, Growth::even);
DROSS_MATCH_BLOCKS(noisy_even, Noise::noisy, Growth::even);
DROSS_MATCH_BLOCKS(clean_packs, Noise::clean, Growth::packs);
DROSS_MATCH_BLOCKS(noisy_packs, Noise::noisy, Growth::packs);

// The same question, and the same answer, by the obvious means.
void match_by_alternation(benchmark::State& state, Noise noise, Growth growth) {
  const auto patterns = make_line_patterns(static_cast<std::size_t>(state.range(0)), growth);
  std::string joined;
  for (const std::string& pattern : patterns) {
    joined += (joined.empty() ? "(?:" : "|(?:") + pattern + ")";
  }
  re2::RE2::Options options;
  options.set_max_mem(alternation_memory);
  const re2::RE2 alternation(joined, options);
  const std::string_view text = lines_of(noise);
  std::size_t hits = 0;
  const auto run = [&] {
    hits = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      const re2::StringPiece line(text.data() + begin, end - begin);
      if (!line.empty() && re2::RE2::PartialMatch(line, alternation)) ++hits;
      begin = end + 1;
    }
  };
  run();
  for (auto _ : state) run();
  report_bytes(state, text.size());
  state.counters["hits"] = static_cast<double>(hits);
}
#define DROSS_MATCH_BY_ALTERNATION(name, noise, growth)        \
  BENCHMARK_CAPTURE(match_by_alternation, name, noise, growth) \
      ->ArgName("rules")                                       \
      ->Arg(200)                                               \
      ->Unit(benchmark::kMillisecond)
DROSS_MATCH_BY_ALTERNATION(clean, Noise::clean, Growth::full_lines);
DROSS_MATCH_BY_ALTERNATION(noisy, Noise::noisy, Growth::full_lines);
DROSS_MATCH_BY_ALTERNATION(clean_packs, Noise::clean, Growth::packs);
DROSS_MATCH_BY_ALTERNATION(noisy_packs, Noise::noisy, Growth::packs);

// Analysing the patterns of a language, which the first document of it pays for.
void index_rules(benchmark::State& state) {
  const RuleSet& set = shipped_rules();
  const Selection selection = RuleSelector(set).select("en", "");
  const LinedText text = split_lines("One line.\n");
  for (auto _ : state) {
    benchmark::DoNotOptimize(fast_matcher(set)->match(text, selection));
  }
}
BENCHMARK(index_rules)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dross::bench
