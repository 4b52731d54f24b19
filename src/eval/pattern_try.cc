// The pattern becomes a rule and is matched as a rule, so that nothing is hit here that would not
// be hit there. Equal lines are shown once: what recurs is what a rule is written for.
#include "eval/pattern_try.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/limits.h"
#include "decide/situation.h"
#include "eval/json_object.h"
#include "eval/text_table.h"
#include "rules/pattern_check.h"
#include "rules/pattern_lint.h"
#include "rules/rule_lint.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dross {
namespace {

// A pattern from the command line stands in no file: it is its own source line.
Diagnostic placed(const PatternFinding& finding, const std::string& name,
                  const std::string& pattern) {
  Diagnostic diagnostic;
  diagnostic.fault = finding.fault;
  diagnostic.severity = finding.severity;
  diagnostic.message = finding.message;
  diagnostic.hint = finding.hint;
  diagnostic.source_line = pattern;
  const std::string_view before = std::string_view(pattern).substr(0, finding.bytes.begin);
  const std::string_view under =
      std::string_view(pattern).substr(finding.bytes.begin, finding.bytes.size());
  diagnostic.place = {name, 1, count_code_points(before) + 1};
  diagnostic.caret_length = std::max<std::size_t>(1, count_code_points(under));
  return diagnostic;
}

Result<void> check(const std::string& name, const std::string& pattern,
                   std::vector<Diagnostic>& warnings) {
  std::vector<PatternFinding> found = check_pattern(pattern, References::none);
  const auto wrong = std::ranges::find(found, Severity::error, &PatternFinding::severity);
  if (wrong != found.end()) return tl::unexpected(placed(*wrong, name, pattern));
  std::ranges::move(lint_pattern(pattern), std::back_inserter(found));
  for (const PatternFinding& finding : found) warnings.push_back(placed(finding, name, pattern));
  return {};
}

}  // namespace

Result<RuleSet> rule_to_try(const TriedPattern& tried, std::vector<Diagnostic>& warnings) {
  RuleSet set;
  set.packs.resize(1);
  Rule& rule = set.rules.emplace_back();
  rule.id = "tried";
  rule.confidence = Confidence::high;
  rule.max_words = tried.max_words;
  if (Result<void> fine = check("PATTERN", tried.pattern, warnings); !fine) {
    return tl::unexpected(fine.error());
  }
  rule.match = Regex(tried.pattern);
  if (!tried.unless.empty()) {
    if (Result<void> fine = check("--unless", tried.unless, warnings); !fine) {
      return tl::unexpected(fine.error());
    }
    rule.unless = Regex(tried.unless);
  }
  for (RuleFinding& finding : lint_rule(rule)) {
    warnings.push_back(placed({finding.fault,
                               Severity::warning,
                               {0, tried.pattern.size()},
                               std::move(finding.message),
                               std::move(finding.hint)},
                              "PATTERN", tried.pattern));
  }
  return set;
}

DocumentTry try_on(const CorpusMatcher& matcher, const CorpusDocument& document) {
  const MatchedText matched = matcher.match(document);
  const DecideOptions options;
  const Situation situation(matched.text, matcher.rules(), matched.matches, options);
  DocumentTry part;
  part.name = document.name;
  part.lines = matched.text.lines.size();
  for (const Line& line : matched.text.lines) part.prose_lines += is_prose(line.shape) ? 1 : 0;
  for (const Match& match : matched.matches) {
    const Line& line = matched.text.lines[match.line];
    part.words += line.shape.words;
    ++part.by_length[bucket_of(line.shape.words)];
    ++part.by_zone[static_cast<std::size_t>(situation.zone(match.line))];
    std::array<std::string_view, 1> found;
    matcher.rules().rules[match.rule].match.search(line.folded, found);
    const auto begin = static_cast<std::size_t>(found[0].data() - line.folded.data());
    part.hits.push_back(
        {std::string(line.folded), {begin, begin + found[0].size()}, is_prose(line.shape)});
  }
  return part;
}

void PatternTry::add(DocumentTry document) {
  ++documents;
  documents_hit += document.hits.empty() ? 0 : 1;
  lines += document.lines;
  prose_lines += document.prose_lines;
  hits += document.hits.size();
  words += document.words;
  for (std::size_t i = 0; i < by_length.size(); ++i) by_length[i] += document.by_length[i];
  for (std::size_t i = 0; i < by_zone.size(); ++i) by_zone[i] += document.by_zone[i];
  for (TriedLine& line : document.hits) {
    prose_hits += line.prose ? 1 : 0;
    const auto known = seen_.find(line.text);
    if (known != seen_.end()) {
      ++known->second.times;
    } else if (seen_.size() < limits::max_seen_lines) {
      std::string key = line.text;
      seen_.emplace(std::move(key), Seen{1, document.name, std::move(line)});
    } else {
      ++not_kept;
    }
  }
}

