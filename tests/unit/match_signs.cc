// The signs of patterns: which there are, what they say, and where they give up.
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "match/rule_index.h"
#include "match/signs.h"

namespace {

using dross::ByteSequence;
using dross::ByteSetPool;
using dross::PatternView;
using dross::RuleCost;
using dross::SequenceEnd;
using dross::Signs;

/// A set of one byte as itself, a letter of both cases as the small one, anything else as #.
std::string shown(const ByteSequence& sequence, const ByteSetPool& pool) {
  std::string out;
  for (const dross::SetId id : sequence.bytes) {
    const dross::ByteSet& set = pool[id];
    const auto first = static_cast<unsigned char>(set._Find_first());
    const bool both = set.count() == 2 && (first & 0x20U) == 0 && set[first | 0x20U];
    out += set.count() == 1 || both ? static_cast<char>(both ? first | 0x20U : first) : '#';
  }
  if (sequence.end == SequenceEnd::line) out += "$";
  if (sequence.end == SequenceEnd::blank) out += " $";
  if (sequence.end == SequenceEnd::cut) out += "...";
  return out + (sequence.exact ? "" : "~");
}

std::string signs(std::string_view pattern, PatternView view = PatternView::raw) {
  ByteSetPool pool;
  const Signs found = dross::signs_of(pattern, view, pool);
  if (found.none) return "none";
  std::string out;
  for (const auto& prefix : found.prefixes) {
    out += (prefix.after_blank ? " ^_" : " ^") + shown(prefix.sequence, pool);
  }
  for (const auto& literal : found.literals) out += " " + shown(literal.sequence, pool);
  return out.empty() ? out : out.substr(1);
}

RuleCost cost(std::string_view pattern) {
  dross::Rule rule;
  rule.match = dross::Regex(std::string(pattern));
  return dross::cost_of(rule);
}

TEST_CASE("a pattern for a whole line is told in full") {
  CHECK(signs("^see also$") == "^see also$");
  CHECK(signs("(?i)^see also$") == "^see also$");
  CHECK(signs("(?i)^\\s*see also\\s*$") == "^_see also $");
  CHECK(signs("^(tweet|share)( this)?$") == "^tweet$ ^share$ ^tweet this$ ^share this$");
  CHECK(signs("(?i)^é$") == "^\xC3\xA9$");
}

TEST_CASE("a line's start is told up to what can be anything") {
  CHECK(signs("(?i)^photo: .+$") == "^photo: ...~");
  CHECK(signs("^Photo\\b") == "^Photo~");
  CHECK(signs("^([<\\[]?)Photo:") == "^Photo: ^#Photo:");
  CHECK(signs("^\\d{1,2} comments") == "^# comments ^## comments");
}

TEST_CASE("a folded line begins with no blank, a raw one may") {
  CHECK(signs("^[ -]?Photo:", PatternView::folded) == "^Photo: ^-Photo:");
  CHECK(signs("^[ -]?Photo:") == "^Photo: ^#Photo:");
  // Blank that may be there is passed over in the line; how much may be is left to the pattern.
  CHECK(signs("^ ?Photo:") == "^_Photo:~");
}

TEST_CASE("a pattern without a start has a literal") {
  CHECK(signs("(?i)sign up for") == "sign up for");
  CHECK(signs("(?i).{0,40}sign up for.*") == "sign up for~");
  CHECK(signs("\\bnewsletter\\b") == "newsletter~");
  CHECK(signs("^[^.!?]{0,70}all rights reserved") == "all rights reserved~");
  CHECK(signs("(^|[^\\pL])élan vital") ==
        "^élan vital #élan vital~ ##élan vital~ ###élan vital~ ####élan vital~");
}

TEST_CASE("what a line must hold besides is told by four bytes of it") {
  ByteSetPool pool;
  CHECK(dross::signs_of("(?i)sign up.{0,40}newsletter", PatternView::raw, pool).also.size() == 1);
  CHECK(dross::signs_of("(?i)^sign up.{0,40}newsletter", PatternView::raw, pool).also.size() == 1);
  CHECK(dross::signs_of("(?i)^sign up$", PatternView::raw, pool).also.empty());
  // Of two alternatives the line needs what one of them does, if either needs anything.
  CHECK(dross::signs_of("^sign up.*newsletter|^log in.*here", PatternView::raw, pool).also.size() ==
        2);
  CHECK(dross::signs_of("^sign up.*newsletter|^log in$", PatternView::raw, pool).also.empty());
}

TEST_CASE("a pattern with neither is slow") {
  for (const std::string_view pattern :
       {"\\d", ".*", "^.*$", "[a-z]+@", "(?i)^\\w+ ?\\w+:", "(^|.)(a|b)", "\\p{Klingon}x"}) {
    CAPTURE(pattern);
    CHECK(cost(pattern) == RuleCost::slow);
  }
  CHECK(cost("^see also") == RuleCost::line_start);
  CHECK(cost("see also") == RuleCost::literal);
  CHECK(cost("^see also|read more") == RuleCost::literal);
}

std::string alternatives(std::size_t count) {
  std::string pattern;
  for (std::size_t i = 0; i < count; ++i) {
    pattern += (i > 0 ? "|^q" : "^q") + std::to_string(1000 + i);
  }
  return pattern;
}

TEST_CASE("alternatives are told apart to a limit") {
  CHECK(cost(alternatives(dross::limits::max_alternatives)) == RuleCost::line_start);
  CHECK(cost(alternatives(dross::limits::max_alternatives + 1)) == RuleCost::slow);
}

TEST_CASE("many starts of one alternative are told by fewer bytes") {
  std::string pattern = "^(";
  for (std::size_t i = 0; i < dross::limits::max_prefixes; ++i) {
    pattern += (i > 0 ? "|xq" : "xq") + std::to_string(1000 + i);
  }
  ByteSetPool pool;
  const Signs whole = dross::signs_of(pattern + ")zz", PatternView::raw, pool);
  REQUIRE(whole.prefixes.size() == dross::limits::max_prefixes);
  const Signs less = dross::signs_of(pattern + "|xq2000)zz", PatternView::raw, pool);
  CHECK_FALSE(less.none);
  CHECK(less.prefixes.size() <= dross::limits::max_prefixes);
}

TEST_CASE("literals of which one must come are told to a limit") {
  const auto choice = [](std::size_t count) {
    std::string pattern = ".*(";
    for (std::size_t i = 0; i < count; ++i) {
      pattern += (i > 0 ? "|qxj qxj " : "qxj qxj ") + std::to_string(1000 + i);
    }
    return pattern + ").*";
  };
  CHECK(cost(choice(dross::limits::max_literals)) == RuleCost::literal);
  CHECK(cost(choice(dross::limits::max_literals + 1)) == RuleCost::slow);
}

// A part that cannot be told must not pass for one that nothing matches.
TEST_CASE("starts that stay too many by three bytes are no sign") {
  std::string pattern = "^(";
  for (std::size_t i = 0; i <= dross::limits::max_prefixes; ++i) {
    pattern += (i > 0 ? "|" : "") + std::to_string(100 + i);
  }
  CHECK(cost(pattern + ")") == RuleCost::slow);
}

// The second piece is one too many behind the first, so the run ends before it.
TEST_CASE("a run of pieces that grows too large is told by the pieces before") {
  const std::string verbs = "(alpha |bravo |charlie |delta |echo |foxtrot |golf |hotel )";
  CHECK(signs(".*" + verbs + verbs + "x{0,3}.*").find("bravo") != std::string::npos);
  const std::string objects =
      "(?i).*(read |load |post |the |all )?(the |all |our |more )*(comments?|talk)";
  CHECK(signs(objects + "( \\(?\\d*\\)?)?( yet| below| here)?$").find("talk") != std::string::npos);
}

// Each pair of brackets doubles the steps, and RE2 compiles it in no time.
TEST_CASE("repeats in repeats are spelled out to a limit") {
  const auto nested = [](std::size_t depth) {
    std::string pattern = "^";
    for (std::size_t i = 0; i < depth; ++i) pattern += "(?:";
    pattern += "q";
    for (std::size_t i = 0; i < depth; ++i) pattern += ")+";
    return pattern;
  };
  CHECK(cost(nested(4)) == RuleCost::line_start);
  CHECK(cost(nested(dross::limits::max_pattern_depth - 2)) == RuleCost::slow);
}

// Sets of three bytes, all different.
void fill(ByteSetPool& pool, std::size_t count) {
  for (unsigned a = 0; a < 256; ++a) {
    for (unsigned b = a + 1; b < 256; ++b) {
      for (unsigned c = b + 1; c < 256; ++c) {
        if (count-- == 0) return;
        dross::ByteSet set;
        pool.add(set.set(a).set(b).set(c));
      }
    }
  }
}

TEST_CASE("what a full pool tells as any byte is not exact") {
  constexpr std::size_t any_byte = 1;
  ByteSetPool last;
  fill(last, dross::limits::max_byte_sets - any_byte - 1);
  CHECK(dross::signs_of("^~~~$", PatternView::raw, last).prefixes.front().sequence.exact);

  ByteSetPool full;
  fill(full, dross::limits::max_byte_sets - any_byte);
  const dross::ByteSet known = dross::ByteSet().set(0).set(1).set(2);
  CHECK(full[full.add(known)] == known);
  const Signs signs = dross::signs_of("^~~~$", PatternView::raw, full);
  for (const dross::PrefixSign& sign : signs.prefixes) CHECK_FALSE(sign.sequence.exact);
}

}  // namespace
