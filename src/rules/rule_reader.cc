// Reads a rule key by key. What needs two keys at once (word limits, what is missing, captures of a
// sequence) is checked after all keys were read, so that the order of keys never matters.
#include "rules/rule_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/engine_names.h"
#include "rules/allow_reader.h"
#include "rules/examples_reader.h"
#include "rules/pattern_scan.h"
#include "rules/rule_lint.h"
#include "rules/sequence_reader.h"

namespace dross {
namespace {

using toml_tree::Member;
using toml_tree::Value;

constexpr std::array all_kinds = {RuleKind::line, RuleKind::span,     RuleKind::section,
                                  RuleKind::tail, RuleKind::sequence, RuleKind::keep};

constexpr unsigned bit(RuleKind kind) {
  return 1U << static_cast<unsigned>(kind);
}

constexpr unsigned no_kind = 0;
constexpr unsigned every_kind = (1U << all_kinds.size()) - 1;
constexpr unsigned with_match =
    bit(RuleKind::line) | bit(RuleKind::span) | bit(RuleKind::tail) | bit(RuleKind::keep);

/// A rule half read.
struct Draft {
  Values& values;
  Rule rule;
  bool has_strength = false;
  ByteSpan min_words_at;
};

void read_id(Draft& draft, const Member& member) {
  const auto id = draft.values.string(member);
  if (!id) return;
  Findings& findings = draft.values.findings();
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
  };
  draft.rule.place = draft.values.source().place_of(member.value.bytes.begin);
  if (id->empty()) {
    findings.error(Fault::bad_value, member.value.bytes, "the `id` is empty",
                   "such as `en/see-also-headline`: language, then what it takes");
  } else if (!std::ranges::all_of(*id, is_allowed)) {
    findings.error(Fault::bad_value, member.value.bytes,
                   fmt::format("the `id` {} has characters that an id cannot have", quoted(*id)),
                   "small letters a to z, digits, `-` and `/`");
  } else if (is_engine_name(*id)) {
    findings.error(Fault::bad_value, member.value.bytes,
                   fmt::format("the `id` {} is a name of the engine's own", quoted(*id)));
  }
  draft.rule.id = *id;
}

void read_category(Draft& draft, const Member& member) {
  // The first and the last are the engine's.
  static const std::vector<std::string_view> names(category_names.begin() + 1,
                                                   category_names.end() - 1);
  if (const auto index = draft.values.choice(member, names)) {
    draft.rule.category = category_from(names[*index]).value_or(Category::uncategorised);
  }
}

void read_why(Draft& draft, const Member& member) {
  const auto why = draft.values.string(member);
  if (!why) return;
  draft.rule.why = *why;
  if (why->empty()) {
    draft.values.findings().error(Fault::bad_value, member.value.bytes, "`why` is empty",
                                  "a sentence for the person who asks why a line went");
  }
}

void read_confidence(Draft& draft, const Member& member) {
  static const std::vector<std::string_view> names = {"low", "medium", "high"};
  if (const auto index = draft.values.choice(member, names)) {
    draft.rule.confidence = static_cast<Confidence>(*index);
  }
}

void read_strength(Draft& draft, const Member& member) {
  static const std::vector<std::string_view> names = {"with-evidence", "alone"};
  if (const auto index = draft.values.choice(member, names)) {
    draft.rule.strength = static_cast<Strength>(*index);
    draft.has_strength = true;
  }
}

void read_where(Draft& draft, const Member& member) {
  static const std::vector<std::string_view> names = {"first-line", "head", "body", "tail",
                                                      "anywhere"};
  constexpr std::array<std::uint8_t, 5> bits = {where_first_line, where_head, where_body,
                                                where_tail, where_anywhere};
  std::uint8_t where = 0;
  for (const Values::Text& text : draft.values.strings(member)) {
    const auto index = draft.values.choice(member.key, text, names);
    if (index) where = static_cast<std::uint8_t>(where | bits[*index]);
  }
  if (where != 0) draft.rule.where = where;
}

void read_site(Draft& draft, const Member& member) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '*' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  for (const Values::Text& text : draft.values.strings(member)) {
    if (!text.text.empty() && std::ranges::all_of(text.text, is_allowed)) {
      draft.rule.sites.push_back(text.text);
      continue;
    }
    draft.values.findings().error(Fault::bad_value, text.bytes,
                                  fmt::format("`site` cannot be {}", quoted(text.text)),
                                  "a host in small letters, `*` for any part of it: "
                                  "`*.example.org`");
  }
}

