// How far a figure may be off: the bootstrap (Efron, 1979) over pages. The page is what is drawn,
// not the document or the line: the extractions of one page share its text and its faults.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "eval/score.h"

namespace dross {

/// 95 of 100 resamples lie between the two; both 0 where there is nothing to divide by.
struct Interval {
  double low = 0;
  double high = 0;
};

struct Intervals {
  Interval recall;  ///< clutter words removed / clutter words
  Interval recall_lines;
  Interval precision;  ///< clutter words removed / clutter and content words removed
  Interval loss;       ///< content words removed / content words
  Interval damaged;    ///< damaged documents / documents
};

class PageSums {
 public:
  void add(const LabelledDocument& document, const Counts& counts);
  /// 1,000 resamples from a fixed seed: the same data gives the same intervals.
  [[nodiscard]] Intervals resample() const;

 private:
  std::map<std::pair<std::string, std::string>, Counts> pages_;  ///< by source and page
};

}  // namespace dross
