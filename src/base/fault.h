// The catalogue of faults: every error and warning a user can be shown, its code and its name.
// Codes never change their meaning; a retired one is not used again.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dross {

enum class Fault : std::uint16_t {
  // 1xx: rule files
  rule_file_unreadable,
  rule_file_too_large,
  rule_file_not_utf8,
  toml_syntax,
  unknown_key,
  wrong_type,
  bad_value,
  missing_key,
  key_not_for_kind,
  duplicate_id,
  unknown_disabled_id,
  no_rule_files,
  pattern_not_literal,
  pattern_bad_escape,
  pattern_bad_char_class,
  pattern_bad_char_range,
  pattern_missing_bracket,
  pattern_missing_paren,
  pattern_unexpected_paren,
  pattern_trailing_backslash,
  pattern_repeat_argument,
  pattern_repeat_size,
  pattern_repeat_op,
  pattern_bad_perl_op,
  pattern_bad_utf8,
  pattern_bad_named_capture,
  pattern_too_large,
  pattern_internal,
  unknown_capture,
  example_fails,
  // 1xx: warnings
  missing_example,
  missing_text,
  ascii_word_boundary,
  pattern_matches_empty,
  folded_character,
  unbounded_rule,
  unescaped_dot,
  wide_gap,
  no_literal,
  alone_unanchored,
  shadowed_rule,
  hits_prose,
  unused_allow,
  confidence_above_evidence,
  // 1xx: notes
  more_faults,
  evidence_stale,
  // 2xx: usage
  unknown_option,
  bad_usage,
  // 3xx: inputs
  input_unreadable,
  not_a_json_object,
  no_text_field,
  not_our_input,
  document_too_large,
  log_does_not_fit,
  state_file_refused,
  no_memory,
  // 4xx: outputs
  output_failed,
  output_closed,
};

/// "E105", "W151", "N191": stable for ever.
std::string_view code(Fault);
/// "unknown-key": what golden tests and JSON call it.
std::string_view name(Fault);
/// Every fault there is, by code.
std::span<const Fault> all_faults();
/// The warning of that name.
std::optional<Fault> warning_from(std::string_view name);

}  // namespace dross
