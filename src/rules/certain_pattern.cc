// Recursive descent over a part of RE2's syntax (https://github.com/google/re2/wiki/Syntax) that
// leaves no doubt: what a closer reading could see otherwise is not taken (`a{`, `[]a]`, `x**`, a
// repeat of `^`). Sizes are generous bounds. tests/property/certain_pattern.cc holds all of it to
// RE2.
#include "rules/certain_pattern.h"

#include <utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/limits.h"
#include "rules/pattern_class.h"

namespace dross {
namespace {

// RE2's own limit for a count, and for counts in counts, multiplied.
constexpr std::int64_t most_repeats = 1000;
constexpr int most_depth = 50;

// Instructions, at most: a character in any case, one of several ranges of UTF-8, a class with a
// table of Unicode behind it.
constexpr std::int64_t ascii_size = 6;
constexpr std::int64_t character_size = 24;
constexpr std::int64_t table_size = 2500;

constexpr std::string_view punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~";
constexpr auto table_names =
    std::to_array<std::string_view>({"L", "Lu", "Ll", "M", "N", "Nd", "P", "S", "Z", "Zs"});

struct Piece {
  bool matches_empty = false;
  std::int64_t size = 0;
  std::int64_t repeats = 1;  ///< its counts, those of counts in counts multiplied
};

Piece character(char32_t c) {
  return {false, c < CodePointSet::ascii_end ? ascii_size : character_size, 1};
}

class Reader {
 public:
  explicit Reader(std::string_view pattern) : cursor_(pattern) {}

  std::optional<Piece> read() {
    auto whole = choice();
    if (!whole || !cursor_.at_end()) return std::nullopt;
    return whole;
  }

  [[nodiscard]] int groups() const { return groups_; }

 private:
  using Read = std::optional<Piece>;

  Read choice() {
    if (++depth_ > most_depth) return std::nullopt;
    Piece all;
    do {
      const Read one = sequence();
      if (!one) return std::nullopt;
      all.matches_empty = all.matches_empty || one->matches_empty;
      all.size += one->size + 2;
      all.repeats = std::max(all.repeats, one->repeats);
    } while (cursor_.take("|"));
    --depth_;
    return all;
  }

  Read sequence() {
    Piece all{true, 1, 1};
    while (!cursor_.at_end() && cursor_.peek() != '|' && cursor_.peek() != ')') {
      // Most of most patterns is text.
      const bool is_text = !cursor_.is_at(special_signs);
      const Read one = is_text ? piece_of(atom()) : piece_or_flags();
      if (!one) return std::nullopt;
      all.matches_empty = all.matches_empty && one->matches_empty;
      all.size += one->size;
      all.repeats = std::max(all.repeats, one->repeats);
    }
    return all;
  }

  Read piece_or_flags() { return cursor_.take("(?i)") ? flags() : piece(); }

  // There is no doubt that what stands before flags is not repeated only where no repeat follows.
  Read flags() const {
    if (cursor_.is_at(repeat_signs)) return {};
    return Piece{true, 0, 1};
  }

  Read piece() {
    if (const Read place = assertion()) return place;
    return piece_of(atom());
  }

  Read piece_of(const Read& atom) { return atom ? repeated(*atom) : atom; }

  // What no repeat may follow: the next piece would begin with it, and nothing begins so.
  Read assertion() {
    for (const std::string_view place : {"^", "$", "\\A", "\\z", "\\B"}) {
      if (cursor_.take(place)) return Piece{true, 2, 1};
    }
    if (cursor_.take("\\b")) return Piece{false, 2, 1};
    return std::nullopt;
  }

  Read atom() {
    if (!cursor_.is_at(special_signs)) {
      const auto c = cursor_.take_code_point();
      return c ? Read(character(*c)) : Read();
    }
    if (cursor_.take(".")) return Piece{false, character_size, 1};
    if (cursor_.take("[")) return char_class();
    if (cursor_.take("(?:") || cursor_.take("(?i:")) return group();
    if (cursor_.peek() == '(') {
      ++groups_;
      cursor_.skip(1);
      return cursor_.rest().starts_with('?') ? Read() : group();
    }
    if (cursor_.peek() == '\\') {
      if (const auto size = table()) return Piece{false, *size, 1};
      const auto c = escaped();
      return c ? Read(character(*c)) : Read();
    }
    return std::nullopt;
  }

  Read group() {
    Read inside = choice();
    if (!inside || !cursor_.take(")")) return std::nullopt;
    inside->size += 2;
    return inside;
  }

