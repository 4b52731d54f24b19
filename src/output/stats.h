// --stats: a whole run in figures, as one JSON object. What is counted depends on the input and the
// options alone; no clock and no path is in it, so two runs can be compared byte for byte.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "input/reader.h"
#include "output/consumer.h"
#include "output/patch.h"

namespace dross {

class Statistics final : public Consumer {
 public:
  /// `options`: those of the writer that is counted.
  explicit Statistics(const OutputOptions& options = {}) : options_(options) {}

  Result<void> consume(const Item&) override;
  Result<void> finish() override { return {}; }

  /// What deduplicating the stream did; docs/dedupe.md explains the members.
  struct StreamFigures {
    std::size_t exact = 0;  ///< edits
    std::size_t near = 0;
    std::size_t kept = 0;  ///< paragraphs
    std::size_t evicted = 0;
    std::size_t capped = 0;  ///< entries of common shingles
    std::size_t incomplete = 0;
  };

  /// What only the run knows: records by what became of them, and inputs and records that failed.
  struct RunCounts {
    std::size_t without_text = 0;
    std::size_t faults = 0;
    std::optional<StreamFigures> stream = std::nullopt;
  };

  /// The object, indented, keys sorted, with a line end. docs/log.md explains the members.
  [[nodiscard]] std::string to_json(const RunCounts&) const;

 private:
  struct Tally {
    std::size_t edits = 0;
    std::size_t words = 0;
    void add(const Edit&);
  };
  using Tallies = std::map<std::string, Tally, std::less<>>;

  void count_document(const Item&, Fate);
  static void append(std::string_view key, const Tallies&, std::string& out);
  void append_guards(std::string& out) const;
  static void append_stream(const StreamFigures&, std::string& out);

  OutputOptions options_;
  std::size_t bytes_in_ = 0;
  std::size_t bytes_out_ = 0;
  std::size_t documents_ = 0;
  std::size_t changed_ = 0;
  std::size_t words_ = 0;
  Tally removed_;
  std::size_t duplicates_ = 0;
  std::size_t left_out_documents_ = 0;
  std::size_t left_out_words_ = 0;
  Tallies by_category_;
  Tallies by_kind_;
  Tallies by_rule_;
  std::map<std::string_view, std::size_t> guards_;  // documents in which each fired
};

}  // namespace dross
