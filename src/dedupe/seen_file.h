// --seen: the kept paragraphs of one run for the next. One file, all numbers little endian:
//
//   "DROSSEEN", u32 version, u32 min_words, u64 threshold (the bits of a double)
//   u32 1: a document   u32 size of input, u32 size of id, u64 number, u64 content, input, id
//   u32 2: a paragraph of it   u64 low, u64 high, u64 guards, u32 line, u32 count, count x u64
//   u32 0: the end      u64 paragraphs, u64 XXH3 of all bytes before
//
// in the order in which they were kept, so that a smaller memory keeps the last of them. The index
// is not in it: it is built in the time that reading takes.
#pragma once

#include <memory>
#include <string>

#include "base/diagnostic.h"
#include "dedupe/paragraph_index.h"
#include "input/source.h"

namespace dross {

/// Adds what the file holds. Fault::state_file_refused where it is no such file, of another version
/// or threshold, cut off or changed; then the index is not to be used.
Result<void> read_seen(std::unique_ptr<ByteSource> file, ParagraphIndex& index);

/// A file that is not there holds nothing.
Result<void> read_seen_file(const std::string& path, ParagraphIndex& index);

/// The file as bytes, for who keeps it elsewhere.
std::string write_seen(const ParagraphIndex& index);

/// Replaces the file in one step.
Result<void> write_seen_file(const std::string& path, const ParagraphIndex& index);

}  // namespace dross
