// A document counts once for each field that was asked for; the first two fields also give groups
// of their pairs.
#include "eval/groups.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace dross {
namespace {

constexpr std::array<std::pair<std::string_view, GroupBy>, 6> group_names = {
    {{"source", GroupBy::source},
     {"extractor", GroupBy::extractor},
     {"lang", GroupBy::language},
     {"category", GroupBy::category},
     {"kind", GroupBy::kind},
     {"rule", GroupBy::rule}}};

const std::string& value_of(const LabelledDocument& document, GroupBy by) {
  switch (by) {
    case GroupBy::source:
      return document.source;
    case GroupBy::extractor:
      return document.extractor;
    default:
      return document.language;
  }
}

using Key = std::pair<std::string, std::string>;

std::vector<Key> keys_of(const LabelledDocument& document, const std::vector<GroupBy>& by) {
  std::vector<Key> keys;
  for (const GroupBy group : by) {
    keys.emplace_back(name(group), value_of(document, group));
  }
  if (by.size() > 1) {
    keys.emplace_back(keys[0].first + "+" + keys[1].first, keys[0].second + "." + keys[1].second);
  }
  return keys;
}

class GroupSum {
 public:
  void add(const Truth& truth, const DocumentScore& score) {
    group_.counts += score.counts;
    pages_.add(truth.document(), score.counts);
    if (truth.gold_shingles() == nullptr) return;
    group_.before.add(truth.score_before());
    group_.after.add(score.after);
  }
  [[nodiscard]] DocumentGroup finish(std::string name) const {
    DocumentGroup group = group_;
    group.name = std::move(name);
    group.intervals = pages_.resample();
    return group;
  }

 private:
  DocumentGroup group_;
  PageSums pages_;
};

std::string_view source_of(const Edit& edit, GroupBy by) {
  switch (by) {
    case GroupBy::category:
      return name(edit.category);
    case GroupBy::kind:
      return name(edit.kind);
    default:
      return edit.source();
  }
}

double mean(double sum, std::uint64_t count) {
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

}  // namespace

std::string_view name(GroupBy by) {
  return std::ranges::find(group_names, by, [](const auto& row) { return row.second; })->first;
}

std::optional<GroupBy> group_by_from(std::string_view text) {
  for (const auto& [name, by] : group_names) {
    if (name == text) return by;
  }
  return std::nullopt;
}

bool groups_documents(GroupBy by) {
  return by == GroupBy::source || by == GroupBy::extractor || by == GroupBy::language;
}

void MeanScore::add(const ShingleScore& score) {
  precision_sum += score.precision.value_or(0);
  recall_sum += score.recall.value_or(0);
  with_precision += score.precision ? 1 : 0;
  with_recall += score.recall ? 1 : 0;
  exact += score.exact ? 1 : 0;
  ++documents;
}

double MeanScore::precision() const {
  return mean(precision_sum, with_precision);
}

double MeanScore::recall() const {
  return mean(recall_sum, with_recall);
}

double MeanScore::f1() const {
  const double sum = precision() + recall();
  return sum > 0 ? 2 * precision() * recall() / sum : 0;
}

double MeanScore::accuracy() const {
  return mean(static_cast<double>(exact), documents);
}

std::vector<DocumentGroup> group_documents(const Trial& trial, const std::vector<Outcome>& outcomes,
                                           const std::vector<GroupBy>& by) {
  std::vector<GroupBy> fields;
  std::ranges::copy_if(by, std::back_inserter(fields), groups_documents);
  GroupSum total;
  std::map<Key, GroupSum> sums;
  for (std::size_t i = 0; i < trial.size(); ++i) {
    const Truth& truth = trial.document(i).truth;
    total.add(truth, outcomes[i].score);
    for (const Key& key : keys_of(truth.document(), fields)) {
      sums[key].add(truth, outcomes[i].score);
    }
  }
  std::vector<DocumentGroup> groups = {total.finish("TOTAL")};
  for (const auto& [key, sum] : sums) groups.push_back(sum.finish(key.first + "/" + key.second));
  return groups;
}

std::vector<EditGroup> group_edits(const std::vector<Outcome>& outcomes, GroupBy by) {
  std::map<std::string_view, EditGroup> sums;
  for (const Outcome& outcome : outcomes) {
    if (outcome.score.counts.scored_documents == 0) continue;
    std::set<std::string_view> damaging;
    for (std::size_t i = 0; i < outcome.decision.edits.size(); ++i) {
      const EditTally& tally = outcome.score.edits[i];
      const std::string_view source = source_of(outcome.decision.edits[i], by);
      EditGroup& group = sums[source];
      ++group.edits;
      group.clutter += tally.clutter;
      group.content += tally.content;
      group.inlined += tally.inlined;
      group.clutter_lines += tally.clutter_lines;
      if (tally.damages) damaging.insert(source);
    }
    for (const std::string_view source : damaging) ++sums[source].damaged;
  }
  std::vector<EditGroup> groups;
  for (auto& [source, group] : sums) {
    group.by = by;
    group.name = source;
    groups.push_back(std::move(group));
  }
  std::ranges::sort(groups, {}, [](const EditGroup& group) {
    return std::tuple(~group.clutter, ~group.content, group.name);
  });
  return groups;
}

}  // namespace dross
