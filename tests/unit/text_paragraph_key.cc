// When two paragraphs count as the same.
#include <string_view>
#include <utility>
#include <vector>

#include "catch.h"
#include "text/fold.h"
#include "text/paragraph_key.h"

namespace {

dross::ParagraphKey key(std::string_view line) {
  std::vector<char> storage;
  return dross::paragraph_key(dross::fold_line(line, storage).folded);
}

using Pair = std::pair<std::string_view, std::string_view>;

TEST_CASE("case, quotes, dashes and spaces do not tell paragraphs apart") {
  const std::vector<Pair> same = {
      {"The bridge is open", "the BRIDGE is Open"},
      {"Élan vital", "élan VITAL"},
      {"“It’s open”", "\"It's open\""},
      {"open – at last", "open - at last"},
      {"The  bridge   is open", "The bridge is open"},
      {"The\u00A0bridge", "The bridge"},
      {" The bridge ", "The bridge"},
      {"• The bridge", "The bridge"},
      {"The brid\u00ADge", "The bridge"},
      {"The\nbridge", "The bridge"},
  };
  for (const auto& [a, b] : same) {
    CAPTURE(a, b);
    CHECK(key(a) == key(b));
  }
}

TEST_CASE("digits, accents, marks and words tell paragraphs apart") {
  const std::vector<Pair> different = {
      {"rose 3 %", "rose 5 %"},
      {"rose 1.5 %", "rose 15 %"},
      {"el papa", "el papá"},
      {"schon da", "schön da"},
      {"It is open.", "It is open?"},
      {"The bridge", "Thebridge"},
      {"not open", "open"},
      {"a\xFF", "a\xFE"},
      {"a", ""},
  };
  for (const auto& [a, b] : different) {
    CAPTURE(a, b);
    CHECK_FALSE(key(a) == key(b));
  }
}

}  // namespace
