// The signs of a set's rules, each worked out when it is first asked for: the rules for every
// language are in the indexes of all languages.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "match/signs.h"
#include "match/stored_signs.h"
#include "rules/rule.h"

namespace dross {

/// For one thread at a time.
class RuleSigns {
 public:
  /// Keeps a reference to the set.
  explicit RuleSigns(const RuleSet& set)
      : set_(set), stored_(shipped_signs), signs_(set.rules.size()) {}

  const Signs& of(std::uint32_t rule);
  /// In which the signs' byte sets are.
  [[nodiscard]] const ByteSetPool& pool() const { return pool_; }

 private:
  const RuleSet& set_;
  ByteSetPool pool_;
  StoredSigns stored_;
  std::vector<std::optional<Signs>> signs_;
};

/// The pattern that tells where a rule can begin: a sequence's first line, else `match` or `head`.
const Regex& first_pattern(const Rule&);

/// Those of its pattern from what is stored with sets of the pool, if they are there.
Signs signs_of_rule(const Rule&, StoredSigns&, ByteSetPool&);

}  // namespace dross
