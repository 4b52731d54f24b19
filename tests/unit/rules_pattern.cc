// Patterns by themselves: how they are cut into tokens, where a fault is put, what is warned of.
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "rules/pattern_check.h"
#include "rules/pattern_locate.h"
#include "rules/pattern_scan.h"
#include "rules/word_boundary.h"

namespace dross {
namespace {

std::vector<std::string> pieces(std::string_view pattern) {
  std::vector<std::string> out;
  for (const Token& token : scan_pattern(pattern)) {
    out.emplace_back(pattern.substr(token.bytes.begin, token.bytes.size()));
  }
  return out;
}

std::vector<std::string> list(std::initializer_list<const char*> items) {
  return {items.begin(), items.end()};
}

TEST_CASE("a pattern is cut into its pieces") {
  CHECK(pieces("") == list({}));
  CHECK(pieces("aé—") == list({"a", "é", "—"}));
  CHECK(pieces(R"(\d\.\p{Lu}\pL\x41\x{2014}\é)") ==
        list({R"(\d)", R"(\.)", R"(\p{Lu})", R"(\pL)", R"(\x41)", R"(\x{2014})", R"(\é)"}));
  CHECK(pieces(R"([]a][^]]\[[\]][[:alpha:]-z])") ==
        list({"[]a]", "[^]]", R"(\[)", R"([\]])", "[[:alpha:]-z]"}));
  CHECK(pieces("(a)(?:b)(?P<n>c)(?i)(?i:d)") ==
        list({"(", "a", ")", "(?:", "b", ")", "(?P<n>", "c", ")", "(?i)", "(?i:", "d", ")"}));
  CHECK(pieces("a*?b+c{2}d{2,}e{2,5}?f?") ==
        list({"a", "*?", "b", "+", "c", "{2}", "d", "{2,}", "e", "{2,5}?", "f", "?"}));
  CHECK(pieces("{name}{_a1}{1a}{,2}{}") ==
        list({"{name}", "{_a1}", "{", "1", "a", "}", "{", ",", "2", "}", "{", "}"}));
  CHECK(pieces(R"(\Qa(b\E\(c)") == list({"a", "(", "b", R"(\()", "c"}));
  CHECK(pieces(R"(a\)") == list({"a", R"(\)"}));
  CHECK(pieces("a[b(c") == list({"a", "[b(c"}));
  CHECK(pieces("(?P<n") == list({"(?P<n"}));
  CHECK(pieces("^.|$") == list({"^", ".", "|", "$"}));
}

TEST_CASE("references are told from what looks like them") {
  CHECK(reference_names(R"(^{name}\b {other}? \p{Lu}x{2}\x{AB}[{class}]\{escaped})") ==
        list({"name", "other"}));
  CHECK(reference_names(R"(\\{name}\Q{quoted}\E)") == list({"name"}));
  CHECK(capture_names(R"((?P<a>x)\((?P<b_2>y)[(?P<c>])") == list({"a", "b_2"}));
}

PatternFinding only(std::string_view pattern, References references = References::none) {
  const auto found = check_pattern(pattern, references);
  REQUIRE(found.size() == 1);
  return found[0];
}

TEST_CASE("bytes that are no UTF-8 are RE2's to refuse") {
  const PatternFinding finding = only("a\xFF");
  CHECK(finding.fault == Fault::pattern_bad_utf8);
  CHECK(finding.bytes == ByteSpan{0, 2});
}

TEST_CASE("samples for references change neither offsets nor messages") {
  const PatternFinding finding = only("^{name} [z-a]", References::allowed);
  CHECK(finding.fault == Fault::pattern_bad_char_range);
  CHECK(finding.bytes == ByteSpan{9, 12});
  CHECK(check_pattern("^{a}{b}+ {c}?", References::allowed).empty());
}

TEST_CASE("what RE2 takes is taken") {
  for (const char* pattern :
       {"a", R"(\pN)", R"([[.a.]])", R"(\Qabc)", R"((?i:x))", R"(^\x{1F600}+$)", R"(a{,3})",
        R"((?P<cut> \| [^|]{3,40})$)", R"(\bsee\b)"}) {
    CAPTURE(pattern);
    CHECK(check_pattern(pattern, References::none).empty());
  }
}

TEST_CASE("a fault that is not where it should be is the whole pattern's") {
  CHECK(locate_fault("abc", Fault::pattern_missing_paren, "abc") == ByteSpan{0, 3});
  CHECK(locate_fault("abc", Fault::pattern_bad_escape, "\\y") == ByteSpan{0, 3});
  CHECK(locate_fault("abc", Fault::pattern_internal, "") == ByteSpan{0, 3});
}

TEST_CASE("\\b beside a letter that is not ASCII") {
  for (const char* pattern :
       {R"(é\b)", R"(\bé)", R"(\Bé)", R"((a|é)\b)", R"(\b(?:a|é)x)", R"((\b|x)é)", R"(é(\b|x))",
        R"(é+\b)", R"(é{2}\b)", R"([aé]\b)", R"([à-ÿ]\b)", R"(\pL\b)", R"(\p{Greek}\b)",
        R"([\p{L}.]+\b)", R"(\b(?i)é)", R"(((x|(y|é)))\b)", R"(é()\b)"}) {
    CAPTURE(pattern);
    CHECK(ascii_boundaries(pattern).size() == 1);
  }
  for (const char* pattern :
       {R"(a\b)", R"(é \b)", R"(\b é)", R"((é|a)x\b)", R"(—\b)", R"(\b“)", R"([^é]\b)", R"(\pN\b)",
        R"(\p{Nd}\b)", R"({name}\b)", R"(\\bé)", R"([\b]é)", R"(é\Q\b\E)", R"(x|é|\by)"}) {
    CAPTURE(pattern);
    CHECK(ascii_boundaries(pattern).empty());
  }
}

TEST_CASE("a row of empty alternatives costs no more than its length") {
  std::string row = R"(\b)";
  for (int i = 0; i < 800; ++i) row += "(|)";
  CHECK(ascii_boundaries(row + "x").empty());
  CHECK(ascii_boundaries(std::string(2000, '(') + R"(\b)" + std::string(2000, ')') + "x").empty());
}

}  // namespace
}  // namespace dross
