// A round is the whole corpus: of a shorter one the clock and the caches would be measured. Before
// the first round each set goes over the corpus once, untimed: patterns compile when first used.
#include "eval/speed.h"

#include <algorithm>
#include <ctime>

namespace dross {
namespace {

double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double part = place - static_cast<double>(below);
  return sorted[below] * (1 - part) + sorted[above] * part;
}

std::size_t clean_all(const Cleaner& cleaner, const HeldCorpus& corpus) {
  std::size_t edits = 0;
  for (const HeldDocument& document : corpus.documents) {
    edits += cleaner.decide(document.text, document.metadata).edits.size();
  }
  return edits;
}

}  // namespace

Spread spread_of(std::vector<double> values) {
  std::ranges::sort(values);
  return {quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)};
}

Spread Speed::nanoseconds_per_kb(std::size_t bytes) const {
  constexpr double nanoseconds = 1e9;
  std::vector<double> values;
  for (const double s : seconds) {
    values.push_back(s * nanoseconds * 1024 / static_cast<double>(std::max<std::size_t>(bytes, 1)));
  }
  return spread_of(std::move(values));
}

double Speed::megabytes_per_second(std::size_t bytes) const {
  return per_second(bytes) / 1e6;
}

double Speed::per_second(std::size_t documents) const {
  constexpr double shortest = 1e-9;  // the clock's own step
  return static_cast<double>(documents) / std::max(spread_of(seconds).median, shortest);
}

Spread time_ratio(const Speed& a, const Speed& b) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < a.seconds.size(); ++i) {
    constexpr double shortest = 1e-9;
    ratios.push_back(std::max(a.seconds[i], shortest) / std::max(b.seconds[i], shortest));
  }
  return spread_of(std::move(ratios));
}

double thread_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

std::vector<Speed> measure(const std::vector<const Cleaner*>& cleaners, const HeldCorpus& corpus,
                           const SpeedLimits& limits) {
  std::vector<Speed> speeds(cleaners.size());
  for (std::size_t i = 0; i < cleaners.size(); ++i) {
    speeds[i].edits = clean_all(*cleaners[i], corpus);
  }
  const double begin = thread_seconds();
  for (std::size_t round = 0; round < limits.max_rounds; ++round) {
    if (round >= limits.min_rounds && thread_seconds() - begin > limits.min_seconds) break;
    for (std::size_t i = 0; i < cleaners.size(); ++i) {
      const double before = thread_seconds();
      speeds[i].edits = clean_all(*cleaners[i], corpus);
      speeds[i].seconds.push_back(thread_seconds() - before);
    }
  }
  return speeds;
}

}  // namespace dross
