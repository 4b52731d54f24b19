// Every limit in one place. A value that can grow without one of these is a defect.
// Each has a test on both sides; docs/limits.md says what happens beyond.
#pragma once

#include <cstddef>

namespace dross::limits {

/// A document larger than this passes untouched (bytes of the document's record); --max-document.
inline constexpr std::size_t max_document = std::size_t{64} << 20;

/// A rule file larger than this is refused (bytes).
inline constexpr std::size_t max_rule_file = std::size_t{8} << 20;

/// A pattern longer than this is refused (bytes of its source).
inline constexpr std::size_t max_pattern = 4096;

/// RE2 instructions of one pattern. `\pL{3,12} x(\pL|\d){1,200}` compiles to 253,730.
inline constexpr int max_pattern_program = 20'000;

/// RE2's memory budget for one pattern (bytes): program and DFA caches.
inline constexpr std::size_t max_pattern_memory = std::size_t{8} << 20;

/// Faults shown of one rule file; the rest is counted.
inline constexpr std::size_t max_faults = 100;

/// Words a document must have before its language is guessed.
inline constexpr std::size_t min_words_for_language = 25;

/// Bytes of a document that the language guess reads.
inline constexpr std::size_t max_language_sample = std::size_t{64} << 10;

/// Nesting of JSON arrays and objects in a record.
inline constexpr std::size_t max_json_depth = 1024;

}  // namespace dross::limits
