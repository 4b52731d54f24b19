// The pieces of a pattern that stand for one character of several: `\d`, `\p{Lu}`, `[^a-z]`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "rules/code_point_set.h"

namespace dross {

inline bool is_one_of(std::string_view characters, char c) {
  return characters.find(c) != std::string_view::npos;
}

/// What begins a repeat, and what stands for itself only behind a backslash; `{` not always.
inline constexpr std::string_view repeat_signs = "*+?{";
inline constexpr std::string_view special_signs = "\\.+*?()|[]{}^$";

/// A place in a pattern, with the few steps that all its readers take.
class PatternCursor {
 public:
  explicit PatternCursor(std::string_view pattern) : pattern_(pattern) {}

  [[nodiscard]] bool at_end() const { return at_ >= pattern_.size(); }
  [[nodiscard]] char peek() const { return pattern_[at_]; }
  [[nodiscard]] std::string_view rest() const { return pattern_.substr(at_); }
  /// Does one of the characters come next?
  [[nodiscard]] bool is_at(std::string_view characters) const {
    return !at_end() && is_one_of(characters, peek());
  }
  void skip(std::size_t bytes) { at_ += bytes; }
  /// Skips `text`, which is not empty, if it comes next.
  bool take(std::string_view text) {
    const bool is_next = !at_end() && peek() == text.front() && rest().starts_with(text);
    if (is_next) at_ += text.size();
    return is_next;
  }
  /// The next character; nothing at the end or where the bytes are not UTF-8.
  std::optional<char32_t> take_code_point();

 private:
  std::string_view pattern_;
  std::size_t at_ = 0;
};

/// `\d`, `\W`, `\pL`, `\P{Greek}`; the cursor is on the backslash and moves only if it was one.
std::optional<CodePointSet> take_group_escape(PatternCursor&, CaseRule);

/// `\n`, `\x{2014}`, `\.`: an escape for one character; the cursor is on the backslash.
std::optional<char32_t> take_character_escape(PatternCursor&);

/// `[...]`; the cursor is on the bracket.
std::optional<CodePointSet> take_class(PatternCursor&, CaseRule);

}  // namespace dross