void read_raw(Draft& draft, const Member& member) {
  const auto raw = draft.values.boolean(member);
  if (raw) draft.rule.view = *raw ? PatternView::raw : PatternView::folded;
}

void read_match(Draft& draft, const Member& member) {
  if (auto pattern = draft.values.pattern(member)) draft.rule.match = Regex(std::move(*pattern));
}

void read_unless(Draft& draft, const Member& member) {
  if (auto pattern = draft.values.pattern(member)) draft.rule.unless = Regex(std::move(*pattern));
}

void read_item(Draft& draft, const Member& member) {
  if (auto pattern = draft.values.pattern(member)) draft.rule.item = Regex(std::move(*pattern));
}

void read_lines(Draft& draft, const Member& member) {
  draft.rule.lines = read_sequence(draft.values, member);
}

void read_min_words(Draft& draft, const Member& member) {
  draft.rule.min_words = draft.values.count(member, 0).value_or(0);
  draft.min_words_at = member.value.bytes;
}

void read_max_words(Draft& draft, const Member& member) {
  draft.rule.max_words = draft.values.count(member, 1).value_or(unlimited);
}

void read_max_items(Draft& draft, const Member& member) {
  draft.rule.max_items = draft.values.count(member, 1).value_or(default_max_items);
}

void read_max_prose(Draft& draft, const Member& member) {
  draft.rule.max_prose = draft.values.count(member, 0).value_or(default_max_prose);
}

void read_removes(Draft& draft, const Member& member) {
  draft.rule.removes = read_examples(draft.values, member, draft.rule.kind);
}

void read_keeps(Draft& draft, const Member& member) {
  draft.rule.keeps = read_examples(draft.values, member, draft.rule.kind);
}

void read_nothing(Draft&, const Member&) {}

struct Key {
  std::string_view name;
  unsigned kinds;
  unsigned required;
  void (*read)(Draft&, const Member&);
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of rows that leave it out
  std::string_view hint = {};  ///< where it is required and missing
};

// `kind` and `allow` are read before all others: which of them belong, what is not to be said.
constexpr std::array keys = std::to_array<Key>({
    {"id", every_kind, every_kind, read_id,
     "such as \"en/see-also-headline\": language, then what it takes"},
    {"kind", every_kind, every_kind, read_nothing,
     "one of `line`, `span`, `section`, `tail`, `sequence` or `keep`"},
    {"category", every_kind, no_kind, read_category},
    {"why", every_kind, no_kind, read_why},
    {"confidence", every_kind, no_kind, read_confidence},
    {"strength", every_kind & ~bit(RuleKind::keep), no_kind, read_strength},
    {"match", with_match, with_match, read_match,
     "a pattern in single quotes: match = '^See also'"},
    {"head", bit(RuleKind::section), bit(RuleKind::section), read_match,
     "the pattern of its heading: head = '^Related stories$'"},
    {"item", bit(RuleKind::section), no_kind, read_item},
    {"max_items", bit(RuleKind::section), no_kind, read_max_items},
    {"max_prose", bit(RuleKind::tail), no_kind, read_max_prose},
    {"lines", bit(RuleKind::sequence), bit(RuleKind::sequence), read_lines,
     "a list of patterns, one for each of the neighbouring lines"},
    {"unless", every_kind, no_kind, read_unless},
    {"min_words", every_kind, no_kind, read_min_words},
    {"max_words", every_kind, bit(RuleKind::line), read_max_words,
     "above how many words is a line never clutter of this sort? 30 suits most"},
    {"where", every_kind, no_kind, read_where},
    {"site", every_kind, no_kind, read_site},
    {"raw", every_kind, no_kind, read_raw},
    {"removes", every_kind, no_kind, read_removes},
    {"keeps", every_kind, no_kind, read_keeps},
    {"allow", every_kind, no_kind, read_nothing},
});

