// The public article extraction metric (github.com/scrapinghub/article-extraction-benchmark): how
// much of the gold article's text is in an extraction, and how much of the extraction is in it, by
// multisets of runs of four tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dross {

/// Of one document, 0 to 1. Without a token on its side of the quotient a figure does not exist.
struct ShingleScore {
  std::optional<double> precision;
  std::optional<double> recall;
  bool exact = false;  ///< the same tokens in the same order
};

/// A text's tokens and shingles, made once for each text that is compared.
class Shingles {
 public:
  explicit Shingles(std::string_view text);

  [[nodiscard]] ShingleScore score_against(const Shingles& gold) const;

 private:
  std::vector<std::uint64_t> tokens_;
  std::vector<std::uint64_t> sorted_;
};

}  // namespace dross
