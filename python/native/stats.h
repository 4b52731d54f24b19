// What a batch, or many, came to: the same figures by the same names as `dross --stats` writes.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/category.h"
#include "decide/edit.h"
#include "output/consumer.h"
#include "rules/rule.h"

namespace dross::python {

struct Count {
  std::size_t edits = 0;
  std::size_t words = 0;
  void add(std::size_t more_edits, std::size_t more_words) {
    edits += more_edits;
    words += more_words;
  }
};

/// Figures by name. Sums, so the order in which batches come does not show.
struct Figures {
  std::map<std::string, std::size_t> totals;
  std::map<std::string, Count> by_rule;
  std::map<std::string, Count> by_category;
  std::map<std::string, Count> by_kind;
  std::map<std::string, std::size_t> guards;  ///< documents in which each fired

  void add(const Figures&);
};

/// One thread's, by number, so that counting an edit costs three additions.
class Tally {
 public:
  explicit Tally(const RuleSet& rules) : rules_(rules), by_rule_(rules.rules.size()) {}

  /// `text_size`: bytes of the document. `times`: how often it stands in the batch.
  void add(const Cleaning&, std::size_t text_size, std::size_t times);
  /// Nothing was looked at: a null, or a document over a limit.
  void add_null(std::size_t times) { nulls_ += times; }
  void add_too_large(std::size_t text_size, std::size_t times);

  [[nodiscard]] Figures figures() const;

 private:
  static constexpr std::size_t kinds = static_cast<std::size_t>(EditKind::template_line) + 1;

  const RuleSet& rules_;
  std::vector<Count> by_rule_;
  std::array<Count, kinds> by_kind_{};
  std::array<Count, kinds> by_engine_{};
  std::array<Count, category_names.size()> by_category_{};
  std::map<std::string, std::size_t> guards_;
  Count removed_;
  std::size_t documents_ = 0;
  std::size_t changed_ = 0;
  std::size_t words_ = 0;
  std::size_t bytes_in_ = 0;
  std::size_t bytes_out_ = 0;
  std::size_t nulls_ = 0;
  std::size_t too_large_ = 0;
};

/// Added to from any thread.
class Stats {
 public:
  void add(const Figures&);
  [[nodiscard]] Figures figures() const;

 private:
  mutable std::mutex mutex_;
  Figures figures_;
};

}  // namespace dross::python
