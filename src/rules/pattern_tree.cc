// Recursive descent over RE2's syntax (https://github.com/google/re2/wiki/Syntax) as it is with
// RE2's default options: Perl classes, ^ and $ at the ends of the text, [^a] takes a line feed.
// What is not read here (\C, unknown groups) makes the whole pattern unread.
#include "rules/pattern_tree.h"

#include <algorithm>

#include "base/limits.h"
#include "rules/pattern_class.h"

namespace dross {
namespace {

using Kind = PatternNode::Kind;

// More repeats than a pattern of the greatest length can have at one place, and RE2's largest
// count.
constexpr int max_count = 1000;

struct Flags {
  CaseRule letters = CaseRule::exact;
  bool dot_takes_feed = false;  // s
  bool many_lines = false;      // m
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

PatternNode node(Kind kind) {
  PatternNode made;
  made.kind = kind;
  return made;
}

PatternNode characters(CodePointSet set) {
  PatternNode made = node(Kind::characters);
  made.set = std::move(set);
  return made;
}

PatternNode one_or(Kind kind, std::vector<PatternNode> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  PatternNode made = node(parts.empty() ? Kind::nothing : kind);
  made.parts = std::move(parts);
  return made;
}

class Parser {
 public:
  explicit Parser(std::string_view pattern) : cursor_(pattern) {}

  std::optional<PatternNode> parse() {
    auto root = parse_choice();
    if (!root || !cursor_.at_end()) return std::nullopt;
    return root;
  }

 private:
  using Parsed = std::optional<PatternNode>;

  // Flags set inside a group end with it; within it they hold across `|`.
  Parsed parse_choice() {
    if (++depth_ > limits::max_pattern_depth) return std::nullopt;
    std::vector<PatternNode> alternatives;
    do {
      auto alternative = parse_sequence();
      if (!alternative) return std::nullopt;
      alternatives.push_back(std::move(*alternative));
    } while (cursor_.take("|"));
    --depth_;
    return one_or(Kind::choice, std::move(alternatives));
  }

  Parsed parse_sequence() {
    std::vector<PatternNode> parts;
    while (!cursor_.at_end() && cursor_.peek() != '|' && cursor_.peek() != ')') {
      if (take_text(parts)) continue;
      if (cursor_.peek() == '\\' && cursor_.take("\\Q")) {
        if (!take_quotation(parts)) return std::nullopt;
      } else {
        auto atom = parse_atom();
        if (!atom) return std::nullopt;
        parts.push_back(std::move(*atom));
      }
      if (!parts.empty() && !parse_repeats(parts.back())) return std::nullopt;
    }
    return one_or(Kind::sequence, std::move(parts));
  }

  // Characters that stand for themselves, up to one that may be repeated: most of most patterns.
  bool take_text(std::vector<PatternNode>& parts) {
    PatternCursor ahead = cursor_;
    std::u32string text;
    while (!ahead.at_end() && !ahead.is_at(special_signs)) {
      const auto c = ahead.take_code_point();
      if (!c || ahead.is_at(repeat_signs)) break;
      text += *c;
      cursor_ = ahead;
    }
    if (text.empty()) return false;
    parts.push_back(text_node(std::move(text)));
    return true;
  }

  // What RE2 repeats behind an empty quotation stands before it, perhaps within a text.
  bool take_quotation(std::vector<PatternNode>& parts) {
    const std::size_t before = parts.size();
    while (!cursor_.at_end() && !cursor_.take("\\E")) {
      const auto c = cursor_.take_code_point();
      if (!c) return false;
      parts.push_back(text_node({*c}));
    }
    return parts.size() > before || !cursor_.is_at(repeat_signs);
  }

  Parsed parse_atom() {
    switch (cursor_.peek()) {
      case '(':
        return parse_group();
      case '[':
        return of_set(take_class(cursor_, flags_.letters));
      case '\\':
        return parse_escape();
      case '.':
        cursor_.skip(1);
        return characters(dot());
      case '^':
        cursor_.skip(1);
        return node(flags_.many_lines ? Kind::assertion : Kind::line_start);
      case '$':
        cursor_.skip(1);
        return node(flags_.many_lines ? Kind::assertion : Kind::line_end);
      case '*':
      case '+':
      case '?':
        return std::nullopt;
      default:
        const auto c = cursor_.take_code_point();
        if (!c) return std::nullopt;
        return text_node({*c});
    }
  }

  static Parsed of_set(std::optional<CodePointSet> set) {
    if (!set) return std::nullopt;
    return characters(std::move(*set));
  }

  [[nodiscard]] PatternNode text_node(std::u32string text) const {
    PatternNode made = node(Kind::text);
    made.letters = flags_.letters;
    made.text = std::move(text);
    return made;
  }

