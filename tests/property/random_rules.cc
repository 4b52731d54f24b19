// Patterns are put together from pieces that occur in real rules, and from what is known to be hard
// for a prefilter: case folding across lengths of UTF-8, optional starts, alternatives of which
// only some are anchored, classes beside literals, empty alternatives, ends of the line inside
// groups.
#include "property/random_rules.h"

#include <re2/re2.h>

#include <array>

#include "base/limits.h"
#include "match/length_class.h"
#include "text/utf8.h"

namespace dross::test {
namespace {

constexpr auto words = std::to_array<std::string_view>(
    {"share",    "see also", "more",     "kiosk",       "newsletter", "sign up", "straße",
     "élan",     "ÅNGSTRÖM", "ещё",      "Подпишитесь", "читайте",    "σας",     "ΟΔΟΣ",
     "续读",     "関連記事", "I",        "ı",           "İzmir",      "ſo",      "\u212A",
     "a",        "to",       "AP",       "©",           "by ",        "12",      "µ",
     "ǆ",        "ﬁn",       "ẞ",        "x-ray",       "don't",      "...",     "“quote”",
     "@me",      "\\|",      "\\.com",   "-",           "ω",          "\u212B",  "read on",
     "comments", "\\Q\\E",   "\\Qa.b\\E"});

constexpr auto classes = std::to_array<std::string_view>(
    {"\\d",     "\\w",     "\\s",  "[a-z]",         "[^a-z]",   "[^\\s:]", "\\pL",
     "\\p{Lu}", "\\P{L}",  ".",    "[éèê]",         "[A-ZÀ-Þ]", "[一-龥]", "[•*-]",
     "[:|]",    "\\S",     "\\W",  "[[:alpha:]]",   "[ſk]",     "[^ſ]",    "\\x{212A}",
     "[А-я]",   "[\\d.,]", "\\pN", "[^\\p{Greek}]", "[\\PL-]"});

constexpr auto repeats = std::to_array<std::string_view>(
    {"?", "*", "+", "{2}", "{1,3}", "{0,40}", "*?", "+?", "??", "{2,}", "{0}"});

template <class List>
auto pick(Random& random, const List& list) {
  return list[random() % list.size()];
}

bool one_in(Random& random, unsigned n) {
  return random() % n == 0;
}

std::string piece(Random& random, int depth);

std::string sequence(Random& random, int depth) {
  std::string out;
  for (std::size_t n = 1 + random() % 3; n > 0; --n) out += piece(random, depth);
  return out;
}

std::string group(Random& random, int depth) {
  std::string out = one_in(random, 5) ? "(?i:" : one_in(random, 3) ? "(?:" : "(";
  const std::size_t alternatives = 1 + random() % 3;
  for (std::size_t n = 0; n < alternatives; ++n) {
    if (n > 0) out += "|";
    if (!one_in(random, 12)) out += sequence(random, depth - 1);
  }
  out += ")";
  if (one_in(random, 3)) out += pick(random, repeats);
  return out;
}

std::string piece(Random& random, int depth) {
  switch (random() % (depth > 0 ? 12 : 9)) {
    case 0:
    case 1: {
      std::string out(pick(random, classes));
      if (one_in(random, 2)) out += pick(random, repeats);
      return out;
    }
    case 2:
      return " ?";
    case 3:
      return one_in(random, 4) ? std::string(one_in(random, 2) ? "^" : "$")
                               : std::string(one_in(random, 2) ? "\\b" : " ");
    case 9:
    case 10:
    case 11:
      return group(random, depth);
    default: {
      std::string out(pick(random, words));
      if (one_in(random, 8)) out += pick(random, repeats);
      return out;
    }
  }
}

std::string candidate(Random& random) {
  std::string out = one_in(random, 2) ? "(?i)" : "";
  if (!one_in(random, 3)) out += one_in(random, 8) ? "^\\s*" : "^";
  out += sequence(random, 3);
  if (one_in(random, 4)) out += ".{0,30}" + std::string(pick(random, words));
  if (one_in(random, 3)) out += "$";
  if (one_in(random, 5)) out += "|" + sequence(random, 1);
  return out;
}

void set_limits(Random& random, Rule& rule) {
  if (one_in(random, 8)) rule.unless = Regex(random_pattern(random));
  if (one_in(random, 8)) rule.min_words = static_cast<std::uint32_t>(random() % 4);
  if (one_in(random, 8)) rule.max_words = static_cast<std::uint32_t>(1 + random() % 8);
  if (one_in(random, 8))
    rule.max_words = length_classes[random() % 2] + (one_in(random, 2) ? 1 : 0);
  if (one_in(random, 16)) rule.where = where_first_line;
}

void make_sequence(Random& random, Rule& rule) {
  rule.kind = RuleKind::sequence;
  rule.lines.push_back({Regex("(?P<name>" + random_pattern(random) + ")"), {}, {}});
  rule.lines.push_back({Regex(random_pattern(random)), {}, {}});
  if (one_in(random, 2)) rule.lines.back() = {Regex("^{name}"), {"name"}, {}};
}

char32_t any_member(Random& random, const CodePointSet& set) {
  if (!set.beyond().empty() && (set.ascii().none() || one_in(random, 4))) {
    const CodePointRange& range = set.beyond()[random() % set.beyond().size()];
    const char32_t size = std::min<char32_t>(range.last - range.first + 1, 64);
    return range.first + static_cast<char32_t>(random() % size);
  }
  for (int tries = 0; tries < 64; ++tries) {
    const auto c = static_cast<char32_t>(random() % CodePointSet::ascii_end);
    if (set.ascii()[c] && (c >= ' ' || tries > 32)) return c;
  }
  for (char32_t c = 0; c < CodePointSet::ascii_end; ++c) {
    if (set.ascii()[c]) return c;
  }
  return ' ';
}

void sample(Random& random, const PatternNode& node, std::string& out) {
  using Kind = PatternNode::Kind;
  if (out.size() > 300) return;
  switch (node.kind) {
    case Kind::text:
      for (const char32_t c : node.text) {
        append_utf8(any_member(random, CodePointSet::of(c, node.letters)), out);
      }
      return;
    case Kind::characters:
      append_utf8(any_member(random, node.set), out);
      return;
    case Kind::sequence:
      for (const PatternNode& part : node.parts) sample(random, part, out);
      return;
    case Kind::choice:
      sample(random, node.parts[random() % node.parts.size()], out);
      return;
    case Kind::repeat: {
      const std::uint32_t more = std::min<std::uint32_t>(node.max - node.min, 4);
      const auto count = node.min + static_cast<std::uint32_t>(random() % (more + 1));
      for (std::uint32_t i = 0; i < count; ++i) sample(random, node.parts.front(), out);
      return;
    }
    default:
      return;
  }
}

void damage(Random& random, std::string& line) {
  if (line.empty()) return;
  const std::size_t at = random() % line.size();
  switch (random() % 4) {
    case 0:
      line[at] = static_cast<char>(random());
      break;
    case 1:
      line.erase(at, 1);
      break;
    case 2:
      line.insert(at, pick(random, words));
      break;
    default:
      line.resize(at);
  }
}

}  // namespace

std::string random_pattern(Random& random) {
  while (true) {
    std::string pattern = candidate(random);
    re2::RE2::Options options;
    options.set_log_errors(false);
    const re2::RE2 compiled(pattern, options);
    if (compiled.ok() && compiled.ProgramSize() < limits::max_pattern_program / 4) return pattern;
  }
}

std::string random_pieces(Random& random, std::span<const std::string_view> pieces,
                          std::size_t count) {
  std::string text;
  for (; count > 0; --count) text += pieces[random() % pieces.size()];
  return text;
}

RuleSet random_rules(Random& random, std::size_t count) {
  RuleSet set;
  set.packs.resize(3);
  for (std::size_t i = 0; i < count; ++i) {
    Rule rule;
    rule.id = "r/" + std::to_string(i);
    rule.pack = static_cast<std::uint32_t>(i * set.packs.size() / count);
    rule.kind = static_cast<RuleKind>(random() % 6);
    rule.view = one_in(random, 3) ? PatternView::raw : PatternView::folded;
    if (rule.kind == RuleKind::sequence) {
      make_sequence(random, rule);
    } else {
      std::string pattern = random_pattern(random);
      if (rule.kind == RuleKind::span && one_in(random, 2)) {
        pattern += "(?P<cut>" + std::string(pick(random, words)) + ")";
      }
      rule.match = Regex(pattern);
    }
    set_limits(random, rule);
    set.rules.push_back(std::move(rule));
  }
  return set;
}

std::string random_line(Random& random, const PatternNode& pattern) {
  std::string line;
  while (one_in(random, 4)) line += std::string(pick(random, words)) + " ";
  sample(random, pattern, line);
  while (one_in(random, 3)) line += " " + std::string(pick(random, words));
  // Lines of every length class.
  if (one_in(random, 6)) {
    for (auto count = random() % 70; count > 0; --count)
      line += " " + std::string(pick(random, words));
  }
  while (one_in(random, 4)) damage(random, line);
  if (one_in(random, 12)) line.insert(0, one_in(random, 2) ? " " : "\t ");
  std::erase(line, '\n');
  return line;
}

std::string random_spelling(Random& random, std::string_view pattern) {
  constexpr std::string_view signs = "()^$[]?*+{}\\";
  std::string line;
  std::size_t last = 0;  // where the last character begins
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '|' && one_in(random, 2)) break;
    if (c == '|') line.clear();
    if (std::string_view("?*+{").find(c) != std::string_view::npos && !line.empty()) {
      const std::string again = line.substr(std::min(last, line.size()));
      if (one_in(random, 3)) line.resize(std::min(last, line.size()));
      for (auto count = random() % 4; count > 0; --count) line += again;
    }
    if (c == '{') at = std::min(pattern.find('}', at), pattern.size());
    // `\Q`, `\E`; of others the letter stays.
    if (c == '\\' && at + 1 < pattern.size() && (pattern[at + 1] == 'Q' || pattern[at + 1] == 'E'))
      ++at;
    if (c == '|' || signs.find(c) != std::string_view::npos) continue;
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80) last = line.size();
    line += c;
  }
  std::erase(line, '\n');
  return line;
}

}  // namespace dross::test
