// A row a line, so that a change of the rules is a readable change of the file, and so that the
// scanner that reads JSON Lines reads it too.
#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/limits.h"
#include "eval/json_object.h"
#include "eval/rule_evidence.h"
#include "input/json.h"
#include "input/source.h"

namespace dross {
namespace {

std::string rule_row(const std::string& id, const RuleEvidence& e, std::string_view supports) {
  return JsonObject()
      .add("rule", id)
      .add("hash", e.hash)
      .add("clutter_lines", std::uint64_t{e.hits.clutter})
      .add("content_lines", std::uint64_t{e.hits.content})
      .add("other_lines", std::uint64_t{e.hits.other})
      .add("sites", std::uint64_t{e.estimate.sites})
      .add_figure("clutter", e.estimate.clutter)
      .add_figure("content", e.estimate.content)
      .add_figure("mean", e.estimate.mean)
      .add_figure("lower", e.estimate.lower)
      .add("supports", supports)
      .text();
}

enum Field : std::uint8_t {
  rule,
  hash,
  clutter_lines,
  content_lines,
  other_lines,
  sites,
  clutter,
  content,
  mean,
  lower,
  rule_set,
  half,
  documents,
};

// By value of Field.
const std::vector<std::string>& field_names() {
  static const std::vector<std::string> names = {
      "rule",    "hash", "clutter_lines", "content_lines", "other_lines", "sites",    "clutter",
      "content", "mean", "lower",         "rule_set",      "half",        "documents"};
  return names;
}

class Row {
 public:
  explicit Row(std::string_view line)
      : line_(line), scan_(json::scan_object(line, field_names())) {}

  [[nodiscard]] bool is_object() const { return scan_.is_object; }
  [[nodiscard]] bool has(Field field) const { return scan_.members[field].has_value(); }
  [[nodiscard]] bool complete() const { return complete_; }

  std::string text(Field field) {
    const auto& member = scan_.members[field];
    std::string value;
    if (!member || member->kind != json::ValueKind::string) {
      complete_ = false;
    } else {
      const ByteSpan inside = member->string.inside;
      json::decode_string(line_.substr(inside.begin, inside.size()), value);
    }
    return value;
  }
  template <class Number>
  Number number(Field field) {
    const auto& member = scan_.members[field];
    Number value{};
    const std::string_view digits =
        member ? line_.substr(member->value.begin, member->value.size()) : std::string_view();
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) complete_ = false;
    return value;
  }

 private:
  std::string_view line_;
  json::Scan scan_;
  bool complete_ = true;
};

void read_run(Row& row, EvidenceFile& file) {
  file.rule_set = row.text(rule_set);
  file.half = row.text(half);
  file.documents = row.number<std::uint64_t>(documents);
  file.sites = row.number<std::uint64_t>(sites);
}

void read_rule(Row& row, EvidenceFile& file) {
  RuleEvidence evidence;
  evidence.hash = row.text(hash);
  evidence.hits.clutter = row.number<std::uint32_t>(clutter_lines);
  evidence.hits.content = row.number<std::uint32_t>(content_lines);
  evidence.hits.other = row.number<std::uint32_t>(other_lines);
  evidence.estimate.sites = row.number<std::uint64_t>(sites);
  evidence.estimate.clutter = row.number<double>(clutter);
  evidence.estimate.content = row.number<double>(content);
  evidence.estimate.mean = row.number<double>(mean);
  evidence.estimate.lower = row.number<double>(lower);
  file.rules[row.text(rule)] = std::move(evidence);
}

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view around = " \t\r,[]";
  const std::size_t begin = line.find_first_not_of(around);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(around) + 1 - begin);
}

}  // namespace

std::string evidence_as_json(const EvidenceFile& evidence, const RuleSet& rules) {
  std::string json = "[\n" + JsonObject()
                                 .add("rule_set", evidence.rule_set)
                                 .add("half", evidence.half)
                                 .add("documents", evidence.documents)
                                 .add("sites", evidence.sites)
                                 .text();
  std::map<std::string_view, const Rule*> by_id;
  for (const Rule& rule : rules.rules) by_id[rule.id] = &rule;
  for (const auto& [id, entry] : evidence.rules) {
    const std::optional<Confidence> most = most_confidence(*by_id.at(id), &entry.estimate);
    json += ",\n" + rule_row(id, entry, most ? std::string_view(name(*most)) : "nothing");
  }
  return json + "\n]\n";
}

Result<EvidenceFile> parse_evidence(std::string_view json, const std::string& name) {
  EvidenceFile file;
  std::size_t number = 0;
  while (!json.empty()) {
    const std::size_t end = std::min(json.find('\n'), json.size());
    const std::string_view line = trimmed(json.substr(0, end));
    json.remove_prefix(std::min(end + 1, json.size()));
    ++number;
    if (line.empty()) continue;
    Row row(line);
    if (row.is_object()) row.has(rule) ? read_rule(row, file) : read_run(row, file);
    if (row.is_object() && row.complete()) continue;
    Diagnostic fault = fail(Fault::bad_usage, "not a row of evidence",
                            "`dross eval --write-evidence FILE` writes such files")
                           .value();
    fault.place = {name, number, 0};
    return tl::unexpected(fault);
  }
  return file;
}

Result<EvidenceFile> read_evidence(const std::string& path) {
  Result<std::unique_ptr<ByteSource>> source = open_source(path);
  if (!source) return tl::unexpected(source.error());
  std::string bytes;
  std::array<char, std::size_t{64} << 10> block{};
  while (bytes.size() <= limits::max_evidence_file) {
    const Result<std::size_t> size = (*source)->read(block.data(), block.size());
    if (!size) return tl::unexpected(size.error());
    if (*size == 0) return parse_evidence(bytes, path);
    bytes.append(block.data(), *size);
  }
  return fail(Fault::bad_usage,
              fmt::format("{} is over {} MiB", path, limits::max_evidence_file >> 20U));
}

}  // namespace dross
