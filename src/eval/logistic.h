// Logistic regression with a ridge penalty, by coordinate-wise Newton steps (Genkin, Lewis, Madigan
// 2007). For a dozen features and some thousand rows; no library is worth that.
#pragma once

#include <cstddef>
#include <vector>

namespace dross {

struct LogisticRow {
  std::vector<double> features;
  double weight = 1;
  bool positive = false;
};

/// One coefficient for each feature of a row; `prior` has as many, and is what they are drawn to.
/// `penalty` > 0 is the weight of their squared distances from it.
std::vector<double> fit_logistic(const std::vector<LogisticRow>& rows,
                                 const std::vector<double>& prior, double penalty);

}  // namespace dross
