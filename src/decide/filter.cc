// A word names an edit by rule id, by category or by glob. What the engine does by itself answers
// to its own name only, not to `*` or a category, so that `--only related` does not take runs.
#include "decide/filter.h"

#include <algorithm>

#include "base/engine_names.h"
#include "match/selection.h"

namespace dross {

EditFilter::EditFilter(std::vector<std::string> only, std::vector<std::string> skip)
    : only_(std::move(only)), skip_(std::move(skip)) {}

bool EditFilter::names(std::string_view word, std::string_view source, Category category) {
  if (word == source) return true;
  if (is_engine_name(source)) return false;
  return word == name(category) ||
         (word.find('*') != std::string_view::npos && matches_glob(word, source));
}

bool EditFilter::permits(std::string_view source, Category category) const {
  const auto named = [&](const std::string& word) { return names(word, source, category); };
  if (!only_.empty() && std::ranges::none_of(only_, named)) return false;
  return std::ranges::none_of(skip_, named);
}

}  // namespace dross
