// Every limit in one place. A value that can grow without one of these is a defect.
// Each has a test on both sides; docs/limits.md says what happens beyond.
#pragma once

#include <cstddef>

namespace dross::limits {

/// A document larger than this passes untouched (bytes of the document's record); --max-document.
inline constexpr std::size_t max_document = std::size_t{64} << 20;

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

/// Faults shown of one rule file; the rest is counted.
inline constexpr std::size_t max_faults = 100;

/// A source line longer than this is not copied into diagnostics (bytes).
inline constexpr std::size_t max_source_line = std::size_t{64} << 10;

/// Words a document must have before its language is guessed.
inline constexpr std::size_t min_words_for_language = 25;

/// Bytes of a document that the language guess reads.
inline constexpr std::size_t max_language_sample = std::size_t{64} << 10;

/// Bytes of an input that are looked at to tell its format. Pages made by templates can start with
/// some KiB of blank lines; input that is blank for longer than this is text.
inline constexpr std::size_t max_format_sample = std::size_t{16} << 10;

/// Code points of an input line that a diagnostic quotes.
inline constexpr std::size_t max_quoted_input = 120;

/// Nesting of JSON arrays and objects in a record.
inline constexpr std::size_t max_json_depth = 1024;

}  // namespace dross::limits
