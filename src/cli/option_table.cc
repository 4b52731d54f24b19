// The table stands alone in its file, in the order in which help shows it.
#include "cli/option_table.h"

#include <array>

namespace dross::cli {
namespace {

constexpr std::uint16_t cleaning = command_clean | command_explain;
constexpr std::uint16_t reading =
    cleaning | command_bench | command_rules_stats | command_rules_try | command_diff;
constexpr std::uint16_t deciding =
    cleaning | command_eval | command_bench | command_rules_stats | command_diff;
constexpr std::uint16_t splitting = deciding | command_rules_try;
constexpr std::uint16_t rule_sets =
    command_rules_check | command_rules_test | command_rules_list | command_rules_show;

constexpr std::array table = std::to_array<OptionSpec>({
    {Option::format, "--format", "FORMAT", "Input",
     "auto, text or jsonl; auto looks at the name and the first line (auto)", reading},
    {Option::field, "--field", "NAME", "Input", "JSONL: the member that holds the text (text)",
     reading},
    {Option::id_field, "--id-field", "NAME", "Input",
     "JSONL: the member that names the document (id)", reading},
    {Option::url_field, "--url-field", "NAME", "Input",
     "JSONL: the member with its address; rules for a site need it (url)", reading},
    {Option::language_field, "--lang-field", "NAME", "Input",
     "JSONL: the member with its language (lang)", reading},
    {Option::language, "--lang", "TAG", "Input",
     "language of every document, e.g. en; else its field, else a guess", splitting},
    {Option::paragraphs, "--paragraphs", "UNIT", "Input",
     "auto, line or blank: is a paragraph one line, or lines up to a blank one (auto)", splitting},
    {Option::max_document, "--max-document", "SIZE", "Input",
     "larger documents pass untouched; K, M, G for powers of 1024 (64M)", reading},
    {Option::rules, "--rules", "PATH", "Rules",
     "rule file or folder instead of the shipped set; may be repeated; `shipped` names that set; "
     "bench: each is a set of its own",
     static_cast<std::uint16_t>((deciding | rule_sets) & ~command_diff)},
    {Option::rules, "--rules", "PATH", "Rules",
     "rule file or folder, or `shipped`; given twice: first A, then B", command_diff},
    {Option::profile, "--profile", "NAME", "Rules",
     "careful, balanced or greedy: how sure a rule must be (balanced)", deciding},
    {Option::only, "--only", "WORD,…", "Rules",
     "take only what these name: rule ids, globs (en/*), categories, engine names (duplicate, "
     "tail-run, …)",
     deciding},
    {Option::skip, "--skip", "WORD,…", "Rules", "take nothing that these name", deciding},
    {Option::plain, "--plain", "", "Rules",
     "take every line that a `line` rule matches, and nothing else, as `grep -v -f` does",
     cleaning},
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
    {Option::matcher, "--matcher", "NAME", "",
     "fast or reference: for comparing the two, which find the same (fast)", deciding},
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
     "eval: show the N worst mistakes and misses; not of the closed half. bench: the N dearest "
     "rules",
     command_eval | command_bench},
    {Option::ablate, "--ablate", "", "Evaluation",
     "what each mechanism is worth: the scores without it", command_eval},
    {Option::suggest, "--suggest", "", "Evaluation",
     "confidences and points that the evidence supports, cross-validated by site", command_eval},
    {Option::patch, "--patch", "FILE", "Evaluation",
     "with --suggest: write the changed confidences as a patch of the rule files", command_eval},
    {Option::write_evidence, "--write-evidence", "FILE", "Evaluation",
     "write what the documents say of each rule, for `rules check --evidence`", command_eval},
    {Option::evidence, "--evidence", "FILE", "Evidence",
     "warn of a confidence that the figures of `eval --write-evidence` do not support",
     command_rules_check},
    {Option::unless, "--unless", "PATTERN", "Pattern", "a line on which this matches is not hit",
     command_rules_try},
    {Option::max_words, "--max-words", "N", "Pattern", "a line of more words is not hit",
     command_rules_try},
    {Option::top, "--top", "N", "Output", "show N of the lines that are hit (20)",
     command_rules_try},
    {Option::top, "--top", "N", "Output", "show N pairs of rules that hit the same lines (20)",
     command_rules_stats},
    {Option::save, "--save", "FILE", "Baseline", "write the result as a baseline", command_bench},
    {Option::baseline, "--baseline", "FILE", "Baseline",
     "exit code 1 where the (first) set is slower than it was then", command_bench},
    {Option::tolerance, "--tolerance", "PERCENT", "Baseline",
     "slower by no more than that is as fast (10)", command_bench},
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
     static_cast<std::uint16_t>(command_explain | command_eval | command_bench | rule_sets |
                                command_rules_stats | command_rules_try | command_diff)},
    {Option::strict, "--strict", "", "Output", "warnings fail too (exit code 2)",
     command_rules_check},
    {Option::colour, "--color", "WHEN", "Output",
     "auto, always or never; NO_COLOR is heeded (auto)", command_all},
    {Option::threads, "--threads", "N", "Other",
     "clean N batches of documents at a time; the output is the same (all cores)", cleaning},
    {Option::help, "-h,--help", "", "Other", "this text", command_all},
    {Option::version, "-V,--version", "", "Other", "version and content hash of the shipped rules",
     command_all},
});

}  // namespace

std::span<const OptionSpec> option_table() {
  return table;
}

}  // namespace dross::cli
