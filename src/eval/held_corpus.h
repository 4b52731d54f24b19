// Texts held in memory, to measure on them: what is timed must not wait for a disk.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "input/reader.h"
#include "pipeline.h"

namespace dross {

struct HeldDocument {
  std::string text;
  Metadata metadata;
};

struct HeldCorpus {
  std::vector<HeldDocument> documents;
  std::size_t bytes = 0;   ///< of the documents' texts
  std::string hash;        ///< of the texts: two corpora of one hash are the same
  bool is_cut = false;     ///< it is over limits::max_corpus; what is beyond was not read
  std::size_t faults = 0;  ///< inputs and records that were left out
};

/// Reads the documents of the inputs (`-` is stdin).
HeldCorpus hold_corpus(const std::vector<std::string>& inputs, const ReaderOptions& options,
                       const Report& report);

}  // namespace dross
