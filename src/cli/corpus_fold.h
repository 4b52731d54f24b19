// A corpus, a batch at a time: every document's part is made in parallel, and the parts are folded
// in the order of the corpus, so that what comes out does not depend on the number of cores.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/common.h"
#include "eval/corpus.h"
#include "eval/parallel.h"

namespace dross::cli {

/// Are faults of inputs told of? A corpus that is read again has told of them before.
enum class Reading { first, again };

/// Calls take(batch) for the documents of the operands from `first` on (none: stdin), some hundreds
/// at a time; it returns Result<void>, whose error ends the run. Faults of inputs are printed and
/// make the exit code.
template <class Take>
ExitCode for_each_batch(const Options& options, std::size_t first, Take take,
                        Reading reading = Reading::first) {
  std::vector<std::string> paths(options.operands.begin() + static_cast<std::ptrdiff_t>(first),
                                 options.operands.end());
  if (paths.empty()) paths.emplace_back("-");
  CorpusReader reader(expand_folders(paths), options.reader, [&](const Diagnostic& d) {
    if (reading == Reading::first) print_diagnostic(d, options.colour);
  });
  for (auto batch = reader.next_batch(); !batch.empty(); batch = reader.next_batch()) {
    if (Result<void> done = take(batch); !done) return show_fault(done.error(), options.colour);
  }
  return reader.faults() > 0 ? ExitCode::input_failed : ExitCode::done;
}

/// Calls fold(make(document)) for each document, as above. `make` must be safe to call from many
/// threads; `fold` returns Result<void>.
template <class Make, class Fold>
ExitCode fold_corpus(const Options& options, std::size_t first, const Make& make, Fold fold,
                     Reading reading = Reading::first) {
  using Part = decltype(make(std::declval<const CorpusDocument&>()));
  const auto take = [&](const std::vector<CorpusDocument>& batch) -> Result<void> {
    std::vector<Part> parts(batch.size());
    for_each_index(batch.size(), [&](std::size_t i) { parts[i] = make(batch[i]); });
    for (Part& part : parts) {
      if (Result<void> done = fold(std::move(part)); !done) return done;
    }
    return {};
  };
  return for_each_batch(options, first, take, reading);
}

}  // namespace dross::cli
