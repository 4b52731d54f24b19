// What every benchmark measures on, and how it reports: bytes of document text a second, so that
// the stages can be compared and added up.
#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "generator.h"

namespace dross::bench {

/// Articles of a benchmark: about 1 MB, more than a second-level cache holds.
inline constexpr std::size_t article_count = 256;

/// Made once a process.
inline const std::vector<std::string>& articles(Noise noise) {
  static const std::vector<std::string> clean = make_articles(article_count, Noise::clean);
  static const std::vector<std::string> noisy = make_articles(article_count, Noise::noisy);
  return noise == Noise::clean ? clean : noisy;
}

inline std::size_t total_size(const std::vector<std::string>& texts) {
  return std::accumulate(
      texts.begin(), texts.end(), std::size_t{0},
      [](std::size_t sum, const std::string& text) { return sum + text.size(); });
}

/// To be called behind the loop; `bytes` are those of one round.
inline void report_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

}  // namespace dross::bench

/// Registers `name(state, Noise)` for both kinds of text.
#define DROSS_BENCHMARK(name)                                                                  \
  BENCHMARK_CAPTURE(name, clean, ::dross::bench::Noise::clean)->Unit(benchmark::kMillisecond); \
  BENCHMARK_CAPTURE(name, noisy, ::dross::bench::Noise::noisy)->Unit(benchmark::kMillisecond)
