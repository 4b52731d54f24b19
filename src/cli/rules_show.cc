// `dross rules show ID`: all that a rule says, limits that it did not state included.
#include <fmt/format.h>

#include <algorithm>

#include "cli/rules_common.h"
#include "output/json_text.h"

namespace dross::cli {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  append_json_bytes(text, out);
  return out;
}

/// The rule's fields, in the order of the manual: name and JSON value.
using Fields = std::vector<std::pair<std::string_view, std::string>>;

std::string list_of(const std::vector<std::string>& texts) {
  std::vector<std::string> all;
  for (const std::string& text : texts) all.push_back(quoted(text));
  return fmt::format("[{}]", fmt::join(all, ", "));
}

std::string places(std::uint8_t where) {
  if (where == where_anywhere) return "[\"anywhere\"]";
  std::vector<std::string> names;
  if ((where & where_first_line) != 0) names.emplace_back("first-line");
  if ((where & where_head) != 0) names.emplace_back("head");
  if ((where & where_body) != 0) names.emplace_back("body");
  if ((where & where_tail) != 0) names.emplace_back("tail");
  return list_of(names);
}

std::string examples(const std::vector<Example>& all) {
  std::vector<std::string> texts;
  for (const Example& example : all) {
    texts.push_back(example.leaves ? fmt::format("{{\"text\": {}, \"leaves\": {}}}",
                                                 quoted(example.text), quoted(*example.leaves))
                                   : quoted(example.text));
  }
  return fmt::format("[{}]", fmt::join(texts, ", "));
}

void add_patterns(const Rule& rule, Fields& fields) {
  if (rule.kind == RuleKind::sequence) {
    std::vector<std::string> lines;
    for (const SequenceLine& line : rule.lines) lines.push_back(line.pattern.source());
    fields.emplace_back("lines", list_of(lines));
  } else {
    fields.emplace_back(rule.kind == RuleKind::section ? "head" : "match",
                        quoted(rule.match.source()));
  }
  if (rule.unless) fields.emplace_back("unless", quoted(rule.unless->source()));
  if (rule.item) fields.emplace_back("item", quoted(rule.item->source()));
}

void add_limits(const Rule& rule, Fields& fields) {
  if (rule.min_words > 0) fields.emplace_back("min_words", fmt::to_string(rule.min_words));
  if (rule.max_words != unlimited) fields.emplace_back("max_words", fmt::to_string(rule.max_words));
  if (rule.kind == RuleKind::section) {
    fields.emplace_back("max_items", fmt::to_string(rule.max_items));
  }
  if (rule.kind == RuleKind::tail) fields.emplace_back("max_prose", fmt::to_string(rule.max_prose));
  fields.emplace_back("where", places(rule.where));
  if (!rule.sites.empty()) fields.emplace_back("site", list_of(rule.sites));
  if (rule.view == PatternView::raw) fields.emplace_back("raw", "true");
}

Fields fields_of(const Rule& rule, const Pack& pack) {
  Fields fields;
  fields.emplace_back("id", quoted(rule.id));
  fields.emplace_back("category", quoted(name(rule.category)));
  fields.emplace_back("why", quoted(rule.why));
  fields.emplace_back("kind", quoted(name(rule.kind)));
  fields.emplace_back("confidence", quoted(name(rule.confidence)));
  fields.emplace_back("strength", quoted(name(rule.strength)));
  add_patterns(rule, fields);
  add_limits(rule, fields);
  fields.emplace_back("removes", examples(rule.removes));
  fields.emplace_back("keeps", examples(rule.keeps));
  fields.emplace_back("pack", quoted(pack.name));
  fields.emplace_back("languages", list_of(pack.languages));
  fields.emplace_back("file", quoted(fmt::format("{}:{}", rule.place.file, rule.place.line)));
  return fields;
}

std::string render(const Fields& fields, Form form) {
  std::string text;
  for (const auto& [name, value] : fields) {
    text += form == Form::json ? fmt::format("{}\"{}\":{}", text.empty() ? "{" : ",", name, value)
                               : fmt::format("{:<11} {}\n", name, value);
  }
  return text + (form == Form::json ? "}\n" : "");
}

tl::unexpected<Diagnostic> unknown_id(const std::string& id, const RuleSet& set) {
  std::vector<std::string_view> ids;
  for (const Rule& rule : set.rules) ids.push_back(rule.id);
  const std::string_view near = nearest(id, ids);
  return fail(
      Fault::bad_usage, fmt::format("no rule is called `{}`", id),
      near.empty() ? "`dross rules list` names them all" : fmt::format("did you mean `{}`?", near));
}

}  // namespace

ExitCode run_rules_show(const Options& options) {
  // The set that is ready to clean with has left the examples of its rules unread.
  Options named = options;
  if (named.rules.empty()) named.rules = {"shipped"};
  const auto set = load_rules_in_use(named);
  if (!set) return ExitCode::usage;
  if (options.operands.empty()) {
    const auto fault = fail(Fault::bad_usage, "`rules show` needs the id of a rule",
                            "`dross rules list` names them all");
    return show_fault(fault.value(), options.colour);
  }
  std::string text;
  for (const std::string& id : options.operands) {
    const auto rule = std::ranges::find(set->rules, id, &Rule::id);
    if (rule == set->rules.end()) {
      return show_fault(unknown_id(id, *set).value(), options.colour);
    }
    if (!text.empty() && options.form == Form::text) text += '\n';
    text += render(fields_of(*rule, set->packs[rule->pack]), options.form);
  }
  return print_text(text);
}

}  // namespace dross::cli
