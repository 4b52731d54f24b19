// The quick reader of plain TOML against the library: the same tree wherever it reads a file at
// all, and it reads what is shipped.
#include <array>

#include "catch.h"
#include "rules/embedded.h"
#include "rules/toml_tree.h"

namespace dross::toml_tree {
namespace {

TEST_CASE("every shipped rule file is plain, and read as by the library") {
  REQUIRE(!embedded_rule_files.empty());
  for (const EmbeddedFile& file : embedded_rule_files) {
    INFO(file.path);
    const SourceText source(std::string(file.path), file.content);
    const auto plain = parse_plain(source);
    REQUIRE(plain.has_value());
    const auto whole = parse_by_library(source);
    REQUIRE(whole.has_value());
    CHECK(*plain == *whole);
  }
}

TEST_CASE("lists that nobody reads are passed over, and all else is the same") {
  constexpr std::array<std::string_view, 2> unread = {"removes", "keeps"};
  for (const EmbeddedFile& file : embedded_rule_files) {
    INFO(file.path);
    const SourceText source(std::string(file.path), file.content);
    auto whole = parse_plain(source);
    const auto less = parse_plain(source, unread);
    REQUIRE((whole.has_value() && less.has_value()));
    for (Member& member : whole->members) {
      for (Value& rule : member.value.items) {
        for (Member& key : rule.members) {
          if (key.key == "removes" || key.key == "keeps") key.value.items.clear();
        }
      }
    }
    CHECK(*whole == *less);
  }
}

TEST_CASE("a list that is passed over ends where it ends") {
  constexpr std::array<std::string_view, 1> unread = {"x"};
  const auto after = [&](std::string_view text) {
    const auto tree = parse_plain(SourceText("a.toml", text), unread);
    return tree && tree->find("b") != nullptr && tree->find("x")->items.empty();
  };
  CHECK(after("x = []\nb = 1"));
  CHECK(after("x = ['a]', \"b]\\\"]\", { t = '''] ' ''' }, # c ]\n]\nb = 1"));
  CHECK_FALSE(after("x = ['a]\nb = 1"));
  CHECK_FALSE(after("x = [\"a]\nb = 1"));
  CHECK_FALSE(after("x = [ # ]\nb = 1"));
}

void check_same(std::string_view text) {
  INFO(text);
  const SourceText source("a.toml", text);
  const auto plain = parse_plain(source);
  REQUIRE(plain.has_value());
  const auto whole = parse_by_library(source);
  REQUIRE(whole.has_value());
  CHECK(*plain == *whole);
}

TEST_CASE("plain TOML is read as by the library") {
  check_same("");
  check_same("# only a comment");
  check_same("a = 1");
  check_same("[pack]\nname = \"p\"  # a comment\n\tlanguage = [ 'en', # one\n\n 'de' , ]\n");
  check_same("  [[rule]] # é\n  id = 'a'\n[[rule]]\nid='b'\n[other]\nid='c'\n[[rule]]\n");
  check_same("[[rule]]\nallow.a = 'x'\nallow.b = 'y'\nb = 0\n");
  check_same(R"(a = "quoted \"x\" \\ \t \n é “"
b = 'C:\'
c = '''it's''' # "
d = ''
e = ""
)");
  check_same("a = [{ text = 'x', leaves = \"y\" }, {text='z'}, [[], [true, false]]]\nb = 123456\n");
}

TEST_CASE("what is not plain, or is not TOML, is left to the library") {
  for (const std::string_view text : {
           "a",
           "a = ",
           "a = 1 b = 2",
           "a = 1\na = 2",
           "[a]\n[a]",
           "[[a]]\n[a]",
           "[a]\n[[a]]",
           "a = []\n[[a]]",
           "[a.b]",
           "[ a ]",
           "'a' = 1",
           "a.b.c = 1",
           "a.b = 1\na = 2",
           "a = 1\na.b = 2",
           "a = -1",
           "a = 01",
           "a = 1.5",
           "a = 1_0",
           "a = 0x1f",
           "a = 12:00:00",
           "a = 'x",
           "a = \"x",
           "a = '''x\ny'''",
           "a = ''''x'''''",
           "a = \"\"\"x\"\"\"",
           "a = \"\\u00e9\"",
           "a = \"\\q\"",
           "a = [1",
           "a = [1 2]",
           "a = {}",
           "a = {b = 1,}",
           "a = {b = 1\n}",
           "a = {b = 1, b = 2}",
           "a = 1\r\nb = 2",
           "# \x01",
           "a = '\xC2\x85'",
           "a = '\xE2\x80\xA8'",
           "a = trueish",
           "a = 1979-05-27",
           "a = 1e5",
           "a = [[[[[[[[[[[[1]]]]]]]]]]]]",
       }) {
    INFO(text);
    CHECK_FALSE(parse_plain(SourceText("a.toml", text)).has_value());
  }
}

}  // namespace
}  // namespace dross::toml_tree
