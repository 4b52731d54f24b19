// Diagnostics on screen: carets under the right character, nothing hostile let through.
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "catch.h"

namespace dross {
namespace {

Diagnostic sample(std::string line, std::size_t column, std::size_t carets) {
  Diagnostic d;
  d.fault = Fault::unknown_key;
  d.message = "unknown key";
  d.place = {"mine.toml", 12, column};
  d.source_line = std::move(line);
  d.caret_length = carets;
  d.hint = "a hint";
  return d;
}

TEST_CASE("the form of a compiler") {
  CHECK(render_text(sample("max_word = 10", 1, 8), Colour::off) ==
        "error[E105]: unknown key\n"
        "  --> mine.toml:12:1\n"
        "   |\n"
        "12 | max_word = 10\n"
        "   | ^^^^^^^^\n"
        "   = hint: a hint\n");
}

TEST_CASE("a caret counts characters, and a tab is one") {
  const std::string text = render_text(sample("\té — x = 1", 6, 1), Colour::off);
  CHECK(text.find("12 |  é — x = 1\n   |      ^\n") != std::string::npos);
}

TEST_CASE("a caret may stand behind the line, never beyond") {
  CHECK(render_text(sample("abc", 4, 9), Colour::off).find("abc\n   |    ^\n") !=
        std::string::npos);
  CHECK(render_text(sample("abc", 90, 9), Colour::off).find("abc\n   |    ^\n") !=
        std::string::npos);
  CHECK(render_text(sample("abc", 3, 9), Colour::off).find("abc\n   |   ^\n") != std::string::npos);
}

TEST_CASE("of a long line the part around the caret is shown") {
  const std::string line = std::string(500, 'a') + "X" + std::string(500, 'b');
  const std::string text = render_text(sample(line, 501, 1), Colour::off);
  const std::size_t begin = text.find("12 | ") + 5;
  const std::string shown = text.substr(begin, text.find('\n', begin) - begin);
  CHECK(shown == "…" + std::string(80, 'a') + "X" + std::string(79, 'b') + "…");
  CHECK(text.find("   | " + std::string(81, ' ') + "^\n") != std::string::npos);
}

TEST_CASE("what a file holds cannot steer the terminal") {
  Diagnostic d = sample("a\x1b[31mb\xff\xc2\x9b\xe2\x80\xae", 1, 1);
  d.message = "m\x1b]0;title\x07\nx";
  d.hint = "h\x1b";
  d.place.file = "f\x1b";
  const std::string text = render_text(d, Colour::off);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
  CHECK(text.find("a�[31mb���") != std::string::npos);
  CHECK(text.find("error[E105]: m�]0;title��x\n") == 0);
}

TEST_CASE("colour changes no character") {
  const Diagnostic d = sample("max_word = 10", 1, 8);
  std::string coloured = render_text(d, Colour::on);
  CHECK(coloured.find("\x1b[1;31m") != std::string::npos);
  for (std::size_t at; (at = coloured.find('\x1b')) != std::string::npos;) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  CHECK(coloured == render_text(d, Colour::off));
}

TEST_CASE("what has no place shows none") {
  const auto failure = fail(Fault::bad_usage, "no such folder", "look again");
  CHECK(render_text(failure.value(), Colour::off) ==
        "error[E202]: no such folder\n  = hint: look again\n");
}

TEST_CASE("the nearest name, where one is near") {
  CHECK(nearest("max_word", {"max_words", "min_words"}) == "max_words");
  CHECK(nearest("sahre", {"share", "social"}) == "share");
  CHECK(nearest("knd", {"kind", "keeps"}) == "kind");
  CHECK(nearest("max_length", {"max_words", "min_words"}).empty());
  CHECK(nearest("", {"id"}).empty());
  CHECK(nearest("x", {}).empty());
  CHECK(nearest(std::string(100'000, 'x'), {"id"}).empty());
}

TEST_CASE("codes and names of faults are told apart") {
  std::set<std::string_view> seen;
  for (const Fault fault : all_faults()) {
    CHECK(seen.insert(code(fault)).second);
    CHECK(seen.insert(name(fault)).second);
    CHECK(code(fault).size() == 4);
  }
  CHECK(code(Fault::unknown_key) == "E105");
  CHECK(name(Fault::unknown_key) == "unknown-key");
}

}  // namespace
}  // namespace dross
