#include "match/line_memo.h"

#include <xxhash.h>

namespace dross {
namespace {

std::uint64_t hash_of(std::uint64_t rules, std::string_view line) {
  return XXH3_64bits_withSeed(line.data(), line.size(), rules);
}

}  // namespace

const LineFindings* LineMemo::find(std::uint64_t rules, std::string_view line) const {
  const std::uint64_t hash = hash_of(rules, line);
  const Slot& slot = slots_[hash % slots];
  const bool is_it = slot.hash == hash && slot.rules == rules && slot.line == line;
  return is_it ? &slot.findings : nullptr;
}

void LineMemo::keep(std::uint64_t rules, std::string_view line, const LineFindings& findings) {
  if (findings.matches.size() > max_findings || findings.to_test.size() > max_findings) return;
  const std::uint64_t hash = hash_of(rules, line);
  Slot& slot = slots_[hash % slots];
  slot.hash = hash;
  slot.rules = rules;
  slot.line = line;
  slot.findings = findings;
}

}  // namespace dross
