// Findings are placed at the rule's id, in the texts that the loader kept.
#include "eval/set_lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "eval/prose_sample.h"
#include "eval/shadow.h"
#include "match/line_test.h"
#include "rules/findings.h"
#include "text/lines.h"

namespace dross {
namespace {

// The lines of a sample in one language.
struct LinedSample {
  std::string_view language;
  LinedText text;
};

std::vector<LinedSample> line_samples() {
  std::vector<LinedSample> lined;
  for (const ProseSample& sample : prose_samples()) {
    lined.push_back({sample.language, split_lines(sample.sentences, Paragraphs::line)});
  }
  return lined;
}

bool speaks(const Pack& pack, std::string_view language) {
  return pack.languages.empty() ||
         std::ranges::find(pack.languages, language) != pack.languages.end();
}

struct ProseHits {
  std::size_t hit = 0;
  std::size_t lines = 0;
  std::string first;
};

ProseHits hits_in_prose(const RuleSet& set, std::uint32_t index,
                        const std::vector<LinedSample>& samples) {
  ProseHits hits;
  for (const LinedSample& sample : samples) {
    if (!speaks(set.packs[set.rules[index].pack], sample.language)) continue;
    hits.lines += sample.text.lines.size();
    for (std::uint32_t line = 0; line < sample.text.lines.size(); ++line) {
      std::vector<Match> matches;
      test_line(set, index, sample.text, line, matches);
      if (matches.empty()) continue;
      if (hits.hit++ == 0) hits.first = sample.text.raw(sample.text.lines[line]);
    }
  }
  return hits;
}

// Above this share a rule hits prose. Of a few hundred lines a single one is above it.
constexpr double most_prose = 0.0001;

std::optional<Finding> hits_prose(const RuleSet& set, std::uint32_t index,
                                  const std::vector<LinedSample>& samples) {
  const Rule& rule = set.rules[index];
  if (rule.kind == RuleKind::keep || rule.where == where_first_line) return std::nullopt;
  const ProseHits hits = hits_in_prose(set, index, samples);
  if (static_cast<double>(hits.hit) <= most_prose * static_cast<double>(hits.lines)) {
    return std::nullopt;
  }
  return Finding{Fault::hits_prose,
                 Severity::warning,
                 {},
                 fmt::format("hits {} of {} sentences of clean prose, as {}", hits.hit, hits.lines,
                             quoted(hits.first)),
                 "say more of what only clutter says, anchor it, or except it with `unless`"};
}

Finding shadowed(const Rule& wide) {
  return {Fault::shadowed_rule,
          Severity::warning,
          {},
          fmt::format("whatever it hits, {} hits too", quoted(wide.id)),
          fmt::format("leave one of them out; the other is at {}:{}", wide.place.file,
                      wide.place.line)};
}

class SetLint {
 public:
  explicit SetLint(const LoadedRules& loaded) : loaded_(loaded), samples_(line_samples()) {
    for (const RuleSource& source : loaded.sources) {
      files_.try_emplace(source.name, source.name, without_mark(source.content));
    }
  }

  std::vector<Diagnostic> run() {
    const RuleSet& set = loaded_.set;
    const auto shadows = find_shadows(set);
    for (std::uint32_t i = 0; i < set.rules.size(); ++i) {
      std::vector<AllowedWarning> allowed = set.rules[i].allowed;
      if (shadows[i]) add(set.rules[i], shadowed(set.rules[*shadows[i]]), allowed);
      if (auto found = hits_prose(set, i, samples_)) {
        add(set.rules[i], std::move(*found), allowed);
      }
      for (const AllowedWarning& one : allowed) add_unused(one);
    }
    return diagnostics();
  }

 private:
  struct File {
    File(const std::string& name, std::string_view content) : source(name, content) {}

    SourceText source;
    Findings findings;
  };

  File* file_of(const Place& place) {
    const auto found = files_.find(place.file);
    return found == files_.end() ? nullptr : &found->second;
  }

  void add(const Rule& rule, Finding finding, std::vector<AllowedWarning>& allowed) {
    const auto known = std::ranges::find(allowed, finding.fault, &AllowedWarning::warning);
    if (known != allowed.end()) {
      known->used = true;
      return;
    }
    File* file = file_of(rule.place);
    if (file == nullptr) return;
    finding.at = quoted_at(file->source, rule.place);
    file->findings.add(std::move(finding));
  }

  void add_unused(const AllowedWarning& allowed) {
    File* file = file_of(allowed.place);
    if (allowed.used || file == nullptr) return;
    file->findings.add({Fault::unused_allow, Severity::warning,
                        quoted_at(file->source, allowed.place),
                        fmt::format("nothing here brings the warning `{}`", name(allowed.warning)),
                        "take it out, so that it does not hide what comes later"});
  }

  [[nodiscard]] std::vector<Diagnostic> diagnostics() const {
    std::vector<Diagnostic> all;
    for (const RuleSource& source : loaded_.sources) {
      const File& file = files_.at(source.name);
      std::ranges::move(file.findings.diagnostics(file.source), std::back_inserter(all));
    }
    return all;
  }

  const LoadedRules& loaded_;
  std::vector<LinedSample> samples_;
  std::map<std::string, File, std::less<>> files_;
};

}  // namespace

std::vector<Diagnostic> lint_set(const LoadedRules& loaded) {
  return SetLint(loaded).run();
}

}  // namespace dross
