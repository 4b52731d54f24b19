// What is wrong in one rule file, collected while it is read. Places stay byte spans until the end:
// making the diagnostic (and copying the source line) is left for those that are shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"
#include "rules/source_text.h"

namespace dross {

struct Finding {
  Fault fault{};
  Severity severity = Severity::error;
  ByteSpan at;
  std::string message;
  std::string hint;
};

class Findings {
 public:
  void error(Fault, ByteSpan at, std::string message, std::string hint = {});
  void add(Finding);

  /// From here on warnings of these kinds are dropped.
  void allow(std::vector<Fault> warnings);
  /// Ends that, and returns those of them that were met.
  std::vector<Fault> end_allow();

  [[nodiscard]] std::size_t errors() const { return errors_; }

  /// By place, at most limits::max_faults, errors before warnings where not all are shown; then
  /// one note that counts the rest.
  [[nodiscard]] std::vector<Diagnostic> diagnostics(const SourceText&) const;

 private:
  std::vector<Finding> errors_kept_;
  std::vector<Finding> warnings_kept_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::vector<Fault> allowed_;
  std::vector<Fault> allowed_and_met_;
};

/// `text` in backticks, for a message: cut to 60 bytes or so, at a code point.
std::string quoted(std::string_view text);

/// "`a`, `b` or `c`".
std::string choices(const std::vector<std::string_view>&);

/// "did you mean `x`?", or empty.
std::string did_you_mean(std::string_view typed, const std::vector<std::string_view>& candidates);

}  // namespace dross
