// What goes with a removed line: its line end, the blank lines after it, or those before it. First
// cases to read, then every subset of the lines of many small texts against a rule that is told in
// another way: what stands before the first line, the kept lines each with what followed it, and
// what stood behind the last line.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "decide/draft.h"
#include "unit/pipeline_support.h"

namespace {

using namespace std::string_literals;
using dross::Draft;
using dross::Edit;
using dross::LinedText;
using dross::Paragraphs;
using Lines = std::vector<std::uint32_t>;

std::string removing(std::string_view text, const Lines& removed,
                     Paragraphs paragraphs = Paragraphs::line) {
  const LinedText lined = dross::split_lines(text, paragraphs);
  Draft draft(lined);
  for (const std::uint32_t line : removed) draft.remove(line, {});
  draft.settle_cuts();
  const std::vector<Edit> edits = draft.finish();
  if (!dross::test::is_well_formed(edits, text)) FAIL("the edits are not in order");
  if (edits.size() != removed.size()) FAIL("an edit for each line");
  return dross::test::without(text, edits);
}

TEST_CASE("nothing proposed, nothing gone") {
  CHECK(removing("a\n\nb\n", {}) == "a\n\nb\n");
  CHECK(removing("", {}).empty());
  CHECK(removing("\n\n", {}) == "\n\n");
}

TEST_CASE("a removed line takes its line end and the blank lines after it") {
  CHECK(removing("a\n\nb\n\nc\n", {0}) == "b\n\nc\n");
  CHECK(removing("a\n\nb\n\nc\n", {1}) == "a\n\nc\n");
  CHECK(removing("a\nb\n\n\nc\n", {1}) == "a\nc\n");
  CHECK(removing("a\n\n\nb\nc\n", {1}) == "a\n\n\nc\n");
  CHECK(removing("a\n\nb\nc\n", {0, 1}) == "c\n");
  CHECK(removing("a\nb\nc\nd\n", {0, 2}) == "b\nd\n");
}

TEST_CASE("where nothing is kept after it, what stands before the line goes, not its line end") {
  CHECK(removing("a\n\nb\n\nc\n", {2}) == "a\n\nb\n");
  CHECK(removing("a\n\nb\n\nc", {2}) == "a\n\nb");
  CHECK(removing("a\n\nb\n\nc\n", {1, 2}) == "a\n");
  CHECK(removing("a\n\nb\n\nc", {1, 2}) == "a");
  CHECK(removing("a\n\nb\n\nc", {0, 2}) == "b");
  CHECK(removing("a\n\n\n\nb\n", {1}) == "a\n");
}

TEST_CASE("the text ends as it ended before") {
  CHECK(removing("a\nb", {0}) == "b");
  CHECK(removing("a\nb", {1}) == "a");
  CHECK(removing("a\nb\n", {1}) == "a\n");
  CHECK(removing("a\nb\n\n\n", {1}) == "a\n\n\n");
  CHECK(removing("a\nb\n\n\n", {0}) == "b\n\n\n");
  CHECK(removing("a\nb\r\n", {1}) == "a\r\n");
  CHECK(removing("a\nb\n ", {1}) == "a\n ");
}

TEST_CASE("line ends of CR LF go whole") {
  CHECK(removing("a\r\n\r\nb\r\n\r\nc\r\n", {0}) == "b\r\n\r\nc\r\n");
  CHECK(removing("a\r\n\r\nb\r\n\r\nc\r\n", {1}) == "a\r\n\r\nc\r\n");
  CHECK(removing("a\r\n\r\nb\r\n\r\nc\r\n", {2}) == "a\r\n\r\nb\r\n");
  CHECK(removing("a\r\nb", {1}) == "a");
}

TEST_CASE("blank lines before the first line stay while anything stays") {
  CHECK(removing("\n\na\nb\n", {0}) == "\n\nb\n");
  CHECK(removing("\n\na\nb\n", {1}) == "\n\na\n");
}

TEST_CASE("all gone is the empty text") {
  CHECK(removing("a", {0}).empty());
  CHECK(removing("\n\na\n\nb\n\n\n", {0, 1}).empty());
  CHECK(removing("\r\na\r\n", {0}).empty());
  CHECK(removing("\xEF\xBB\xBF"
                 "a\n",
                 {0})
            .empty());
}

TEST_CASE("a byte order mark stays while anything stays") {
  CHECK(removing("\xEF\xBB\xBF"
                 "a\n\nb\n",
                 {0}) ==
        "\xEF\xBB\xBF"
        "b\n");
  CHECK(removing("\xEF\xBB\xBF"
                 "a\n\nb\n",
                 {1}) ==
        "\xEF\xBB\xBF"
        "a\n");
}

TEST_CASE("a hard-wrapped paragraph goes with all its lines") {
  CHECK(removing("a\na\n\nb\nb\n\nc\n", {0}, Paragraphs::blank) == "b\nb\n\nc\n");
  CHECK(removing("a\na\n\nb\nb\n\nc\n", {1}, Paragraphs::blank) == "a\na\n\nc\n");
  CHECK(removing("a\na\n\nb\nb\n\nc\nc", {2}, Paragraphs::blank) == "a\na\n\nb\nb");
}

struct Part {
  std::string line;
  std::string end;
};

// What must be left, told by parts: no offsets.
std::string expected(const std::string& before, const std::vector<Part>& parts, unsigned removed) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if ((removed >> i & 1U) == 0) kept.push_back(i);
  }
  if (kept.empty()) return {};
  std::string text = before;
  for (const std::size_t i : kept) {
    text += parts[i].line + (i == kept.back() ? parts.back().end : parts[i].end);
  }
  return text;
}

