// Edits of a side, less what the other side's edits cover; what is left of an edit and holds a word
// is a difference.
#include "eval/rule_diff.h"

#include <fmt/format.h>

#include <algorithm>

#include "eval/json_object.h"
#include "eval/text_table.h"

namespace dross {
namespace {

std::vector<Edit> edits_of(const CorpusMatcher& matcher, const CorpusDocument& document,
                           const DecideOptions& options) {
  const MatchedText matched = matcher.match(document);
  return decide(matched.text, matcher.matcher(), matched.selection, matched.matches, options).edits;
}

// The parts of `span` that no edit covers. Edits ascend and do not overlap.
std::vector<ByteSpan> uncovered(ByteSpan span, const std::vector<Edit>& edits) {
  std::vector<ByteSpan> parts;
  auto edit =
      std::ranges::upper_bound(edits, span.begin, {}, [](const Edit& e) { return e.span.end; });
  std::size_t at = span.begin;
  for (; edit != edits.end() && edit->span.begin < span.end; ++edit) {
    if (edit->span.begin > at) parts.push_back({at, edit->span.begin});
    at = edit->span.end;
  }
  if (at < span.end) parts.push_back({at, span.end});
  return parts;
}

void add_differences(Side side, const std::vector<Edit>& own, const std::vector<Edit>& other,
                     std::string_view text, DocumentDiff& diff) {
  for (const Edit& edit : own) {
    for (const ByteSpan part : uncovered(edit.content, other)) {
      const std::string_view piece = text.substr(part.begin, part.size());
      const std::uint32_t words = shape_of(piece).words;
      if (words == 0 && part.size() < edit.content.size()) continue;
      diff.lines.push_back(
          {side, edit.line, std::string(edit.source()), edit.category, words, std::string(piece)});
    }
  }
}

std::uint64_t sum_words(const std::vector<Edit>& edits) {
  std::uint64_t words = 0;
  for (const Edit& edit : edits) words += edit.words;
  return words;
}

std::string row_of(const DiffLine& line, Colour colour) {
  std::string_view on;
  std::string_view off;
  if (colour == Colour::on) {
    on = line.taken_by == Side::a ? "\033[31m" : "\033[32m";
    off = "\033[0m";
  }
  return fmt::format("{:>7}  {}{}{}  {:<12}  {}: {}\n", line.line, on, name(line.taken_by), off,
                     name(line.category), line.source, make_printable(line.text));
}

}  // namespace

std::string_view name(Side side) {
  return side == Side::a ? "A" : "B";
}

DocumentDiff compare_on(const CorpusMatcher& a, const CorpusMatcher& b,
                        const CorpusDocument& document, const DecideOptions& options) {
  const std::vector<Edit> of_a = edits_of(a, document, options);
  const std::vector<Edit> of_b = edits_of(b, document, options);
  DocumentDiff diff;
  diff.name = document.name;
  diff.words = shape_of(document.text).words;
  add_differences(Side::a, of_a, of_b, document.text, diff);
  std::uint64_t only_a = 0;
  for (const DiffLine& line : diff.lines) only_a += line.words;
  diff.words_both = sum_words(of_a) - std::min(sum_words(of_a), only_a);
  add_differences(Side::b, of_b, of_a, document.text, diff);
  std::ranges::stable_sort(diff.lines, {}, &DiffLine::line);
  return diff;
}

void RuleDiff::add(const DocumentDiff& document) {
  ++documents;
  documents_differ += document.lines.empty() ? 0 : 1;
  words += document.words;
  words_both += document.words_both;
  for (const DiffLine& line : document.lines) {
    for (DiffCount* count : {&only[static_cast<std::size_t>(line.taken_by)],
                             &by_source[{line.taken_by, line.source}]}) {
      ++count->lines;
      count->words += line.words;
    }
  }
}

std::string show_difference(const DocumentDiff& document, Colour colour) {
  if (document.lines.empty()) return {};
  std::string text = make_printable(document.name) + "\n";
  for (const DiffLine& line : document.lines) text += row_of(line, colour);
  return text + "\n";
}

std::string difference_as_json(const DocumentDiff& document) {
  std::string text;
  for (const DiffLine& line : document.lines) {
    text += JsonObject()
                .add("table", "lines")
                .add("document", document.name)
                .add("line", std::uint64_t{line.line})
                .add("taken_by", name(line.taken_by))
                .add("rule", line.source)
                .add("category", name(line.category))
                .add("words", std::uint64_t{line.words})
                .add("text", line.text)
                .text() +
            "\n";
  }
  return text;
}

std::string show_summary(const RuleDiff& diff) {
  const auto& [a, b] = diff.only;
  std::string text =
      fmt::format("{} of {} documents differ\n\n", diff.documents_differ, diff.documents);
  text += lay_out({{"taken by", "lines", "words"},
                   {"both", "", std::to_string(diff.words_both)},
                   {"only A", std::to_string(a.lines), std::to_string(a.words)},
                   {"only B", std::to_string(b.lines), std::to_string(b.words)},
                   {"of", "", std::to_string(diff.words)}});
  if (diff.by_source.empty()) return text;
  std::vector<std::pair<std::tuple<Side, std::string>, DiffCount>> sorted(diff.by_source.begin(),
                                                                          diff.by_source.end());
  std::ranges::stable_sort(sorted, {}, [](const auto& row) { return ~row.second.words; });
  std::vector<TextRow> rows = {{"rule", "only", "lines", "words"}};
  for (const auto& [key, count] : sorted) {
    rows.push_back({std::get<1>(key), std::string(name(std::get<0>(key))),
                    std::to_string(count.lines), std::to_string(count.words)});
  }
  return text + "\n" + lay_out(rows);
}

std::string summary_as_json(const RuleDiff& diff) {
  std::string text;
  for (const auto& [key, count] : diff.by_source) {
    text += JsonObject()
                .add("table", "rules")
                .add("rule", std::get<1>(key))
                .add("taken_by", name(std::get<0>(key)))
                .add("lines", count.lines)
                .add("words", count.words)
                .text() +
            "\n";
  }
  const auto& [a, b] = diff.only;
  return text +
         JsonObject()
             .add("table", "run")
             .add("documents", diff.documents)
             .add("documents_differ", diff.documents_differ)
             .add("words", diff.words)
             .add("words_both", diff.words_both)
             .add("lines_only_a", a.lines)
             .add("words_only_a", a.words)
             .add("lines_only_b", b.lines)
             .add("words_only_b", b.words)
             .text() +
         "\n";
}

}  // namespace dross
