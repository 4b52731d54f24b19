// Cuts: spans of a line that go. Which spaces go with them, cuts that overlap, and cuts that leave
// nothing.
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "decide/draft.h"
#include "unit/pipeline_support.h"

namespace {

using dross::ByteSpan;
using dross::Draft;
using dross::LinedText;
using dross::Paragraphs;

/// The text without its parts in square brackets, which may not be nested; the brackets are not
/// part of it.
std::string cutting(std::string_view marked, Paragraphs paragraphs = Paragraphs::line) {
  std::string text;
  std::vector<ByteSpan> spans;
  for (const char c : marked) {
    if (c == '[') {
      spans.push_back({text.size(), text.size()});
    } else if (c == ']') {
      spans.back().end = text.size();
    } else {
      text += c;
    }
  }
  const LinedText lined = dross::split_lines(text, paragraphs);
  Draft draft(lined);
  for (const ByteSpan& span : spans) {
    std::uint32_t line = 0;
    while (lined.lines[line].content.end < span.end) ++line;
    draft.cut(line, span,
              dross::test::proposal(dross::EditKind::span, dross::Category::share, line));
  }
  draft.settle_cuts();
  const std::vector<dross::Edit> edits = draft.finish();
  if (!dross::test::is_well_formed(edits, text)) FAIL("the edits are not in order");
  return dross::test::without(text, edits);
}

TEST_CASE("of two spaces around a cut one goes") {
  CHECK(cutting("one [two] three\n") == "one three\n");
  CHECK(cutting("one[ two] three\n") == "one three\n");
  CHECK(cutting("one [two ]three\n") == "one three\n");
  CHECK(cutting("one  [two] three\n") == "one  three\n");
  CHECK(cutting("one\t[two]\tthree\n") == "one\tthree\n");
}

TEST_CASE("a cut without spaces on both sides takes none") {
  CHECK(cutting("one[two] three\n") == "one three\n");
  CHECK(cutting("one [two]three\n") == "one three\n");
  CHECK(cutting("one[two]three\n") == "onethree\n");
  CHECK(cutting("one ([two]) three\n") == "one () three\n");
}

TEST_CASE("a cut at an end of the line leaves no space there") {
  CHECK(cutting("[one] two\n") == "two\n");
  CHECK(cutting("one [two]\n") == "one\n");
  CHECK(cutting("one [two]") == "one");
  CHECK(cutting("one [two]\r\n") == "one\r\n");
  CHECK(cutting("one[ two]\nthree\n") == "one\nthree\n");
  CHECK(cutting("a\n[one] two\n") == "a\ntwo\n");
}

TEST_CASE("several cuts on a line") {
  CHECK(cutting("[one] two [three] four [five]\n") == "two four\n");
  CHECK(cutting("one [two] [three] four\n") == "one four\n");
  CHECK(cutting("one [two][three] four\n") == "one four\n");
  CHECK(cutting("[one] [two] three\n") == "three\n");
  CHECK(cutting("one [two]  [three]\n") == "one\n");
  CHECK(cutting("one [two] three [four] five\n") == "one three five\n");
}

TEST_CASE("a cut of all words removes the line") {
  CHECK(cutting("a\n\n[one two]\n\nb\n") == "a\n\nb\n");
  CHECK(cutting("a\n\n [one two] \n\nb\n") == "a\n\nb\n");
  CHECK(cutting("a\n\n[one] [two]\n\nb\n") == "a\n\nb\n");
  CHECK(cutting("a\n\n\u00A0[one]\u200B\n\nb\n") == "a\n\nb\n");
  CHECK(cutting("a\n\n[one]") == "a");
  CHECK(cutting("[one]\n").empty());
}

TEST_CASE("a removed line's cuts are not told apart") {
  const std::string text = "one two\nthree\n";
  const LinedText lined = dross::split_lines(text);
  Draft draft(lined);
  draft.cut(0, {0, 3}, {});
  draft.remove(0, dross::test::proposal(dross::EditKind::line, dross::Category::related, 0));
  draft.settle_cuts();
  const auto edits = draft.finish();
  REQUIRE(edits.size() == 1);
  CHECK(edits[0].kind == dross::EditKind::line);
  CHECK(edits[0].span == ByteSpan{0, 8});
}

std::string cutting_spans(std::string_view text, const std::vector<ByteSpan>& spans) {
  const LinedText lined = dross::split_lines(text);
  Draft draft(lined);
  for (const ByteSpan& span : spans) draft.cut(0, span, {});
  draft.settle_cuts();
  const auto edits = draft.finish();
  if (!dross::test::is_well_formed(edits, text)) FAIL("the edits are not in order");
  return dross::test::without(text, edits);
}

TEST_CASE("cuts that overlap take what either takes") {
  CHECK(cutting_spans("one two three four\n", {{4, 13}, {8, 18}}) == "one\n");
  CHECK(cutting_spans("one two three four\n", {{8, 18}, {4, 13}}) == "one\n");
  CHECK(cutting_spans("one two three four\n", {{4, 13}, {4, 7}}) == "one four\n");
  CHECK(cutting_spans("one two three four\n", {{4, 7}, {4, 13}}) == "one four\n");
  CHECK(cutting_spans("one two three four\n", {{4, 13}, {4, 13}}) == "one four\n");
  CHECK(cutting_spans("one two three four\n", {{0, 18}, {4, 7}}).empty());
}

TEST_CASE("a cut of a whole line inside a paragraph leaves no blank line, which would break it") {
  CHECK(cutting("one\n[two]\nthree\n", Paragraphs::blank) == "one\nthree\n");
  CHECK(cutting("one\r\n[two]\r\nthree\r\n", Paragraphs::blank) == "one\r\nthree\r\n");
  CHECK(cutting("one\n  [two] \nthree\n", Paragraphs::blank) == "one\nthree\n");
  CHECK(cutting("one\n[two]\n", Paragraphs::blank) == "one\n");
  CHECK(cutting("one\n[two]", Paragraphs::blank) == "one");
  CHECK(cutting("[one]\ntwo\n", Paragraphs::blank) == "two\n");
  CHECK(cutting("[one]\r\ntwo\n\nthree\n", Paragraphs::blank) == "two\n\nthree\n");
  CHECK(cutting("one\n[two] [three]\nfour\n", Paragraphs::blank) == "one\nfour\n");
  CHECK(cutting("one\n[two\nthree]\nfour\n", Paragraphs::blank) == "one\nfour\n");
  CHECK(cutting("one\n[two]\n[three]\nfour\n", Paragraphs::blank) == "one\nfour\n");
  CHECK(cutting("[one]\n[two]\nthree\n", Paragraphs::blank) == "three\n");
  CHECK(cutting("[one]\n[two]\nthree\n[four]\n[five]\n", Paragraphs::blank) == "three\n");
  CHECK(cutting("one [two]\n[three] four\n", Paragraphs::blank) == "one\nfour\n");
}

TEST_CASE("a cut at a line end inside a paragraph leaves no space there") {
  CHECK(cutting("one [two]\nthree\n", Paragraphs::blank) == "one\nthree\n");
  CHECK(cutting("one [two]\r\nthree\n", Paragraphs::blank) == "one\r\nthree\n");
  CHECK(cutting("one\n[two] three\n", Paragraphs::blank) == "one\nthree\n");
  CHECK(cutting("one [two\nthree] four\n", Paragraphs::blank) == "one four\n");
}

}  // namespace
