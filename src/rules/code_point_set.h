// What one place of a pattern can match, as an upper bound: every character that RE2 takes there is
// in the set. The ASCII part is exact, so that the complement of a set is an upper bound too; what
// lies beyond is exact or "any". Nothing here knows Unicode's categories beyond ASCII: a tool that
// only rules lines out does not need them.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dross {

struct CodePointRange {
  char32_t first = 0;
  char32_t last = 0;  ///< inclusive

  friend bool operator==(const CodePointRange&, const CodePointRange&) = default;
};

enum class CaseRule : std::uint8_t { exact, any };

class CodePointSet {
 public:
  static constexpr char32_t ascii_end = 0x80;
  static constexpr char32_t last_code_point = 0x10FFFF;

  void add(char32_t first, char32_t last);
  void add(const CodePointSet&);
  /// The simple case orbits of all members, as `(?i)` has it.
  void fold_case();
  void negate();

  [[nodiscard]] bool has(char32_t) const;
  [[nodiscard]] bool is_exact() const { return exact_; }
  [[nodiscard]] const std::bitset<ascii_end>& ascii() const { return ascii_; }
  /// Beyond ASCII: ascending, apart from each other.
  [[nodiscard]] const std::vector<CodePointRange>& beyond() const { return beyond_; }

  static CodePointSet any();
  /// A character, with its case orbit where any case will do.
  static CodePointSet of(char32_t, CaseRule);
  /// `L`, `Lu`, `Greek`: what stands in \p{...}. Nothing for a name that is not known here.
  static std::optional<CodePointSet> unicode_group(std::string_view name);

 private:
  void take_any_beyond();
  void merge();

  std::bitset<ascii_end> ascii_;
  std::vector<CodePointRange> beyond_;
  bool exact_ = true;
};

/// A character whose case orbit holds one of another length in UTF-8: `ſ` and `K` stand beside s
/// and k, `Å` (U+212B) beside å. A matcher over bytes replaces them in the line, so sets that hold
/// one hold its common form too. Any other character is its own common form.
char32_t common_form(char32_t);
/// All characters that have another common form.
std::span<const char32_t> odd_letters();

}  // namespace dross