std::vector<std::string_view> keys_of(unsigned kinds) {
  std::vector<std::string_view> names;
  for (const Key& key : keys) {
    if ((key.kinds & kinds) != 0) names.push_back(key.name);
  }
  return names;
}

std::vector<std::string_view> kinds_of(const Key& key) {
  std::vector<std::string_view> names;
  for (const RuleKind kind : all_kinds) {
    if ((key.kinds & bit(kind)) != 0) names.push_back(name(kind));
  }
  return names;
}

/// The kind, or nothing where it is missing or wrong; then no key is refused for its kind.
std::optional<RuleKind> read_kind(Values& values, const Value& table) {
  const auto found = std::ranges::find(table.members, "kind", &Member::key);
  if (found == table.members.end()) return std::nullopt;
  std::vector<std::string_view> names;
  for (const RuleKind kind : all_kinds) names.push_back(name(kind));
  const auto index = values.choice(*found, names);
  return index ? std::optional(all_kinds[*index]) : std::nullopt;
}

void refuse_key(Values& values, const Member& member, std::optional<RuleKind> kind) {
  const std::vector<std::string_view> known = keys_of(kind ? bit(*kind) : every_kind);
  const std::string of_kind = kind ? fmt::format(" of kind `{}`", name(*kind)) : std::string();
  const std::string near = did_you_mean(member.key, known);
  values.findings().error(Fault::unknown_key, member.key_bytes,
                          fmt::format("unknown key {} in a rule{}", quoted(member.key), of_kind),
                          near.empty() ? "one of " + choices(known) : near);
}

void refuse_for_kind(Values& values, const Member& member, const Key& key, RuleKind kind) {
  std::string hint = fmt::format("it belongs to kind {}", choices(kinds_of(key)));
  if (key.name == "match" && kind == RuleKind::section) hint = "a section begins at its `head`";
  if (key.name == "match" && kind == RuleKind::sequence) hint = "a sequence lists its `lines`";
  values.findings().error(Fault::key_not_for_kind, member.key_bytes,
                          fmt::format("the key {} does not belong to a rule of kind `{}`",
                                      quoted(member.key), name(kind)),
                          std::move(hint));
}

void read_members(Draft& draft, const Value& table, std::optional<RuleKind> kind) {
  const unsigned kinds = kind ? bit(*kind) : every_kind;
  for (const Member& member : table.members) {
    const auto key = std::ranges::find(keys, member.key, &Key::name);
    if (key == keys.end()) {
      refuse_key(draft.values, member, kind);
    } else if ((key->kinds & kinds) == 0) {
      refuse_for_kind(draft.values, member, *key, *kind);
    } else {
      key->read(draft, member);
    }
  }
}

void check_required(Values& values, const Value& table, ByteSpan at, std::optional<RuleKind> kind) {
  for (const Key& key : keys) {
    const bool required = (key.required & (kind ? bit(*kind) : every_kind)) != 0;
    // Without a kind, only what every kind needs is known to be missing.
    if (!required || (!kind && key.required != every_kind)) continue;
    if (table.find(key.name) != nullptr) continue;
    values.findings().error(Fault::missing_key, at, fmt::format("the rule has no `{}`", key.name),
                            std::string(key.hint));
  }
}

