// Paths that stand as operands and paths after --rules mean the same; without any, the shipped set
// is meant.
#include "cli/rules_common.h"

#include <unistd.h>

#include "output/sink.h"

namespace dross::cli {

LoadedRules load_named_rules(const Options& options, const std::vector<std::string>& paths,
                             Lints lints) {
  std::vector<std::string> all = options.rules;
  all.insert(all.end(), paths.begin(), paths.end());
  return all.empty() ? load_rules(shipped_rule_sources(), lints) : load_rules_from(all, lints);
}

Result<void> write_diagnostics(const std::vector<Diagnostic>& diagnostics, const Options& options) {
  const Colour colour = colour_for(STDOUT_FILENO, options.colour);
  const std::unique_ptr<ByteSink> out = stdout_sink();
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::string text = options.form == Form::json ? render_json(diagnostic) + "\n"
                                                        : render_text(diagnostic, colour) + "\n";
    if (Result<void> done = out->write(text); !done) return done;
  }
  return out->flush();
}

}  // namespace dross::cli
