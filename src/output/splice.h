// Edits -> cleaned bytes: the record's raw bytes without those that spell what goes, and with what
// is put in. Text and JSONL are the same here, so every kept byte stays as it was spelled.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "output/consumer.h"
#include "output/patch.h"
#include "output/sink.h"

namespace dross {

class SpliceWriter final : public Consumer {
 public:
  explicit SpliceWriter(ByteSink& sink, OutputOptions options = {})
      : sink_(sink), options_(std::move(options)) {}

  /// Fault::bad_usage for a plain text where fields are to be added (it has no place for them), and
  /// for a second input where PlainTexts::one is asked for and one of the two is a plain text.
  Result<void> consume(const Item&) override;
  Result<void> finish() override { return sink_.flush(); }

  /// Documents that were left out so far.
  [[nodiscard]] std::size_t left_out() const { return left_out_; }

 private:
  Result<void> refuse_second_text(const Item&);

  ByteSink& sink_;
  OutputOptions options_;
  std::size_t left_out_ = 0;
  std::optional<std::string> input_;  ///< of the last record
  bool has_text_ = false;             ///< was there a plain text yet?
};

/// That `input` is plain text and --add-fields was asked for.
Diagnostic fields_in_plain_text(std::string_view input);

}  // namespace dross
