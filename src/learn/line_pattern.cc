// An opening is drawn out as far as all texts agree, and a closing that they share is added: the
// pattern says all that the texts have in common.
#include "learn/line_pattern.h"

#include <algorithm>

#include "base/distinct.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr std::size_t least_telling = 3;  // bytes; a Chinese character has as many
constexpr std::size_t least_names = 4;    // different ones, before they are taken for names

struct Text {
  std::string_view folded;
  std::vector<LineWord> words;

  [[nodiscard]] std::string_view word(std::size_t index) const {
    return folded.substr(words[index].begin, words[index].end - words[index].begin);
  }
  [[nodiscard]] std::string_view gap(std::size_t index) const {
    return gap_before(folded, words, index);
  }
};

using Texts = std::vector<Text>;

std::string lower_of(std::string_view text) {
  std::string lower;
  CodePoint point;
  for (CodePoints points(text); points.next(point);) {
    if (point.value == no_code_point) {
      lower += text.substr(point.begin, point.end - point.begin);
    } else {
      append_utf8(to_lower(point.value), lower);
    }
  }
  return lower;
}

/// Word numbers count from the front, or from the back (0 = the last).
enum class From : std::uint8_t { front, back };

std::size_t index_of(const Text& text, std::size_t number, From from) {
  return from == From::front ? number : text.words.size() - 1 - number;
}

bool same_word(const Texts& texts, std::size_t number, From from) {
  const LineWord& first = texts.front().words[index_of(texts.front(), number, from)];
  return std::ranges::all_of(texts, [&](const Text& text) {
    return text.words[index_of(text, number, from)].hash == first.hash;
  });
}

// The gap behind the first `count` words, or before the last `count`.
std::string_view inner_gap(const Text& text, std::size_t count, From from) {
  return text.gap(from == From::front ? count : text.words.size() - count);
}

bool same_gap(const Texts& texts, std::size_t count, From from) {
  const std::uint64_t first = gap_hash(inner_gap(texts.front(), count, from));
  return std::ranges::all_of(
      texts, [&](const Text& text) { return gap_hash(inner_gap(text, count, from)) == first; });
}

// How many words all texts share at that end, with the gap behind them; at most `most`.
std::size_t shared_words(const Texts& texts, std::size_t most, From from) {
  std::size_t shared = 0;
  for (std::size_t count = 0; count < most && same_word(texts, count, from); ++count) {
    if (same_gap(texts, count + 1, from)) shared = count + 1;
  }
  return shared;
}

std::string gap_pattern(const Texts& texts, std::size_t index, From from) {
  const auto gap_of = [&](const Text& text) { return inner_gap(text, index, from); };
  const std::string_view gap = gap_of(texts.front());
  const bool same = std::ranges::all_of(texts, [&](const Text& t) { return gap_of(t) == gap; });
  std::string out;
  for (std::size_t i = 0; i < gap.size(); ++i) {
    if (gap[i] != ' ') {
      out += quote_plainly(gap.substr(i, 1));
      continue;
    }
    const bool is_run = i + 1 < gap.size() && gap[i + 1] == ' ';
    out += is_run || !same ? "\\s+" : " ";
    while (i + 1 < gap.size() && gap[i + 1] == ' ') ++i;
  }
  return out;
}

std::string number_pattern(const Texts& texts, std::size_t number, From from) {
  constexpr std::string_view digits = "0123456789";
  constexpr std::string_view joined = "0123456789.,:";
  bool is_plain = true;
  bool is_joined = true;
  bool is_ascii_only = true;
  for (const Text& text : texts) {
    const std::string_view word = text.word(index_of(text, number, from));
    is_plain = is_plain && word.find_first_not_of(digits) == std::string_view::npos;
    is_joined = is_joined && word.find_first_not_of(joined) == std::string_view::npos;
    is_ascii_only = is_ascii_only && is_ascii(word);
  }
  if (is_plain) return "\\d+";
  if (is_joined) return "\\d[\\d.,:]*";
  return is_ascii_only ? "\\w[\\w.,:']*" : "\\S+";
}

/// What has been written of a pattern.
struct Draft {
  LinePattern pattern;
  std::vector<std::string> slug;

  void add_word(const Texts& texts, std::size_t number, From from) {
    const Text& text = texts.front();
    const std::size_t index = index_of(text, number, from);
    const std::string_view word = text.word(index);
    if (text.words[index].kind == WordKind::number) {
      pattern.source += number_pattern(texts, number, from);
      return;
    }
    const std::string lower = lower_of(word);
    const bool same = std::ranges::all_of(texts, [&](const Text& each) {
      return lower_of(each.word(index_of(each, number, from))) == lower;
    });
    if (text.words[index].kind == WordKind::date && (!same || texts.size() < 3)) {
      pattern.source += "\\p{L}+";
      return;
    }
    pattern.source += quote_plainly(word);
    ++pattern.literals;
    if (word.size() >= least_telling) ++pattern.telling;
    if (lower.size() > pattern.key_word.size()) pattern.key_word = lower;
    slug.push_back(lower);
  }
};

bool is_name(std::string_view text) {
  const std::vector<LineWord> words = words_of(text);
  if (words.empty() || words.size() > 4) return false;
  const bool capital = std::ranges::all_of(
      words, [](const LineWord& w) { return w.is_capital && w.kind == WordKind::literal; });
  const bool plain = text.find_first_of(",;:|()\"/&+@#") == std::string_view::npos;
  return capital && plain && words.front().begin == 0 && text.find("  ") == std::string_view::npos;
}

