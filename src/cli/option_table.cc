#include "cli/option_table.h"

#include <array>

namespace dross::cli {
namespace {

constexpr std::uint16_t cleaning = command_clean | command_explain;
constexpr std::uint16_t rule_sets =
    command_rules_check | command_rules_test | command_rules_list | command_rules_show;

constexpr std::array table = std::to_array<OptionSpec>({
    {Option::format, "--format", "FORMAT", "Input",
     "auto, text or jsonl; auto looks at the name and the first line (auto)", cleaning},
    {Option::field, "--field", "NAME", "Input", "JSONL: the member that holds the text (text)",
     cleaning},
    {Option::id_field, "--id-field", "NAME", "Input",
     "JSONL: the member that names the document (id)", cleaning},
    {Option::url_field, "--url-field", "NAME", "Input",
     "JSONL: the member with its address; rules for a site need it (url)", cleaning},
    {Option::language_field, "--lang-field", "NAME", "Input",
     "JSONL: the member with its language (lang)", cleaning},
    {Option::language, "--lang", "TAG", "Input",
     "language of every document, e.g. en; else its field, else a guess", cleaning},
    {Option::paragraphs, "--paragraphs", "UNIT", "Input",
     "auto, line or blank: is a paragraph one line, or lines up to a blank one (auto)", cleaning},
    {Option::max_document, "--max-document", "SIZE", "Input",
     "larger documents pass untouched; K, M, G for powers of 1024 (64M)", cleaning},
    {Option::rules, "--rules", "PATH", "Rules",
     "rule file or folder instead of the shipped set; may be repeated; `shipped` names that set",
     static_cast<std::uint16_t>(cleaning | rule_sets)},
    {Option::profile, "--profile", "NAME", "Rules",
     "careful, balanced or greedy: how sure a rule must be (balanced)", cleaning},
    {Option::dedupe, "--dedupe", "SCOPE", "Duplicates",
     "off or document: take a paragraph that repeats one beside it (document)", cleaning},
    {Option::log, "--log", "FILE", "Output",
     "clean: write what was taken, for `dross restore`; restore: read it",
     command_clean | command_restore},
    {Option::check, "--check", "", "Output", "write nothing; exit code 1 if something would go",
     command_clean},
    {Option::json, "--json", "", "Output", "one JSON object a line", rule_sets},
    {Option::strict, "--strict", "", "Output", "warnings fail too (exit code 2)",
     command_rules_check},
    {Option::colour, "--color", "WHEN", "Output",
     "auto, always or never; NO_COLOR is heeded (auto)", command_all},
    {Option::help, "-h,--help", "", "Other", "this text", command_all},
    {Option::version, "-V,--version", "", "Other", "version and content hash of the shipped rules",
     command_all},
});

}  // namespace

std::span<const OptionSpec> option_table() {
  return table;
}

}  // namespace dross::cli
