// Every option once: its name, what it takes, who knows it, and what help says of it. Parsing and
// help read this table, so none can know an option that the other does not.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dross::cli {

enum class Option : std::uint8_t {
  rules,
  profile,
  only,
  skip,
  plain,
  max_removed,
  paragraphs,
  language,
  format,
  field,
  id_field,
  url_field,
  language_field,
  max_document,
  separator,
  files_from,
  null_separated,
  max_ratio,
  out_dir,
  compress,
  convert,
  resume,
  quiet,
  no_progress,
  no_config,
  threads,
  dedupe,
  dedupe_threshold,
  dedupe_min_words,
  memory,
  seen,
  template_pages,
  template_save,
  template_load,
  matcher,
  log,
  html,
  check,
  diff,
  stats,
  add_fields,
  drop_empty,
  min_words,
  json,
  strict,
  by,
  half,
  include,
  by_rule,
  top,
  ablate,
  suggest,
  patch,
  write_evidence,
  evidence,
  min_documents,
  per_site,
  unless,
  max_words,
  save,
  baseline,
  tolerance,
  colour,
  help,
  version,
};

/// Bits of OptionSpec::commands.
enum Command : std::uint16_t {
  command_clean = 1,
  command_explain = 2,
  command_restore = 4,
  command_rules_check = 8,
  command_rules_test = 16,
  command_rules_list = 32,
  command_rules_show = 64,
  command_eval = 128,
  command_rules_stats = 256,
  command_rules_try = 512,
  command_diff = 1024,
  command_bench = 2048,
  command_generate = 4096,
  command_report = 8192,
  command_learn = 16384,
  command_all = 0xFFFF,
};

struct OptionSpec {
  Option option;
  std::string_view name;   ///< with its dashes; a short form before it, with a comma: "-h,--help"
  std::string_view value;  ///< placeholder; empty = a flag
  std::string_view group;  ///< heading in help; empty = not shown there
  std::string_view help;   ///< one line
  std::uint16_t commands;
  std::optional<std::string_view> choices = std::nullopt;  ///< with commas
};

/// In the order of help.
std::span<const OptionSpec> option_table();

}  // namespace dross::cli
