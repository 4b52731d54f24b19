// Folding by table; that spans come back to the right bytes for any text is a property test.
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "text/fold.h"

namespace {

using namespace std::string_view_literals;
using dross::Lead;

struct Case {
  std::string_view line;
  std::string_view folded;
};

std::string fold(std::string_view line) {
  std::vector<char> storage;
  return std::string(dross::fold_line(line, storage).folded);
}

Lead lead_of(std::string_view line) {
  std::vector<char> storage;
  return dross::fold_line(line, storage).lead;
}

void check_table(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.line);
    CHECK(fold(c.line) == c.folded);
  }
}

TEST_CASE("folding unifies quotes and dashes") {
  check_table({{"“Yes,” she said", "\"Yes,\" she said"},
               {"«Ja» „nein“ ‹x›", "\"Ja\" \"nein\" 'x'"},
               {"it’s ‘so’", "it's 'so'"},
               {"a – b — c ‑ d − e", "a - b - c - d - e"},
               {"a…b", "a…b"}});
}

TEST_CASE("folding makes each Unicode space one space, and keeps runs") {
  check_table({{"a b", "a b"},
               {"a\u00A0b", "a b"},
               {"a\u3000\u3000b", "a  b"},
               {"a \u00A0\u2009b", "a   b"},
               {"a\tb", "a b"},
               {"a\rb", "a b"},
               {"a\v\fb", "a  b"},
               {"a\u2028b", "a b"},
               {"See also  This", "See also  This"}});
}

TEST_CASE("folding cuts the blank at both ends") {
  check_table({{"", ""},
               {" ", ""},
               {"  a  ", "a"},
               {"\u00A0a\u3000", "a"},
               {"\ta\t", "a"},
               {"\u00A0", ""}});
}

TEST_CASE("folding drops invisible marks") {
  check_table({{"\uFEFFShare", "Share"},
               {"Sha\u200Bre", "Share"},
               {"soft\u00ADware", "software"},
               {"\u200Ea\u200F", "a"},
               {"a\u2060b", "ab"},
               {"a \u200B b", "a  b"}});
}

TEST_CASE("folding takes leading bullets and markup off") {
  check_table({{"• Item", "Item"},
               {"- Item", "Item"},
               {"* Item", "Item"},
               {"+ Item", "Item"},
               {"– Item", "Item"},
               {"→ Next", "Next"},
               {"✓Done", "Done"},
               {"★★ Top", "Top"},
               {"## Heading", "Heading"},
               {"> Quoted", "Quoted"},
               {"> > Twice", "Twice"},
               {">> Next", "Next"},
               {"| Cell |", "Cell |"},
               {"**Bold**", "Bold"},
               {"__Bold__", "Bold"},
               {"*Thin*", "Thin"},
               {"_Thin_", "Thin"},
               {"***Both***", "Both"},
               {"- **Item**", "Item"},
               {"## _Heading_ ", "Heading"},
               {"---", ""},
               {"* * *", ""}});
}

TEST_CASE("folding leaves what only looks like a lead") {
  check_table({{"-5 degrees", "-5 degrees"},
               {"#hashtag", "#hashtag"},
               {"*starred", "*starred"},
               {"~20 people", "~20 people"},
               {"a - b", "a - b"},
               {"** loose **", "loose **"},
               {"_a", "_a"},
               {"1. Item", "1. Item"}});
}

TEST_CASE("a long run of asterisks is taken off in linear time") {
  const std::string stars(1'000'000, '*');
  CHECK(fold(stars + "a" + stars) == "a");  // half a minute where each step looks for the run's end
  CHECK(fold("****- a****") == "a");
  CHECK(fold("****a****") == "a");
}

TEST_CASE("folding keeps bytes that are not UTF-8, and NUL") {
  check_table({{"a\xFF"
                "b",
                "a\xFF"
                "b"},
               {"\xE2\x82", "\xE2\x82"},
               {"\xED\xA0\xBD\xA0", "\xFF\xA0\xBD\xA0"},
               {"a\0b"sv, "a\0b"sv},
               {"é\xFF–", "é\xFF-"},
               {"\xE2\u200B\x82\xAC", "\xE2\u200B\x82\xAC"}});
}

TEST_CASE("a line break inside a paragraph and the blank around it are one space") {
  check_table({{"one\ntwo", "one two"},
               {"one\r\ntwo", "one two"},
               {"one  \n  two", "one two"},
               {"one\u00A0\n\ttwo", "one two"},
               {"one\n\u200B\ntwo", "one two"},
               {"one  two\nthree", "one  two three"}});
}

TEST_CASE("only a bullet makes a list item") {
  for (const std::string_view line : {"• Item", "- Item", "* Item", "+ Item", "→ Item", "– Item"}) {
    CAPTURE(line);
    CHECK(lead_of(line) == Lead::bullet);
  }
  for (const std::string_view line :
       {"Item", "## Item", "> Item", "**Item**", "-5", "| Item", ""}) {
    CAPTURE(line);
    CHECK(lead_of(line) == Lead::plain);
  }
}

TEST_CASE("a line that needs no change is not copied") {
  const std::string line = "  Plain text, 100 %.  ";
  std::vector<char> storage;
  const dross::Folding folding = dross::fold_line(line, storage);
  CHECK(storage.empty());
  CHECK(folding.folded.data() == line.data() + 2);
}

TEST_CASE("origins lead back to the bytes of the line") {
  CHECK(dross::fold_origins("") == std::vector<std::uint32_t>{0});
  CHECK(dross::fold_origins("ab") == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(dross::fold_origins("  ab ") == std::vector<std::uint32_t>{2, 3, 4});
  CHECK(dross::fold_origins("“a”") == std::vector<std::uint32_t>{0, 3, 4, 7});
  CHECK(dross::fold_origins("é–") == std::vector<std::uint32_t>{0, 0, 2, 5});
  CHECK(dross::fold_origins("a\u200Bb") == std::vector<std::uint32_t>{0, 4, 5});
  CHECK(dross::fold_origins("• a") == std::vector<std::uint32_t>{4, 5});
  CHECK(dross::fold_origins("a \n b") == std::vector<std::uint32_t>{0, 1, 4, 5});
  CHECK(dross::fold_origins("**ab** ") == std::vector<std::uint32_t>{2, 3, 4});
}

}  // namespace
