#include "match/index_cache.h"

#include <algorithm>
#include <mutex>

namespace dross {

// One line after the other asks for the same.
IndexCache::View& IndexCache::view(const Selection& selection) {
  thread_local View last;
  if (last.id_ != id_ || last.selection_ != selection) {
    last.id_ = 0;  // until all is there
    last.cache_ = this;
    last.selection_ = selection;
    last.all_ = &indexes_of(packs_of(selection));
    last.known_.fill(nullptr);
    last.wanted_.clear();
    last.id_ = id_;
  }
  return last;
}

const Selection& IndexCache::View::rules(RuleTest wanted) {
  for (const auto& [test, rules] : wanted_) {
    if (test == wanted) return rules;
  }
  Selection& rules = wanted_.emplace_back(wanted, Selection{}).second;
  std::ranges::copy_if(selection_, std::back_inserter(rules),
                       [&](std::uint32_t rule) { return wanted(cache_->set_.rules[rule]); });
  return rules;
}

IndexCache::ByPacks::value_type& IndexCache::indexes_of(const Packs& packs) {
  {
    const std::shared_lock lock(mutex_);
    const auto known = indexes_.find(packs);
    if (known != indexes_.end()) return *known;
  }
  const std::unique_lock lock(mutex_);
  return *indexes_.try_emplace(packs).first;
}

const Indexes& IndexCache::find(ByPacks::value_type& all, std::size_t length_class) {
  auto& index = all.second.of_class[length_class];
  {
    const std::shared_lock lock(mutex_);
    if (index) return *index;
  }
  const std::unique_lock lock(mutex_);
  if (!index) {
    index = std::make_unique<Indexes>(set_, rules_of(all.first, length_class), signs_);
  }
  return *index;
}

IndexCache::Packs IndexCache::packs_of(const Selection& selection) const {
  Packs packs;
  for (const std::uint32_t rule : selection) {
    const std::uint32_t pack = set_.rules[rule].pack;
    if (packs.empty() || packs.back() != pack) packs.push_back(pack);
  }
  return packs;
}

Selection IndexCache::rules_of(const Packs& packs, std::size_t length_class) {
  Selection rules;
  for (std::uint32_t i = 0; i < set_.rules.size(); ++i) {
    if (std::ranges::find(packs, set_.rules[i].pack) == packs.end()) continue;
    if (reaches(signs_.of(i), length_class)) rules.push_back(i);
  }
  return rules;
}

}  // namespace dross
