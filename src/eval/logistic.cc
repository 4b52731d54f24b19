// The log odds of each row are kept and moved along with a coefficient, so a step costs one pass
// over the rows and solves no matrix.
#include "eval/logistic.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dross {
namespace {

constexpr int max_sweeps = 200;
constexpr double tolerance = 1e-6;
constexpr double max_step = 1;  // a Newton step may overshoot where the curve is flat

double probability(double log_odds) {
  return 1 / (1 + std::exp(-log_odds));
}

class LogisticFit {
 public:
  LogisticFit(const std::vector<LogisticRow>& rows, const std::vector<double>& prior,
              double penalty)
      : rows_(rows), prior_(prior), penalty_(penalty), coefficients_(prior) {
    for (const LogisticRow& row : rows) {
      log_odds_.push_back(
          std::inner_product(prior.begin(), prior.end(), row.features.begin(), 0.0));
    }
  }

  std::vector<double> run() {
    for (int sweep = 0; sweep < max_sweeps; ++sweep) {
      double largest = 0;
      for (std::size_t feature = 0; feature < coefficients_.size(); ++feature) {
        largest = std::max(largest, std::abs(improve(feature)));
      }
      if (largest < tolerance) break;
    }
    return coefficients_;
  }

 private:
  // One Newton step for one coefficient; returns its change.
  double improve(std::size_t feature) {
    double slope = -penalty_ * (coefficients_[feature] - prior_[feature]);
    double curvature = penalty_;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const double x = rows_[i].features[feature];
      if (x == 0) continue;
      const double p = probability(log_odds_[i]);
      slope += rows_[i].weight * x * ((rows_[i].positive ? 1 : 0) - p);
      curvature += rows_[i].weight * x * x * p * (1 - p);
    }
    const double change = std::clamp(slope / curvature, -max_step, max_step);
    coefficients_[feature] += change;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      log_odds_[i] += change * rows_[i].features[feature];
    }
    return change;
  }

  const std::vector<LogisticRow>& rows_;
  const std::vector<double>& prior_;
  double penalty_;
  std::vector<double> coefficients_;
  std::vector<double> log_odds_;
};

}  // namespace

std::vector<double> fit_logistic(const std::vector<LogisticRow>& rows,
                                 const std::vector<double>& prior, double penalty) {
  return LogisticFit(rows, prior, penalty).run();
}

}  // namespace dross
