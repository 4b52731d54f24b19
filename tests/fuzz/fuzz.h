// What the fuzz targets share. A target is one LLVMFuzzerTestOneInput in targets/: with clang it is
// linked with libFuzzer (preset `fuzz`, scripts/fuzz.sh); in every other build it is linked with
// replay.cc, which feeds it the seeds as a test.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "output/log.h"
#include "output/splice.h"
#include "pipeline.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace dross::fuzz {

/// A finding: the fuzzer keeps the input that led here.
inline void require(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The first byte says how; the rest is the input.
struct Choice {
  unsigned how = 0;
  std::string_view rest;
};
inline Choice take_choice(std::string_view bytes) {
  if (bytes.empty()) return {};
  return {static_cast<unsigned char>(bytes[0]), bytes.substr(1)};
}

/// The bytes before the first NUL and those behind it.
struct Halves {
  std::string_view first;
  std::string_view second;
};
inline Halves split_at_nul(std::string_view bytes) {
  const std::size_t nul = bytes.find('\0');
  if (nul == std::string_view::npos) return {bytes, {}};
  return {bytes.substr(0, nul), bytes.substr(nul + 1)};
}

/// A few rules of every kind, quick to run and easy to hit.
inline const RuleSet& small_rules() {
  static const LoadedRules loaded = load_rules({{"small.toml", R"(
[[rule]]
id = "t/more"
category = "related"
confidence = "high"
strength = "alone"
kind = "line"
match = '^(?i)(read more|see also)\b'
max_words = 20
[[rule]]
id = "t/credit"
category = "image-credit"
confidence = "high"
kind = "span"
match = '\(Photo: [^)]{1,60}\)'
[[rule]]
id = "t/section"
category = "related"
confidence = "high"
kind = "section"
head = '^(?i)related\b'
max_words = 5
[[rule]]
id = "t/tail"
category = "copyright"
confidence = "high"
kind = "tail"
match = '^©'
max_words = 12
[[rule]]
id = "t/prompt"
category = "newsletter"
confidence = "medium"
kind = "line"
match = '(?i)newsletter'
max_words = 30
)",
                                                 RuleOrigin::user}});
  require(loaded.ok(), "the small rules have no fault");
  return loaded.set;
}

struct RunOutput {
  std::string cleaned;
  std::string log;
};

/// The bytes through a whole run, read in pieces. Blocks of the size that is asked for elsewhere
/// would take longer to clear than the few bytes to be read.
inline RunOutput run_bytes(std::string_view bytes, const Cleaner& cleaner, ReaderOptions options,
                           std::size_t piece) {
  options.block = std::min<std::size_t>(options.block, 4096);
  RunOutput output;
  const auto cleaned = memory_sink(output.cleaned);
  const auto log = memory_sink(output.log);
  SpliceWriter splice(*cleaned);
  const auto logger = log_writer(*log, cleaner.rules(), version());
  RunSummary summary;
  std::size_t offset = 0;
  const Result<void> ran = run_one(
      memory_source(std::string(bytes), "in", piece), options, cleaner, {&splice, logger.get()},
      [](const Diagnostic&) {}, summary, offset);
  require(ran && splice.finish() && logger->finish(), "a sink in memory cannot fail");
  return output;
}

/// Cleaned bytes and log are the input again.
inline void require_restores(const RunOutput& output, std::string_view input) {
  std::string restored;
  const auto source = memory_source(output.cleaned);
  const auto sink = memory_sink(restored);
  require(restore(*source, memory_source(output.log), *sink).has_value(), "the log fits");
  require(restored == input, "cleaned bytes and log are the input");
}

}  // namespace dross::fuzz
