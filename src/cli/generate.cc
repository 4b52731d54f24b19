// `dross generate man|bash|zsh`.
#include "cli/generate.h"

#include "cli/command.h"
#include "cli/common.h"

namespace dross::cli {

ExitCode run_generate(const Options& options) {
  const std::string what = options.operands.size() == 1 ? options.operands.front() : "";
  if (what == "man") return print_text(manual_page());
  if (what == "bash") return print_text(bash_completion());
  if (what == "zsh") return print_text(zsh_completion());
  const Result<void> refused =
      fail(Fault::bad_usage, "`generate` needs to know what", "choose from man, bash, zsh");
  return show_fault(refused.error(), options.colour);
}

}  // namespace dross::cli