std::vector<const PatternTry::Seen*> PatternTry::seen(std::size_t top) const {
  std::vector<const Seen*> sorted;
  for (const auto& [text, seen] : seen_) sorted.push_back(&seen);
  std::ranges::stable_sort(
      sorted, {}, [](const Seen* seen) { return std::tuple(!seen->line.prose, ~seen->times); });
  sorted.resize(std::min(top, sorted.size()));
  return sorted;
}

namespace {

constexpr std::size_t max_shown = 200;  // bytes of a line on each side of the match

// The line around its match, which may stand far inside.
std::string marked(const TriedLine& line, Colour colour) {
  const std::string_view text = line.text;
  std::size_t begin = line.match.begin > max_shown ? line.match.begin - max_shown : 0;
  std::size_t end = std::min(line.match.end + max_shown, text.size());
  const auto inside = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
  };
  while (inside(begin)) ++begin;
  while (inside(end)) ++end;
  const std::string_view on = colour == Colour::on ? "\033[1;31m" : "»";
  const std::string_view off = colour == Colour::on ? "\033[0m" : "«";
  return fmt::format("{}{}{}{}{}{}{}", begin > 0 ? "…" : "",
                     make_printable(text.substr(begin, line.match.begin - begin)), on,
                     make_printable(text.substr(line.match.begin, line.match.size())), off,
                     make_printable(text.substr(line.match.end, end - line.match.end)),
                     end < text.size() ? "…" : "");
}

std::string where_table(const PatternTry& tried) {
  TextRow heading = {"words"};
  TextRow row = {std::to_string(tried.words)};
  heading.insert(heading.end(), bucket_names.begin(), bucket_names.end());
  for (const std::uint64_t count : tried.by_length) row.push_back(std::to_string(count));
  for (const Zone zone : {Zone::head, Zone::body, Zone::tail}) {
    heading.emplace_back(name(zone));
    row.push_back(std::to_string(tried.by_zone[static_cast<std::size_t>(zone)]));
  }
  return lay_out({heading, row});
}

}  // namespace

std::string show_try(const PatternTry& tried, std::size_t top, Colour colour) {
  std::string text = fmt::format(
      "hits {} of {} lines ({} %) in {} of {} documents ({} %)\n"
      "prose: {} of {} lines ({} %)\n",
      tried.hits, tried.lines, per_cent(tried.hits, tried.lines, 3), tried.documents_hit,
      tried.documents, per_cent(tried.documents_hit, tried.documents, 1), tried.prose_hits,
      tried.prose_lines, per_cent(tried.prose_hits, tried.prose_lines, 3));
  if (tried.hits == 0) return text;
  text += "\n" + where_table(tried) + "\n== times | line | first document\n";
  for (const PatternTry::Seen* seen : tried.seen(top)) {
    text += fmt::format("{:5} {}| {} | {}\n", seen->times, seen->line.prose ? "prose " : "",
                        marked(seen->line, colour), make_printable(seen->first));
  }
  return text;
}

std::string try_as_json(const PatternTry& tried, std::size_t top) {
  JsonObject by_length;
  for (std::size_t i = 0; i < bucket_names.size(); ++i) {
    by_length.add(bucket_names[i], tried.by_length[i]);
  }
  JsonObject by_zone;
  for (const Zone zone : {Zone::head, Zone::body, Zone::tail}) {
    by_zone.add(name(zone), tried.by_zone[static_cast<std::size_t>(zone)]);
  }
  std::string text = JsonObject()
                         .add("table", "run")
                         .add("documents", tried.documents)
                         .add("documents_hit", tried.documents_hit)
                         .add("lines", tried.lines)
                         .add("hits", tried.hits)
                         .add("prose_lines", tried.prose_lines)
                         .add("prose_hits", tried.prose_hits)
                         .add("words", tried.words)
                         .add_json("by_length", by_length.text())
                         .add_json("by_zone", by_zone.text())
                         .text() +
                     "\n";
  for (const PatternTry::Seen* seen : tried.seen(top)) {
    text +=
        JsonObject()
            .add("table", "lines")
            .add("times", seen->times)
            .add("line", seen->line.text)
            .add_json("match", fmt::format("[{},{}]", seen->line.match.begin, seen->line.match.end))
            .add_json("prose", seen->line.prose ? "true" : "false")
            .add("document", seen->first)
            .text() +
        "\n";
  }
  return text;
}

}  // namespace dross
