// `dross rules test`: do the examples of the rules hold?
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "base/limits.h"
#include "cli/rules_common.h"
#include "eval/examples.h"

namespace dross::cli {
namespace {

// The content of every named file, read again: a rule set keeps no text of its files, and an
// example that fails is rare.
std::map<std::string, std::string> read_sources(const std::vector<Diagnostic>& diagnostics) {
  std::map<std::string, std::string> content;
  for (const RuleSource& shipped : shipped_rule_sources()) content[shipped.name] = shipped.content;
  for (const Diagnostic& diagnostic : diagnostics) {
    const auto [source, is_new] = content.try_emplace(diagnostic.place.file);
    if (!is_new) continue;
    std::ifstream file(diagnostic.place.file, std::ios::binary);
    source->second.assign(std::istreambuf_iterator<char>(file), {});
  }
  return content;
}

std::string_view line_of(std::string_view content, std::size_t number) {
  for (; number > 1; --number) {
    const std::size_t feed = content.find('\n');
    if (feed == content.npos) return {};
    content.remove_prefix(feed + 1);
  }
  std::string_view line = content.substr(0, content.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line.size() <= limits::max_source_line ? line : std::string_view();
}

void show_source_lines(std::vector<Diagnostic>& diagnostics) {
  if (diagnostics.empty()) return;
  const std::map<std::string, std::string> content = read_sources(diagnostics);
  for (Diagnostic& diagnostic : diagnostics) {
    diagnostic.source_line = line_of(content.at(diagnostic.place.file), diagnostic.place.line);
  }
}

}  // namespace

ExitCode run_rules_test(const Options& options) {
  const LoadedRules loaded = load_named_rules(options, options.operands);
  std::vector<Diagnostic> diagnostics;
  std::ranges::copy_if(loaded.diagnostics, std::back_inserter(diagnostics),
                       [](const Diagnostic& d) { return d.severity == Severity::error; });
  ExampleCount count;
  if (loaded.ok()) {
    diagnostics = test_examples(loaded.set, count);
    show_source_lines(diagnostics);
  }
  if (Result<void> done = write_diagnostics(diagnostics, options); !done) {
    return show_fault(done.error(), options.colour);
  }
  print_note(fmt::format("{}, {}: {} failed\n", counted(loaded.set.rules.size(), "rule"),
                         counted(count.tested, "example"), count.failed));
  return diagnostics.empty() ? ExitCode::done : ExitCode::usage;
}

}  // namespace dross::cli
