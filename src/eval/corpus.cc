// Documents are read one after the other and matched a batch at a time, so that all cores work and
// memory stays bounded however long the corpus is.
#include "eval/corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "input/decode.h"
#include "text/language.h"

namespace dross {
namespace {

constexpr std::size_t batch_documents = 256;
constexpr std::size_t batch_bytes = std::size_t{8} << 20;

}  // namespace

CorpusReader::CorpusReader(std::vector<std::string> inputs, ReaderOptions options, Report report)
    : inputs_(std::move(inputs)), options_(std::move(options)), report_(std::move(report)) {}

void CorpusReader::note(const Diagnostic& fault) {
  ++faults_;
  report_(fault);
}

bool CorpusReader::open_next() {
  while (next_input_ < inputs_.size()) {
    input_ = inputs_[next_input_++];
    auto source = open_input(input_, options_.decode);
    if (!source) {
      note(source.error());
      continue;
    }
    auto reader = open_reader(std::move(*source), options_);
    if (!reader) {
      note(reader.error());
      continue;
    }
    reader_ = std::move(*reader);
    return true;
  }
  return false;
}

void CorpusReader::take(const Record& record, std::vector<CorpusDocument>& batch) {
  if (record.fault) note(*record.fault);
  if (record.kind != RecordKind::document) return;
  std::string name = record.metadata.id;
  if (name.empty()) {
    name =
        reader_->format() == Format::text ? input_ : fmt::format("{}#{}", input_, record.document);
  }
  batch.push_back({std::move(name), record.metadata, std::string(record.text())});
}

std::vector<CorpusDocument> CorpusReader::next_batch() {
  std::vector<CorpusDocument> batch;
  std::size_t bytes = 0;
  Record record;
  while (batch.size() < batch_documents && bytes < batch_bytes) {
    if (!reader_ && !open_next()) break;
    const Result<bool> more = reader_->next(record);
    if (!more) note(more.error());
    if (!more || !*more) {
      reader_.reset();
      continue;
    }
    const std::size_t before = batch.size();
    take(record, batch);
    if (batch.size() > before) bytes += batch.back().text.size();
  }
  return batch;
}

CorpusMatcher::CorpusMatcher(const RuleSet& rules, Paragraphs paragraphs, std::string language)
    : rules_(rules),
      paragraphs_(paragraphs),
      language_(std::move(language)),
      selector_(rules),
      matcher_(fast_matcher(rules)) {}

MatchedText CorpusMatcher::match(const CorpusDocument& document) const {
  MatchedText matched;
  matched.text = split_lines(document.text, paragraphs_);
  std::size_t words = 0;
  for (const Line& line : matched.text.lines) words += line.shape.words;
  const Language spoken = language_of(language_, document.metadata.language, document.text, words);
  matched.selection = selector_.select(spoken.code, host_of(document.metadata.url));
  matched.matches = matcher_->match(matched.text, matched.selection);
  return matched;
}

}  // namespace dross