  [[nodiscard]] CodePointSet dot() const {
    if (flags_.dot_takes_feed) return CodePointSet::any();
    CodePointSet set;
    set.add('\n', '\n');
    set.negate();
    return set;
  }

  Parsed parse_escape() {
    if (cursor_.rest().size() < 2) return std::nullopt;
    switch (cursor_.rest()[1]) {
      case 'A':
        cursor_.skip(2);
        return node(Kind::line_start);
      case 'z':
        cursor_.skip(2);
        return node(Kind::line_end);
      case 'b':
        cursor_.skip(2);
        return node(Kind::word_edge);
      case 'B':
        cursor_.skip(2);
        return node(Kind::assertion);
      case 'd':
      case 'D':
      case 's':
      case 'S':
      case 'w':
      case 'W':
      case 'p':
      case 'P':
        return of_set(take_group_escape(cursor_, flags_.letters));
      default:
        const auto c = take_character_escape(cursor_);
        if (!c) return std::nullopt;
        return text_node({*c});
    }
  }

  Parsed parse_group() {
    cursor_.skip(1);
    const Flags outer = flags_;
    if (cursor_.take("?")) {
      if (cursor_.take("P<") || cursor_.take("<")) {
        const std::size_t close = cursor_.rest().find('>');
        if (close == std::string_view::npos) return std::nullopt;
        cursor_.skip(close + 1);
      } else {
        if (!take_flags()) return std::nullopt;
        if (cursor_.take(")")) return flags_alone();
        if (!cursor_.take(":")) return std::nullopt;
      }
    }
    auto inside = parse_choice();
    flags_ = outer;
    if (!inside || !cursor_.take(")")) return std::nullopt;
    return inside;
  }

  // `(?i)` holds from here on. A repeat behind it is one of what stands before it: RE2 sees no
  // piece here that could be repeated.
  Parsed flags_alone() {
    if (cursor_.is_at(repeat_signs)) return std::nullopt;
    return node(Kind::nothing);
  }

  bool take_flags() {
    bool on = true;
    for (; !cursor_.at_end() && cursor_.peek() != ')' && cursor_.peek() != ':'; cursor_.skip(1)) {
      switch (cursor_.peek()) {
        case '-':
          on = false;
          break;
        case 'i':
          flags_.letters = on ? CaseRule::any : CaseRule::exact;
          break;
        case 's':
          flags_.dot_takes_feed = on;
          break;
        case 'm':
          flags_.many_lines = on;
          break;
        case 'U':
          break;
        default:
          return false;
      }
    }
    return !cursor_.at_end();
  }

  bool parse_repeats(PatternNode& atom) {
    int stacked = 0;
    while (cursor_.is_at(repeat_signs)) {
      std::uint32_t min = 0;
      std::uint32_t max = PatternNode::no_limit;
      if (cursor_.take("+")) {
        min = 1;
      } else if (cursor_.take("?")) {
        max = 1;
      } else if (!cursor_.take("*") && !take_count(min, max)) {
        return true;
      }
      cursor_.take("?");
      if (++stacked > limits::max_pattern_depth) return false;
      PatternNode repeat = node(Kind::repeat);
      repeat.min = min;
      repeat.max = max;
      repeat.parts.push_back(std::move(atom));
      atom = std::move(repeat);
    }
    return true;
  }

  // `{2}`, `{2,}`, `{2,5}`; anything else in braces stands for itself.
  bool take_count(std::uint32_t& min, std::uint32_t& max) {
    PatternCursor ahead = cursor_;
    if (!ahead.take("{") || !take_number(ahead, min)) return false;
    max = min;
    if (ahead.take(",") && !take_number(ahead, max)) max = PatternNode::no_limit;
    if (!ahead.take("}")) {
      max = PatternNode::no_limit;
      min = 0;
      return false;
    }
    cursor_ = ahead;
    return true;
  }

  static bool take_number(PatternCursor& cursor, std::uint32_t& number) {
    if (cursor.at_end() || !is_digit(cursor.peek())) return false;
    // RE2 takes braces around a number with a zero in front for text.
    PatternCursor ahead = cursor;
    if (ahead.take("0") && !ahead.at_end() && is_digit(ahead.peek())) return false;
    number = 0;
    for (; !cursor.at_end() && is_digit(cursor.peek()) && number <= max_count; cursor.skip(1)) {
      number = number * 10 + static_cast<std::uint32_t>(cursor.peek() - '0');
    }
    return true;
  }

  PatternCursor cursor_;
  Flags flags_;
  int depth_ = 0;
};

}  // namespace

std::optional<PatternNode> parse_pattern(std::string_view pattern) {
  return Parser(pattern).parse();
}

}  // namespace dross
