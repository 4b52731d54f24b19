// Papers and shell completions made from the table of options, so that neither can be behind it.
#pragma once

#include <string>

namespace dross::cli {

/// The manual page, in roff (man(7)).
std::string manual_page();
/// For bash: to be sourced.
std::string bash_completion();
/// For zsh: a function `_dross`, to be put on $fpath.
std::string zsh_completion();

}  // namespace dross::cli
