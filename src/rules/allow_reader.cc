// A table of names, such as `allow.no-literal = "…"`; names and not codes, as a reader of the file
// knows what is meant without the manual.
#include "rules/allow_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace dross {
namespace {

using toml_tree::Member;

// What is said of `allow` itself, and of a rule's confidence, is not a matter of its wording.
std::vector<std::string_view> allowable_warnings() {
  std::vector<std::string_view> names;
  for (const Fault fault : all_faults()) {
    const bool excepted = fault == Fault::unused_allow || fault == Fault::confidence_above_evidence;
    if (code(fault).starts_with('W') && !excepted) names.push_back(name(fault));
  }
  return names;
}

std::optional<Fault> read_warning(Values& values, const Member& member) {
  static const std::vector<std::string_view> names = allowable_warnings();
  if (std::ranges::find(names, member.key) != names.end()) return warning_from(member.key);
  const std::string near = did_you_mean(member.key, names);
  values.findings().error(
      Fault::unknown_key, member.key_bytes,
      fmt::format("no warning that could be allowed is called {}", quoted(member.key)),
      near.empty() ? "one of " + choices(names) : near);
  return std::nullopt;
}

std::optional<AllowedWarning> read_allowed(Values& values, const Member& member) {
  const auto warning = read_warning(values, member);
  const auto reason = values.string(member);
  if (!warning || !reason) return std::nullopt;
  if (reason->find_first_not_of(' ') == std::string::npos) {
    values.findings().error(Fault::bad_value, member.value.bytes,
                            fmt::format("no reason why {} is allowed", quoted(member.key)),
                            "a sentence for the next person who changes the rule");
    return std::nullopt;
  }
  // Where nobody looks for it, nobody can say that it is not there.
  const bool used = values.patterns() != PatternCheck::linted;
  return AllowedWarning{*warning, *reason, values.source().place_of(member.key_bytes.begin), used};
}

}  // namespace

std::vector<AllowedWarning> read_allow(Values& values, const toml_tree::Value& table) {
  std::vector<AllowedWarning> allowed;
  const auto found = std::ranges::find(table.members, "allow", &Member::key);
  if (found == table.members.end()) return allowed;
  if (found->value.type != toml_tree::Type::table) {
    values.wrong_type(found->key, found->value, "a table of warnings and reasons",
                      "allow.no-literal = \"why it is right here\"");
    return allowed;
  }
  std::vector<Fault> warnings;
  for (const Member& member : found->value.members) {
    if (auto one = read_allowed(values, member)) {
      warnings.push_back(one->warning);
      allowed.push_back(std::move(*one));
    }
  }
  values.findings().allow(std::move(warnings));
  return allowed;
}

void end_allow(Values& values, std::vector<AllowedWarning>& allowed) {
  for (const Fault met : values.findings().end_allow()) {
    for (AllowedWarning& one : allowed) one.used = one.used || one.warning == met;
  }
}

}  // namespace dross
