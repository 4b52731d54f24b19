// The table stands alone in its file, in the order in which help shows it.
#include "cli/option_table.h"

#include <array>

namespace dross::cli {
namespace {

constexpr std::uint16_t cleaning = command_clean | command_explain;
constexpr std::uint16_t deciding = cleaning | command_eval;
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
     "language of every document, e.g. en; else its field, else a guess", deciding},
    {Option::paragraphs, "--paragraphs", "UNIT", "Input",
     "auto, line or blank: is a paragraph one line, or lines up to a blank one (auto)", deciding},
    {Option::max_document, "--max-document", "SIZE", "Input",
     "larger documents pass untouched; K, M, G for powers of 1024 (64M)", cleaning},
    {Option::rules, "--rules", "PATH", "Rules",
     "rule file or folder instead of the shipped set; may be repeated; `shipped` names that set",
     static_cast<std::uint16_t>(deciding | rule_sets)},
    {Option::profile, "--profile", "NAME", "Rules",
     "careful, balanced or greedy: how sure a rule must be (balanced)", deciding},
    {Option::only, "--only", "WORD,…", "Rules",
     "take only what these name: rule ids, globs (en/*), categories, duplicate, head-run, tail-run",
     deciding},
    {Option::skip, "--skip", "WORD,…", "Rules", "take nothing that these name", deciding},
    {Option::max_removed, "--max-removed", "PERCENT", "Rules",
     "where rules would take more of a document's words, decide more carefully (60)", deciding},
    {Option::dedupe, "--dedupe", "SCOPE", "Duplicates",
     "off, document or stream: what a paragraph is compared with to find repeats (document)",
     deciding},
    {Option::dedupe_threshold, "--dedupe-threshold", "T", "Duplicates",
     "near copies have at least this similarity, 0.5 to 1 (0.8)", deciding},
    {Option::dedupe_min_words, "--dedupe-min-words", "N", "Duplicates",
     "and at least so many words (12)", deciding},
    {Option::memory, "--memory", "SIZE", "Duplicates",
     "for what is kept of the stream, or learnt of a template; K, M, G (256M)", cleaning},
    {Option::seen, "--seen", "FILE", "Duplicates",
     "with --dedupe stream: what earlier runs kept; replaced when a run ends well", cleaning},
    {Option::template_pages, "--template", "", "Duplicates",
     "take lines that recur on the pages of a site; reads the inputs twice", cleaning},
    {Option::template_save, "--template-save", "FILE", "Duplicates",
     "the same, and write down which lines", command_clean},
    {Option::template_load, "--template-load", "FILE", "Duplicates",
     "take the lines of such a file instead", cleaning},
    {Option::include, "--include", "PATTERN", "Evaluation",
     "of folders, only the files whose name the pattern matches", command_eval},
    {Option::half, "--half", "HALF", "Evaluation",
     "both, open or closed: sites whose sha256 begins with 0-7 are open, the others closed (both)",
     command_eval},
    {Option::by, "--by", "GROUP,…", "Evaluation",
     "source, extractor, lang, category, kind, rule (source,extractor)", command_eval},
    {Option::by_rule, "--by-rule", "", "Evaluation",
     "hits, words taken and precision of every rule", command_eval},
    {Option::top, "--top", "N", "Evaluation",
     "show the N worst mistakes and misses; not of the closed half", command_eval},
    {Option::ablate, "--ablate", "", "Evaluation",
     "what each mechanism is worth: the scores without it", command_eval},
    {Option::suggest, "--suggest", "", "Evaluation",
     "confidences and points that the evidence supports, cross-validated by site", command_eval},
    {Option::log, "--log", "FILE", "Output",
     "clean: write what was taken, for `dross restore`; restore: read it",
     command_clean | command_restore},
    {Option::check, "--check", "", "Output", "write nothing; exit code 1 if something would go",
     command_clean},
    {Option::stats, "--stats", "FILE", "Output", "write figures on the whole run, as JSON",
     command_clean},
    {Option::add_fields, "--add-fields", "", "Output",
     "JSONL: put dross_removed and dross_stats into every document's record", command_clean},
    {Option::drop_empty, "--drop-empty", "", "Output", "leave out documents with no words left",
     command_clean},
    {Option::min_words, "--min-words", "N", "Output",
     "leave out documents with fewer than N words left", command_clean},
    {Option::json, "--json", "", "Output", "one JSON object a line",
     static_cast<std::uint16_t>(command_explain | command_eval | rule_sets)},
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
