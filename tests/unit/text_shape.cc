// What a line looks like: words, letters and its end.
#include <string_view>
#include <vector>

#include "catch.h"
#include "text/lines.h"

namespace {

using dross::Ending;
using dross::LineShape;
using dross::shape_of;

struct Case {
  std::string_view line;
  std::uint32_t words;
  std::uint32_t letters;
};

TEST_CASE("words and letters") {
  const std::vector<Case> cases = {
      {"", 0, 0},
      {" ", 0, 0},
      {"--- *** ...", 0, 0},
      {"word", 1, 4},
      {"Two words", 2, 8},
      {"  spaced   out  ", 2, 9},
      {"don't", 2, 4},
      {"well-known", 2, 9},
      {"3.5 million in 2024", 5, 9},
      {"B2B", 1, 2},
      {"Straßenbahn fährt über Köln", 4, 24},
      {"naïve café", 2, 9},
      {"cafe\u0301 nai\u0308ve", 2, 9},
      {"a\u0301b", 1, 2},
      {"Привет, мир", 2, 9},
      {"안녕하세요 여러분", 2, 8},
      {"今天天气很好", 6, 6},
      {"今天，天气。", 4, 4},
      {"カタカナとひらがな", 9, 9},
      {"iPhone手机", 3, 8},
      {"手机iPhone", 3, 8},
      {"第3章", 3, 2},
      {"a漢b", 3, 3},
      {"ไทย", 3, 3},
      {"ลาว", 3, 3},
      {"a\xFF"
       "b",
       2, 2},
      {"\xFF", 0, 0},
      {"😀 smile", 1, 5},
  };
  for (const Case& c : cases) {
    CAPTURE(c.line);
    const LineShape shape = shape_of(c.line);
    CHECK(shape.words == c.words);
    CHECK(shape.letters == c.letters);
  }
}

TEST_CASE("tone marks and punctuation of scripts without spaces are no words") {
  CHECK(shape_of("ข่าว").words == 3);
  CHECK(shape_of("น้ำ").words == shape_of("นำ").words);
  CHECK(shape_of("ア・イ").words == 2);
  CHECK(shape_of("၁၂၃").words == 1);
}

TEST_CASE("the words of a line do not depend on where its first other character stands") {
  CHECK(shape_of("abcé").words == 1);
  CHECK(shape_of("ab é").words == 2);
  CHECK(shape_of("ab\u0301c").words == 1);
  CHECK(shape_of("ab’c").words == 2);
}

struct EndCase {
  std::string_view line;
  Ending ending;
};

TEST_CASE("how a line ends") {
  const std::vector<EndCase> cases = {
      {"", Ending::open},
      {"A heading", Ending::open},
      {"He said:", Ending::open},
      {"one, two,", Ending::open},
      {"\"A title\"", Ending::open},
      {"He left.", Ending::sentence},
      {"Really?", Ending::sentence},
      {"Go!", Ending::sentence},
      {"\"He left.\"", Ending::sentence},
      {"(He left.)", Ending::sentence},
      {"\"He left\".", Ending::sentence},
      {"\"(He left.)\"", Ending::sentence},
      {"He left. ", Ending::sentence},
      {"Er ging.“", Ending::sentence},
      {"他走了。", Ending::sentence},
      {"「他走了。」", Ending::sentence},
      {"هل غادر؟", Ending::sentence},
      {"वह चला गया।", Ending::sentence},
      {"He left…", Ending::cut_off},
      {"He left ...", Ending::cut_off},
      {"He left..", Ending::cut_off},
      {"\"He left…\"", Ending::cut_off},
      {"He left…)", Ending::cut_off},
      {"[...]", Ending::cut_off},
      {"...", Ending::cut_off},
      {".", Ending::sentence},
      {"\")", Ending::open},
      {"He left.\xFF", Ending::open},
      {"He left. Then", Ending::open},
  };
  for (const EndCase& c : cases) {
    CAPTURE(c.line);
    CHECK(shape_of(c.line).ending == c.ending);
  }
}

}  // namespace
