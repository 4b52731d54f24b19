// Edits -> cleaned bytes: the record's raw bytes without those that spell what goes. Text and JSONL
// are the same here, so every kept byte stays as it was spelled.
#pragma once

#include <vector>

#include "output/consumer.h"
#include "output/sink.h"

namespace dross {

/// Spans of record.raw that go, ascending.
std::vector<ByteSpan> raw_cuts(const Item&);

class SpliceWriter final : public Consumer {
 public:
  explicit SpliceWriter(ByteSink& sink) : sink_(sink) {}
  Result<void> consume(const Item&) override;
  Result<void> finish() override { return sink_.flush(); }

 private:
  ByteSink& sink_;
};

}  // namespace dross
