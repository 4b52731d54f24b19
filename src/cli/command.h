// The commands. Each has a file of its own; command.cc finds the one that was asked for.
#pragma once

#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/options.h"

namespace dross::cli {

/// The whole program; never throws.
int main(int argc, char** argv);

ExitCode run_clean(const Options&);
ExitCode run_explain(const Options&);
ExitCode run_report(const Options&);
ExitCode run_restore(const Options&);
ExitCode run_eval(const Options&);
ExitCode run_bench(const Options&);
ExitCode run_rules_check(const Options&);
ExitCode run_rules_test(const Options&);
ExitCode run_rules_list(const Options&);
ExitCode run_rules_show(const Options&);
ExitCode run_rules_stats(const Options&);
ExitCode run_rules_try(const Options&);
ExitCode run_diff(const Options&);
ExitCode run_learn(const Options&);
ExitCode run_generate(const Options&);

struct CommandSpec {
  Command command;
  std::string_view name;      ///< "rules check" has two words
  std::string_view operands;  ///< for the usage line
  std::string_view summary;
  std::string_view examples;  ///< lines of help, shown first
  ExitCode (*run)(const Options&);
};

const std::vector<CommandSpec>& commands();

/// What `--help` prints: examples, then the options by group.
std::string help_text(const CommandSpec&);

}  // namespace dross::cli
