// Long texts lose the middle of their pieces, never an edit among the first thousand: what was
// taken is what the page is for.
#include "output/report_document.h"

#include <algorithm>

#include "base/limits.h"
#include "output/guards.h"
#include "output/patch.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr std::size_t edge_of_kept = 400;      // bytes shown before and behind a gap
constexpr std::size_t edge_of_removed = 2000;  // the same, of what was removed
constexpr std::size_t most_edits = 1000;
constexpr std::size_t copy_width = 600;  // code points

std::size_t character_begin(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return std::min(at, text.size());
  const CodePoint across = code_point_before(text, at);
  const CodePoint whole = code_point_at(text, across.begin);
  return whole.end > at ? whole.begin : at;
}

ReportPiece piece_of(std::string_view text, std::size_t edge) {
  if (edge == 0 || text.size() <= 2 * edge) return {std::string(text), 0, {}};
  const std::size_t front = character_begin(text, edge);
  const std::size_t back = character_begin(text, text.size() - edge);
  return {std::string(text.substr(0, front)), back - front, std::string(text.substr(back))};
}

void add_pieces(const Item& item, ReportDocument& out) {
  const std::string_view text = item.record.text();
  const std::vector<Edit>& edits = item.cleaning.edits;
  const bool is_long = text.size() > limits::max_report_document;
  const std::size_t shown = std::min(edits.size(), most_edits);
  std::size_t at = 0;
  for (std::size_t i = 0; i < shown; ++i) {
    const ByteSpan& span = edits[i].span;
    out.kept.push_back(piece_of(text.substr(at, span.begin - at), is_long ? edge_of_kept : 0));
    ReportEdit edit{.edit = edits[i], .removed = {}, .copy = {}};
    edit.removed = piece_of(text.substr(span.begin, span.size()), is_long ? edge_of_removed : 0);
    if (edit.edit.kind == EditKind::duplicate && edit.edit.kept_in == nullptr) {
      const std::string_view content = text.substr(edits[i].content.begin, edits[i].content.size());
      const bool wrapped = content.find('\n') != std::string_view::npos;
      edit.copy =
          paragraph_at(text, edits[i].cause, wrapped ? Paragraphs::blank : Paragraphs::line);
    }
    out.edits.push_back(std::move(edit));
    at = span.end;
  }
  out.kept.push_back(piece_of(text.substr(at), is_long ? edge_of_kept : 0));
  out.edits_left_out = edits.size() - shown;
}

}  // namespace

double ReportDocument::share() const {
  return words == 0 ? 0 : static_cast<double>(removed) / static_cast<double>(words);
}

ReportDocument document_of(const Item& item, std::string_view site, std::uint64_t order) {
  ReportDocument out;
  out.order = order;
  out.input = std::string(item.input);
  out.number = item.record.document;
  out.id = item.record.metadata.id;
  out.url = item.record.metadata.url;
  out.site = std::string(site);
  out.language = item.cleaning.language.code;
  out.profile = item.cleaning.profile;
  out.words = item.cleaning.words;
  out.removed = words_removed(item.cleaning);
  for (const GuardRow& row : guard_table()) {
    if (row.times(item.cleaning.guards) > 0) out.guards.push_back(row.describe(item.cleaning));
  }
  add_pieces(item, out);
  return out;
}

std::string paragraph_at(std::string_view text, std::uint64_t line, Paragraphs unit) {
  std::size_t begin = 0;
  for (std::uint64_t at = 1; at < line; ++at) {
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) return {};
    begin = end + 1;
  }
  std::size_t end = std::min(text.find('\n', begin), text.size());
  while (unit == Paragraphs::blank && end < text.size()) {
    const std::size_t next = std::min(text.find('\n', end + 1), text.size());
    const std::string_view following = text.substr(end + 1, next - end - 1);
    if (following.find_first_not_of(" \t\r") == std::string_view::npos) break;
    end = next;
  }
  std::string_view paragraph = text.substr(begin, end - begin);
  while (paragraph.ends_with('\r')) paragraph.remove_suffix(1);
  return shorten(paragraph, copy_width);
}

}  // namespace dross
