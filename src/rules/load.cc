// One file at a time, then what concerns all files: ids given twice, and `disable`. A rule with an
// error is left out and the rest stands, so that `ok()` alone says whether a set may be used.
#include "rules/load.h"

#include <fmt/format.h>
#include <utf8.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>

#include "base/limits.h"
#include "rules/load_with.h"
#include "rules/pack_reader.h"
#include "rules/rule_reader.h"
#include "rules/toml_tree.h"

namespace dross {
namespace {

using toml_tree::Type;
using toml_tree::Value;

/// A file on its way. Kept until all are read, as faults between files are placed in it.
struct FileDraft {
  FileDraft(std::string name, std::string_view content) : source(std::move(name), content) {}

  SourceText source;
  Findings findings;
  Pack pack;
  std::vector<Values::Text> disabled;
  std::vector<Rule> rules;
  std::vector<Values::Text> ids;  ///< of all rules, those with faults too
};

Diagnostic file_fault(const CheckedSource& file, Fault fault, std::string message) {
  Diagnostic diagnostic;
  diagnostic.fault = fault;
  diagnostic.message = std::move(message);
  diagnostic.place.file = file.name;
  return diagnostic;
}

/// What keeps a file from being read at all.
std::optional<Diagnostic> unreadable(const CheckedSource& file) {
  if (file.content.size() > limits::max_rule_file) {
    return file_fault(file, Fault::rule_file_too_large,
                      fmt::format("the rule file is over {} MiB", limits::max_rule_file >> 20));
  }
  if (file.patterns == PatternCheck::trusted) return std::nullopt;
  const auto bad = utf8::find_invalid(file.content.begin(), file.content.end());
  if (bad == file.content.end()) return std::nullopt;
  const auto offset = static_cast<std::size_t>(bad - file.content.begin());
  const SourceText before(file.name, file.content.substr(0, offset));
  Diagnostic diagnostic = file_fault(file, Fault::rule_file_not_utf8, "the rule file is not UTF-8");
  diagnostic.place = before.place_of(offset);
  const std::size_t begin = file.content.rfind('\n', offset) + 1;
  const std::size_t end = std::min(file.content.find('\n', offset), file.content.size());
  if (end - begin <= limits::max_source_line) {
    diagnostic.source_line = std::string(file.content.substr(begin, end - begin));
  }
  diagnostic.hint = "save it as UTF-8";
  return diagnostic;
}

void read_rules(FileDraft& draft, Values& values, const toml_tree::Member& member,
                RuleOrigin origin) {
  if (member.value.type != Type::list) {
    values.wrong_type(member.key, member.value, "a list of tables", "write [[rule]]");
    return;
  }
  draft.rules.reserve(member.value.items.size());
  for (const Value& table : member.value.items) {
    if (table.type != Type::table) {
      values.wrong_type(member.key, table, "a list of tables", "write [[rule]]");
      continue;
    }
    const Value* id = table.find("id");
    if (id != nullptr && !id->string.empty()) draft.ids.push_back({id->string, id->bytes});
    if (auto rule = read_rule(values, table, origin)) draft.rules.push_back(std::move(*rule));
  }
}

void read_root(FileDraft& draft, const Value& root, const CheckedSource& file) {
  Values values(draft.source, draft.findings, file.patterns);
  for (const toml_tree::Member& member : root.members) {
    if (member.key == "pack") {
      draft.disabled = read_pack(values, member, draft.pack);
    } else if (member.key == "rule") {
      read_rules(draft, values, member, file.origin);
    } else {
      draft.findings.error(Fault::unknown_key, member.key_bytes,
                           fmt::format("unknown key {} in a rule file", quoted(member.key)),
                           "a rule file has [pack] and any number of [[rule]]");
    }
  }
}

// A pack's name is shown in results, which must not depend on where a file lies.
std::string stem_of(std::string_view name) {
  name.remove_prefix(name.find_last_of("/:") + 1);
  return std::string(name.substr(0, name.rfind(".toml")));
}

/// Nothing where the file cannot be read; the reason is then in `diagnostics`.
std::unique_ptr<FileDraft> read_file(const CheckedSource& file,
                                     std::vector<Diagnostic>& diagnostics) {
  if (auto fault = unreadable(file)) {
    diagnostics.push_back(std::move(*fault));
    return nullptr;
  }
  const std::string_view content = without_mark(file.content);
  auto draft = std::make_unique<FileDraft>(file.name, content);
  draft->pack.name = stem_of(file.name);
  draft->pack.file = file.name;
  draft->pack.version = fmt::format("{:016x}", XXH3_64bits(content.data(), content.size()));

  static constexpr std::array<std::string_view, 2> examples = {"removes", "keeps"};
  std::span<const std::string_view> unread;
  if (file.examples == Examples::left_out) unread = examples;
  const Result<Value> root = toml_tree::parse(draft->source, unread);
  if (!root) {
    diagnostics.push_back(root.error());
    return nullptr;
  }
  read_root(*draft, *root, file);
  return draft;
}

using Drafts = std::vector<std::unique_ptr<FileDraft>>;

// An id is taken by a rule with faults too: else the second fault would show only when the first is
// mended.
void refuse_duplicates(Drafts& drafts) {
  std::map<std::string_view, Place> seen;
  for (const auto& draft : drafts) {
    for (const Values::Text& id : draft->ids) {
      const auto [first, is_new] =
          seen.try_emplace(id.text, draft->source.place_of(id.bytes.begin));
      if (is_new) continue;
      const Place& place = first->second;
      draft->findings.error(
          Fault::duplicate_id, id.bytes, fmt::format("a second rule of the id {}", quoted(id.text)),
          fmt::format("the first is at {}:{}:{}", place.file, place.line, place.column));
    }
  }
}

std::string hint_for_disabled(const FileDraft& draft, std::string_view id,
                              const std::set<std::string_view>& known) {
  if (std::ranges::find(draft.ids, id, &Values::Text::text) != draft.ids.end()) {
    return "it is in this very file: take the rule out";
  }
  const std::string near = did_you_mean(id, {known.begin(), known.end()});
  return near.empty() ? "`dross rules list` names all rules" : near;
}

std::set<std::string, std::less<>> disabled_ids(Drafts& drafts) {
  std::set<std::string, std::less<>> disabled;
  for (const auto& draft : drafts) {
    if (draft->disabled.empty()) continue;
    std::set<std::string_view> known;
    for (const auto& other : drafts) {
      if (other == draft) continue;
      for (const Values::Text& id : other->ids) known.insert(id.text);
    }
    for (const Values::Text& text : draft->disabled) {
      if (known.contains(text.text)) {
        disabled.insert(text.text);
        continue;
      }
      draft->findings.error(Fault::unknown_disabled_id, text.bytes,
                            fmt::format("no other file has a rule {}", quoted(text.text)),
                            hint_for_disabled(*draft, text.text, known));
    }
  }
  return disabled;
}

RuleSet gather(Drafts& drafts, const std::set<std::string, std::less<>>& disabled) {
  RuleSet set;
  std::size_t count = 0;
  for (const auto& draft : drafts) count += draft->rules.size();
  set.rules.reserve(count);
  for (const auto& draft : drafts) {
    const auto pack = static_cast<std::uint32_t>(set.packs.size());
    set.packs.push_back(std::move(draft->pack));
    for (Rule& rule : draft->rules) {
      if (disabled.contains(rule.id)) continue;
      rule.pack = pack;
      set.rules.push_back(std::move(rule));
    }
  }
  return set;
}

// Over the files' own hashes, in their order: a file's end counts, and its path does not.
std::string hash_of(const RuleSet& set) {
  std::string versions;
  for (const Pack& pack : set.packs) versions += pack.version;
  return fmt::format("{:016x}", XXH3_64bits(versions.data(), versions.size()));
}

}  // namespace

CheckedSource checked_source(const RuleSource& source, PatternCheck patterns) {
  return {source.name, source.content, source.origin, patterns, Examples::read};
}

LoadedRules load_rules_with(const std::vector<CheckedSource>& sources) {
  LoadedRules loaded;
  Drafts drafts;
  std::vector<std::vector<Diagnostic>> by_file(sources.size());
  std::vector<std::size_t> file_of;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    auto draft = read_file(sources[i], by_file[i]);
    if (!draft) continue;
    drafts.push_back(std::move(draft));
    file_of.push_back(i);
  }
  refuse_duplicates(drafts);
  const auto disabled = disabled_ids(drafts);
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    by_file[file_of[d]] = drafts[d]->findings.diagnostics(drafts[d]->source);
  }
  for (auto& diagnostics : by_file) {
    std::ranges::move(diagnostics, std::back_inserter(loaded.diagnostics));
  }
  loaded.set = gather(drafts, disabled);
  loaded.set.hash = hash_of(loaded.set);
  return loaded;
}

LoadedRules load_rules(const std::vector<RuleSource>& sources, Lints lints) {
  const PatternCheck patterns = lints == Lints::on ? PatternCheck::linted : PatternCheck::full;
  std::vector<CheckedSource> checked;
  checked.reserve(sources.size());
  for (const RuleSource& source : sources) checked.push_back(checked_source(source, patterns));
  LoadedRules loaded = load_rules_with(checked);
  loaded.sources = sources;
  return loaded;
}

bool LoadedRules::ok() const {
  return std::ranges::none_of(diagnostics,
                              [](const Diagnostic& d) { return d.severity == Severity::error; });
}

}  // namespace dross
