// A line on the terminal that says how far a run is.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "output/consumer.h"

namespace dross::cli {

struct ProgressFigures {
  std::uint64_t bytes = 0;                   ///< of the inputs as they are on the disk
  std::optional<std::uint64_t> total_bytes;  ///< where all inputs are files
  std::uint64_t documents = 0;
  std::uint64_t words = 0;
  std::uint64_t words_removed = 0;
  double seconds = 0;
};

/// "1.2 of 4.0 GB (30 %), 12,345 documents, 2,345/s, 45.6 MB/s, 12.3 % of the words taken, 3 min
/// left"
std::string progress_line(const ProgressFigures& figures);

class Progress final : public Consumer {
 public:
  /// Says nothing where standard error is no terminal (or a `dumb` one), the text itself goes to a
  /// terminal, or --quiet or --no-progress ask for it.
  Progress(const std::vector<std::string>& inputs, const Options& options);

  /// For DecodeOptions; null where nothing is said.
  [[nodiscard]] std::atomic<std::uint64_t>* bytes_read();

  Result<void> consume(const Item&) override;
  Result<void> finish() override { return {}; }

  /// Takes the line away, to be called before anything else is printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  void draw(Clock::time_point now);

  bool is_shown_;
  bool is_drawn_ = false;
  ProgressFigures figures_;
  std::atomic<std::uint64_t> bytes_read_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_draw_ = start_ + std::chrono::milliseconds(100);
};

}  // namespace dross::cli
