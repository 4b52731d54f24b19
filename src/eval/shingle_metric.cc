// Shingles are hashed and sorted, so two multisets are compared by one merge.
#include "eval/shingle_metric.h"

#include <xxhash.h>

#include <algorithm>

#include "eval/words.h"

namespace dross {
namespace {

constexpr std::size_t shingle_size = 4;

// A text of fewer tokens is one shingle.
std::vector<std::uint64_t> make_shingles(const std::vector<std::uint64_t>& tokens) {
  std::vector<std::uint64_t> shingles;
  if (tokens.empty()) return shingles;
  const std::size_t size = std::min(shingle_size, tokens.size());
  for (std::size_t i = 0; i + size <= tokens.size(); ++i) {
    shingles.push_back(XXH3_64bits(&tokens[i], size * sizeof(std::uint64_t)));
  }
  std::ranges::sort(shingles);
  return shingles;
}

std::size_t count_common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++common;
      ++i;
      ++j;
    } else {
      ++(a[i] < b[j] ? i : j);
    }
  }
  return common;
}

std::optional<double> quotient(std::size_t part, std::size_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Shingles::Shingles(std::string_view text)
    : tokens_(hash_tokens(text)), sorted_(make_shingles(tokens_)) {}

ShingleScore Shingles::score_against(const Shingles& gold) const {
  const std::size_t common = count_common(sorted_, gold.sorted_);
  return {quotient(common, sorted_.size()), quotient(common, gold.sorted_.size()),
          tokens_ == gold.tokens_};
}

}  // namespace dross