  // `\d`, `\pL`, `\p{Lu}`: the size of what it stands for.
  std::optional<std::int64_t> table() {
    const std::string_view rest = cursor_.rest();
    if (rest.size() < 2) return std::nullopt;
    if (is_one_of("dDsSwW", rest[1])) {
      cursor_.skip(2);
      return 2 * character_size;
    }
    if (rest[1] != 'p' && rest[1] != 'P') return std::nullopt;
    const bool in_braces = rest.substr(2).starts_with('{');
    const std::size_t close = in_braces ? rest.find('}') : 3;
    if (close > rest.size()) return std::nullopt;
    const std::string_view name = in_braces ? rest.substr(3, close - 3) : rest.substr(2, 1);
    if (std::ranges::find(table_names, name) == table_names.end()) return std::nullopt;
    cursor_.skip(close + (in_braces ? 1 : 0));
    return table_size;
  }

  std::optional<char32_t> escaped() {
    const std::string_view rest = cursor_.rest();
    const bool is_known = rest.starts_with("\\x{") ||
                          (rest.size() > 1 && rest[0] == '\\' &&
                           (is_one_of(punctuation, rest[1]) || is_one_of("nrt", rest[1])));
    return is_known ? take_character_escape(cursor_) : std::nullopt;
  }

  // Behind the bracket.
  Read char_class() {
    std::int64_t size = cursor_.take("^") ? 2 * character_size : 1;
    if (cursor_.take("-")) size += ascii_size;
    bool is_empty = true;
    while (!cursor_.at_end() && cursor_.peek() != ']') {
      const auto item = class_item();
      if (!item) return std::nullopt;
      size += 2 * *item;
      is_empty = false;
    }
    if (is_empty || !cursor_.take("]")) return std::nullopt;
    return Piece{false, size, 1};
  }

  std::optional<std::int64_t> class_item() {
    if (cursor_.peek() == '\\') {
      if (const auto size = table()) return size;
    }
    if (cursor_.peek() == '-') {
      // It stands for itself only at the end.
      cursor_.skip(1);
      return !cursor_.at_end() && cursor_.peek() == ']' ? std::optional(ascii_size) : std::nullopt;
    }
    const auto first = class_character();
    if (!first) return std::nullopt;
    const std::string_view rest = cursor_.rest();
    if (!rest.starts_with('-') || rest.substr(1).starts_with(']')) return character(*first).size;
    cursor_.skip(1);
    const auto last = class_character();
    if (!last || *last < *first) return std::nullopt;
    return *last < CodePointSet::ascii_end ? 2 * character_size : table_size;
  }

  std::optional<char32_t> class_character() {
    if (cursor_.at_end()) return std::nullopt;
    if (cursor_.peek() == '\\') return escaped();
    if (is_one_of("[]-", cursor_.peek())) return std::nullopt;
    return cursor_.take_code_point();
  }

  Read repeated(Piece piece) {
    if (!cursor_.is_at(repeat_signs)) return piece;
    std::int64_t least = 0;
    std::int64_t copies = 1;
    if (cursor_.take("+")) {
      least = 1;
    } else if (!cursor_.take("*") && !cursor_.take("?")) {
      if (!counts(least, copies)) return std::nullopt;
      piece.repeats *= std::max<std::int64_t>(copies, 1);
      ++copies;
    }
    cursor_.take("?");
    // A repeat of a repeat.
    if (cursor_.is_at(repeat_signs)) return {};
    if (piece.repeats > most_repeats) return std::nullopt;
    piece.size = std::min<std::int64_t>(copies * (piece.size + 3), limits::max_pattern_program + 1);
    piece.matches_empty = piece.matches_empty || least == 0;
    return piece;
  }

  // `{2}`, `{2,}`, `{2,5}`
  bool counts(std::int64_t& least, std::int64_t& most) {
    cursor_.skip(1);
    if (!number(least)) return false;
    most = least;
    if (cursor_.take(",") && !cursor_.rest().starts_with('}') && !number(most)) return false;
    return cursor_.take("}") && least <= most;
  }

  bool number(std::int64_t& value) {
    const std::string_view rest = cursor_.rest();
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 0 || digits > 4 || (digits > 1 && rest[0] == '0')) return false;
    value = 0;
    for (const char digit : rest.substr(0, digits)) value = value * 10 + (digit - '0');
    cursor_.skip(digits);
    return value <= most_repeats;
  }

  PatternCursor cursor_;
  int depth_ = 0;
  int groups_ = 0;
};

}  // namespace

std::optional<CertainPattern> certain_pattern(std::string_view pattern) {
  if (pattern.size() > limits::max_pattern) return std::nullopt;
  if (!utf8::is_valid(pattern.begin(), pattern.end())) return std::nullopt;
  Reader reader(pattern);
  const auto whole = reader.read();
  if (!whole || reader.groups() > limits::max_pattern_groups) return std::nullopt;
  // A program is also what comes before and behind the pattern.
  const std::int64_t program = whole->size + 20;
  if (program > limits::max_pattern_program) return std::nullopt;
  return CertainPattern{whole->matches_empty, static_cast<int>(program)};
}

}  // namespace dross
