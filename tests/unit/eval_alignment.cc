// Sequences laid side by side, and which words a cleaner took by the texts alone.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "eval/alignment.h"
#include "eval/removed_words.h"

namespace {

using namespace dross;

std::vector<std::uint64_t> letters(std::string_view text) {
  return {text.begin(), text.end()};
}

using Runs = std::vector<CommonRun>;

Runs align_letters(std::string_view a, std::string_view b) {
  return align(letters(a), letters(b));
}

// Expected values are those of Python 3.11's difflib.SequenceMatcher(None, a, b, autojunk=False).
TEST_CASE("alignment: longest runs first, earliest of equals") {
  CHECK(align_letters("", "") == Runs{});
  CHECK(align_letters("abc", "xyz") == Runs{});
  CHECK(align_letters("abc", "abc") == Runs{{0, 0, 3}});
  CHECK(align_letters("qabxcd", "abycdf") == Runs{{1, 0, 2}, {4, 3, 2}});
  CHECK(align_letters("abab", "ab") == Runs{{0, 0, 2}});
  CHECK(align_letters("ab", "abab") == Runs{{0, 0, 2}});
  CHECK(align_letters("aXbYc", "abc") == Runs{{0, 0, 1}, {2, 1, 1}, {4, 2, 1}});
  CHECK(align_letters("abcdbcde", "bcde") == Runs{{4, 0, 4}});
  CHECK(align_letters("private Thread currentThread;", "private volatile Thread currentThread;") ==
        Runs{{0, 0, 6}, {6, 15, 23}});
  CHECK(align_letters("abcabcabc", "cabcab") == Runs{{2, 0, 6}});
  // Not a longest common subsequence: the long run in the middle takes the short ones' places.
  CHECK(align_letters("1234xxxx", "xxxx1234") == Runs{{0, 4, 4}});
}

std::string removed_of(std::string_view text, std::string_view cleaned) {
  LabelledDocument document;
  document.text = text;
  document.labels.assign(64, Label::content);
  const Truth truth(document);
  std::string marks;
  for (const bool removed : find_removed(truth, cleaned)) marks += removed ? 'x' : '.';
  return marks;
}

TEST_CASE("removed words are read off the texts") {
  constexpr std::string_view text = "One two three\n\nFour five\nSix\n";
  CHECK(removed_of(text, text) == "......");
  CHECK(removed_of(text, "") == "xxxxxx");
  CHECK(removed_of(text, "One two three\nSix") == "...xx.");
  CHECK(removed_of(text, "one TWO three\n\nFour, five!\nSix") == "......");  // words, not bytes
  CHECK(removed_of(text, "One three\nFour five\nSix") == ".x....");
  CHECK(removed_of(text, "Four five\nSix") == "xxx...");
  CHECK(removed_of(text, "One two three") == "...xxx");
  CHECK(removed_of(text, "Something else\nFour five\nSix") == "xxx...");
  CHECK(removed_of("", "") == "");
}

TEST_CASE("two monstrous pieces are compared by counts of words") {
  std::string text;
  std::string cleaned;
  for (int i = 0; i < 6000; ++i) {
    text += "w" + std::to_string(i) + " ";
    if (i % 2 == 0) cleaned = "w" + std::to_string(i) + " " + cleaned;  // backwards
  }
  const std::string marks = removed_of(text, cleaned);
  REQUIRE(marks.size() == 6000);
  CHECK(marks.substr(0, 6) == ".x.x.x");
}

}  // namespace
