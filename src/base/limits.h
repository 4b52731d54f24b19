// Every limit in one place. A value that can grow without one of these is a defect.
// Each has a test on both sides; docs/limits.md says what happens beyond.
#pragma once

#include <cstddef>

namespace dross::limits {

/// A document larger than this passes untouched (bytes of the document's record); --max-document.
inline constexpr std::size_t max_document = std::size_t{64} << 20;

/// A document of more physical lines passes untouched. A line costs some 600 bytes until its
/// document is decided, so this many cost 600 MB; 64 MiB of text wrapped at 72 columns have
/// 900,000.
inline constexpr std::size_t max_lines = 1'000'000;

/// A line (paragraph) longer than this is matched by no rule (bytes).
inline constexpr std::size_t max_line = std::size_t{1} << 20;

/// Long paragraphs of a document that are compared with each other for near duplicates.
inline constexpr std::size_t max_near_paragraphs = 1000;

/// Words of a paragraph that has near duplicates; a longer one has exact copies only.
inline constexpr std::size_t max_near_shingles = 8192;

/// --memory: at least this, for a table that holds some thousand paragraphs, and at most that, as
/// places in the table are numbers of 36 bits, in units of 16 bytes.
inline constexpr std::size_t min_dedupe_memory = std::size_t{1} << 20;
inline constexpr std::size_t max_dedupe_memory = std::size_t{1} << 40;

/// --memory where it is not given.
inline constexpr std::size_t dedupe_memory = std::size_t{256} << 20;

/// Kept paragraphs that the index lists under one shingle (with the same numbers, negations and
/// quotations); those after them are found by their other shingles.
inline constexpr std::size_t max_postings = 256;

/// The same on a cluster (dross.spark), where a full list is not made up for by other shingles:
/// comparing with so many takes a fifth of a millisecond.
inline constexpr std::size_t max_listed = 10'000;

/// Bytes kept of the name of an input, and of a document's id, to tell where a first copy stands.
inline constexpr std::size_t max_kept_name = 1024;

/// A template file larger than this is refused (bytes).
inline constexpr std::size_t max_template_file = std::size_t{256} << 20;

/// A rule file larger than this is refused (bytes).
inline constexpr std::size_t max_rule_file = std::size_t{8} << 20;

/// A pattern longer than this is refused (bytes of its source).
inline constexpr std::size_t max_pattern = 4096;

/// RE2 instructions of one pattern. A repeat is compiled by copying what it repeats, and one
/// Unicode class is up to 1,200 instructions. Measured (RE2 20220601): the heading `(?i)^see
/// also\s{2,}\S` 31,
/// `.{2,60}` 542, a name of one to four words `^\p{Lu}[\p{L}.-]+( \p{Lu}[\p{L}.-]+){0,3}$` 7,956
/// (3 ms to compile), a byline of up to eight words 12,340, `\pL{2,60}` 71,642 (32 ms), and
/// `\pL{3,12} x(\pL|\d){1,200}` 253,730. This lets every name through and stops the last two.
inline constexpr int max_pattern_program = 20'000;

/// Groups of one pattern; matching keeps room for so many and the whole match.
inline constexpr int max_pattern_groups = 15;

/// RE2's memory budget for one pattern (bytes): program and DFA caches.
inline constexpr std::size_t max_pattern_memory = std::size_t{8} << 20;

/// The same for a pattern with counted repeats where it is asked for places, unless its program
/// needs more: most have no automaton then. And for the pattern without the counts, which is asked
/// before it, unless its automaton needs more. Measured on 137 MB of articles in English with every
/// eighth word another: memory peaks at 67 MB, where 8 MiB for each, and nothing asked before, take
/// 135 MB and the same time.
inline constexpr std::size_t counted_pattern_memory = std::size_t{128} << 10;
inline constexpr std::size_t open_pattern_memory = std::size_t{1} << 20;

/// Line starts that one alternative of a pattern may have in the fast matcher; with more of them
/// they are told by fewer bytes.
inline constexpr std::size_t max_prefixes = 512;

/// Literals of which one must be in a line that a pattern matches.
inline constexpr std::size_t max_literals = 256;

/// Alternatives of one pattern that are told apart, and signs of all of them; a pattern with more
/// is run on every line.
inline constexpr std::size_t max_alternatives = 256;
inline constexpr std::size_t max_signs = 4096;

/// Bytes of a line of which is kept what was found on it, and such lines of a thread: with
/// what was found they take 7 MB at most, and some 300 KB mostly.
inline constexpr std::size_t max_memo_line = 120;
inline constexpr std::size_t memo_lines = 2048;

/// Matches of rules on a short line and rules suspected of it, up to which what was found is kept
/// for when the line comes again.
inline constexpr std::size_t max_kept_findings = 64;

/// Different sets of bytes in the patterns of a rule set, as many as two bytes can number.
inline constexpr std::size_t max_byte_sets = 65'536;

/// Steps in spelling out a part of a pattern; one that needs more is not told by it. The largest
/// shipped pattern takes some 4,000.
inline constexpr std::size_t max_expansion_steps = std::size_t{16} << 10;

/// Groups in groups of a pattern that the fast matcher looks into; RE2 allows 1,000.
inline constexpr int max_pattern_depth = 200;

/// Faults shown of one rule file; the rest is counted.
inline constexpr std::size_t max_faults = 100;

/// A source line longer than this is not copied into diagnostics (bytes).
inline constexpr std::size_t max_source_line = std::size_t{64} << 10;

/// Words a document must have before its language is guessed.
inline constexpr std::size_t min_words_for_language = 25;

/// Bytes of a document that the language guess reads. Of 2,778 articles one was told another
/// language by 64 KiB than by these (none, where these find one), and eight by half of them; and
/// the guess is most of the time of a document that does not name its language.
inline constexpr std::size_t max_language_sample = std::size_t{4} << 10;

/// Bytes of an input that are looked at to tell its format. Pages made by templates can start with
/// some KiB of blank lines; input that is blank for longer than this is text.
inline constexpr std::size_t max_format_sample = std::size_t{16} << 10;

/// Code points of an input line that a diagnostic quotes.
inline constexpr std::size_t max_quoted_input = 120;

/// Bytes of the head of a web archive's record; a larger one is damaged.
inline constexpr std::size_t max_warc_head = std::size_t{64} << 10;

/// Bytes of a list of files for --files-from: some two million paths.
inline constexpr std::size_t max_file_list = std::size_t{256} << 20;

/// Bytes of a line of a log that `restore` reads: what one edit has taken, at most a document of
/// --max-document, of which every byte may be spelled by six.
inline constexpr std::size_t max_log_line = std::size_t{1} << 30;

/// A file of settings larger than this is refused (bytes).
inline constexpr std::size_t max_config_file = std::size_t{1} << 20;

/// Nesting of JSON arrays and objects in a record.
inline constexpr std::size_t max_json_depth = 1024;

/// Unpacked bytes for each packed one of a gzip or Zstandard input (--max-ratio), looked at once so
/// many have come. News text shrinks to a quarter, logs of the same line to a hundredth; a gzip
/// file made to do harm comes to 1,030, a Zstandard one to 30,000.
inline constexpr std::size_t max_ratio = 250;
inline constexpr std::size_t min_ratio_bytes = std::size_t{16} << 20;

/// Base-2 logarithm of the window that a Zstandard input may want: 128 MiB, which `zstd --long`
/// asks for and `zstd -d` allows.
inline constexpr int max_window_log = 27;

/// Rules that hit one line and are paired with each other in `rules stats`.
inline constexpr std::size_t max_paired_rules = 64;

/// A file of evidence larger than this is refused (bytes).
inline constexpr std::size_t max_evidence_file = std::size_t{64} << 20;

/// Different lines whose text `rules try` remembers; the rest is counted.
inline constexpr std::size_t max_seen_lines = 100'000;

/// Documents are read, cleaned and written in batches of about so many bytes (one block of the
/// source), or of so many records where they are small.
inline constexpr std::size_t batch_bytes = std::size_t{256} << 10;
inline constexpr std::size_t batch_records = 256;

/// Storage that a batch keeps for the next use.
inline constexpr std::size_t max_batch_storage = 6 * batch_bytes;

/// Batches in flight for each thread, so that one with long documents holds up no other.
inline constexpr std::size_t max_batches_in_flight = 3;

/// Bytes of input in flight for each thread; a document beyond that is held alone. Cleaning takes
/// about three times the bytes of a document, which makes 8 MiB a thread.
inline constexpr std::size_t share_of_thread = std::size_t{5} << 19;  // 2.5 MiB

/// Keys of lines that `learn` counts at a time, in a table of 128 MiB; when there are more, the
/// rare ones go.
inline constexpr std::size_t max_learnt_keys = std::size_t{5} << 20;

/// Lines and parts of lines of which it gathers evidence, the most frequent ones; some 2 KB each.
inline constexpr std::size_t max_learnt_candidates = 50'000;

/// Rules that it drafts and tries on the corpus, and of those the ones that it writes.
inline constexpr std::size_t max_drafted_rules = 4'000;
inline constexpr std::size_t max_learnt_rules = 1'000;

/// Documents that a report shows with their text, and bytes of a text that it shows whole.
inline constexpr std::size_t max_report_documents = 400;
inline constexpr std::size_t max_report_document = std::size_t{64} << 10;

/// Different paragraphs that a report counts at a time; when there are more, the rare ones go.
inline constexpr std::size_t max_report_paragraphs = 200'000;

/// Sites that a report counts one by one; those that come later are counted together.
inline constexpr std::size_t max_report_sites = 10'000;

/// Kept copies in other documents that a report looks up by reading the inputs again.
inline constexpr std::size_t max_report_copies = 5'000;

/// Bytes of text that `dross bench` holds and measures on.
inline constexpr std::size_t max_corpus = std::size_t{512} << 20;

/// Bytes of it on which single rules are measured.
inline constexpr std::size_t max_rule_corpus = std::size_t{8} << 20;

/// --threads.
inline constexpr std::size_t max_threads = 1024;

}  // namespace dross::limits
