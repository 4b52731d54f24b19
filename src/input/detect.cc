// The fewest bytes decide: a `{` or a letter is enough, so that a slow pipe is not held up; only
// `[` and `<` want to see what follows. Asked again after each read, the same question gives the
// same answer whatever the size of the reads.
#include "input/detect.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/limits.h"
#include "input/warc_header.h"

namespace dross {
namespace {

constexpr std::string_view blank_bytes = " \t\r\n\f\v";

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}
bool is_name_byte(char c) {
  c = ascii_lower(c);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
}

std::string_view skip_blanks(std::string_view bytes) {
  return bytes.substr(std::min(bytes.find_first_not_of(blank_bytes), bytes.size()));
}

enum class Fit { no, yes, wants_more };

/// Does `bytes` start with `pattern` (lower case; a space stands for blanks) and end a name there?
Fit fits_tag(std::string_view bytes, std::string_view pattern) {
  for (char c : pattern) {
    if (c == ' ') {
      const std::string_view rest = skip_blanks(bytes);
      if (rest.size() == bytes.size() && !bytes.empty()) return Fit::no;
      bytes = rest;
      continue;
    }
    if (bytes.empty()) return Fit::wants_more;
    if (ascii_lower(bytes.front()) != c) return Fit::no;
    bytes.remove_prefix(1);
  }
  if (bytes.empty()) return Fit::wants_more;
  return is_name_byte(bytes.front()) ? Fit::no : Fit::yes;
}

/// `<header>` is no `<head>`: such a line may well stand in an article about HTML.
std::optional<InputKind> kind_of_tag(std::string_view bytes) {
  static constexpr std::array<std::string_view, 4> tags = {"<!doctype html", "<html", "<head",
                                                           "<body"};
  bool wants_more = false;
  for (std::string_view tag : tags) {
    const Fit fit = fits_tag(bytes, tag);
    if (fit == Fit::yes) return InputKind::html;
    wants_more |= fit == Fit::wants_more;
  }
  if (wants_more) return std::nullopt;
  return InputKind::text;
}

/// Behind a comment, a processing instruction (`<?xml …?>`) and the blanks after it, if `bytes`
/// start with one: what may stand before the doctype of a page. Nothing where more bytes are needed
/// to tell.
std::optional<std::string_view> skip_prolog(std::string_view bytes) {
  static constexpr std::array<std::array<std::string_view, 2>, 2> pieces = {
      {{"<?", "?>"}, {"<!--", "-->"}}};
  for (const auto& [begin, end] : pieces) {
    if (begin.starts_with(bytes)) return std::nullopt;
    if (!bytes.starts_with(begin)) continue;
    const std::size_t at = bytes.find(end, begin.size());
    if (at == bytes.npos) return std::nullopt;
    return skip_blanks(bytes.substr(at + end.size()));
  }
  return bytes;
}

std::optional<InputKind> kind_of_markup(std::string_view bytes) {
  while (true) {
    const std::optional<std::string_view> rest = skip_prolog(bytes);
    if (!rest || rest->empty()) return std::nullopt;
    if (rest->size() == bytes.size()) return kind_of_tag(bytes);
    bytes = *rest;
  }
}

/// Is the JSON string that `bytes` start with an element of an array? A line in an article may well
/// open with a bracket and a quote, but no comma and no bracket follows its closing quote, and no
/// line ends inside a string.
Fit fits_string_element(std::string_view bytes) {
  for (std::size_t i = 1; i < bytes.size(); ++i) {
    if (static_cast<unsigned char>(bytes[i]) < 0x20) return Fit::no;
    if (bytes[i] == '\\') {
      ++i;
    } else if (bytes[i] == '"') {
      const std::string_view rest = skip_blanks(bytes.substr(i + 1));
      if (rest.empty()) return Fit::wants_more;
      return rest.front() == ',' || rest.front() == ']' ? Fit::yes : Fit::no;
    }
  }
  return Fit::wants_more;
}

std::optional<InputKind> kind_of_bracket(std::string_view bytes) {
  const std::string_view rest = skip_blanks(bytes.substr(1));
  if (rest.empty()) return std::nullopt;
  if (rest.front() == '{') return InputKind::json_array;
  if (rest.front() != '"') return InputKind::text;
  switch (fits_string_element(rest)) {
    case Fit::wants_more:
      return std::nullopt;
    case Fit::yes:
      return InputKind::json_array;
    case Fit::no:
      break;
  }
  return InputKind::text;
}

/// A version line is no more than this long.
constexpr std::size_t max_version_line = 16;

std::optional<InputKind> kind_of_version(std::string_view sample) {
  constexpr std::string_view start = "WARC/";
  if (!sample.starts_with(start) && !start.starts_with(sample)) return InputKind::text;
  const std::size_t newline = sample.find('\n');
  if (newline != std::string_view::npos) {
    return is_warc_version(sample.substr(0, newline + 1)) ? InputKind::wet : InputKind::text;
  }
  if (sample.size() > max_version_line) return InputKind::text;
  return std::nullopt;
}

/// Nothing where more bytes are needed to tell.
std::optional<InputKind> kind_of(std::string_view sample) {
  if (sample.starts_with('W')) return kind_of_version(sample);
  if (sample.size() < byte_order_mark.size() && byte_order_mark.starts_with(sample)) {
    return std::nullopt;
  }
  if (sample.starts_with(byte_order_mark)) sample.remove_prefix(byte_order_mark.size());
  sample = skip_blanks(sample);
  if (sample.empty()) return std::nullopt;
  switch (sample.front()) {
    case '{':
      return InputKind::jsonl;
    case '[':
      return kind_of_bracket(sample);
    case '<':
      return kind_of_markup(sample);
    default:
      return InputKind::text;
  }
}

/// The kind when no more bytes are to come: a newline more lets a tag that was cut short end.
InputKind last_kind_of(std::string_view sample) {
  return kind_of(std::string(sample) + '\n').value_or(InputKind::text);
}

}  // namespace

InputKind detect_kind(InputBuffer& buffer) {
  while (true) {
    const std::string_view sample = buffer.pending().substr(0, limits::max_format_sample);
    if (const std::optional<InputKind> kind = kind_of(sample)) return *kind;
    if (sample.size() == limits::max_format_sample) return InputKind::text;
    if (!buffer.fill().value_or(false)) return last_kind_of(buffer.pending());
  }
}

}  // namespace dross
