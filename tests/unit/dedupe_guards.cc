// What vetoes a near duplicate, by table: one part of a paragraph is exchanged, and the two are
// copies or not. The fast index and the plain one must both say so.
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "text/fold.h"
#include "unit/dedupe_support.h"

namespace {

using namespace dross;
using dross::test::IndexUnderTest;

const std::string rest =
    "the board of the harbour said in its report on the trade of the year that nobody had read "
    "before the meeting on Friday evening in the old customs house by the water.";

std::string fold(const std::string& text) {
  std::vector<char> storage;
  return std::string(fold_line(text, storage).folded);
}

bool are_copies(const std::string& first, const std::string& second) {
  IndexUnderTest fast({}, limits::min_dedupe_memory);
  fast.take(fold(first));
  const bool found = fast.take(fold(second)).known == Known::copy;
  PlainIndex plain({});
  plain.add(fold(first), 1);
  CHECK(plain.find(fold(second), 2).has_value() == found);
  return found;
}

struct Row {
  std::string_view first;
  std::string_view second;
};

void check_veto(const std::vector<Row>& rows, const std::string& behind) {
  for (const Row& row : rows) {
    CAPTURE(row.first, row.second);
    CHECK_FALSE(are_copies(std::string(row.first) + behind, std::string(row.second) + behind));
    CHECK_FALSE(are_copies(std::string(row.second) + behind, std::string(row.first) + behind));
    CHECK(are_copies(std::string(row.first) + behind, std::string(row.first) + "so " + behind));
  }
}

TEST_CASE("other numbers are another paragraph") {
  check_veto({{"Up 3 per cent, ", "Up 5 per cent, "},
              {"Up 3 per cent, ", "Up per cent, "},
              {"At 9:15 ", "At 9:45 "},
              {"On 3/4 ", "On 4/3 "},
              {"Up 1,234.50 ", "Up 1,234.05 "},
              {"From 3 to 3 ", "From 3 to 4 "},
              {"Up ३ per cent, ", "Up ५ per cent, "},
              {"Up ３ per cent, ", "Up ５ per cent, "},
              {"Up ٣ per cent, ", "Up ٥ per cent, "},
              {"In Ⅳ parts, ", "In Ⅵ parts, "}},
             rest);
}

TEST_CASE("numbers in another order are the same numbers") {
  const std::string more = rest +
                           " Nothing else was said of it until the end of the week, when the "
                           "weather turned and the boats came home.";
  CHECK(are_copies("From 3 to 44, " + more, "From 44 to 3, " + more));
  CHECK(are_copies("Up 3 per cent, " + rest, "Up 3 per mille, " + rest));
}

TEST_CASE("another negation is another paragraph, in every language that rules exist for") {
  check_veto({{"It is not so, ", "It is so, "},
              {"They don't, ", "They do, "},
              {"He cannot come, ", "He can come, "},
              {"Neither boat, ", "Either boat, "},
              {"Das ist nicht wahr, ", "Das ist wahr, "},
              {"Mit keinem Boot, ", "Mit einem Boot, "},
              {"Il ne vient pas, ", "Il vient, "},
              {"Ce n'est rien, ", "C'est tout, "},
              {"Sans lui, ", "Avec lui, "},
              {"Nunca viene, ", "Siempre viene, "},
              {"Nadie viene, ", "Alguien viene, "},
              {"Não veio, ", "Já veio, "},
              {"Ninguém veio, ", "Alguém veio, "},
              {"Non viene, ", "Lui viene, "},
              {"Nessun uomo, ", "Un uomo, "},
              {"Geen boot, ", "Een boot, "},
              {"Niemand komt, ", "Iedereen komt, "},
              {"Inte i dag, ", "Redan i dag, "},
              {"Ingen båt, ", "En båt, "},
              {"Ikke i dag, ", "Her i dag, "},
              {"Uten båt, ", "Med båt, "},
              {"Nigdy tam, ", "Zawsze tam, "},
              {"Żaden statek, ", "Jeden statek, "},
              {"Он не там, ", "Он уже там, "},
              {"Никто не там, ", "Кто уже там, "},
              {"Bu değil, ", "Bu evet, "},
              {"Hiçbir gemi, ", "Bir gemi, "}},
             rest);
}

TEST_CASE("another quotation of five words or more is another paragraph") {
  check_veto({{"\"We saw it come in,\" ", "\"We saw it come out,\" "},
              {"“We saw it come in,” ", "«We saw it come out,» "},
              {"„Wir haben es selbst gesehen“ ", "„Wir haben es selbst gehört“ "},
              {"\"We saw it come in,\" ", "We saw it come in, "}},
             rest);
  CHECK(are_copies("\"We saw it come,\" " + rest, "\"We saw it go,\" " + rest));
  CHECK(are_copies("\"We saw it come in,\" " + rest, "“we saw it COME in” " + rest));
}

const std::string japanese =
    "港の管理会社は金曜日の夕方に古い税関の建物で開かれた会議で昨年の貿易についての報告書を公表し"
    "、今年は新しい埠頭の建設を始めると述べた。";
const std::string chinese =
    "港口管理公司星期五晚上在旧海关大楼举行的会议上公布了去年的贸易报告，并表示今年将开始建设新的"
    "码头和仓库。";

TEST_CASE("scripts without spaces are compared by characters, with the same guards") {
  CHECK(are_copies(japanese + "計画", japanese + "予定"));
  CHECK(are_copies(chinese + "计划", chinese + "预定"));
  CHECK_FALSE(are_copies(japanese + "行かない", japanese + "行きます"));
  CHECK_FALSE(are_copies(japanese + "行きません", japanese + "行きました"));
  CHECK_FALSE(are_copies(chinese + "不是", chinese + "就是"));
  CHECK_FALSE(are_copies(chinese + "3年", chinese + "5年"));
  CHECK_FALSE(are_copies(japanese + "「港は必ず開く」", japanese + "「港は必ず閉じ」"));
}

TEST_CASE("in a script without spaces it takes 25 characters") {
  const std::string text = "港口管理公司星期五晚上在旧海关大楼举行的会议上公布了";  // 26
  const auto with_end = [&](std::size_t characters, std::string_view end) {
    return text.substr(0, 3 * characters) + std::string(end);
  };
  // 21 shingles of five, one other: 20 / 22
  CHECK(are_copies(with_end(24, "甲"), with_end(24, "乙")));
  CHECK_FALSE(are_copies(with_end(23, "甲"), with_end(23, "乙")));
}

TEST_CASE("accents and digits count, case and dashes do not") {
  CHECK_FALSE(are_copies("The résumé 1 of eight words stands here.",
                         "The resume 1 of eight words stands here."));
  CHECK(are_copies("The RÉSUMÉ 1 – of eight words stands here.",
                   "The résumé 1 — of eight words stands here."));
}

TEST_CASE("exact copies have eight words or more") {
  Fingerprinter printer({});
  CHECK(printer.take("Of seven words is this one here.").key == ParagraphKey{});
  CHECK(printer.take("Of eight words is this one, out here.").key != ParagraphKey{});
}

}  // namespace
