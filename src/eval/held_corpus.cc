// The readers as they are, a record at a time.
#include "eval/held_corpus.h"

#include "base/limits.h"
#include "input/decode.h"
#include "output/running_hash.h"

namespace dross {
namespace {

class CorpusReader {
 public:
  CorpusReader(const ReaderOptions& options, const Report& report)
      : options_(options), report_(report) {}

  void read(const std::string& input) {
    auto source = open_input(input);
    if (!source) return note(source.error());
    auto reader = open_reader(std::move(*source), options_);
    if (!reader) return note(reader.error());
    Record record;
    while (!corpus_.is_cut) {
      const Result<bool> more = (*reader)->next(record);
      if (!more) note(more.error());
      if (!more || !*more) return;
      if (record.fault) note(*record.fault);
      if (record.kind == RecordKind::document) keep(record);
    }
  }

  HeldCorpus take() {
    corpus_.hash = hash_.hex();
    return std::move(corpus_);
  }

 private:
  void note(const Diagnostic& fault) {
    ++corpus_.faults;
    report_(fault);
  }

  void keep(const Record& record) {
    const std::string_view text = record.text();
    if (corpus_.bytes + text.size() > limits::max_corpus) {
      corpus_.is_cut = true;
      return;
    }
    corpus_.bytes += text.size();
    hash_.add(text);
    hash_.add(std::string_view("\0", 1));
    corpus_.documents.push_back({std::string(text), record.metadata});
  }

  const ReaderOptions& options_;
  const Report& report_;
  HeldCorpus corpus_;
  RunningHash hash_;
};

}  // namespace

HeldCorpus hold_corpus(const std::vector<std::string>& inputs, const ReaderOptions& options,
                       const Report& report) {
  CorpusReader reader(options, report);
  for (const std::string& input : inputs) reader.read(input);
  return reader.take();
}

}  // namespace dross
