// What labelled documents say of each rule, as figures that can be committed where the documents
// cannot, and what confidence a rule may have by them. `eval --write-evidence` writes the file,
// `rules check --evidence` holds the rules to it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/confidence.h"
#include "rules/load.h"

namespace dross {

struct RuleEvidence {
  std::string hash;   ///< matching_hash() of the rule that was measured
  HitCounts hits;     ///< lines
  Estimate estimate;  ///< sites, votes, mean, lower
};

struct EvidenceFile {
  std::string rule_set;  ///< RuleSet::hash
  std::string half;      ///< "both", "open", "closed"
  std::uint64_t documents = 0;
  std::uint64_t sites = 0;
  std::map<std::string, RuleEvidence, std::less<>> rules;  ///< by id
};

/// With every rule able to act, as `--suggest` asks.
EvidenceFile gather_evidence_file(const Trial& trial, const DecideOptions& options, Half half);

/// A JSON array with a row on each line, first the run, then the rules by id.
std::string evidence_as_json(const EvidenceFile& evidence, const RuleSet& rules);

/// Reads what evidence_as_json() wrote. Fault::evidence_unreadable with the line.
Result<EvidenceFile> read_evidence(const std::string& path);
Result<EvidenceFile> parse_evidence(std::string_view json, const std::string& name);

/// Fault::confidence_above_evidence for each rule that has more; Fault::evidence_stale, a note for
/// each file, names those without figures and those that changed since. `loaded` was read with
/// Lints::on.
std::vector<Diagnostic> check_evidence(const LoadedRules& loaded, const EvidenceFile& evidence);

}  // namespace dross
