// Explain: what a person is shown, and that a hostile text cannot steer a terminal by it.
#include <string>
#include <string_view>

#include "catch.h"
#include "unit/pipeline_support.h"

namespace {

using dross::test::run_bytes;
using dross::test::run_inputs;
using dross::test::TextCleaner;

constexpr std::string_view rules =
    "[pack]\nname = \"t\"\n"
    "[[rule]]\nid = \"t/line\"\nkind = \"line\"\ncategory = \"related\"\nconfidence = \"high\"\n"
    "why = \"A link\"\nstrength = \"alone\"\nmax_words = 200\nmatch = '^See also'\n";

bool has_control_characters(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n') || byte == 0x7F) return true;
  }
  return text.find("\xC2\x9B") != std::string_view::npos;
}

TEST_CASE("an edit is shown with its line, category, text, rule and reason") {
  const TextCleaner clean(rules);
  const std::string out = run_bytes("Prose.\n\nSee also this\n", clean.cleaner()).explained;
  CHECK_THAT(out, Catch::Contains("in: 3 of 4 words go") && Catch::Contains("    3  related") &&
                      Catch::Contains("See also this") && Catch::Contains("t/line: A link"));
  CHECK_THAT(out, Catch::Contains("1 of 1 documents lose something: 1 edits, 3 of 4 words"));
}

TEST_CASE("a document that loses nothing is counted only") {
  const TextCleaner clean(rules);
  CHECK(run_bytes("Prose.\n", clean.cleaner()).explained ==
        "0 of 1 documents lose something: 0 edits, 0 of 1 words (0.0 %)\n");
  CHECK(run_bytes("", clean.cleaner()).explained ==
        "0 of 0 documents lose something: 0 edits, 0 of 0 words (0.0 %)\n");
}

TEST_CASE("control characters of texts, names and ids are not passed on") {
  const TextCleaner clean(rules);
  std::string text = "See also ";
  for (char c = 1; c < 0x20; ++c) {
    if (c != '\n') text += c;
  }
  text += "\x7F\xC2\x9B\xFF\x1B[2J\x1B]0;title\x07\n";
  CHECK_FALSE(has_control_characters(run_inputs({{"a\x1B[2Jb", text}}, clean.cleaner()).explained));
  const std::string record = R"({"id":"a\u001b[2J\r\u009b","text":"See also \u001b[31m x"})"
                             "\n";
  const std::string out = run_inputs({{"x.jsonl", record}}, clean.cleaner()).explained;
  CHECK_THAT(out, Catch::Contains("x.jsonl #1"));
  CHECK_FALSE(has_control_characters(out));
}

TEST_CASE("a long text is cut to a line, between characters") {
  const TextCleaner clean(rules);
  std::string text = "See also ";
  for (int i = 0; i < 100; ++i) text += "é";
  const std::string out = run_bytes(text + "\n", clean.cleaner()).explained;
  std::string shown = "See also ";
  for (int i = 0; i < 91; ++i) shown += "é";
  CHECK_THAT(out, Catch::Contains(shown + "…") && !Catch::Contains(shown + "é"));
}

}  // namespace
