// Scores summed by groups: by what a document is (source, extractor, language), and by what took
// the words (category, kind, rule).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/bootstrap.h"
#include "eval/trial.h"

namespace dross {

enum class GroupBy : std::uint8_t { source, extractor, language, category, kind, rule };

std::string_view name(GroupBy);
std::optional<GroupBy> group_by_from(std::string_view text);
/// Does it group documents (source, extractor, language)? Else it groups edits.
bool groups_documents(GroupBy);

/// Means over the documents that have the figure, and F1 of the two means.
struct MeanScore {
  double precision_sum = 0;
  double recall_sum = 0;
  std::uint64_t with_precision = 0;
  std::uint64_t with_recall = 0;
  std::uint64_t exact = 0;
  std::uint64_t documents = 0;

  void add(const ShingleScore&);
  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
  [[nodiscard]] double accuracy() const;
};

struct DocumentGroup {
  std::string name;  ///< "TOTAL", "extractor/goose3", "source+extractor/portal.boilerpy3"
  Counts counts;
  MeanScore before;
  MeanScore after;
  Intervals intervals;
};

/// TOTAL first, then by name; with two or more of source, extractor and language the first two
/// also together.
std::vector<DocumentGroup> group_documents(const Trial& trial, const std::vector<Outcome>& outcomes,
                                           const std::vector<GroupBy>& by);

struct EditGroup {
  GroupBy by = GroupBy::category;
  std::string name;
  std::uint64_t edits = 0;
  std::uint64_t clutter = 0;  ///< words of clutter lines
  std::uint64_t content = 0;  ///< words lost
  std::uint64_t inlined = 0;  ///< words of content and mixed lines that the gold article lacks
  std::uint64_t clutter_lines = 0;  ///< of which one edit took at least half
  std::uint64_t damaged = 0;        ///< documents in which one edit harms a paragraph
};

/// The groups of one kind, the most clutter first.
std::vector<EditGroup> group_edits(const std::vector<Outcome>& outcomes, GroupBy by);

}  // namespace dross
