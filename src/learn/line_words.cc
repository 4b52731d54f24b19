// Names of months and weekdays stand in a table, as there is no telling them from other words that
// vary: "Chapter 5" and "Section 5" are two lines.
#include "learn/line_words.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <utility>

#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr std::uint64_t number_hash = 0x6e756d626572;
constexpr std::uint64_t date_hash = 0x64617465;
constexpr std::size_t date_reach = 3;  // words between a date's word and its number

// clang-format off
constexpr std::string_view date_words =
    " january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
    " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    " januar februar märz mai juni juli oktober dezember okt dez"
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
    " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    " lunes martes miércoles jueves viernes sábado domingo"
    " janvier février mars avril juin juillet août septembre octobre novembre décembre"
    " lundi mardi mercredi jeudi vendredi samedi dimanche"
    " gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre"
    " lunedì martedì mercoledì giovedì venerdì sabato domenica"
    " janeiro fevereiro março maio junho julho setembro outubro novembro dezembro"
    " januari februari maart mei juni juli augustus oktober"
    " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
    " maj augusti måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag"
    " stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
    " января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    " ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık ";
// clang-format on

// Most text is ASCII, and there the tables of Unicode need not be asked.
CharacterClass class_of(char32_t value) {
  if (value >= 0x80) return classify(value);
  const char32_t folded = value | 0x20U;
  if (folded >= U'a' && folded <= U'z') return CharacterClass::letter;
  return value >= U'0' && value <= U'9' ? CharacterClass::digit : CharacterClass::other;
}

char32_t lower_of(char32_t value) {
  if (value >= 0x80) return to_lower(value);
  return value >= U'A' && value <= U'Z' ? value | 0x20U : value;
}

// Letters and digits of ASCII, which most words are made of alone.
constexpr std::array<bool, 256> ascii_word = [] {
  std::array<bool, 256> table{};
  for (const auto& [first, last] :
       {std::pair('a', 'z'), std::pair('A', 'Z'), std::pair('0', '9')}) {
    for (char c = first; c <= last; ++c) table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

bool is_ascii_word(char c) {
  return ascii_word[static_cast<unsigned char>(c)];
}

bool goes_on(CharacterClass kind) {
  return kind == CharacterClass::letter || kind == CharacterClass::digit ||
         kind == CharacterClass::mark;
}

// Within a word or a number: don't, 10:22, 1,234.
bool joins(char32_t value) {
  return value == U'\'' || value == U'.' || value == U',' || value == U':';
}

struct Scanner {
  std::string_view folded;
  std::string lower;

  [[nodiscard]] CharacterClass class_at(std::size_t at) const {
    return at < folded.size() ? class_of(code_point_at(folded, at).value) : CharacterClass::other;
  }

  // Takes what ASCII stands at `at`; bit 0x20 makes letters small and is set in digits. Is there a
  // digit in it?
  bool read_ascii(std::size_t& at) {
    const std::size_t begin = at;
    while (at < folded.size() && is_ascii_word(folded[at])) ++at;
    const std::size_t known = lower.size();
    lower.resize(known + at - begin);
    bool has_digit = false;
    for (std::size_t i = begin; i < at; ++i) {
      has_digit |= folded[i] <= '9';
      lower[known + i - begin] = static_cast<char>(folded[i] | 0x20);
    }
    return has_digit;
  }

  // `word.begin` is at a letter or digit.
  void read(LineWord& word) {
    bool has_digit = false;
    lower.clear();
    std::size_t at = word.begin;
    word.is_capital = folded[at] >= 'A' && folded[at] <= 'Z';
    while (at < folded.size()) {
      has_digit |= read_ascii(at);
      if (at == folded.size()) break;
      const CodePoint point = code_point_at(folded, at);
      const CharacterClass kind = class_of(point.value);
      const bool is_digit = kind == CharacterClass::digit;
      const bool is_joint =
          at > word.begin && joins(point.value) &&
          (has_digit ? class_at(point.end) == CharacterClass::digit
                     : point.value == U'\'' && class_at(point.end) == CharacterClass::letter);
      if (!goes_on(kind) && !is_joint) {
        if (kind != CharacterClass::ideograph || at > word.begin) break;
      }
      const char32_t small = lower_of(point.value);
      if (at == word.begin) word.is_capital = small != point.value;
      has_digit = has_digit || is_digit;
      if (small < 0x80) {
        lower += static_cast<char>(small);
      } else {
        append_utf8(small, lower);
      }
      at = point.end;
      if (kind == CharacterClass::ideograph) break;
    }
    word.end = at;
    word.kind = has_digit ? WordKind::number : WordKind::literal;
    word.hash = has_digit ? number_hash : hash_of_text(lower);
  }
};

const std::unordered_set<std::uint64_t>& date_hashes() {
  static const std::unordered_set<std::uint64_t> hashes = [] {
    std::unordered_set<std::uint64_t> all;
    for (std::string_view rest = date_words.substr(1); !rest.empty();) {
      const std::size_t end = rest.find(' ');
      all.insert(hash_of_text(rest.substr(0, end)));
      rest.remove_prefix(end + 1);
    }
    return all;
  }();
  return hashes;
}

// Around each number.
void mark_dates(std::span<LineWord> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != WordKind::number) continue;
    const std::size_t first = i < date_reach ? 0 : i - date_reach;
    const std::size_t last = std::min(words.size() - 1, i + date_reach);
    for (std::size_t near = first; near <= last; ++near) {
      LineWord& word = words[near];
      if (word.kind != WordKind::literal || !date_hashes().contains(word.hash)) continue;
      word.kind = WordKind::date;
      word.hash = date_hash;
    }
  }
}

}  // namespace

std::uint64_t hash_of_text(std::string_view text) {
  return XXH3_64bits(text.data(), text.size());
}

std::vector<LineWord> words_of(std::string_view folded) {
  std::vector<LineWord> words;
  append_words(folded, words);
  return words;
}

void append_words(std::string_view folded, std::vector<LineWord>& out) {
  const std::size_t first = out.size();
  bool has_number = false;
  Scanner scanner{folded, {}};
  for (std::size_t at = 0; at < folded.size();) {
    if (static_cast<unsigned char>(folded[at]) < 0x80 && !is_ascii_word(folded[at])) {
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(folded, at);
    const CharacterClass kind = class_of(point.value);
    if (!goes_on(kind) && kind != CharacterClass::ideograph) {
      at = point.end;
      continue;
    }
    LineWord word{.begin = at};
    scanner.read(word);
    has_number = has_number || word.kind == WordKind::number;
    at = word.end;
    out.push_back(word);
  }
  if (has_number) mark_dates(std::span(out).subspan(first));
}

std::string_view gap_before(std::string_view folded, std::span<const LineWord> words,
                            std::size_t index) {
  const std::size_t begin = index == 0 ? 0 : words[index - 1].end;
  const std::size_t end = index == words.size() ? folded.size() : words[index].begin;
  return folded.substr(begin, end - begin);
}

std::uint64_t gap_hash(std::string_view gap) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a: gaps are a byte or two
  bool after_space = false;
  for (const char c : gap) {
    const bool is_space = c == ' ';
    if (is_space && after_space) continue;
    after_space = is_space;
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  return hash;
}

}  // namespace dross
