// What a pattern would hit in a corpus, before it is a rule: how many lines, in how many documents,
// how long they are and where, how many of them are prose, and which.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "eval/corpus.h"
#include "eval/rule_figures.h"

namespace dross {

struct TriedPattern {
  std::string pattern;
  std::string unless;  ///< empty = none
  std::uint32_t max_words = unlimited;
};

/// A set of one rule of kind `line`, for every language. Fault::bad_usage, with a caret, where a
/// pattern is wrong; its warnings (those of `rules check`) are appended to `warnings`.
Result<RuleSet> rule_to_try(const TriedPattern& tried, std::vector<Diagnostic>& warnings);

struct TriedLine {
  std::string text;  ///< as the pattern saw it
  ByteSpan match;    ///< of it
  bool prose = false;
};

/// One document's part.
struct DocumentTry {
  std::string name;
  std::uint64_t lines = 0;
  std::uint64_t prose_lines = 0;
  std::uint64_t words = 0;  ///< of the lines that it hits
  std::array<std::uint64_t, bucket_ends.size()> by_length{};
  std::array<std::uint64_t, 3> by_zone{};  ///< by value of Zone
  std::vector<TriedLine> hits;
};

DocumentTry try_on(const CorpusMatcher& matcher, const CorpusDocument& document);

class PatternTry {
 public:
  void add(DocumentTry document);

  struct Seen {
    std::uint64_t times = 0;
    std::string first;  ///< document
    TriedLine line;
  };

  std::uint64_t documents = 0;
  std::uint64_t documents_hit = 0;
  std::uint64_t lines = 0;
  std::uint64_t hits = 0;
  std::uint64_t prose_lines = 0;
  std::uint64_t prose_hits = 0;
  std::uint64_t words = 0;
  std::uint64_t not_kept = 0;  ///< hits whose text is not in seen(): over limits::max_seen_lines
  std::array<std::uint64_t, bucket_ends.size()> by_length{};
  std::array<std::uint64_t, 3> by_zone{};

  /// Different lines that it hits: prose first, then the most frequent; at most `top`.
  [[nodiscard]] std::vector<const Seen*> seen(std::size_t top) const;

 private:
  std::map<std::string, Seen, std::less<>> seen_;
};

/// Without colour the match stands between `»` and `«`.
std::string show_try(const PatternTry& tried, std::size_t top, Colour colour);
/// JSON lines with `table` run or lines.
std::string try_as_json(const PatternTry& tried, std::size_t top);

}  // namespace dross
