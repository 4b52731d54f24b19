// Patterns must be TOML literal strings: nothing is escaped in them, so a backslash is written
// once, and byte n of the pattern is byte n behind the quotes, which is what puts a caret under the
// bad piece of a pattern.
#include "rules/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "rules/pattern_lint.h"

namespace dross {
namespace {

using toml_tree::Type;

constexpr std::int64_t largest_count = 1'000'000;

}  // namespace

void Values::wrong_type(std::string_view key, const Value& value, std::string_view expected,
                        std::string hint) {
  findings_.error(Fault::wrong_type, value.bytes,
                  fmt::format("{} must be {}, not {}", quoted(key), expected, name(value.type)),
                  std::move(hint));
}

void Values::wrong_item(std::string_view key, const Value& item, std::string_view expected) {
  findings_.error(Fault::wrong_type, item.bytes,
                  fmt::format("{} must hold {}, not {}", quoted(key), expected, name(item.type)));
}

bool Values::expect(const Member& member, Type type) {
  if (member.value.type == type) return true;
  wrong_type(member.key, member.value, name(type));
  return false;
}

std::optional<std::string> Values::string(const Member& member) {
  if (!expect(member, Type::string)) return std::nullopt;
  return member.value.string;
}

std::optional<bool> Values::boolean(const Member& member) {
  if (!expect(member, Type::boolean)) return std::nullopt;
  return member.value.boolean;
}

std::optional<std::uint32_t> Values::count(const Member& member, std::uint32_t least) {
  if (!expect(member, Type::integer)) return std::nullopt;
  const std::int64_t value = member.value.integer;
  if (value >= static_cast<std::int64_t>(least) && value <= largest_count) {
    return static_cast<std::uint32_t>(value);
  }
  findings_.error(Fault::bad_value, member.value.bytes,
                  fmt::format("{} is {}; it must be {} to {}", quoted(member.key), value, least,
                              largest_count));
  return std::nullopt;
}

std::vector<Values::Text> Values::strings(const Member& member) {
  const Value& value = member.value;
  if (value.type == Type::string) return {{value.string, value.bytes}};
  if (value.type != Type::list) {
    wrong_type(member.key, value, "a string or a list of strings");
    return {};
  }
  if (value.items.empty()) {
    findings_.error(Fault::bad_value, value.bytes, fmt::format("{} is empty", quoted(member.key)),
                    "leave the key out");
  }
  std::vector<Text> result;
  for (const Value& item : value.items) {
    if (item.type == Type::string) {
      result.push_back({item.string, item.bytes});
    } else {
      wrong_item(member.key, item, "strings");
    }
  }
  return result;
}

std::optional<std::size_t> Values::choice(std::string_view key, const Text& text,
                                          const std::vector<std::string_view>& names) {
  const auto found = std::ranges::find(names, text.text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  const std::string near = did_you_mean(text.text, names);
  findings_.error(Fault::bad_value, text.bytes,
                  fmt::format("{} cannot be {}", quoted(key), quoted(text.text)),
                  (near.empty() ? "" : near + " ") + "one of " + choices(names));
  return std::nullopt;
}

std::optional<std::size_t> Values::choice(const Member& member,
                                          const std::vector<std::string_view>& names) {
  if (!expect(member, Type::string)) return std::nullopt;
  return choice(member.key, {member.value.string, member.value.bytes}, names);
}

void Values::not_literal(std::string_view key, const Value& value) {
  const bool needs_three = value.string.find('\'') != std::string::npos;
  const bool plain = std::ranges::none_of(value.string, [](char c) { return c == '\n'; }) &&
                     value.string.size() <= 60;
  const std::string_view quote = needs_three ? "'''" : "'";
  findings_.error(Fault::pattern_not_literal, value.bytes,
                  fmt::format("the pattern {} stands in double quotes", quoted(key)),
                  plain ? fmt::format("write {}{}{}: in single quotes a backslash is a backslash",
                                      quote, value.string, quote)
                        : "write it in single quotes, in which a backslash is a backslash");
}

bool Values::is_literal(std::string_view key, const Value& value) {
  if (!source_.content().substr(value.bytes.begin).starts_with('\'')) {
    not_literal(key, value);
  } else if (value.string.empty()) {
    findings_.error(Fault::bad_value, value.bytes,
                    fmt::format("the pattern {} is empty", quoted(key)));
  } else if (value.string.find('\n') != std::string::npos) {
    findings_.error(Fault::bad_value, value.bytes,
                    fmt::format("the pattern {} goes over more than one line", quoted(key)),
                    "a pattern sees one line of the text, so a line break in it never matches");
  } else {
    return true;
  }
  return false;
}

// TOML leaves out a line break right after three quotes.
std::size_t Values::pattern_start(const Value& value) const {
  const std::string_view text = source_.content().substr(value.bytes.begin);
  std::size_t start = text.starts_with("'''") ? 3 : 1;
  if (start == 3 && text.substr(start).starts_with("\r\n")) ++start;
  if (start >= 3 && text.substr(start).starts_with("\n")) ++start;
  return value.bytes.begin + start;
}

std::optional<std::string> Values::pattern(const Member& member) {
  return pattern(member.key, member.value, References::none);
}

std::optional<std::string> Values::pattern(std::string_view key, const Value& value,
                                           References references) {
  if (value.type != Type::string) {
    wrong_type(key, value, "a pattern in single quotes");
    return std::nullopt;
  }
  if (!is_literal(key, value)) return std::nullopt;
  if (patterns_ == PatternCheck::trusted) return value.string;

  const std::size_t start = pattern_start(value);
  bool good = true;
  const bool is_linted = patterns_ == PatternCheck::linted;
  std::vector<PatternFinding> found = check_pattern(
      value.string, references, view_, is_linted ? Compile::always : Compile::in_doubt);
  if (is_linted) {
    std::ranges::move(lint_pattern(value.string), std::back_inserter(found));
  }
  for (PatternFinding& finding : found) {
    good = good && finding.severity != Severity::error;
    const ByteSpan at{start + finding.bytes.begin, start + finding.bytes.end};
    findings_.add(
        {finding.fault, finding.severity, at, std::move(finding.message), std::move(finding.hint)});
  }
  return good ? std::optional(value.string) : std::nullopt;
}

}  // namespace dross
