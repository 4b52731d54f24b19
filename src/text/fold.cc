// Folding in two steps. First characters are replaced; a line in which none has to be, which is
// most lines of most languages, is told by masks of 64 bytes and not copied. Then both ends are
// cut: that only narrows a range, so the map from folded to original bytes is a slice of the map of
// the first step.
//
// The map is not kept: hits are rare, so it is made again for a line that was hit. Then characters
// are replaced one by one, in the plainest way; replace_quickly() copies what stands between two
// changes at once, and the tests hold it to the plain way.
#include "text/fold.h"

#include <algorithm>
#include <bit>

#include "base/byte_masks.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

// Could folding change the character that begins with this byte? Asked by its first two bytes, so
// it may say yes too often. A stray 0xED may be a surrogate's.
bool may_change(std::string_view line, std::size_t at) {
  const unsigned char next = byte_at(line, at + 1);
  switch (byte_at(line, at)) {
    case 0xC2:  // next line, no-break space, soft hyphen, guillemets
      return next == 0x85 || next == 0xA0 || next == 0xAB || next == 0xAD || next == 0xBB;
    case 0xE1:  // Ogham space
      return next == 0x9A;
    case 0xE2:  // general punctuation, but for the ellipsis; minus
      return next == 0x81 || next == 0x88 || (next == 0x80 && byte_at(line, at + 2) != 0xA6);
    case 0xE3:  // ideographic space
      return next == 0x80 && byte_at(line, at + 2) == 0x80;
    case 0xEF:  // byte order mark, small and fullwidth forms
      return next == 0xBB || next == 0xB9 || next == 0xBC;
    default:
      return true;
  }
}

Bytes16 may_begin_change(Bytes16 bytes) {
  return is_within(bytes, 0x09, 0x0D) | is_byte(bytes, 0xC2) | is_within(bytes, 0xE1, 0xE3) |
         is_byte(bytes, 0xED) | is_byte(bytes, 0xEF);
}

// Offset of the first character at or after `at` that folding may change, or the size.
std::size_t find_change(std::string_view line, std::size_t at) {
  for (; at < line.size(); at += block_size) {
    const Block block(line, at);
    std::uint64_t found = block.mask(may_begin_change);
    for (; found != 0; found &= found - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(found));
      if (may_change(line, place)) return place;
    }
  }
  return line.size();
}

struct TracedText {
  std::string text;
  std::vector<std::uint32_t> origins;  ///< of each byte: where its character stood
};

void push(char32_t value, const CodePoint& from, TracedText& out) {
  append_utf8(value, out.text);
  out.origins.resize(out.text.size(), static_cast<std::uint32_t>(from.begin));
}

// A run of blank with a line feed in it becomes one space: the first of the run stands for it.
class SpaceRun {
 public:
  void add(const CodePoint& point) {
    wrapped_ = wrapped_ || point.value == '\n';
    points_.push_back(point);
  }
  void flush(TracedText& out) {
    if (points_.empty()) return;
    if (wrapped_) points_.resize(1);
    for (const CodePoint& point : points_) push(' ', point, out);
    points_.clear();
    wrapped_ = false;
  }

 private:
  std::vector<CodePoint> points_;
  bool wrapped_ = false;
};

TracedText replace_characters(std::string_view line) {
  TracedText out;
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
    spaces.flush(out);
    if (point.value == no_code_point) {
      // RE2 takes a surrogate's three bytes for a character; no pattern takes 0xFF.
      const char byte = line[point.begin];
      out.text.push_back(byte == '\xED' ? '\xFF' : byte);
      out.origins.push_back(static_cast<std::uint32_t>(point.begin));
    } else {
      push(unify_punctuation(point.value), point, out);
    }
  }
  spaces.flush(out);
  out.origins.push_back(static_cast<std::uint32_t>(line.size()));
  return out;
}

// An invisible mark behind a stray byte stays.
bool follows_stray_byte(std::string_view line, std::size_t at) {
  return at > 0 && code_point_before(line, at).value == no_code_point;
}

// The end of the run of spaces and invisible marks that goes on at `at`.
std::size_t skip_space_run(std::string_view line, std::size_t at) {
  while (at < line.size()) {
    const CodePoint point = code_point_at(line, at);
    if (!is_space(point.value) && !is_invisible(point.value)) break;
    at = point.end;
  }
  return at;
}

// As replace_characters, but what stands between two changes is copied at once.
class QuickReplacer {
 public:
  /// `out` has room for line.size() bytes: nothing that is put in is longer than what it replaces.
  QuickReplacer(std::string_view line, char* out) : line_(line), begin_(out), out_(out) {}

  /// Bytes written.
  std::size_t run() {
    for (std::size_t at = 0; at < line_.size();) {
      const std::size_t change = find_change(line_, at);
      append(line_.substr(at, change - at));
      if (change == line_.size()) break;
      at = replace(change);
    }
    return static_cast<std::size_t>(out_ - begin_);
  }

 private:
  void append(std::string_view bytes) { out_ = std::ranges::copy(bytes, out_).out; }

  // Returns where to go on.
  std::size_t replace(std::size_t at) {
    const CodePoint point = code_point_at(line_, at);
    if (point.value == U'\n') {
      while (out_ != begin_ && out_[-1] == ' ') --out_;
      *out_++ = ' ';
      return skip_space_run(line_, point.end);
    }
    if (point.value == no_code_point) {
      *out_++ = line_[at] == '\xED' ? '\xFF' : line_[at];
    } else if (is_space(point.value)) {
      *out_++ = ' ';
    } else if (!is_invisible(point.value) || follows_stray_byte(line_, at)) {
      const char32_t unified = unify_punctuation(point.value);
      if (unified < 0x80) {
        *out_++ = static_cast<char>(unified);
      } else {
        append(line_.substr(at, point.end - at));
      }
    }
    return point.end;
  }

  std::string_view line_;
  char* begin_;
  char* out_;
};

std::string_view replace_quickly(std::string_view line, std::vector<char>& storage) {
  const std::size_t start = storage.size();
  storage.resize(start + line.size());
  const std::size_t size = QuickReplacer(line, storage.data() + start).run();
  storage.resize(start + size);
  return {storage.data() + start, size};
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
  const bool stands = find_change(line, 0) == line.size();
  const std::string_view text = stands ? line : replace_quickly(line, storage);
  const Range range = strip_ends(text, result.lead);
  result.folded = text.substr(range.begin, range.end - range.begin);
  return result;
}

FoldedLine fold_line_plainly(std::string_view line) {
  TracedText traced = replace_characters(line);
  FoldedLine folded;
  const Range range = strip_ends(traced.text, folded.lead);
  folded.text = traced.text.substr(range.begin, range.end - range.begin);
  const auto begin = traced.origins.begin();
  folded.origins.assign(begin + static_cast<std::ptrdiff_t>(range.begin),
                        begin + static_cast<std::ptrdiff_t>(range.end) + 1);
  return folded;
}

std::vector<std::uint32_t> fold_origins(std::string_view line) {
  return fold_line_plainly(line).origins;
}

}  // namespace dross
