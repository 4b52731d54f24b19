// What the tool ends with. Of several, the gravest that a script must know of first: a usage fault
// over a failed output over a failed input over a finding.
#pragma once

namespace dross::cli {

enum class ExitCode : int {
  done = 0,
  found = 1,          ///< --check: something would go
  usage = 2,          ///< usage, rule file, failed `rules test`
  input_failed = 3,   ///< some inputs failed, the rest is done
  output_failed = 4,  ///< output could not be written
};

}  // namespace dross::cli
