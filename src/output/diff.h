// `--diff`: what would change, as a unified diff (POSIX diff -u) that `patch` accepts: three lines
// of context, a head for each input that changes. It is made from the edits, not by comparing
// texts: the lines that edits touch are known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/consumer.h"
#include "output/patch.h"
#include "output/sink.h"

namespace dross {

class DiffWriter final : public Consumer {
 public:
  /// `options`: those of the writer whose output the diff leads to. The sink must outlive it.
  explicit DiffWriter(ByteSink& sink, OutputOptions options = {})
      : sink_(sink), options_(std::move(options)) {}

  Result<void> begin_input(std::string_view name, Format format) override;
  Result<void> end_input(InputEnd end) override;
  Result<void> consume(const Item&) override;
  Result<void> finish() override { return sink_.flush(); }

 private:
  void keep(std::string_view text);
  void keep_line(std::string_view line);
  void change(std::string_view old_lines, std::string_view new_lines);
  void open_hunk();
  void close_hunk();

  ByteSink& sink_;
  OutputOptions options_;
  std::string input_;
  std::string out_;  ///< of the record at hand
  bool has_head_ = false;
  std::uint64_t old_line_ = 0;  ///< lines of the input so far, and of the cleaned text
  std::uint64_t new_line_ = 0;
  std::deque<std::string> context_;  ///< the last kept lines, outside a hunk
  bool in_hunk_ = false;
  std::string hunk_;
  std::uint64_t old_start_ = 0;
  std::uint64_t new_start_ = 0;
  std::vector<std::size_t> kept_begins_;  ///< where the lines of context at its end begin in hunk_
};

/// A file's name as GNU diff writes and patch reads it: in C's quotes where it holds control
/// characters, quotes or backslashes, with a tab behind it where it holds a space.
std::string diff_name(std::string_view path);

}  // namespace dross
