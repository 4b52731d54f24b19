// Columns are code points, counted as bytes that continue no UTF-8 sequence: right for valid text,
// and for broken bytes still near the place.
#include "input/reader_faults.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "input/json.h"

namespace dross {
namespace {

/// Field names told in a hint; a record of a crawl can have hundreds.
constexpr std::size_t max_candidates = 8;
/// A name longer than this (bytes) helps nobody as a hint.
constexpr std::size_t max_candidate_size = 60;

bool starts_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_code_point));
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (starts_code_point(text[i]) && ++seen > count) return text.substr(0, i);
  }
  return text;
}

std::string size_in_words(std::size_t bytes) {
  constexpr std::size_t kib = 1024;
  constexpr std::size_t mib = kib * kib;
  if (bytes >= mib && bytes % mib == 0) return std::to_string(bytes / mib) + " MiB";
  if (bytes >= kib && bytes % kib == 0) return std::to_string(bytes / kib) + " KiB";
  return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
}

std::string byte_in_words(char c) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  if (byte > 0x20 && byte < 0x7F) return std::string("`") + c + "`";
  if (byte == ' ') return "a space";
  return std::string("byte 0x") + hex[byte >> 4] + hex[byte & 15];
}

std::string hint_for(std::string_view text, std::size_t error_at) {
  if (error_at >= text.size()) {
    return "each record must stand on one line; `jq -c .` writes JSON so";
  }
  if (text.substr(error_at).starts_with("NaN") || text.substr(error_at).starts_with("Infinity")) {
    return "JSON has no NaN and no Infinity; write null";
  }
  return {};
}

Diagnostic fault_in(const std::string& file, Fault fault, std::string message, std::string hint) {
  Diagnostic diagnostic;
  diagnostic.fault = fault;
  diagnostic.message = std::move(message);
  diagnostic.place.file = file;
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

}  // namespace

Diagnostic document_too_large(const std::string& file, std::size_t line, std::size_t limit) {
  Diagnostic diagnostic =
      fault_in(file, Fault::document_too_large,
               "the document is larger than " + size_in_words(limit) + " and passes untouched",
               "--max-document sets the limit; memory grows with it");
  diagnostic.place.line = line;
  return diagnostic;
}

Diagnostic too_many_lines(const std::string& file, std::size_t line) {
  Diagnostic diagnostic =
      fault_in(file, Fault::document_too_large,
               "the document has more than " + std::to_string(limits::max_lines) +
                   " lines and passes untouched",
               "a document is one article; give several as JSONL, one record each");
  diagnostic.place.line = line;
  return diagnostic;
}

Diagnostic not_a_json_object(const std::string& file, std::size_t line, std::string_view text,
                             std::size_t error_at) {
  std::string message =
      error_at >= text.size()
          ? "the line ends inside a JSON object"
          : "not one complete JSON object: " + byte_in_words(text[error_at]) + " does not fit here";
  Diagnostic diagnostic =
      fault_in(file, Fault::not_a_json_object, message + "; the line passes untouched",
               hint_for(text, error_at));
  diagnostic.place.line = line;
  diagnostic.place.column = count_code_points(text.substr(0, error_at)) + 1;
  // Beyond the excerpt there is nothing for a caret to stand under, so no excerpt is shown.
  if (diagnostic.place.column <= limits::max_quoted_input) {
    diagnostic.source_line = first_code_points(text, limits::max_quoted_input);
  }
  return diagnostic;
}

Diagnostic no_text_field(const std::string& file, const std::string& field,
                         const std::vector<std::string>& candidates) {
  std::string names;
  std::size_t told = 0;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > max_candidate_size || told == max_candidates) continue;
    names += (told++ == 0 ? "`" : ", `") + candidate + "`";
  }
  std::string hint = told == 0
                         ? "the first record has no string fields; --field NAME names the text's"
                         : "--field NAME; the first record has strings in " + names;
  return fault_in(file, Fault::no_text_field,
                  "no record has a string in the field `" + field + "`; all pass untouched",
                  std::move(hint));
}

Diagnostic not_a_warc_record(const std::string& file, std::size_t offset, std::string_view cause) {
  return fault_in(file, Fault::not_a_warc_record,
                  "the record at byte " + std::to_string(offset) + " is damaged: " +
                      std::string(cause) + "; it passes untouched, up to the next line WARC/1.0",
                  "");
}

Diagnostic no_warc_text(const std::string& file) {
  return fault_in(file, Fault::no_text_field,
                  "no record holds text (`WARC-Type: conversion`); all pass untouched",
                  "give the .wet.gz of a crawl, or extract the text of its pages first");
}

Diagnostic not_our_input(const std::string& file, InputKind kind) {
  if (kind == InputKind::html) {
    return fault_in(file, Fault::not_our_input,
                    "an HTML page is not this tool's input; it passes untouched",
                    "extract the text first, or say --format text to clean it as it is");
  }
  return fault_in(file, Fault::not_our_input,
                  "a JSON array is not this tool's input; it passes untouched",
                  "`jq -c '.[]'` makes a line of each record");
}

}  // namespace dross