std::size_t check_all_subsets(const std::string& before, const std::vector<Part>& parts) {
  std::string text = before;
  for (const Part& part : parts) text += part.line + part.end;
  const unsigned subsets = 1U << parts.size();
  for (unsigned removed = 0; removed < subsets; ++removed) {
    Lines lines;
    for (std::uint32_t i = 0; i < parts.size(); ++i) {
      if ((removed >> i & 1U) != 0) lines.push_back(i);
    }
    const std::string left = removing(text, lines);
    const std::string wanted = expected(before, parts, removed);
    if (left != wanted) {
      CAPTURE(text, removed);
      CHECK(left == wanted);
    }
  }
  return subsets;
}

TEST_CASE("every subset of the lines of every small text") {
  const std::vector<std::string> ends = {"\n", "\r\n", "\n\n", "\n \t\n", "\r\n\r\n"};
  const std::vector<std::string> last_ends = {"", "\n", "\r\n", "\n\n\n", "\n ", "\r\n\r\n"};
  const std::vector<std::string> befores = {"", "\n", " \r\n\n", "\xEF\xBB\xBF"};
  std::size_t checked = 0;
  for (const std::string& before : befores) {
    for (const std::string& last : last_ends) {
      checked += check_all_subsets(before, {{"a", last}});
      for (const std::string& first : ends) {
        checked += check_all_subsets(before, {{"a", first}, {" bé ", last}});
        for (const std::string& second : ends) {
          checked += check_all_subsets(before, {{"a", first}, {"b", second}, {"c.", last}});
          checked +=
              check_all_subsets(before, {{"a", first}, {"b", second}, {"c", first}, {"d", last}});
        }
      }
    }
  }
  CHECK(checked == 4 * 6 * (2 + 5 * 4 + 25 * (8 + 16)));
}

TEST_CASE("the first proposal for a line gives the reason") {
  const std::string text = "a\nb\n";
  const LinedText lined = dross::split_lines(text);
  Draft draft(lined);
  draft.remove(1, dross::test::proposal(dross::EditKind::tail, dross::Category::share, 0));
  draft.remove(1, dross::test::proposal(dross::EditKind::line, dross::Category::related, 1));
  draft.settle_cuts();
  const std::vector<Edit> edits = draft.finish();
  REQUIRE(edits.size() == 1);
  CHECK(edits[0].kind == dross::EditKind::tail);
  CHECK(edits[0].category == dross::Category::share);
  CHECK(edits[0].line == 2);
  CHECK(edits[0].cause == 1);
  CHECK(edits[0].content == dross::ByteSpan{2, 3});
  CHECK(edits[0].span == dross::ByteSpan{1, 3});
}

TEST_CASE("a protected line loses nothing, whichever comes first") {
  const std::string text = "a\nb\nc\n";
  const LinedText lined = dross::split_lines(text);
  Draft draft(lined);
  draft.protect(0);
  draft.remove(0, {});
  draft.remove(1, {});
  draft.protect(1);
  draft.cut(1, {2, 3}, {});
  draft.remove(2, {});
  CHECK_FALSE(draft.removes(0));
  CHECK_FALSE(draft.removes(1));
  CHECK(draft.removes(2));
  CHECK(dross::test::without(text, draft.finish()) == "a\nb\n");
}

TEST_CASE("an edit tells how many words go") {
  const std::string text = "one two three\nfour 5\n";
  const LinedText lined = dross::split_lines(text);
  Draft draft(lined);
  draft.cut(0, {4, 7}, {});
  draft.remove(1, {});
  draft.settle_cuts();
  const std::vector<Edit> edits = draft.finish();
  REQUIRE(edits.size() == 2);
  CHECK(edits[0].words == 1);
  CHECK(edits[1].words == 2);
}

}  // namespace