// What varies in each text, between the shared words of both ends.
std::vector<std::string_view> varying(const Texts& texts, std::size_t front, std::size_t back) {
  std::vector<std::string_view> out;
  for (const Text& text : texts) {
    const std::size_t begin = front == 0 ? 0 : text.words[front].begin;
    const std::size_t end =
        back == 0 ? text.folded.size() : text.words[text.words.size() - back - 1].end;
    out.push_back(text.folded.substr(begin, end - begin));
  }
  return out;
}

bool are_names(std::vector<std::string_view> texts) {
  keep_distinct(texts);
  const auto full = std::ranges::count_if(
      texts, [](std::string_view t) { return t.find(' ') != std::string_view::npos; });
  return texts.size() >= least_names && 2 * static_cast<std::size_t>(full) > texts.size() &&
         std::ranges::all_of(texts, is_name);
}

std::string slug_of(const std::vector<std::string>& words) {
  constexpr std::size_t most_words = 5;
  std::string slug;
  std::size_t count = 0;
  for (const std::string& word : words) {
    std::string letters;
    for (const char c : word) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
    }
    if (letters.empty()) continue;
    slug += (slug.empty() ? "" : "-") + letters;
    if (++count == most_words) break;
  }
  return slug.empty() ? "line" : slug;
}

Draft whole_pattern(const Texts& texts) {
  Draft draft;
  draft.pattern.source = "(?i)^";
  const std::size_t count = texts.front().words.size();
  for (std::size_t i = 0; i < count; ++i) {
    draft.pattern.source += gap_pattern(texts, i, From::front);
    draft.add_word(texts, i, From::front);
  }
  draft.pattern.source += gap_pattern(texts, count, From::front) + "$";
  draft.pattern.is_closed = true;
  return draft;
}

bool is_label(std::string_view gap) {
  return gap == " - " || gap.find_first_of(":|>/") != std::string_view::npos;
}

void add_front(const Texts& texts, std::size_t front, Draft& draft) {
  for (std::size_t i = 0; i < front; ++i) {
    draft.pattern.source += gap_pattern(texts, i, From::front);
    draft.add_word(texts, i, From::front);
  }
  draft.pattern.source += gap_pattern(texts, front, From::front);
  draft.pattern.has_label |= is_label(inner_gap(texts.front(), front, From::front));
}

void add_back(const Texts& texts, std::size_t back, Draft& draft) {
  draft.pattern.has_label |= is_label(inner_gap(texts.front(), back, From::back));
  for (std::size_t left = back; left > 0; --left) {
    draft.pattern.source += gap_pattern(texts, left, From::back);
    draft.add_word(texts, left - 1, From::back);
  }
  draft.pattern.source += gap_pattern(texts, 0, From::back) + "$";
}

Draft open_pattern(const Texts& texts, std::size_t front, std::size_t back) {
  Draft draft;
  std::string& source = draft.pattern.source;
  draft.pattern.has_name = are_names(varying(texts, front, back));
  const std::string_view before = draft.pattern.has_name ? "(?i:" : "(?i)";
  if (front > 0) {
    source += draft.pattern.has_name ? "^" + std::string(before) : std::string(before) + "^";
    add_front(texts, front, draft);
    if (draft.pattern.has_name) source += ")";
  } else if (draft.pattern.has_name) {
    source += "^";
  }
  if (draft.pattern.has_name) source += name_pattern;
  if (back == 0) {
    if (draft.pattern.has_name) source += "$";
    draft.pattern.is_closed = draft.pattern.has_name;
    return draft;
  }
  draft.pattern.is_closed = front > 0 || draft.pattern.has_name;
  if (front > 0 && !draft.pattern.has_name) source += ".*";
  if (draft.pattern.has_name) source += "(?i:";
  if (!draft.pattern.has_name && front == 0) source += "(?i)";
  add_back(texts, back, draft);
  if (draft.pattern.has_name) source += ")";
  return draft;
}

}  // namespace

std::string quote_plainly(std::string_view text) {
  constexpr std::string_view special = "\\.+*?()[]{}^$|";
  std::string quoted;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) quoted += '\\';
    quoted += c;
  }
  return quoted;
}

std::optional<LinePattern> pattern_of(const std::vector<std::string>& texts, const LineKey& key) {
  Texts taken;
  std::size_t shortest = SIZE_MAX;
  std::size_t longest = 0;
  for (const std::string& text : texts) {
    taken.push_back({text, words_of(text)});
    shortest = std::min(shortest, taken.back().words.size());
    longest = std::max(longest, taken.back().words.size());
  }
  if (taken.empty() || shortest == 0) return std::nullopt;
  Draft draft;
  if (key.kind == KeyKind::whole) {
    if (shortest != longest) return std::nullopt;  // two lines of one hash
    draft = whole_pattern(taken);
  } else {
    if (shortest < 2) return std::nullopt;
    const std::size_t front = shared_words(taken, shortest - 1, From::front);
    const std::size_t back = shared_words(taken, shortest - 1 - front, From::back);
    if (front + back == 0) return std::nullopt;
    draft = open_pattern(taken, front, back);
  }
  if (draft.pattern.literals == 0) return std::nullopt;
  draft.pattern.slug = slug_of(draft.slug);
  return draft.pattern;
}

}  // namespace dross
