// The stages in their order, once for one document and once for a whole run.
#include "pipeline.h"

#include <utility>

#include "match/selection.h"

namespace dross {

std::string_view version() {
  return DROSS_VERSION;
}

Cleaner::Cleaner(const RuleSet& rules, CleanOptions options)
    : rules_(rules),
      options_(std::move(options)),
      selector_(rules),
      matcher_(reference_matcher(rules)) {}

Cleaning Cleaner::decide(std::string_view text, const Metadata& metadata) const {
  Cleaning cleaning;
  const LinedText lined = split_lines(text, options_.paragraphs);
  cleaning.lines = lined.lines.size();
  for (const Line& line : lined.lines) cleaning.words += line.shape.words;

  cleaning.language = language_of(options_.language, metadata.language, text, cleaning.words);
  const Selection selection = selector_.select(cleaning.language.code, host_of(metadata.url));
  const std::vector<Match> matches = matcher_->match(lined, selection);
  Decision decision = dross::decide(lined, rules_, selection, matches, options_.decide);
  if (options_.templates && permits(EditKind::template_line)) {
    decision.edits =
        remove_lines(lines_of(lined), std::move(decision.edits),
                     template_lines(lined, decision, host_of(metadata.url), *options_.templates));
  }
  if (options_.stream && permits(EditKind::duplicate)) {
    const ParagraphIndex& index = options_.stream->index();
    cleaning.prepared =
        prepare(lined, decision, index.options(), max_shingles(index.options(), index.memory()));
  }
  cleaning.edits = std::move(decision.edits);
  cleaning.profile = decision.profile;
  cleaning.guards = decision.guards;
  return cleaning;
}

bool Cleaner::permits(EditKind engine) const {
  return options_.decide.filter.permits(engine_name(engine), Category::duplicate);
}

SimilarityOptions similarity_options(const DecideOptions& options) {
  return {options.dedupe_threshold, options.dedupe_min_words};
}

void take_repeats(StreamDedupe& stream, std::string_view input, const Record& record,
                  Cleaning& cleaning) {
  cleaning.edits = stream.apply({input, record.document, record.metadata.id, 0}, cleaning.prepared,
                                std::move(cleaning.edits));
  cleaning.prepared = {};
}

std::string Cleaner::clean(std::string_view text, const Metadata& metadata) const {
  std::string kept;
  std::size_t at = 0;
  for (const Edit& edit : decide(text, metadata).edits) {
    kept += text.substr(at, edit.span.begin - at);
    at = edit.span.end;
  }
  kept += text.substr(at);
  return kept;
}

Result<void> run_one(std::unique_ptr<ByteSource> source, const ReaderOptions& options,
                     const Cleaner& cleaner, const std::vector<Consumer*>& consumers,
                     const Report& report, RunSummary& summary, std::size_t& offset) {
  const std::string name = source->name();
  const auto note = [&](const Diagnostic& fault) {
    ++summary.faults;
    report(fault);
  };
  auto reader = open_reader(std::move(source), options);
  if (!reader) {
    note(reader.error());
    return {};
  }
  const std::size_t begin = offset;
  Record record;
  while (true) {
    const Result<bool> more = (*reader)->next(record);
    if (!more) note(more.error());
    if (!more || !*more) {
      summary.records_without_text += (*reader)->counts().no_text;
      return {};
    }
    if (record.fault) note(*record.fault);
    Cleaning cleaning;
    if (record.kind == RecordKind::document) {
      cleaning = cleaner.decide(record.text(), record.metadata);
      if (StreamDedupe* stream = cleaner.stream()) take_repeats(*stream, name, record, cleaning);
      ++summary.documents;
      summary.edits += cleaning.edits.size();
    }
    const Item item{record, cleaning, name, begin + record.offset};
    for (Consumer* consumer : consumers) {
      if (Result<void> done = consumer->consume(item); !done) return done;
    }
    offset = item.run_offset + record.raw.size();
  }
}

Result<RunSummary> run(const std::vector<std::string>& inputs, const ReaderOptions& options,
                       const Cleaner& cleaner, const std::vector<Consumer*>& consumers,
                       const Report& report) {
  RunSummary summary;
  std::size_t offset = 0;
  for (const std::string& input : inputs) {
    auto source = open_source(input);
    if (!source) {
      ++summary.faults;
      report(source.error());
      continue;
    }
    Result<void> done =
        run_one(std::move(*source), options, cleaner, consumers, report, summary, offset);
    if (!done) return tl::unexpected(done.error());
  }
  for (Consumer* consumer : consumers) {
    if (Result<void> done = consumer->finish(); !done) return tl::unexpected(done.error());
  }
  return summary;
}

}  // namespace dross
