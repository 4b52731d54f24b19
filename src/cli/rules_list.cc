// `dross rules list`: a line for each rule.
#include <fmt/format.h>

#include "cli/rules_common.h"
#include "output/json_text.h"

namespace dross::cli {
namespace {

std::string as_text(const Rule& rule) {
  return fmt::format("{:<40} {:<9} {:<14} {:<7} {}\n", rule.id, name(rule.kind),
                     name(rule.category), name(rule.confidence), rule.why);
}

std::string as_json(const Rule& rule, const Pack& pack) {
  std::string line = fmt::format(
      "{{\"id\":\"{}\",\"kind\":\"{}\",\"category\":\"{}\",\"confidence\":\"{}\",\"strength\":\"{}"
      "\"",
      rule.id, name(rule.kind), name(rule.category), name(rule.confidence), name(rule.strength));
  line += ",\"why\":";
  append_json_bytes(rule.why, line);
  line += ",\"pack\":";
  append_json_bytes(pack.name, line);
  line += ",\"file\":";
  append_json_bytes(rule.place.file, line);
  line += fmt::format(",\"line\":{}}}\n", rule.place.line);
  return line;
}

}  // namespace

ExitCode run_rules_list(const Options& options) {
  const LoadedRules loaded = load_named_rules(options, options.operands);
  if (!loaded.ok()) {
    for (const Diagnostic& diagnostic : loaded.diagnostics) {
      if (diagnostic.severity == Severity::error) print_diagnostic(diagnostic, options.colour);
    }
    return ExitCode::usage;
  }
  std::string text;
  for (const Rule& rule : loaded.set.rules) {
    text += options.form == Form::json ? as_json(rule, loaded.set.packs[rule.pack]) : as_text(rule);
  }
  return print_text(text);
}

}  // namespace dross::cli
