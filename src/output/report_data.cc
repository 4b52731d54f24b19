// Names are referred to by their place in the tables of rules, categories and sites, which makes
// the page a third smaller.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>

#include "output/json_text.h"
#include "output/reason.h"
#include "output/report.h"

namespace dross {
namespace {

constexpr std::size_t shown_repeats = 200;
constexpr std::size_t shown_sites = 500;

using RuleNumbers = std::map<std::string, std::size_t, std::less<>>;

// Within a script element only `</` and `<!--` are dangerous; escaping all three signs needs no
// such knowledge. U+2028 and U+2029 end lines in JavaScript, though not in JSON. Bytes that are no
// UTF-8 are shown as U+FFFD: a page has no other way to show them.
void append_text(std::string_view text, std::string& out) {
  std::string json;
  append_json_bytes(text, json);
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string_view here = std::string_view(json).substr(i, 3);
    if (here == "\\ud") {
      out += "\\ufffd";
      i += 5;
    } else if (here[0] == '\\') {
      out += here.substr(0, 2);
      ++i;
    } else if (here[0] == '<' || here[0] == '>' || here[0] == '&') {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(here[0]));
    } else if (here == "\xE2\x80\xA8" || here == "\xE2\x80\xA9") {
      out += here[2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += here[0];
    }
  }
}

void append_member(std::string_view key, std::string_view text, std::string& out) {
  fmt::format_to(std::back_inserter(out), "\"{}\":", key);
  append_text(text, out);
}

// Calls append(value) for each, with commas between.
template <class Range, class Append>
void append_list(std::string_view key, const Range& range, std::string& out, const Append& append) {
  fmt::format_to(std::back_inserter(out), "\"{}\":[", key);
  bool first = true;
  for (const auto& value : range) {
    if (!first) out += ',';
    first = false;
    append(value);
  }
  out += ']';
}

void append_tally(const ReportTally& tally, std::string& out) {
  fmt::format_to(std::back_inserter(out), R"("edits":{},"words":{},"documents":{})", tally.edits,
                 tally.words, tally.documents);
}

void append_categories(const ReportFigures& figures, std::string& out) {
  std::size_t number = 0;
  append_list("categories", figures.categories, out, [&](const ReportTally& tally) {
    fmt::format_to(std::back_inserter(out), R"({{"name":"{}",)", category_names[number++]);
    append_tally(tally, out);
    out += '}';
  });
}

std::string_view why_of(const std::string& id, const ReportRule& rule) {
  if (rule.rule != nullptr) return rule.rule->why;
  if (id == "duplicate") return "Repeats a paragraph that was kept before";
  if (id == "template") return "Recurs on the pages of its site";
  if (id == "list-run") return "In a list of short lines that the article does not need";
  if (id == "companion") return "No article line, beside a sign";
  return "Beyond the article's outermost line of prose, where a sign was seen";
}

RuleNumbers append_rules(const ReportFigures& figures, std::string& out) {
  using Row = std::pair<const std::string, ReportRule>;
  std::vector<const Row*> rows;
  for (const Row& row : figures.rules) rows.push_back(&row);
  std::ranges::stable_sort(rows, std::ranges::greater(),
                           [](const Row* row) { return row->second.tally.words; });
  RuleNumbers numbers;
  append_list("rules", rows, out, [&](const Row* row) {
    const auto& [id, rule] = *row;
    numbers.emplace(id, numbers.size());
    out += '{';
    append_member("id", id, out);
    out += ',';
    append_member("why", why_of(id, rule), out);
    fmt::format_to(std::back_inserter(out), R"(,"category":{},"confidence":"{}",)",
                   static_cast<unsigned>(rule.category),
                   rule.rule == nullptr ? "" : name(rule.rule->confidence));
    append_tally(rule.tally, out);
    out += ',';
    append_list("samples", rule.samples, out,
                [&](const auto& sample) { append_text(sample.second, out); });
    out += '}';
  });
  return numbers;
}

void append_site(std::string_view name, const ReportSite& site, std::string& out) {
  out += '{';
  append_member("name", name, out);
  fmt::format_to(std::back_inserter(out), R"(,"documents":{},"words":{},"removed":{}}})",
                 site.documents, site.words, site.removed);
}

void append_sites(const ReportFigures& figures, std::string& out) {
  using Row = std::pair<const std::string, ReportSite>;
  std::vector<const Row*> rows;
  for (const Row& row : figures.sites) rows.push_back(&row);
  std::ranges::stable_sort(rows, std::ranges::greater(),
                           [](const Row* row) { return row->second.removed; });
  ReportSite others = figures.other_sites;
  for (std::size_t i = shown_sites; i < rows.size(); ++i) {
    others.documents += rows[i]->second.documents;
    others.words += rows[i]->second.words;
    others.removed += rows[i]->second.removed;
  }
  rows.resize(std::min(rows.size(), shown_sites));
  append_list("sites", rows, out,
              [&](const Row* row) { append_site(row->first, row->second, out); });
  out += ",\"other_sites\":";
  append_site("", others, out);
}

void append_repeats(const RepeatedParagraphs& repeats, std::string& out) {
  fmt::format_to(std::back_inserter(out), "\"repeats_error\":{},", repeats.error());
  append_list("repeats", repeats.most(shown_repeats), out, [&](const RepeatedParagraph& each) {
    out += '{';
    append_member("text", each.text, out);
    fmt::format_to(std::back_inserter(out),
                   R"(,"times":{},"documents":{},"removed":{},"words":{}}})", each.times,
                   each.documents, each.removed, each.words);
  });
}

// ["text"], or ["text",bytes left out,"text"].
void append_piece(const ReportPiece& piece, std::string& out) {
  out += '[';
  append_text(piece.text, out);
  if (piece.gap > 0) {
    fmt::format_to(std::back_inserter(out), ",{},", piece.gap);
    append_text(piece.behind, out);
  }
  out += ']';
}

void append_points(const Evidence& evidence, std::string& out) {
  if (evidence.needed == 0) return;
  append_list("points", sign_table, out, [&](const SignRow& row) {
    const std::int8_t points = evidence.points[static_cast<std::size_t>(row.sign)];
    fmt::format_to(std::back_inserter(out), R"(["{}",{}])", row.name, points);
  });
  fmt::format_to(std::back_inserter(out), R"(,"sum":{},"needed":{},)", evidence.sum(),
                 evidence.needed);
}

void append_copy(const ReportEdit& shown, std::string& out) {
  const Edit& edit = shown.edit;
  if (edit.kind != EditKind::duplicate) return;
  fmt::format_to(std::back_inserter(out), R"("copy":{{"line":{},"similarity":{:.2f},)", edit.cause,
                 edit.similarity);
  if (edit.kept_in != nullptr) {
    append_member("input", edit.kept_in->input, out);
    fmt::format_to(std::back_inserter(out), ",\"document\":{},", edit.kept_in->document);
    append_member("id", edit.kept_in->id, out);
    out += ',';
  }
  append_member("text", shown.copy, out);
  out += "},";
}

void append_edit(const ReportEdit& shown, const RuleNumbers& rules, std::string& out) {
  const Edit& edit = shown.edit;
  const auto rule = rules.find(edit.source());
  fmt::format_to(std::back_inserter(out),
                 R"({{"rule":{},"category":{},"kind":"{}","line":{},"words":{},)",
                 rule == rules.end() ? 0 : rule->second, static_cast<unsigned>(edit.category),
                 name(edit.kind), edit.line, edit.words);
  append_points(edit.evidence, out);
  append_copy(shown, out);
  append_member("reason", reason_of(edit), out);
  out += ",\"text\":";
  append_piece(shown.removed, out);
  out += '}';
}

void append_document(const ReportDocument& document, const RuleNumbers& rules, std::string& out) {
  fmt::format_to(std::back_inserter(out), R"({{"order":{},"number":{},)", document.order,
                 document.number);
  for (const auto& [key, text] :
       {std::pair("input", &document.input), std::pair("id", &document.id),
        std::pair("url", &document.url), std::pair("site", &document.site),
        std::pair("language", &document.language)}) {
    append_member(key, *text, out);
    out += ',';
  }
  fmt::format_to(std::back_inserter(out),
                 R"("profile":"{}","words":{},"removed":{},"left_out":{},)", name(document.profile),
                 document.words, document.removed, document.edits_left_out);
  append_list("guards", document.guards, out,
              [&](const std::string& guard) { append_text(guard, out); });
  out += ',';
  append_list("kept", document.kept, out,
              [&](const ReportPiece& piece) { append_piece(piece, out); });
  out += ',';
  append_list("edits", document.edits, out,
              [&](const ReportEdit& edit) { append_edit(edit, rules, out); });
  out += '}';
}

void append_run(const ReportFold& report, const ReportRun& run, std::string& out) {
  const ReportFigures& figures = report.figures();
  out += "{\"run\":{";
  append_member("version", run.version, out);
  out += ',';
  append_member("rules", run.rules, out);
  out += ',';
  append_member("profile", run.profile, out);
  fmt::format_to(
      std::back_inserter(out),
      R"(,"documents":{},"changed":{},"words":{},"removed":{},"edits":{},"faults":{},"passed":{})",
      figures.documents, figures.changed, figures.words, figures.removed, figures.edits, run.faults,
      run.records_without_text);
  out += "},";
}

}  // namespace

std::string report_data(const ReportFold& report, const ReportRun& run) {
  std::string out;
  append_run(report, run, out);
  append_categories(report.figures(), out);
  out += ',';
  const RuleNumbers rules = append_rules(report.figures(), out);
  out += ',';
  append_sites(report.figures(), out);
  out += ',';
  append_list("guards", report.figures().guards, out, [&](const auto& guard) {
    fmt::format_to(std::back_inserter(out), R"(["{}",{}])", guard.first, guard.second);
  });
  out += ',';
  append_repeats(report.repeats(), out);
  out += ',';
  append_list("documents", report.documents(), out,
              [&](const ReportDocument& document) { append_document(document, rules, out); });
  out += '}';
  return out;
}

}  // namespace dross
