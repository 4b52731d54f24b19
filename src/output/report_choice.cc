// The sample is the documents of the smallest hashes of their numbers: the same at every run, and
// none is likelier than another.
#include "output/report_choice.h"

#include <algorithm>
#include <set>
#include <utility>

#include "output/patch.h"

namespace dross {
namespace {

constexpr std::uint32_t examples_of_each = 2;
constexpr std::size_t most_names = 20'000;  // rules, categories and sites that are told apart

// Of SplitMix64 (Steele, Lea, Flood 2014).
double scattered(std::uint64_t number) {
  number = (number ^ (number >> 30U)) * 0xbf58476d1ce4e5b9U;
  number = (number ^ (number >> 27U)) * 0x94d049bb133111ebU;
  return static_cast<double>((number ^ (number >> 31U)) >> 11U);
}

}  // namespace

bool ReportChoice::has_room(const Ranked& ranked, const Rank& rank, std::size_t most) {
  return ranked.size() < most || (!ranked.empty() && rank < ranked.rbegin()->first);
}

void ReportChoice::insert(const Rank& rank, const std::shared_ptr<ReportDocument>& document,
                          std::size_t most, Ranked& ranked) {
  ranked.emplace(rank, document);
  if (ranked.size() > most) ranked.erase(std::prev(ranked.end()));
}

bool ReportChoice::brings_something_new(const Item& item, std::string_view site) {
  if (item.cleaning.edits.empty() || examples_.size() >= most_ / 4) return false;
  std::set<std::string> names = {"site " + std::string(site)};
  for (const Edit& edit : item.cleaning.edits) {
    names.insert(std::string(edit.source()));
    names.insert("category " + std::string(name(edit.category)));
  }
  bool brings = false;
  for (const std::string& each : names) {
    if (shown_.size() >= most_names && !shown_.contains(each)) continue;
    brings |= ++shown_[each] <= examples_of_each;
  }
  return brings;
}

void ReportChoice::add(const Item& item, std::string_view site, std::uint64_t order) {
  const std::uint64_t words = item.cleaning.words;
  const std::uint64_t removed = words_removed(item.cleaning);
  const double share = words == 0 ? 0 : static_cast<double>(removed) / static_cast<double>(words);
  const Rank by_share{1 - share, UINT64_MAX - removed, order};
  const Rank by_chance{scattered(order), 0, order};
  const Rank by_order{0, 0, order};
  const bool is_worst = removed > 0 && has_room(worst_, by_share, most_ / 2);
  const bool is_example = brings_something_new(item, site);
  const bool is_sample = has_room(sample_, by_chance, most_);
  if (!is_worst && !is_example && !is_sample) return;
  const auto document = std::make_shared<ReportDocument>(document_of(item, site, order));
  if (is_worst) insert(by_share, document, most_ / 2, worst_);
  if (is_example) insert(by_order, document, most_ / 4, examples_);
  if (is_sample) insert(by_chance, document, most_, sample_);
}

std::vector<ReportDocument> ReportChoice::take() {
  std::map<std::uint64_t, std::shared_ptr<ReportDocument>> chosen;
  for (const Ranked* ranked : {&worst_, &examples_, &sample_}) {
    for (const auto& [rank, document] : *ranked) {
      if (chosen.size() < most_) chosen.emplace(document->order, document);
    }
  }
  std::vector<ReportDocument> out;
  for (const auto& [order, document] : chosen) out.push_back(std::move(*document));
  return out;
}

}  // namespace dross
