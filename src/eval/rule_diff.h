// What one rule set takes from a corpus and another leaves there. Two sets are compared by what
// they do, words of the text that go, and not by which rule says so.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "decide/decide.h"
#include "eval/corpus.h"

namespace dross {

enum class Side : std::uint8_t { a, b };

std::string_view name(Side);  ///< "A", "B"

/// A piece of a line that one side takes and the other leaves, whole or in part.
struct DiffLine {
  Side taken_by = Side::a;
  std::uint32_t line = 0;  ///< number in the text, from 1
  std::string source;      ///< the rule's id, or the engine's name
  Category category = Category::uncategorised;
  std::uint32_t words = 0;
  std::string text;
};

struct DocumentDiff {
  std::string name;
  std::vector<DiffLine> lines;  ///< by place
  std::uint64_t words = 0;      ///< of the document
  std::uint64_t words_both = 0;
};

DocumentDiff compare_on(const CorpusMatcher& a, const CorpusMatcher& b,
                        const CorpusDocument& document, const DecideOptions& options);

struct DiffCount {
  std::uint64_t lines = 0;
  std::uint64_t words = 0;
};

class RuleDiff {
 public:
  void add(const DocumentDiff& document);

  std::uint64_t documents = 0;
  std::uint64_t documents_differ = 0;
  std::uint64_t words = 0;
  std::uint64_t words_both = 0;
  std::array<DiffCount, 2> only;  ///< by value of Side
  std::map<std::tuple<Side, std::string>, DiffCount> by_source;
};

/// The lines of one document, or nothing where the sets agree.
std::string show_difference(const DocumentDiff& document, Colour colour);
std::string difference_as_json(const DocumentDiff& document);
/// What stands behind all documents.
std::string show_summary(const RuleDiff& diff);
std::string summary_as_json(const RuleDiff& diff);

}  // namespace dross
