// RE2 works them out itself for its FilteredRE2 (the method is that of Cox, "Regular Expression
// Matching with a Trigram Index", 2012), and it is the engine that has to agree with them.
#include "rules/required_literals.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <string_view>

#include "rules/pattern_scan.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr int shortest_ascii = 3;  // two letters stand in every third line
constexpr int shortest_other = 2;  // one character outside ASCII

std::vector<std::string> literals_of(const std::string& pattern, int shortest) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  re2::FilteredRE2 filter(shortest);
  std::vector<std::string> literals;
  int id = 0;
  if (filter.Add(pattern, options, &id) == re2::RE2::NoError) filter.Compile(&literals);
  return literals;
}

std::vector<std::string> literals_of(const std::string& pattern) {
  std::vector<std::string> literals = literals_of(pattern, shortest_ascii);
  if (!literals.empty()) return literals;
  literals = literals_of(pattern, shortest_other);
  const bool all_rare =
      std::ranges::none_of(literals, [](const std::string& s) { return is_ascii(s); });
  return all_rare ? literals : std::vector<std::string>();
}

// Of what `{name}` stands for nothing is known.
std::string without_references(std::string_view pattern) {
  std::string out;
  for (const Token& token : scan_pattern(pattern)) {
    if (token.kind == TokenKind::reference) {
      out += "(?s:.*)";
    } else {
      out += pattern.substr(token.bytes.begin, token.bytes.size());
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> required_literals(const Rule& rule) {
  if (rule.kind != RuleKind::sequence) return literals_of(rule.match.source());
  for (const SequenceLine& line : rule.lines) {
    std::vector<std::string> literals = literals_of(without_references(line.pattern.source()));
    if (!literals.empty()) return literals;
  }
  return {};
}

}  // namespace dross
