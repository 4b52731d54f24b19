// Typed access to the values of a rule file. Each function either returns the value or records what
// is wrong with it and returns nothing, so a reader goes on to the next key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/findings.h"
#include "rules/pattern_check.h"
#include "rules/rule.h"
#include "rules/toml_tree.h"

namespace dross {

/// What is known to be right needs no checking: the rules shipped with the program were read as
/// UTF-8 and compiled by its tests, and compiling all of them at each start would cost more than a
/// short run.
/// `linted` looks also for what compiles and bites (rules/pattern_lint.h, rules/rule_lint.h).
enum class PatternCheck { trusted, full, linted };

/// Cleaning needs no examples, and most of a rule file is examples.
enum class Examples { read, left_out };

class Values {
 public:
  Values(const SourceText& source, Findings& findings, PatternCheck patterns)
      : source_(source), findings_(findings), patterns_(patterns) {}

  using Member = toml_tree::Member;
  using Value = toml_tree::Value;

  struct Text {
    std::string text;
    ByteSpan bytes;
  };

  [[nodiscard]] const SourceText& source() const { return source_; }
  /// Which form of the line the patterns read from now on will see.
  void set_view(PatternView view) { view_ = view; }
  [[nodiscard]] Findings& findings() { return findings_; }
  [[nodiscard]] PatternCheck patterns() const { return patterns_; }

  /// Records Fault::wrong_type unless the value has the type.
  bool expect(const Member&, toml_tree::Type);

  std::optional<std::string> string(const Member&);
  std::optional<bool> boolean(const Member&);
  /// A whole number of `least` to 1,000,000.
  std::optional<std::uint32_t> count(const Member&, std::uint32_t least);
  /// A string, or a list of one or more strings.
  std::vector<Text> strings(const Member&);
  /// The index into `names` of the string, or Fault::bad_value naming the choices.
  std::optional<std::size_t> choice(const Member&, const std::vector<std::string_view>& names);
  std::optional<std::size_t> choice(std::string_view key, const Text&,
                                    const std::vector<std::string_view>& names);
  /// The source of a pattern, checked.
  std::optional<std::string> pattern(const Member&);
  std::optional<std::string> pattern(std::string_view key, const Value&, References);

  /// The offset in the file of the first byte of a pattern that `pattern` returned.
  [[nodiscard]] std::size_t pattern_start(const Value&) const;

  void wrong_type(std::string_view key, const Value&, std::string_view expected,
                  std::string hint = {});
  /// The same for an item of a list, all of which must be `expected` (in the plural).
  void wrong_item(std::string_view key, const Value&, std::string_view expected);

 private:
  bool is_literal(std::string_view key, const Value&);
  void not_literal(std::string_view key, const Value&);

  const SourceText& source_;
  Findings& findings_;
  PatternCheck patterns_;
  PatternView view_ = PatternView::folded;
};

}  // namespace dross
