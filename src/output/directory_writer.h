// --out-dir: each input's output in a file of its own, and each input's log beside them if wanted.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/compression.h"
#include "output/consumer.h"
#include "output/patch.h"
#include "output/sink.h"
#include "output/splice.h"
#include "rules/rule.h"

namespace dross {

/// Where what becomes of an input goes.
struct OutputPlace {
  std::string output;  ///< path; empty = it has been written before, and is only read again
  std::string log;     ///< path; empty = none
  Compression compression = Compression::none;  ///< of the output
};

class DirectoryWriter final : public Consumer {
 public:
  /// Asked once for each input, by its name.
  using FindPlace = std::function<OutputPlace(std::string_view input)>;

  /// The rules must outlive the writer. `version` is the program's, for the logs.
  DirectoryWriter(FindPlace find_place, const RuleSet& rules, std::string version,
                  OutputOptions options, std::size_t threads);
  ~DirectoryWriter() override;

  /// Makes the folders that are missing, and temporary files beside the files to be.
  Result<void> begin_input(std::string_view name, Format format) override;
  Result<void> consume(const Item&) override;
  /// Puts the files in their place, the log first: where the output is, all is. Of an input that
  /// failed there is no file.
  Result<void> end_input(InputEnd) override;
  Result<void> finish() override { return {}; }

  [[nodiscard]] std::size_t left_out() const { return left_out_; }

 private:
  struct Files;

  FindPlace find_place_;
  const RuleSet& rules_;
  std::string version_;
  OutputOptions options_;
  std::size_t threads_;
  std::size_t left_out_ = 0;
  std::unique_ptr<Files> files_;
};

}  // namespace dross
