// One row a fault: the number, the name, and nothing else. Errors of rule files count from 101,
// their warnings from 151, notes from 191, so that a later fault finds room beside its like.
#include "base/fault.h"

#include <algorithm>
#include <array>

namespace dross {
namespace {

struct Row {
  Fault fault;
  std::string_view code;
  std::string_view name;
};

constexpr std::array rows = std::to_array<Row>({
    {Fault::rule_file_unreadable, "E101", "rule-file-unreadable"},
    {Fault::rule_file_too_large, "E102", "rule-file-too-large"},
    {Fault::rule_file_not_utf8, "E103", "rule-file-not-utf8"},
    {Fault::toml_syntax, "E104", "toml-syntax"},
    {Fault::unknown_key, "E105", "unknown-key"},
    {Fault::wrong_type, "E106", "wrong-type"},
    {Fault::bad_value, "E107", "bad-value"},
    {Fault::missing_key, "E108", "missing-key"},
    {Fault::key_not_for_kind, "E109", "key-not-for-kind"},
    {Fault::duplicate_id, "E110", "duplicate-id"},
    {Fault::unknown_disabled_id, "E111", "unknown-disabled-id"},
    {Fault::no_rule_files, "E112", "no-rule-files"},
    {Fault::pattern_not_literal, "E113", "pattern-not-literal"},
    {Fault::pattern_bad_escape, "E114", "pattern-bad-escape"},
    {Fault::pattern_bad_char_class, "E115", "pattern-bad-char-class"},
    {Fault::pattern_bad_char_range, "E116", "pattern-bad-char-range"},
    {Fault::pattern_missing_bracket, "E117", "pattern-missing-bracket"},
    {Fault::pattern_missing_paren, "E118", "pattern-missing-paren"},
    {Fault::pattern_unexpected_paren, "E119", "pattern-unexpected-paren"},
    {Fault::pattern_trailing_backslash, "E120", "pattern-trailing-backslash"},
    {Fault::pattern_repeat_argument, "E121", "pattern-repeat-argument"},
    {Fault::pattern_repeat_size, "E122", "pattern-repeat-size"},
    {Fault::pattern_repeat_op, "E123", "pattern-repeat-op"},
    {Fault::pattern_bad_perl_op, "E124", "pattern-bad-perl-op"},
    {Fault::pattern_bad_utf8, "E125", "pattern-bad-utf8"},
    {Fault::pattern_bad_named_capture, "E126", "pattern-bad-named-capture"},
    {Fault::pattern_too_large, "E127", "pattern-too-large"},
    {Fault::pattern_internal, "E128", "pattern-internal"},
    {Fault::unknown_capture, "E129", "unknown-capture"},
    {Fault::example_fails, "E130", "example-fails"},
    {Fault::missing_example, "W151", "missing-example"},
    {Fault::missing_text, "W152", "missing-text"},
    {Fault::ascii_word_boundary, "W153", "ascii-word-boundary"},
    {Fault::pattern_matches_empty, "W154", "pattern-matches-empty"},
    {Fault::folded_character, "W155", "folded-character"},
    {Fault::unbounded_rule, "W156", "unbounded-rule"},
    {Fault::unescaped_dot, "W157", "unescaped-dot"},
    {Fault::wide_gap, "W158", "wide-gap"},
    {Fault::no_literal, "W159", "no-literal"},
    {Fault::alone_unanchored, "W160", "alone-unanchored"},
    {Fault::shadowed_rule, "W161", "shadowed-rule"},
    {Fault::hits_prose, "W162", "hits-prose"},
    {Fault::unused_allow, "W163", "unused-allow"},
    {Fault::confidence_above_evidence, "W164", "confidence-above-evidence"},
    {Fault::more_faults, "N191", "more-faults"},
    {Fault::evidence_stale, "N192", "evidence-stale"},
    {Fault::unknown_option, "E201", "unknown-option"},
    {Fault::bad_usage, "E202", "bad-usage"},
    {Fault::input_unreadable, "E301", "input-unreadable"},
    {Fault::not_a_json_object, "E302", "not-a-json-object"},
    {Fault::no_text_field, "E303", "no-text-field"},
    {Fault::not_our_input, "E304", "not-our-input"},
    {Fault::document_too_large, "E305", "document-too-large"},
    {Fault::log_does_not_fit, "E306", "log-does-not-fit"},
    {Fault::state_file_refused, "E310", "state-file-refused"},
    {Fault::no_memory, "E311", "no-memory"},
    {Fault::output_failed, "E401", "output-failed"},
    {Fault::output_closed, "E402", "output-closed"},
});

// The rows stand in the order of the enumeration, so a fault is its own index. A fault added to the
// header without a row here does not compile.
static_assert(rows.size() == static_cast<std::size_t>(Fault::output_closed) + 1);
static_assert(std::ranges::all_of(rows, [i = std::size_t{0}](const Row& row) mutable {
  return std::size_t(row.fault) == i++;
}));

constexpr auto faults = [] {
  std::array<Fault, rows.size()> all{};
  std::ranges::transform(rows, all.begin(), &Row::fault);
  return all;
}();

const Row& row_of(Fault fault) {
  return rows.at(static_cast<std::size_t>(fault));
}

}  // namespace

std::string_view code(Fault fault) {
  return row_of(fault).code;
}

std::string_view name(Fault fault) {
  return row_of(fault).name;
}

std::span<const Fault> all_faults() {
  return faults;
}

std::optional<Fault> warning_from(std::string_view name) {
  const auto row = std::ranges::find(rows, name, &Row::name);
  if (row == rows.end() || !row->code.starts_with('W')) return std::nullopt;
  return row->fault;
}

}  // namespace dross
