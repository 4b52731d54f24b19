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

struct InputForm {
  std::string name;
  Format format = Format::automatic;
};

class SpliceWriter final : public Consumer {
 public:
  explicit SpliceWriter(ByteSink& sink, OutputOptions options = {})
      : sink_(sink), options_(std::move(options)) {}

  Result<void> begin_input(std::string_view name, Format format) override;
  /// Fault::bad_usage for a plain text where fields are to be added (it has no place for them), and
  /// before the first byte of an input that is refused as a mixture.
  Result<void> consume(const Item&) override;
  Result<void> finish() override { return sink_.flush(); }

  /// Documents that were left out so far.
  [[nodiscard]] std::size_t left_out() const { return left_out_; }

 private:
  Result<void> refuse_mixture();

  ByteSink& sink_;
  OutputOptions options_;
  std::size_t left_out_ = 0;
  InputForm input_;                 ///< of the record at hand
  bool is_looked_at_ = true;        ///< has a byte of it come?
  std::optional<InputForm> first_;  ///< input of which a byte came
};

/// Fault::bad_usage where the two cannot go into one output of this form.
Result<void> refuse_mixture(const InputForm& first, const InputForm& second,
                            const OutputOptions& options);

/// That `input` is plain text and --add-fields was asked for.
Diagnostic fields_in_plain_text(std::string_view input);

}  // namespace dross
