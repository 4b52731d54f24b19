// Words as scores count them, tokens of the shingle metric, and the hash that splits sites.
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "eval/labelled.h"
#include "eval/sha256.h"
#include "eval/shingle_metric.h"
#include "eval/words.h"

namespace {

std::vector<dross::ScoredWord> words_of(std::string_view text) {
  std::vector<dross::ScoredWord> words;
  dross::append_words(text, 0, words);
  return words;
}

/// The source bytes of each word, with a bar between two.
std::string spans_of(std::string_view text) {
  std::string shown;
  for (const dross::ScoredWord& word : words_of(text)) {
    if (!shown.empty()) shown += '|';
    shown += text.substr(word.span.begin, word.span.size());
  }
  return shown;
}

bool same_words(std::string_view a, std::string_view b) {
  const auto left = words_of(a);
  const auto right = words_of(b);
  return std::ranges::equal(left, right, {}, &dross::ScoredWord::hash, &dross::ScoredWord::hash);
}

std::string hex(const std::array<std::uint8_t, 32>& digest) {
  std::string text;
  for (const std::uint8_t byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

}  // namespace

TEST_CASE("words are runs of letters and digits") {
  CHECK(spans_of("It's 3.5 % of snake_case, isn't it?") == "It|s|3|5|of|snake|case|isn|t|it");
  CHECK(spans_of("Über-große Straße") == "Über|große|Straße");
  CHECK(spans_of("").empty());
  CHECK(spans_of(" -- \t…").empty());
}

TEST_CASE("each character of a script without spaces is a word") {
  CHECK(spans_of("東京2020の夏") == "東|京|2020|の|夏");
  CHECK(spans_of("ไทย") == "ไ|ท|ย");
  CHECK(spans_of("서울 시민") == "서울|시민");
}

TEST_CASE("words are compared after NFKC and lower case") {
  CHECK(same_words("CAFÉ", "cafe\xCC\x81"));
  CHECK(same_words("ﬁne ＡＢＣ１２", "Fine abc12"));
  CHECK_FALSE(same_words("cafe", "café"));
  CHECK(spans_of("½") == "½|½");         // 1 and 2 from the same bytes
  CHECK(words_of("İzmir").size() == 2);  // its lower case is an i, a mark, and the rest
  CHECK(spans_of("é\xCC\x81tat") == "é\xCC\x81|tat");  // a mark that does not combine ends a word
}

TEST_CASE("bytes that are no UTF-8 end a word") {
  CHECK(spans_of("ab\xFF"
                 "cd é\xC3") == "ab|cd|é");
}

TEST_CASE("spans of words count from the offset") {
  std::vector<dross::ScoredWord> words;
  dross::append_words("a bc", 10, words);
  dross::append_words("é x", 20, words);
  REQUIRE(words.size() == 4);
  CHECK(words[1].span == dross::ByteSpan{12, 14});
  CHECK(words[2].span == dross::ByteSpan{20, 22});
  CHECK(words[3].span == dross::ByteSpan{23, 24});
}

TEST_CASE("tokens keep their spelling, and underscores belong to them") {
  CHECK(dross::hash_tokens("one_two Three").size() == 2);
  CHECK(dross::hash_tokens("Three") != dross::hash_tokens("three"));
  CHECK(dross::hash_tokens("東京の夏").size() == 1);
}

TEST_CASE("shingles are compared as multisets") {
  using dross::Shingles;
  const Shingles gold("one two three four five six");
  const dross::ShingleScore same = Shingles("one, two; three. four five six!").score_against(gold);
  CHECK(same.precision == 1.0);
  CHECK(same.recall == 1.0);
  CHECK(same.exact);

  const dross::ShingleScore more =
      Shingles("one two three four five six one two three four").score_against(gold);
  CHECK(more.precision == Approx(3.0 / 7));  // the second "one two three four" finds no partner
  CHECK(more.recall == 1.0);
  CHECK_FALSE(more.exact);

  const dross::ShingleScore few = Shingles("one two").score_against(Shingles("one two"));
  CHECK(few.precision == 1.0);
  CHECK(few.exact);
}

TEST_CASE("an empty side has no precision, or no recall") {
  using dross::Shingles;
  CHECK_FALSE(Shingles("").score_against(Shingles("a b c d")).precision.has_value());
  CHECK(Shingles("").score_against(Shingles("a b c d")).recall == 0.0);
  CHECK_FALSE(Shingles("a b c d").score_against(Shingles("")).recall.has_value());
}

// The examples of FIPS 180-2, appendix B, and lengths around the padding's corner.
TEST_CASE("SHA-256 gives the standard's digests") {
  CHECK(hex(dross::sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(dross::sha256("")) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(dross::sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hex(dross::sha256(std::string(64, 'a'))) ==
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

TEST_CASE("a site is in one half") {
  using dross::Half;
  CHECK(dross::is_in_half("a.example", Half::both));
  for (const std::string_view site : {"a.example", "b.example", "c.example", ""}) {
    CHECK(dross::is_in_half(site, Half::open) != dross::is_in_half(site, Half::closed));
  }
  CHECK(dross::is_in_half("abc", Half::closed));  // ba78…
  CHECK(dross::is_in_half("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", Half::open));
}
