// Figures of a rule hold for the wording that was measured; a rule that changed since counts as one
// without figures, so that whoever has no labelled documents can still mend a pattern.
#include "eval/rule_evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "rules/findings.h"
#include "rules/rule_hash.h"

namespace dross {
namespace {

HitCounts sum_sites(const std::map<std::string, HitCounts>& sites) {
  HitCounts sum;
  for (const auto& [site, hits] : sites) {
    sum.clutter += hits.clutter;
    sum.content += hits.content;
    sum.other += hits.other;
  }
  return sum;
}

std::string describe(const Estimate& estimate) {
  return fmt::format("{:.1f} votes for clutter and {:.1f} for content on {} site{}, mean {:.3f}",
                     estimate.clutter, estimate.content, estimate.sites,
                     estimate.sites == 1 ? "" : "s", estimate.mean);
}

class EvidenceCheck {
 public:
  EvidenceCheck(const LoadedRules& loaded, const EvidenceFile& evidence)
      : loaded_(loaded), evidence_(evidence) {
    for (const RuleSource& source : loaded.sources) {
      files_.try_emplace(source.name, source.name, without_mark(source.content));
    }
  }

  std::vector<Diagnostic> run() {
    for (const Rule& rule : loaded_.set.rules) {
      if (rule.kind != RuleKind::keep) check(rule);
    }
    std::vector<Diagnostic> all;
    for (const RuleSource& source : loaded_.sources) {
      File& file = files_.at(source.name);
      std::ranges::move(file.findings.diagnostics(file.source), std::back_inserter(all));
      if (auto note = stale_note(file)) all.push_back(std::move(*note));
    }
    return all;
  }

 private:
  struct File {
    File(const std::string& name, std::string_view content) : source(name, content) {}

    SourceText source;
    Findings findings;
    std::vector<std::string_view> stale;
  };

  void check(const Rule& rule) {
    const auto file = files_.find(rule.place.file);
    if (file == files_.end()) return;
    const Pack& pack = loaded_.set.packs[rule.pack];
    const auto known = evidence_.rules.find(rule.id);
    const bool fits =
        known != evidence_.rules.end() && known->second.hash == matching_hash(rule, pack);
    if (!fits) file->second.stale.push_back(rule.id);
    const Estimate* estimate = fits ? &known->second.estimate : nullptr;
    const std::optional<Confidence> most = most_confidence(rule, estimate);
    if (most && rule.confidence <= *most) return;
    file->second.findings.add(above(rule, most, estimate, file->second.source));
  }

  static Finding above(const Rule& rule, std::optional<Confidence> most, const Estimate* estimate,
                       const SourceText& source) {
    const bool is_measured = estimate != nullptr && estimate->sites >= min_sites;
    const std::string figures =
        estimate == nullptr || estimate->sites == 0 ? "no figures" : describe(*estimate);
    const std::string_view reason = is_measured || (estimate != nullptr && estimate->content > 0)
                                        ? ""
                                        : ", and it is not narrow (docs/eval.md)";
    return {
        Fault::confidence_above_evidence, Severity::warning, quoted_at(source, rule.place),
        fmt::format("the confidence is `{}`, the evidence is for {}: {}{}", name(rule.confidence),
                    most ? fmt::format("`{}` at most", name(*most)) : "none", figures, reason),
        most ? fmt::format("write confidence = \"{}\", or make the rule narrower", name(*most))
             : "it is wrong more often than right: take it out, or make it narrower"};
  }

  static std::optional<Diagnostic> stale_note(const File& file) {
    if (file.stale.empty()) return std::nullopt;
    constexpr std::size_t shown = 8;
    const auto count = static_cast<std::ptrdiff_t>(std::min(shown, file.stale.size()));
    const std::vector<std::string_view> some(file.stale.begin(), file.stale.begin() + count);
    Diagnostic note;
    note.fault = Fault::evidence_stale;
    note.severity = Severity::note;
    note.place.file = file.source.name();
    note.message =
        fmt::format("no figures, or changed since they were written: {}{}", fmt::join(some, ", "),
                    some.size() < file.stale.size()
                        ? fmt::format(" and {} more", file.stale.size() - some.size())
                        : "");
    note.hint = "`dross eval --write-evidence` on labelled documents writes them anew";
    return note;
  }

  const LoadedRules& loaded_;
  const EvidenceFile& evidence_;
  std::map<std::string, File, std::less<>> files_;
};

}  // namespace

EvidenceFile gather_evidence_file(const Trial& trial, const DecideOptions& options, Half half) {
  const RuleSet& rules = trial.rules();
  const SiteEvidence evidence = gather_evidence(trial, options);
  const std::vector<Estimate> estimates =
      estimate_rules(evidence, [](std::string_view) { return true; });
  EvidenceFile file;
  file.rule_set = rules.hash;
  file.half = name(half);
  file.documents = trial.size();
  std::set<std::string_view> sites;
  for (std::size_t i = 0; i < trial.size(); ++i) {
    sites.insert(trial.document(i).truth.document().site);
  }
  file.sites = sites.size();
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const Rule& rule = rules.rules[i];
    if (rule.kind == RuleKind::keep) continue;
    file.rules[rule.id] = {matching_hash(rule, rules.packs[rule.pack]), sum_sites(evidence[i]),
                           estimates[i]};
  }
  return file;
}

std::vector<Diagnostic> check_evidence(const LoadedRules& loaded, const EvidenceFile& evidence) {
  return EvidenceCheck(loaded, evidence).run();
}

}  // namespace dross
