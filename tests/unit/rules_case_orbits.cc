// Case folding by our tables holds at least what RE2's (?i) matches: for every letter that has case
// anywhere, and for characters of every block.
#include <utf8proc.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/regex.h"
#include "catch.h"
#include "rules/code_point_set.h"
#include "text/utf8.h"

namespace {

using dross::CodePointSet;

std::string encoded(char32_t c) {
  std::string bytes;
  dross::append_utf8(c, bytes);
  return bytes;
}

bool has_case(char32_t c) {
  const auto value = static_cast<utf8proc_int32_t>(c);
  return utf8proc_tolower(value) != value || utf8proc_toupper(value) != value ||
         utf8proc_totitle(value) != value;
}

bool is_surrogate(char32_t c) {
  return c >= 0xD800 && c <= 0xDFFF;
}

/// All with case, and every 97th of the rest.
std::vector<char32_t> looked_at() {
  std::vector<char32_t> all;
  for (char32_t c = 1; c < 0x20000; ++c) {
    if (is_surrogate(c)) continue;
    if (has_case(c) || c % 97 == 0 || dross::common_form(c) != c) all.push_back(c);
  }
  return all;
}

/// What (?i)c matches in a text of all characters that are looked at.
std::vector<char32_t> orbit_of(char32_t c, const std::string& text) {
  const dross::Regex pattern("(?i)" + dross::Regex::quote(encoded(c)));
  std::vector<char32_t> orbit;
  std::array<std::string_view, 1> found;
  for (std::size_t from = 0; pattern.search_from(text, from, found);) {
    dross::CodePoints points(found[0]);
    dross::CodePoint point;
    points.next(point);
    orbit.push_back(point.value);
    from = static_cast<std::size_t>(found[0].data() - text.data()) + found[0].size();
  }
  return orbit;
}

TEST_CASE("a folded set holds all that RE2 matches ignoring case") {
  const std::vector<char32_t> all = looked_at();
  std::string text;
  for (const char32_t c : all) text += encoded(c);
  std::size_t partners = 0;
  for (const char32_t c : all) {
    CodePointSet set;
    set.add(c, c);
    set.fold_case();
    for (const char32_t partner : orbit_of(c, text)) {
      partners += partner != c ? 1 : 0;
      if (set.has(partner)) continue;
      FAIL_CHECK("U+" << std::hex << static_cast<std::uint32_t>(c) << " misses U+"
                      << static_cast<std::uint32_t>(partner));
    }
  }
  CHECK(partners > 2000);
}

TEST_CASE("a character whose orbit has another length in UTF-8 has a common form") {
  // The settled letters are those whose orbits are told one by one.
  for (char32_t c = 'A'; c < 0x0530; ++c) {
    CodePointSet set;
    set.add(c, c);
    set.fold_case();
    if (!set.is_exact()) continue;
    for (const dross::CodePointRange& range : set.beyond()) {
      for (char32_t partner = range.first; partner <= range.last; ++partner) {
        if (encoded(partner).size() == encoded(c).size()) continue;
        CAPTURE(static_cast<std::uint32_t>(c), static_cast<std::uint32_t>(partner));
        const bool told = dross::common_form(partner) != partner || dross::common_form(c) != c;
        CHECK(told);
      }
    }
  }
}

TEST_CASE("the complement of a set is exact in ASCII and an upper bound beyond") {
  CodePointSet vowels;
  for (const char c : {'a', 'e'}) vowels.add(static_cast<char32_t>(c), static_cast<char32_t>(c));
  vowels.add(0xE9, 0xE9);
  CodePointSet others = vowels;
  others.negate();
  CHECK_FALSE(others.has('a'));
  CHECK(others.has('b'));
  CHECK_FALSE(others.has(0xE9));
  CHECK(others.has(0xEA));
  CHECK(others.has(CodePointSet::last_code_point));

  CodePointSet letters = *CodePointSet::unicode_group("L");
  CHECK_FALSE(letters.is_exact());
  letters.negate();
  CHECK_FALSE(letters.has('q'));
  CHECK(letters.has('1'));
  CHECK(letters.has(0x4E00));  // a letter, but which are letters is not known here
  CHECK_FALSE(CodePointSet::unicode_group("Klingon"));
}

}  // namespace
