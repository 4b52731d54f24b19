// The idiom of three lines that removes repeats.
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

namespace dross {

/// Sorts by the key, and leaves one value of each key.
template <class Value, class Key = std::identity>
void keep_distinct(std::vector<Value>& values, Key key = {}) {
  std::ranges::sort(values, {}, key);
  const auto repeats = std::ranges::unique(values, {}, key);
  values.erase(repeats.begin(), repeats.end());
}

}  // namespace dross
