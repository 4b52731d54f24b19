// What the commands share: showing faults, loading rules, making a cleaner.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "pipeline.h"

namespace dross::cli {

/// Is colour wanted on this stream (STDOUT_FILENO or STDERR_FILENO)? `auto`: it is a terminal,
/// NO_COLOR is not set and TERM is not `dumb`.
Colour colour_for(int descriptor, When when);

void print_diagnostic(const Diagnostic&, When);

/// Prints the fault and says what to exit with for it.
ExitCode show_fault(const Diagnostic&, When);

/// A sentence for a person, on stderr. That nobody can read it is no reason to fail.
void print_note(std::string_view);

/// "1 rule", "2 rules".
std::string counted(std::size_t number, std::string_view noun);

/// To stdout, whole.
ExitCode print_text(std::string_view);

/// The rules that the options name, or the shipped ones. Errors are printed; then it is null.
std::shared_ptr<const RuleSet> load_rules_in_use(const Options&);

/// Fault::bad_usage where a word of --only or --skip names nothing in the rules.
Result<CleanOptions> clean_options(const Options&, const RuleSet&);

/// The operands, or stdin where there are none.
/// --threads, or as many as there are cores.
std::size_t thread_count(const Options& options);

std::vector<std::string> input_paths(const Options&);

/// Exit code of a run that ended by itself.
/// Says how many records had no text, where others had one; where none has, the reader complains.
void tell_passed(const RunSummary&, const ReaderOptions&);

ExitCode exit_code(const RunSummary&);

}  // namespace dross::cli
