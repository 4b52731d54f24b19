// Rule files -> rule set. All faults of a file are reported in one run (TOML syntax errors one at a
// time, as the parser stops there); nothing is guessed and no key is ignored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace dross {

/// Shipped files must have `removes`, `keeps`, `category`, `why` and `confidence` in every rule;
/// in a user's file a missing one is a warning.
enum class RuleOrigin { shipped, user };

/// Whether patterns are also looked at for what works and yet bites: no anchor, no literal, a dot
/// that was meant (`dross rules check`). It costs about as much again as compiling them.
enum class Lints { off, on };

struct RuleSource {
  std::string name;  ///< shown in diagnostics
  std::string content;
  RuleOrigin origin = RuleOrigin::user;
};

struct LoadedRules {
  RuleSet set;
  std::vector<Diagnostic> diagnostics;  ///< errors and warnings, by file and line
  std::vector<RuleSource> sources;      ///< what was read, for later findings
  [[nodiscard]] bool ok() const;        ///< no errors
};

/// Reads and compiles the sources as one set. Pure: no file is touched.
LoadedRules load_rules(const std::vector<RuleSource>&, Lints = Lints::off);

/// The files (*.toml, folders searched through, in order of path) behind --rules. The path
/// `shipped` stands for the rules compiled into the program; with Lints::on its patterns are
/// checked like anybody's.
LoadedRules load_rules_from(const std::vector<std::string>& paths, Lints = Lints::off);

/// The rules compiled into the program, without their examples, which load_rules_from({"shipped"})
/// has. Their patterns are compiled when first needed, which is safe because the tests compile
/// every one.
const RuleSet& shipped_rules();
std::vector<RuleSource> shipped_rule_sources();

}  // namespace dross