std::string missing_names(const Value& table, const std::vector<std::string_view>& wanted) {
  std::vector<std::string_view> missing;
  for (const std::string_view key : wanted) {
    if (table.find(key) == nullptr) missing.push_back(key);
  }
  return missing.empty() ? std::string() : choices(missing);
}

// A `keep` rule removes nothing, so what it would be of and how sure it is mean nothing.
void check_recommended(Draft& draft, const Value& table, ByteSpan at, RuleOrigin origin) {
  const Severity severity = origin == RuleOrigin::shipped ? Severity::error : Severity::warning;
  const bool removes = draft.rule.kind != RuleKind::keep;
  const std::string texts = removes ? missing_names(table, {"category", "why", "confidence"})
                                    : missing_names(table, {"why"});
  Findings& findings = draft.values.findings();
  if (!texts.empty()) {
    findings.add({Fault::missing_text, severity, at, fmt::format("the rule has no {}", texts),
                  "category: what it takes; why: a sentence; confidence: high, medium or low"});
  }
  std::vector<std::string_view> examples;
  if (draft.rule.removes.empty()) examples.emplace_back("removes");
  if (draft.rule.keeps.empty()) examples.emplace_back("keeps");
  if (!examples.empty()) {
    findings.add({Fault::missing_example, severity, at,
                  fmt::format("the rule has no example in {}", choices(examples)),
                  "a text that it takes and one that it nearly takes; `dross rules test` tries "
                  "them"});
  }
}

void check_word_limits(Draft& draft) {
  if (draft.rule.min_words <= draft.rule.max_words) return;
  draft.values.findings().error(Fault::bad_value, draft.min_words_at,
                                fmt::format("`min_words` is {} and `max_words` {}",
                                            draft.rule.min_words, draft.rule.max_words),
                                "no line has that many words");
}

// The value of the pattern by which the rule begins.
ByteSpan place_of_leading_pattern(const Value& table) {
  for (const std::string_view key : {"match", "head"}) {
    if (const Value* found = table.find(key)) return found->bytes;
  }
  return table.find("lines")->items.front().bytes;
}

void lint(Draft& draft, const Value& table) {
  if (draft.values.patterns() != PatternCheck::linted) return;
  for (RuleFinding& finding : lint_rule(draft.rule)) {
    draft.values.findings().add({finding.fault, Severity::warning, place_of_leading_pattern(table),
                                 std::move(finding.message), std::move(finding.hint)});
  }
}

bool is_alone_by_default(RuleKind kind) {
  return kind == RuleKind::section || kind == RuleKind::tail || kind == RuleKind::sequence;
}

}  // namespace

std::optional<Rule> read_rule(Values& values, const Value& table, RuleOrigin origin) {
  const std::size_t errors_before = values.findings().errors();
  const std::optional<RuleKind> kind = read_kind(values, table);
  Draft draft{.values = values, .rule = {}, .has_strength = false, .min_words_at = {}};
  draft.rule.kind = kind.value_or(RuleKind::line);
  draft.rule.allowed = read_allow(values, table);
  const Value* raw = table.find("raw");
  values.set_view(raw != nullptr && raw->boolean ? PatternView::raw : PatternView::folded);
  read_members(draft, table, kind);
  if (!draft.has_strength && is_alone_by_default(draft.rule.kind)) {
    draft.rule.strength = Strength::alone;
  }

  const Value* id = table.find("id");
  const ByteSpan at = id != nullptr ? id->bytes : table.bytes;
  check_required(values, table, at, kind);
  check_word_limits(draft);
  if (values.patterns() != PatternCheck::trusted) check_recommended(draft, table, at, origin);
  const bool is_sound = values.findings().errors() == errors_before;
  if (is_sound) lint(draft, table);
  end_allow(values, draft.rule.allowed);
  return is_sound ? std::optional(std::move(draft.rule)) : std::nullopt;
}

}  // namespace dross
