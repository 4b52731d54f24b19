// Documents in parallel, results in order. Every thread does the same three things again and again:
// read a batch of records (one thread at a time, in the order of the input), clean its documents
// (all threads at once), and hand it over. Batches that were handed over go to the consumers in the
// order in which they were read, by the hand of whichever thread finds the next one ready; so
// consumers see one record at a time, in the order of the input, and need no locks, and no thread
// waits while there is something to read and room for it.
//
// There is room for a few batches a thread (limits::max_batches_in_flight and bytes). A document
// larger than its thread's share is read on alone, once all others are through: of several large
// ones, one is held at a time.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "pipeline.h"

namespace dross {

/// The inputs of a run, one after the other; nothing behind the last. Asked by one thread at a
/// time.
using NextSource = std::function<std::optional<Result<std::unique_ptr<ByteSource>>>()>;

/// Where a run stands: what it has counted, and how many bytes have gone through.
struct RunState {
  RunSummary summary;
  std::size_t offset = 0;
  Joint joint = Joint::none;  ///< what another input would have to be joined by

  /// Only the first record of an input is joined to what went before.
  [[nodiscard]] Joint joint_before(const Record& record) const {
    return record.offset == 0 && offset > 0 ? joint : Joint::none;
  }
};

/// Sends every record of the inputs through the consumers; does not finish them.
/// `threads` >= 1; one of them is the caller's. What a consumer or a report throws comes out here.
Result<void> run_in_order(const NextSource& next_source, const ReaderOptions& options,
                          const Cleaner& cleaner, const std::vector<Consumer*>& consumers,
                          const Report& report, std::size_t threads, RunState& state);

}  // namespace dross
