// Patterns as trees: what is read, how flags hold, and what is left unread.
#include <string>
#include <string_view>

#include "base/limits.h"
#include "catch.h"
#include "rules/pattern_tree.h"
#include "text/utf8.h"

namespace {

using dross::parse_pattern;
using dross::PatternNode;
using Kind = PatternNode::Kind;

std::string shown(const dross::CodePointSet& set) {
  std::string out;
  for (std::size_t c = ' '; c < set.ascii().size(); ++c) {
    if (set.ascii()[c]) out += static_cast<char>(c);
  }
  for (const dross::CodePointRange& range : set.beyond()) {
    if (range.last - range.first > 3) return out + "…";
    for (char32_t c = range.first; c <= range.last; ++c) dross::append_utf8(c, out);
  }
  return out.size() > 12 ? "many" : out;
}

std::string quoted(const PatternNode& text) {
  std::string out = "'";
  for (const char32_t c : text.text) dross::append_utf8(c, out);
  return out + (text.letters == dross::CaseRule::any ? "'i" : "'");
}

/// The tree in brackets: (seq ...), (or ...), {1,3 ...}, sets by their members.
std::string shown(const PatternNode& node) {
  const auto list = [&](std::string out) {
    for (const PatternNode& part : node.parts) out += " " + shown(part);
    return out + ")";
  };
  switch (node.kind) {
    case Kind::nothing:
      return "()";
    case Kind::assertion:
      return "!";
    case Kind::word_edge:
      return "b";
    case Kind::line_start:
      return "^";
    case Kind::line_end:
      return "$";
    case Kind::text:
      return quoted(node);
    case Kind::characters:
      return "[" + shown(node.set) + "]";
    case Kind::sequence:
      return list("(seq");
    case Kind::choice:
      return list("(or");
    case Kind::repeat:
      break;
  }
  const std::string max = node.max == PatternNode::no_limit ? "" : std::to_string(node.max);
  return "{" + std::to_string(node.min) + "," + max + " " + shown(node.parts.front()) + "}";
}

std::string tree(std::string_view pattern) {
  const auto parsed = parse_pattern(pattern);
  return parsed ? shown(*parsed) : "unread";
}

TEST_CASE("a pattern's tree has its pieces, repeats and alternatives") {
  CHECK(tree("ab|c") == "(or 'ab' 'c')");
  CHECK(tree("^a+b*?c?$") == "(seq ^ {1, 'a'} {0, 'b'} {0,1 'c'} $)");
  CHECK(tree("a{2}b{1,3}c{2,}") == "(seq {2,2 'a'} {1,3 'b'} {2, 'c'})");
  CHECK(tree("a{,2}") == "(seq 'a' '{' ',2' '}')");
  CHECK(tree("(?:a|)b") == "(seq (or 'a' ()) 'b')");
  CHECK(tree("(?P<n>a)(?<m>b)") == "(seq 'a' 'b')");
  CHECK(tree("\\Aa\\z") == "(seq ^ 'a' $)");
  CHECK(tree("\\ba\\B") == "(seq b 'a' !)");
  CHECK(tree("\\Qa.\\Eb") == "(seq 'a' '.' 'b')");
  CHECK(tree("abc+d") == "(seq 'ab' {1, 'c'} 'd')");
  CHECK(tree("a(bc)d") == "(seq 'a' 'bc' 'd')");
  CHECK(tree("ab\\Q\\Ec\\Qde\\E+") == "(seq 'ab' 'c' 'd' {1, 'e'})");
  CHECK(tree("") == "()");
}

TEST_CASE("classes and escapes are sets of characters") {
  CHECK(tree("[a-c]") == "[abc]");
  CHECK(tree("[]a]") == "[]a]");
  CHECK(tree("[a-]") == "[-a]");
  CHECK(tree("[\\d:]") == "[0123456789:]");
  CHECK(tree("[[:digit:]]") == "[0123456789]");
  CHECK(tree("[^\\x00-\\x{10FFFF}]") == "[]");
  CHECK(tree("\\x41\\x{e9}\\.") == "(seq 'A' 'é' '.')");
  CHECK(tree("\\pN") == "[0123456789…]");
  CHECK(tree("\\P{Lu}") == tree("\\p{^Lu}"));
}

TEST_CASE("flags hold to the end of their group") {
  CHECK(tree("(?i)é") == "(seq () 'é'i)");
  CHECK(tree("(?i:a)a") == "(seq 'a'i 'a')");
  CHECK(tree("(?:(?i)a)a") == "(seq (seq () 'a'i) 'a')");
  CHECK(tree("(?i)a(?-i)a") == "(seq () 'a'i () 'a')");
  CHECK(tree("a(?i)b|c") == "(or (seq 'a' () 'b'i) 'c'i)");
  // In (?m) ^ and $ hold inside a text too: they tell nothing of its ends.
  CHECK(tree("(?m)^a$") == "(seq () ! 'a' !)");
  CHECK(tree("(?i)[^k]").find("K") == std::string::npos);
}

TEST_CASE("what is not understood leaves the pattern unread") {
  for (const std::string_view pattern :
       {"\\C", "\\p{Klingon}", "[[:nonsense:]]", "(a", "a)", "*a", "[a", "\\", "(?x)a", "\\1",
        "[b-a]", "\xFF", "a(?s)?", "a(?i)*b", "ab\\Q\\E{2}", "a(?i)\\Q\\E*", "a\\Q\\E\\Q\\E?"}) {
    CAPTURE(pattern);
    CHECK(tree(pattern) == "unread");
  }
}

TEST_CASE("groups in groups are read to a limit") {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '(') + "a" +
           std::string(static_cast<std::size_t>(depth), ')');
  };
  CHECK(tree(nested(dross::limits::max_pattern_depth - 1)) == "'a'");
  CHECK(tree(nested(dross::limits::max_pattern_depth)) == "unread");
}

}  // namespace
