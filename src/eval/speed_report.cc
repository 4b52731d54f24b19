// Costs are given in nanoseconds for a KB of text: what a set takes in all and what one rule takes
// are then numbers of one kind, and a rule's share is what the set would gain without it.
#include "eval/speed_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "eval/json_object.h"
#include "eval/text_table.h"
#include "input/json.h"
#include "match/rule_index.h"

namespace dross {
namespace {

double per_kb(double seconds, std::size_t bytes) {
  return Speed{{seconds}, 0}.nanoseconds_per_kb(bytes).median;
}

// Dearest first; of equals, in the set's order.
std::vector<RuleSpeed> by_cost(const RuleSpeeds& speeds) {
  std::vector<RuleSpeed> rules = speeds.rules;
  std::ranges::stable_sort(rules, std::ranges::greater{}, &RuleSpeed::seconds);
  return rules;
}

/// What the set would gain without the rule, as a share of its time.
double gain(const RuleSpeed& rule, const SetSpeed& set, std::size_t bytes) {
  return per_kb(rule.seconds, set.rules.bytes) /
         std::max(set.speed.nanoseconds_per_kb(bytes).median, 1e-9);
}

std::string_view path_of(const Rule& rule) {
  switch (cost_of(rule)) {
    case RuleCost::line_start:
      return "anchored";
    case RuleCost::literal:
      return "literal";
    case RuleCost::slow:
      break;
  }
  return "slow";
}

std::string show_sets(const SpeedReport& report) {
  std::vector<TextRow> rows = {
      {"set", "rules", "MB/s", "documents/s", "ns/KB", "quartiles", "for rules", "edits"}};
  const double floor = report.without_rules.nanoseconds_per_kb(report.bytes).median;
  const auto add = [&](const std::string& name, std::size_t rules, const Speed& speed) {
    const Spread cost = speed.nanoseconds_per_kb(report.bytes);
    rows.push_back({name, fmt::format("{}", rules),
                    fmt::format("{:.1f}", speed.megabytes_per_second(report.bytes)),
                    fmt::format("{:.0f}", speed.per_second(report.documents)),
                    fmt::format("{:.0f}", cost.median),
                    fmt::format("{:.0f}-{:.0f}", cost.low, cost.high),
                    fmt::format("{:.0f}", std::max(cost.median - floor, 0.0)),
                    fmt::format("{}", speed.edits)});
  };
  for (const SetSpeed& set : report.sets) add(set.name, set.set->rules.size(), set.speed);
  add("(no rules)", 0, report.without_rules);
  return lay_out(rows);
}

std::string show_ratio(const SpeedReport& report) {
  const Spread ratio = time_ratio(report.sets[0].speed, report.sets[1].speed);
  return fmt::format(
      "\ntime of {} / time of {}: {:.3f} ({:.3f}-{:.3f} in the middle half of {} "
      "rounds)\n",
      report.sets[0].name, report.sets[1].name, ratio.median, ratio.low, ratio.high,
      report.sets[0].speed.seconds.size());
}

std::string show_rules(const SetSpeed& set, std::size_t bytes, std::size_t top) {
  std::vector<TextRow> rows = {
      {"rule", "by", "ns/KB", "gain without", "candidates", "confirms", "hits"}};
  for (const RuleSpeed& speed : by_cost(set.rules)) {
    if (rows.size() > top) break;
    const Rule& rule = set.set->rules[speed.rule];
    rows.push_back({rule.id, std::string(path_of(rule)),
                    fmt::format("{:.1f}", per_kb(speed.seconds, set.rules.bytes)),
                    per_cent(gain(speed, set, bytes), 2), fmt::format("{}", speed.candidates),
                    fmt::format("{}", speed.confirms), fmt::format("{}", speed.hits)});
  }
  return fmt::format("\nthe dearest rules of {}:\n{}", set.name, lay_out(rows));
}

std::string set_as_json(const SetSpeed& set, const SpeedReport& report) {
  const Spread cost = set.speed.nanoseconds_per_kb(report.bytes);
  const Spread floor = report.without_rules.nanoseconds_per_kb(report.bytes);
  return JsonObject()
      .add("set", set.name)
      .add("hash", set.set->hash)
      .add("rules", std::uint64_t{set.set->rules.size()})
      .add("documents", std::uint64_t{report.documents})
      .add("bytes", std::uint64_t{report.bytes})
      .add("rounds", std::uint64_t{set.speed.seconds.size()})
      .add_figure("mb_s", set.speed.megabytes_per_second(report.bytes))
      .add_figure("documents_s", set.speed.per_second(report.documents))
      .add_figure("ns_kb", cost.median)
      .add_json("ns_kb_quartiles", json_pair(cost.low, cost.high))
      .add_figure("ns_kb_without_rules", floor.median)
      .add("edits", std::uint64_t{set.speed.edits})
      .text();
}

std::string ratio_as_json(const SpeedReport& report) {
  const Spread ratio = time_ratio(report.sets[0].speed, report.sets[1].speed);
  return JsonObject()
      .add("time_of", report.sets[0].name)
      .add("over_time_of", report.sets[1].name)
      .add_figure("ratio", ratio.median)
      .add_json("quartiles", json_pair(ratio.low, ratio.high))
      .text();
}

std::string rule_as_json(const RuleSpeed& speed, const SetSpeed& set, std::size_t bytes) {
  const Rule& rule = set.set->rules[speed.rule];
  return JsonObject()
      .add("set", set.name)
      .add("rule", rule.id)
      .add("by", path_of(rule))
      .add_figure("ns_kb", per_kb(speed.seconds, set.rules.bytes))
      .add_figure("gain_without", gain(speed, set, bytes))
      .add("candidates", speed.candidates)
      .add("confirms", speed.confirms)
      .add("hits", speed.hits)
      .text();
}

}  // namespace

std::string show_speed(const SpeedReport& report, std::size_t top) {
  std::string text =
      fmt::format("{} document{}, {:.1f} MB\n\n", report.documents,
                  report.documents == 1 ? "" : "s", static_cast<double>(report.bytes) / 1e6);
  text += show_sets(report);
  if (report.sets.size() == 2) text += show_ratio(report);
  for (const SetSpeed& set : report.sets) text += show_rules(set, report.bytes, top);
  return text;
}

std::string speed_as_json(const SpeedReport& report) {
  std::string lines;
  for (const SetSpeed& set : report.sets) lines += set_as_json(set, report) + '\n';
  if (report.sets.size() == 2) lines += ratio_as_json(report) + '\n';
  for (const SetSpeed& set : report.sets) {
    for (const RuleSpeed& rule : set.rules.rules) {
      lines += rule_as_json(rule, set, report.bytes) + '\n';
    }
  }
  return lines;
}

SpeedBaseline baseline_of(const SpeedReport& report, const HeldCorpus& corpus) {
  return {corpus.hash, report.sets.front().speed.nanoseconds_per_kb(report.bytes).median};
}

std::string to_json(const SpeedBaseline& baseline) {
  return JsonObject()
             .add("dross_bench", std::uint64_t{1})
             .add("corpus", baseline.corpus)
             .add_figure("ns_kb", baseline.nanoseconds_per_kb)
             .text() +
         '\n';
}

Result<SpeedBaseline> read_baseline(std::string_view json, const std::string& file) {
  if (json.ends_with('\n')) json.remove_suffix(1);
  const json::Scan scan = json::scan_object(json, {"dross_bench", "corpus", "ns_kb"});
  const std::optional<json::Member>& kind = scan.members[0];
  const std::optional<json::Member>& corpus = scan.members[1];
  const std::optional<json::Member>& cost = scan.members[2];
  SpeedBaseline baseline;
  bool is_one = scan.is_object && kind && corpus && cost &&
                corpus->kind == json::ValueKind::string && cost->kind == json::ValueKind::number;
  if (is_one) {
    const ByteSpan& inside = corpus->string.inside;
    json::decode_string(json.substr(inside.begin, inside.size()), baseline.corpus);
    const char* end = json.data() + cost->value.end;
    const auto read =
        std::from_chars(json.data() + cost->value.begin, end, baseline.nanoseconds_per_kb);
    is_one = read.ec == std::errc() && baseline.nanoseconds_per_kb > 0;
  }
  if (is_one) return baseline;
  return fail(Fault::bad_usage, fmt::format("{} is no baseline", file),
              "`dross bench --save FILE` writes one");
}

bool is_slower(const SpeedBaseline& now, const SpeedBaseline& then, double tolerance) {
  return now.nanoseconds_per_kb > then.nanoseconds_per_kb * (1 + tolerance / 100);
}

}  // namespace dross
