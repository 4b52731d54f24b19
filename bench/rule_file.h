// The patterns of line_corpus.h as files for dross and for its peers.
#pragma once

#include <string>
#include <vector>

namespace dross::bench {

/// A rule file: raw `line` rules without a limit of length.
std::string make_rule_file(const std::vector<std::string>& patterns);

/// With RE2's meaning of \b, \d and \s (ASCII) written out for engines that give them Unicode's.
std::string with_ascii_classes(const std::string& pattern);

}  // namespace dross::bench
