// Case orbits: where the letters of a block are old and settled they are listed by the case mapping
// of utf8proc and a table of what has more than two members; scripts without case fold to
// themselves; anywhere else a later Unicode may add a partner, RE2 and utf8proc may disagree, and
// the answer is "any character beyond ASCII". tests/unit/rules_case_orbits.cc holds this against
// RE2, character by character.
#include "rules/code_point_set.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <string>

namespace dross {
namespace {

// Ranges of more members are not folded one by one.
constexpr char32_t max_folded_range = 1024;

// Orbits of more than a lower and an upper case letter, or whose mapping goes one way only
// (CaseFolding.txt of Unicode 15.1: statuses C and S).
struct Partner {
  char32_t of;
  char32_t partner;
};
constexpr auto partners = std::to_array<Partner>({
    {0x00B5, 0x03BC}, {0x00B5, 0x039C}, {0x00DF, 0x1E9E}, {0x00E5, 0x212B}, {0x00C5, 0x212B},
    {0x0345, 0x03B9}, {0x0345, 0x0399}, {0x0345, 0x1FBE}, {0x0392, 0x03D0}, {0x0395, 0x03F5},
    {0x0398, 0x03D1}, {0x0398, 0x03F4}, {0x0399, 0x1FBE}, {0x0399, 0x0345}, {0x039A, 0x03F0},
    {0x039C, 0x00B5}, {0x03A0, 0x03D6}, {0x03A1, 0x03F1}, {0x03A3, 0x03C2}, {0x03A6, 0x03D5},
    {0x03A9, 0x2126}, {0x03B2, 0x03D0}, {0x03B5, 0x03F5}, {0x03B8, 0x03D1}, {0x03B8, 0x03F4},
    {0x03B9, 0x1FBE}, {0x03B9, 0x0345}, {0x03BA, 0x03F0}, {0x03BC, 0x00B5}, {0x03C0, 0x03D6},
    {0x03C1, 0x03F1}, {0x03C2, 0x03C3}, {0x03C2, 0x03A3}, {0x03C3, 0x03C2}, {0x03C6, 0x03D5},
    {0x03C9, 0x2126}, {0x03D0, 0x03B2}, {0x03D0, 0x0392}, {0x03D1, 0x03B8}, {0x03D1, 0x0398},
    {0x03D1, 0x03F4}, {0x03D5, 0x03C6}, {0x03D5, 0x03A6}, {0x03D6, 0x03C0}, {0x03D6, 0x03A0},
    {0x03F0, 0x03BA}, {0x03F0, 0x039A}, {0x03F1, 0x03C1}, {0x03F1, 0x03A1}, {0x03F4, 0x03B8},
    {0x03F4, 0x0398}, {0x03F4, 0x03D1}, {0x03F5, 0x03B5}, {0x03F5, 0x0395}, {0x0390, 0x1FD3},
    {0x03B0, 0x1FE3}, {0x0412, 0x1C80}, {0x0432, 0x1C80}, {0x0414, 0x1C81}, {0x0434, 0x1C81},
    {0x041E, 0x1C82}, {0x043E, 0x1C82}, {0x0421, 0x1C83}, {0x0441, 0x1C83}, {0x0422, 0x1C84},
    {0x0422, 0x1C85}, {0x0442, 0x1C84}, {0x0442, 0x1C85}, {0x042A, 0x1C86}, {0x044A, 0x1C86},
    {0x0462, 0x1C87}, {0x0463, 0x1C87},
});

constexpr auto common_forms = std::to_array<Partner>({
    {0x017F, 's'},
    {0x212A, 'k'},
    {0x212B, 0x00E5},
    {0x2126, 0x03C9},
    {0x1E9E, 0x00DF},
    {0x1FBE, 0x03B9},
    {0x1FD3, 0x0390},
    {0x1FE3, 0x03B0},
    {0x1C80, 0x0432},
    {0x1C81, 0x0434},
    {0x1C82, 0x043E},
    {0x1C83, 0x0441},
    {0x1C84, 0x0442},
    {0x1C85, 0x0442},
    {0x1C86, 0x044A},
    {0x1C87, 0x0463},
});

bool within(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

bool is_settled(char32_t c) {
  return within(c, 0x80, 0x17F) || within(c, 0x0370, 0x052F);
}

// Combining marks, Hebrew to Myanmar, Hangul, South-east Asian scripts, punctuation, ideographs.
// Georgian, Cherokee and Latin, Greek and Cyrillic extensions have case and are not here.
bool is_caseless(char32_t c) {
  constexpr auto blocks = std::to_array<CodePointRange>({{0x0300, 0x0344},
                                                         {0x0346, 0x036F},
                                                         {0x0590, 0x109F},
                                                         {0x1100, 0x139F},
                                                         {0x1400, 0x1C4F},
                                                         {0x2000, 0x20FF},
                                                         {0x2190, 0x24B5},
                                                         {0x2500, 0x2BFF},
                                                         {0x2E80, 0xA63F},
                                                         {0xAC00, 0xFAFF},
                                                         {0xFE00, 0xFF20},
                                                         {0xFF5B, 0xFFFF},
                                                         {0x1F000, 0x3FFFF}});
  return std::ranges::any_of(
      blocks, [c](const CodePointRange& block) { return within(c, block.first, block.last); });
}

char32_t lower_of(char32_t c) {
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

char32_t upper_of(char32_t c) {
  return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}

// U+0130 and U+0131 are mapped to i by utf8proc and fold to nothing but themselves.
bool has_no_orbit(char32_t c) {
  return c == 0x0130 || c == 0x0131;
}

bool maps_to_ascii(char32_t c) {
  return c == 0x017F || c == 0x212A;
}

std::bitset<CodePointSet::ascii_end> ascii_of(std::string_view characters) {
  std::bitset<CodePointSet::ascii_end> bits;
  for (const char c : characters) bits.set(static_cast<unsigned char>(c));
  return bits;
}

std::bitset<CodePointSet::ascii_end> ascii_range(char first, char last) {
  std::bitset<CodePointSet::ascii_end> bits;
  for (auto c = static_cast<unsigned char>(first); c <= static_cast<unsigned char>(last); ++c) {
    bits.set(c);
  }
  return bits;
}

struct Group {
  std::string_view name;
  std::bitset<CodePointSet::ascii_end> ascii;
};

// Names of groups with their ASCII members (General_Category and Script of UnicodeData).
const std::vector<Group>& groups() {
  static const std::vector<Group> all = [] {
    const auto upper = ascii_range('A', 'Z');
    const auto lower = ascii_range('a', 'z');
    const auto digits = ascii_range('0', '9');
    const auto connector = ascii_of("_");
    const auto dash = ascii_of("-");
    const auto open = ascii_of("([{");
    const auto close = ascii_of(")]}");
    const auto other = ascii_of("!\"#%&'*,./:;?@\\");
    const auto currency = ascii_of("$");
    const auto modifier = ascii_of("^`");
    const auto maths = ascii_of("+<=>|~");
    const auto space = ascii_of(" ");
    const auto control = ~ascii_range(' ', '~');
    const auto punctuation = connector | dash | open | close | other;
    const auto symbol = currency | modifier | maths;
    const std::bitset<CodePointSet::ascii_end> none;
    std::vector<Group> list = {{"L", upper | lower}, {"Lu", upper},
                               {"Ll", lower},        {"N", digits},
                               {"Nd", digits},       {"P", punctuation},
                               {"Pc", connector},    {"Pd", dash},
                               {"Ps", open},         {"Pe", close},
                               {"Po", other},        {"S", symbol},
                               {"Sc", currency},     {"Sk", modifier},
                               {"Sm", maths},        {"Z", space},
                               {"Zs", space},        {"C", control},
                               {"Cc", control},      {"Latin", upper | lower},
                               {"Any", ~none},       {"Common", ~(upper | lower)}};
    for (const std::string_view name :
         {"Lt",      "Lm",     "Lo",         "M",        "Mn",       "Mc",       "Me",
          "Nl",      "No",     "Pi",         "Pf",       "So",       "Zl",       "Zp",
          "Cf",      "Co",     "Cs",         "Greek",    "Cyrillic", "Han",      "Hangul",
          "Arabic",  "Hebrew", "Thai",       "Hiragana", "Katakana", "Armenian", "Georgian",
          "Bengali", "Tamil",  "Devanagari", "Inherited"}) {
      list.push_back({name, none});
    }
    return list;
  }();
  return all;
}

}  // namespace

void CodePointSet::add(char32_t first, char32_t last) {
  for (char32_t c = first; c <= last && c < ascii_end; ++c) ascii_.set(c);
  if (last >= ascii_end) {
    beyond_.push_back({std::max(first, ascii_end), last});
    merge();
  }
}

void CodePointSet::add(const CodePointSet& other) {
  ascii_ |= other.ascii_;
  beyond_.insert(beyond_.end(), other.beyond_.begin(), other.beyond_.end());
  exact_ = exact_ && other.exact_;
  merge();
}

void CodePointSet::merge() {
  std::ranges::sort(beyond_, {}, &CodePointRange::first);
  std::vector<CodePointRange> merged;
  for (const CodePointRange& range : beyond_) {
    if (!merged.empty() && range.first <= merged.back().last + 1) {
      merged.back().last = std::max(merged.back().last, range.last);
    } else {
      merged.push_back(range);
    }
  }
  beyond_ = std::move(merged);
}

void CodePointSet::take_any_beyond() {
  beyond_ = {{ascii_end, last_code_point}};
  exact_ = false;
}

void CodePointSet::fold_case() {
  const bool long_s = has(0x017F);
  const bool kelvin = has(0x212A);
  for (char32_t c = 'a'; c <= 'z'; ++c) {
    const char32_t upper = c - 'a' + 'A';
    const bool member = ascii_[c] || ascii_[upper] || (c == 's' && long_s) || (c == 'k' && kelvin);
    if (!member) continue;
    ascii_.set(c);
    ascii_.set(upper);
    if (c == 's') beyond_.push_back({0x017F, 0x017F});
    if (c == 'k') beyond_.push_back({0x212A, 0x212A});
  }
  const std::vector<CodePointRange> before = beyond_;
  for (const CodePointRange& range : before) {
    if (range.last - range.first >= max_folded_range) return take_any_beyond();
    for (char32_t c = range.first; c <= range.last; ++c) {
      if (maps_to_ascii(c) || has_no_orbit(c) || is_caseless(c)) continue;
      if (!is_settled(c)) return take_any_beyond();
      for (const char32_t form : {lower_of(c), upper_of(c), lower_of(upper_of(c))}) {
        if (form >= ascii_end) beyond_.push_back({form, form});
      }
      for (const Partner& p : partners) {
        if (p.of == c) beyond_.push_back({p.partner, p.partner});
      }
    }
  }
  merge();
}

void CodePointSet::negate() {
  ascii_.flip();
  if (!exact_) return take_any_beyond();
  std::vector<CodePointRange> rest;
  char32_t next = ascii_end;
  for (const CodePointRange& range : beyond_) {
    if (range.first > next) rest.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (next <= last_code_point) rest.push_back({next, last_code_point});
  beyond_ = std::move(rest);
}

bool CodePointSet::has(char32_t c) const {
  if (c < ascii_end) return ascii_[c];
  return std::ranges::any_of(
      beyond_, [c](const CodePointRange& range) { return within(c, range.first, range.last); });
}

CodePointSet CodePointSet::any() {
  CodePointSet set;
  set.add(0, last_code_point);
  return set;
}

// For ASCII, which most of a pattern is, the orbit is told directly.
CodePointSet CodePointSet::of(char32_t c, CaseRule letters) {
  CodePointSet set;
  if (c >= ascii_end || letters == CaseRule::exact) {
    set.add(c, c);
    if (letters == CaseRule::any) set.fold_case();
    return set;
  }
  set.ascii_.set(c);
  const char32_t lower = c | 0x20U;
  if (!within(lower, 'a', 'z')) return set;
  set.ascii_.set(lower);
  set.ascii_.set(lower - 'a' + 'A');
  if (lower == 's') set.beyond_.push_back({0x017F, 0x017F});
  if (lower == 'k') set.beyond_.push_back({0x212A, 0x212A});
  return set;
}

std::optional<CodePointSet> CodePointSet::unicode_group(std::string_view name) {
  const auto found = std::ranges::find(groups(), name, &Group::name);
  if (found == groups().end()) return std::nullopt;
  CodePointSet set;
  set.ascii_ = found->ascii;
  set.take_any_beyond();
  return set;
}

char32_t common_form(char32_t c) {
  const auto found = std::ranges::find(common_forms, c, &Partner::of);
  return found == common_forms.end() ? c : found->partner;
}

std::span<const char32_t> odd_letters() {
  static const auto letters = [] {
    std::array<char32_t, common_forms.size()> odd{};
    std::ranges::transform(common_forms, odd.begin(), &Partner::of);
    return odd;
  }();
  return letters;
}

}  // namespace dross
