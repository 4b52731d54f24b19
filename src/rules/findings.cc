// A hostile file can hold a million faults, so no more than can be shown are kept: the first of the
// errors and the first of the warnings, in the order of reading, which is that of the file but for
// keys within one rule.
#include "rules/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/limits.h"

namespace dross {
namespace {

void keep_first(std::vector<Finding>& kept, Finding finding) {
  if (kept.size() < limits::max_faults) kept.push_back(std::move(finding));
}

Diagnostic note_of_the_rest(const SourceText& source, std::size_t errors, std::size_t warnings) {
  Diagnostic note;
  note.fault = Fault::more_faults;
  note.severity = Severity::note;
  note.message = fmt::format("{} more errors and {} more warnings in this file", errors, warnings);
  note.place.file = source.name();
  return note;
}

}  // namespace

void Findings::error(Fault fault, ByteSpan at, std::string message, std::string hint) {
  add({fault, Severity::error, at, std::move(message), std::move(hint)});
}

void Findings::allow(std::vector<Fault> warnings) {
  allowed_ = std::move(warnings);
}

std::vector<Fault> Findings::end_allow() {
  allowed_.clear();
  return std::exchange(allowed_and_met_, {});
}

void Findings::add(Finding finding) {
  if (finding.severity == Severity::warning &&
      std::ranges::find(allowed_, finding.fault) != allowed_.end()) {
    allowed_and_met_.push_back(finding.fault);
    return;
  }
  const bool is_error = finding.severity == Severity::error;
  ++(is_error ? errors_ : warnings_);
  keep_first(is_error ? errors_kept_ : warnings_kept_, std::move(finding));
}

std::vector<Diagnostic> Findings::diagnostics(const SourceText& source) const {
  std::multimap<std::size_t, const Finding*> shown;  // of one place, in the order of finding
  for (const auto* kept : {&errors_kept_, &warnings_kept_}) {
    for (const Finding& finding : *kept) {
      if (shown.size() < limits::max_faults) shown.emplace(finding.at.begin, &finding);
    }
  }
  const std::size_t errors_shown = errors_kept_.size();
  const std::size_t warnings_shown = shown.size() - errors_shown;

  std::vector<Diagnostic> result;
  for (const auto& [begin, f] : shown) {
    result.push_back(source.diagnostic(f->fault, f->severity, f->at, f->message, f->hint));
  }
  if (errors_ + warnings_ > shown.size()) {
    result.push_back(note_of_the_rest(source, errors_ - errors_shown, warnings_ - warnings_shown));
  }
  return result;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return fmt::format("`{}`", text);
  std::size_t end = most;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return fmt::format("`{}…`", text.substr(0, end));
}

std::string choices(const std::vector<std::string_view>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
    out += fmt::format("`{}`", names[i]);
  }
  return out;
}

std::string did_you_mean(std::string_view typed, const std::vector<std::string_view>& candidates) {
  const std::string_view near = nearest(typed, candidates);
  return near.empty() ? std::string() : fmt::format("did you mean `{}`?", near);
}

}  // namespace dross
