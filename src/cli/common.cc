// Names given to --only and --skip are checked against the rule set here, since only here are both
// known.
#include "cli/common.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "base/engine_names.h"
#include "output/sink.h"

namespace dross::cli {
namespace {

bool names_something(std::string_view word, const RuleSet& rules) {
  return is_engine_name(word) || std::ranges::any_of(rules.rules, [&](const Rule& rule) {
           return EditFilter::names(word, rule.id, rule.category);
         });
}

// A word that was misspelled would else take everything, or nothing, without a sound.
Result<void> check_names(std::string_view option, const std::vector<std::string>& words,
                         const RuleSet& rules) {
  std::vector<std::string_view> known(engine_names.begin(), engine_names.end());
  for (const Rule& rule : rules.rules) {
    known.push_back(rule.id);
    known.push_back(name(rule.category));
  }
  for (const std::string& word : words) {
    if (names_something(word, rules)) continue;
    const std::string_view near = nearest(word, known);
    return fail(Fault::bad_usage,
                fmt::format("`{} {}` names nothing in the rules in use", option, word),
                near.empty() ? "`dross rules list` shows the ids and categories"
                             : fmt::format("did you mean `{}`?", near));
  }
  return {};
}

}  // namespace

Colour colour_for(int descriptor, When when) {
  if (when == When::always) return Colour::on;
  if (when == When::never) return Colour::off;
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return Colour::off;
  const char* term = std::getenv("TERM");
  if (term != nullptr && std::string_view(term) == "dumb") return Colour::off;
  return ::isatty(descriptor) == 1 ? Colour::on : Colour::off;
}

void print_diagnostic(const Diagnostic& diagnostic, When when) {
  const std::string text = render_text(diagnostic, colour_for(STDERR_FILENO, when));
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void print_note(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

ExitCode show_fault(const Diagnostic& diagnostic, When when) {
  if (diagnostic.fault == Fault::output_closed) return ExitCode::done;
  print_diagnostic(diagnostic, when);
  switch (diagnostic.fault) {
    case Fault::output_failed:
      return ExitCode::output_failed;
    case Fault::input_unreadable:
    case Fault::log_does_not_fit:
      return ExitCode::input_failed;
    default:
      return ExitCode::usage;
  }
}

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

ExitCode print_text(std::string_view text) {
  const std::unique_ptr<ByteSink> out = stdout_sink();
  Result<void> done = out->write(text);
  if (done) done = out->flush();
  return done ? ExitCode::done : show_fault(done.error(), When::automatic);
}

std::shared_ptr<const RuleSet> load_rules_in_use(const Options& options) {
  // The shipped set lives as long as the program: a pointer that owns nothing.
  if (options.rules.empty()) return {std::shared_ptr<const RuleSet>(), &shipped_rules()};
  LoadedRules loaded = load_rules_from(options.rules);
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    if (diagnostic.severity == Severity::error) print_diagnostic(diagnostic, options.colour);
  }
  if (!loaded.ok()) return nullptr;
  return std::make_shared<const RuleSet>(std::move(loaded.set));
}

Result<CleanOptions> clean_options(const Options& options, const RuleSet& rules) {
  if (Result<void> known = check_names("--only", options.only, rules); !known) {
    return tl::unexpected(known.error());
  }
  if (Result<void> known = check_names("--skip", options.skip, rules); !known) {
    return tl::unexpected(known.error());
  }
  CleanOptions clean;
  clean.deciding = options.deciding;
  clean.paragraphs = options.paragraphs;
  clean.language = options.language;
  clean.decide = options.decide;
  clean.matcher = options.matcher;
  clean.decide.filter = EditFilter(options.only, options.skip);
  return clean;
}

std::size_t thread_count(const Options& options) {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  return std::min(options.threads.value_or(cores), limits::max_threads);
}

std::vector<std::string> input_paths(const Options& options) {
  return options.operands.empty() ? std::vector<std::string>{"-"} : options.operands;
}

void tell_passed(const RunSummary& summary, const ReaderOptions& options) {
  if (summary.records_without_text == 0 || summary.documents == 0) return;
  print_note(fmt::format("passed untouched: {} without a string in the field `{}`\n",
                         counted(summary.records_without_text, "record"), options.text_field));
}

ExitCode exit_code(const RunSummary& summary) {
  return summary.faults > 0 ? ExitCode::input_failed : ExitCode::done;
}

}  // namespace dross::cli
