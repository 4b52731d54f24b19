// Folding in two steps. First characters are replaced one by one; a line of plain ASCII without
// tabs, which is most lines, skips this and is not copied. Then both ends are cut: that only
// narrows a range, so the map from folded to original bytes is a slice of the map of the first
// step.
//
// The map is not kept: hits are rare, so it is made again for a line that was hit.
#include "text/fold.h"

#include <algorithm>
#include <string>

#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool stands_as_it_is(std::string_view line) {
  return std::ranges::all_of(line, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && (byte < 0x09 || byte > 0x0D);
  });
}

void push(char32_t value, const CodePoint& from, std::vector<char>& out,
          std::vector<std::uint32_t>* origins) {
  std::string bytes;
  append_utf8(value, bytes);
  out.insert(out.end(), bytes.begin(), bytes.end());
  if (origins != nullptr) {
    origins->insert(origins->end(), bytes.size(), static_cast<std::uint32_t>(from.begin));
  }
}

// A run of blank with a line feed in it becomes one space: the first of the run stands for it.
class SpaceRun {
 public:
  void add(const CodePoint& point) {
    wrapped_ = wrapped_ || point.value == '\n';
    points_.push_back(point);
  }
  void flush(std::vector<char>& out, std::vector<std::uint32_t>* origins) {
    if (points_.empty()) return;
    if (wrapped_) points_.resize(1);
    for (const CodePoint& point : points_) push(' ', point, out, origins);
    points_.clear();
    wrapped_ = false;
  }

 private:
  std::vector<CodePoint> points_;
  bool wrapped_ = false;
};

void replace_characters(std::string_view line, std::vector<char>& out,
                        std::vector<std::uint32_t>* origins) {
  SpaceRun spaces;
  bool after_invalid = false;  // there an invisible mark stays: it keeps stray bytes apart
  CodePoint point;
  for (CodePoints points(line); points.next(point);) {
    if (is_space(point.value)) {
      spaces.add(point);
      after_invalid = false;
      continue;
    }
    if (is_invisible(point.value) && !after_invalid) continue;
    after_invalid = point.value == no_code_point;
    spaces.flush(out, origins);
    if (point.value == no_code_point) {
      // RE2 takes a surrogate's three bytes for a character; no pattern takes 0xFF.
      const char byte = line[point.begin];
      out.push_back(byte == '\xED' ? '\xFF' : byte);
      if (origins != nullptr) origins->push_back(static_cast<std::uint32_t>(point.begin));
    } else {
      push(unify_punctuation(point.value), point, out, origins);
    }
  }
  spaces.flush(out, origins);
  if (origins != nullptr) origins->push_back(static_cast<std::uint32_t>(line.size()));
}

CodePoint first_code_point(std::string_view text) {
  CodePoint point;
  CodePoints points(text.substr(0, 4));
  points.next(point);
  return point;
}

void trim_spaces(std::string_view text, Range& range) {
  while (range.begin < range.end && text[range.begin] == ' ') ++range.begin;
  while (range.end > range.begin && text[range.end - 1] == ' ') --range.end;
}

// Where the run of one byte ends that the text from `begin` on starts with. A long run is taken off
// in many small steps, so its end is remembered from one step to the next: looking for it each time
// took 32 seconds on a line of a million asterisks.
class SignRun {
 public:
  std::size_t end(std::string_view text, std::size_t begin) {
    if (end_ <= begin) end_ = std::min(text.find_first_not_of(text[begin], begin), text.size());
    return end_;
  }

 private:
  std::size_t end_ = 0;
};

// "- item", "* item", "+ item", "> quoted", "## heading", "| cell": a run of one sign, then blank.
std::size_t ascii_lead(std::string_view text, const Range& range, SignRun& signs) {
  constexpr std::string_view known = "-*+>#|=~";
  if (known.find(text[range.begin]) == std::string_view::npos) return 0;
  const std::size_t end = std::min(signs.end(text, range.begin), range.end);
  return end == range.end || text[end] == ' ' ? end - range.begin : 0;
}

// "**heading**", "_caption_": signs of emphasis at both ends, touching the words.
std::size_t emphasis(std::string_view text) {
  for (const std::string_view sign : {"***", "**", "__", "*", "_"}) {
    if (text.size() > 2 * sign.size() && text.starts_with(sign) && text.ends_with(sign) &&
        text[sign.size()] != ' ' && text[text.size() - sign.size() - 1] != ' ') {
      return sign.size();
    }
  }
  return 0;
}

bool strip_lead(std::string_view text, Range& range, SignRun& signs, Lead& lead) {
  const std::string_view rest = text.substr(range.begin, range.end - range.begin);
  if (rest.empty()) return false;
  if (const std::size_t run = ascii_lead(text, range, signs); run > 0) {
    if (run == 1 && (rest.front() == '-' || rest.front() == '*' || rest.front() == '+')) {
      lead = Lead::bullet;
    }
    range.begin += run;
    return true;
  }
  if (const std::size_t sign = emphasis(rest); sign > 0) {
    range.begin += sign;
    range.end -= sign;
    return true;
  }
  const CodePoint first = first_code_point(rest);
  if (!is_bullet(first.value)) return false;
  lead = Lead::bullet;
  range.begin += first.end;
  return true;
}

Range strip_ends(std::string_view text, Lead& lead) {
  Range range{0, text.size()};
  SignRun signs;
  do {
    trim_spaces(text, range);
  } while (strip_lead(text, range, signs, lead));
  return range;
}

}  // namespace

Folding fold_line(std::string_view line, std::vector<char>& storage) {
  Folding result;
  std::string_view text = line;
  if (!stands_as_it_is(line)) {
    const std::size_t start = storage.size();
    replace_characters(line, storage, nullptr);
    text = std::string_view(storage.data() + start, storage.size() - start);
  }
  const Range range = strip_ends(text, result.lead);
  result.folded = text.substr(range.begin, range.end - range.begin);
  return result;
}

std::vector<std::uint32_t> fold_origins(std::string_view line) {
  std::vector<char> text;
  std::vector<std::uint32_t> origins;
  replace_characters(line, text, &origins);
  Lead lead{};
  const Range range = strip_ends(std::string_view(text.data(), text.size()), lead);
  origins.resize(range.end + 1);
  origins.erase(origins.begin(), origins.begin() + static_cast<std::ptrdiff_t>(range.begin));
  return origins;
}

}  // namespace dross
