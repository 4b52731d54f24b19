// Diagnostics as text and as JSON. Everything shown may come from a file that somebody sent, so
// both forms repair bytes that are not UTF-8 and let no control character through.
#include "base/diagnostic.h"

#include <fmt/format.h>
#include <utf8.h>

#include <algorithm>
#include <iterator>
#include <numeric>

namespace dross {
namespace {

constexpr std::size_t shown_width = 160;  // code points of a source line
constexpr char32_t replacement = U'\uFFFD';

std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      break;
  }
  return "note";
}

/// The ANSI sequences of a rendering, all empty where colour is off.
struct Palette {
  std::string_view strong, severity, gutter, reset;
};

Palette palette(Colour colour, Severity severity) {
  if (colour == Colour::off) return {};
  const std::string_view of_severity = severity == Severity::error     ? "\x1b[1;31m"
                                       : severity == Severity::warning ? "\x1b[1;33m"
                                                                       : "\x1b[1;36m";
  return {"\x1b[1m", of_severity, "\x1b[1;34m", "\x1b[0m"};
}

std::u32string code_points(std::string_view text) {
  std::string valid;
  utf8::replace_invalid(text.begin(), text.end(), std::back_inserter(valid), replacement);
  std::u32string points;
  utf8::unchecked::utf8to32(valid.begin(), valid.end(), std::back_inserter(points));
  return points;
}

// C0 and C1 controls, the line separators, and the marks that reverse what a reader sees.
bool is_control(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029 ||
         (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

std::string to_utf8(std::u32string_view points) {
  std::string out;
  for (const char32_t point : points) {
    const char32_t shown = point == U'\t' ? U' ' : is_control(point) ? replacement : point;
    utf8::unchecked::append(shown, std::back_inserter(out));
  }
  return out;
}

std::string printable(std::string_view text) {
  return to_utf8(code_points(text));
}

/// A source line and the caret under it, cut to `shown_width` around the caret.
struct Excerpt {
  std::string line;
  std::size_t indent = 0;
  std::size_t carets = 1;
};

Excerpt excerpt(const Diagnostic& diagnostic) {
  const std::u32string points = code_points(diagnostic.source_line);
  const std::size_t caret =
      std::min(std::max<std::size_t>(diagnostic.place.column, 1) - 1, points.size());
  std::size_t begin = 0;
  if (points.size() > shown_width && caret > shown_width / 2) {
    begin = std::min(caret - shown_width / 2, points.size() - shown_width);
  }
  const std::size_t end = std::min(points.size(), begin + shown_width);
  const std::size_t room = std::max<std::size_t>(end - caret, 1);

  Excerpt result;
  const std::string_view before = begin > 0 ? "…" : "";
  result.line =
      std::string(before) + to_utf8(std::u32string_view(points).substr(begin, end - begin));
  if (end < points.size()) result.line += "…";
  result.indent = caret - begin + (begin > 0 ? 1 : 0);
  result.carets = std::clamp<std::size_t>(diagnostic.caret_length, 1, room);
  return result;
}

std::string header(const Diagnostic& diagnostic, const Palette& paint) {
  return fmt::format("{}{}[{}]{}{}: {}{}\n", paint.severity, word(diagnostic.severity),
                     code(diagnostic.fault), paint.reset, paint.strong,
                     printable(diagnostic.message), paint.reset);
}

std::string location(const Place& place) {
  std::string out = printable(place.file);
  if (place.line > 0) out += fmt::format(":{}", place.line);
  if (place.line > 0 && place.column > 0) out += fmt::format(":{}", place.column);
  return out;
}

std::string source_block(const Diagnostic& diagnostic, std::string_view margin,
                         const Palette& paint) {
  const Excerpt shown = excerpt(diagnostic);
  std::string out = fmt::format("{}{} |{}\n", margin, paint.gutter, paint.reset);
  out += fmt::format("{}{} |{} {}\n", paint.gutter, diagnostic.place.line, paint.reset, shown.line);
  out += fmt::format("{}{} |{} {}{}{}{}\n", margin, paint.gutter, paint.reset,
                     std::string(shown.indent, ' '), paint.severity, std::string(shown.carets, '^'),
                     paint.reset);
  return out;
}

// RFC 8259 lets all but quotes, backslashes and C0 controls stand as they are.
std::string json_string(std::string_view text) {
  std::string valid;
  utf8::replace_invalid(text.begin(), text.end(), std::back_inserter(valid), replacement);
  std::string out = "\"";
  for (const char c : valid) {
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

/// Damerau's distance (1964) in its restricted form: insert, delete, replace, swap two neighbours,
/// each letter edited once.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last.back();
}

}  // namespace

std::string render_text(const Diagnostic& diagnostic, Colour colour) {
  const Palette paint = palette(colour, diagnostic.severity);
  const bool has_line = diagnostic.place.line > 0;
  const std::string margin(has_line ? fmt::formatted_size("{}", diagnostic.place.line) : 1, ' ');

  std::string out = header(diagnostic, paint);
  if (!diagnostic.place.file.empty()) {
    out += fmt::format("{}{}-->{} {}\n", margin, paint.gutter, paint.reset,
                       location(diagnostic.place));
  }
  if (has_line && !diagnostic.source_line.empty()) out += source_block(diagnostic, margin, paint);
  if (!diagnostic.hint.empty()) {
    out += fmt::format("{}{} ={} hint: {}\n", margin, paint.gutter, paint.reset,
                       printable(diagnostic.hint));
  }
  return out;
}

std::string render_json(const Diagnostic& diagnostic) {
  return fmt::format(
      R"({{"severity":"{}","code":"{}","name":"{}","message":{},"file":{},"line":{},"column":{},)"
      R"("source":{},"caret_length":{},"hint":{}}})",
      word(diagnostic.severity), code(diagnostic.fault), name(diagnostic.fault),
      json_string(diagnostic.message), json_string(diagnostic.place.file), diagnostic.place.line,
      diagnostic.place.column, json_string(diagnostic.source_line), diagnostic.caret_length,
      json_string(diagnostic.hint));
}

tl::unexpected<Diagnostic> fail(Fault fault, std::string message, std::string hint) {
  Diagnostic diagnostic;
  diagnostic.fault = fault;
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  return tl::unexpected<Diagnostic>(std::move(diagnostic));
}

std::string_view nearest(std::string_view typed, const std::vector<std::string_view>& candidates) {
  // Beyond this the table costs more than a guess is worth; no name of ours is as long.
  constexpr std::size_t longest = 100;
  if (typed.empty() || typed.size() > longest) return {};
  std::string_view best;
  std::size_t least = std::max<std::size_t>(typed.size() / 3, 1) + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > longest) continue;
    const std::size_t distance = edit_distance(typed, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

std::string make_printable(std::string_view text) {
  return printable(text);
}

}  // namespace dross
