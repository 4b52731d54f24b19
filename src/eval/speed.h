// How fast are rule sets? Times of a machine that others use too drift by a factor of two within
// minutes, so nothing is timed alone: the sets take turns, round by round, and with them an empty
// set, which shows what a document costs before any rule. What is compared are the ratios of each
// round, and of those the median; their spread says how far to trust it. Times are CPU time of the
// one thread that works.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "eval/held_corpus.h"
#include "pipeline.h"

namespace dross {

/// Median, and the quartiles around it.
struct Spread {
  double low = 0;
  double median = 0;
  double high = 0;
};

/// Of at least one value.
Spread spread_of(std::vector<double> values);

/// One set over the whole corpus, time and again: seconds of CPU time of each round.
struct Speed {
  std::vector<double> seconds;
  std::size_t edits = 0;  ///< of one round

  [[nodiscard]] Spread nanoseconds_per_kb(std::size_t bytes) const;
  [[nodiscard]] double megabytes_per_second(std::size_t bytes) const;
  [[nodiscard]] double per_second(std::size_t documents) const;
};

/// a's time over b's, round by round.
Spread time_ratio(const Speed& a, const Speed& b);

struct SpeedLimits {
  std::size_t min_rounds = 5;
  std::size_t max_rounds = 50;
  double min_seconds = 1;  ///< of CPU time in all; more rounds are made until then
};

/// The cleaners take turns; the result has one entry for each, with equally many rounds.
std::vector<Speed> measure(const std::vector<const Cleaner*>& cleaners, const HeldCorpus& corpus,
                           const SpeedLimits& limits = {});

/// Seconds of CPU time that this thread has used.
double thread_seconds();

}  // namespace dross
