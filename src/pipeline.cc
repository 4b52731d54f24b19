// The stages in their order, once for one document and once for a whole run.
#include "pipeline.h"

#include <algorithm>
#include <utility>

#include "decide/plain.h"
#include "input/decode.h"
#include "match/selection.h"
#include "run.h"

namespace dross {

std::string_view version() {
  return DROSS_VERSION;
}

namespace {

DecideOptions without_cap(DecideOptions options) {
  options.max_removed = 100;
  return options;
}

}  // namespace

Cleaner::Cleaner(const RuleSet& rules, CleanOptions options)
    : rules_(rules),
      options_(std::move(options)),
      page_options_(without_cap(options_.decide)),
      selector_(rules),
      matcher_(make_matcher(options_.matcher, rules)) {
  if (options_.deciding == Deciding::by_evidence) return;
  const Selection from = options_.language.empty()
                             ? every_rule(rules)
                             : selector_.select(primary_language(options_.language), {});
  plain_rules_ = plain_rules(rules, from, options_.decide.filter);
  const bool suits = std::ranges::all_of(plain_rules_, [&](std::uint32_t index) {
    return suits_block(rules.rules[index]) && rules.rules[index].sites.empty();
  });
  if (suits && options_.deciding == Deciding::plainly_unnamed) {
    block_matcher_ = make_block_matcher(options_.matcher, rules, plain_rules_);
  }
}

Cleaning Cleaner::decide(std::string_view text, const Metadata& metadata) const {
  if (block_matcher_) return decide_by_blocks(text);
  if (options_.deciding != Deciding::by_evidence) return decide_by_lines(text, metadata);
  Cleaning cleaning;
  if (has_too_many_lines(text)) return cleaning;
  const LinedText lined = split_lines(text, options_.paragraphs);
  cleaning.lines = lined.lines.size();
  for (const Line& line : lined.lines) cleaning.words += line.shape.words;

  cleaning.language = language_of(options_.language, metadata.language, text, cleaning.words);
  const Selection selection = selector_.select(cleaning.language.code, host_of(metadata.url));
  const std::vector<Match> matches = matcher_->match(lined, selection);
  const DecideOptions& how = metadata.extent == Extent::page ? page_options_ : options_.decide;
  Decision decision = dross::decide(lined, *matcher_, selection, matches, how);
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

Cleaning Cleaner::decide_by_lines(std::string_view text, const Metadata& metadata) const {
  Cleaning cleaning;
  const LinedText lined = split_lines(text, Paragraphs::line);
  cleaning.lines = lined.lines.size();
  for (const Line& line : lined.lines) cleaning.words += line.shape.words;
  cleaning.profile = options_.decide.profile;
  cleaning.language = language_of(options_.language, metadata.language, {}, 0);
  const std::vector<Match> matches =
      matcher_->match(lined, selector_.of_site(plain_rules_, host_of(metadata.url)));
  cleaning.edits = decide_plainly(lined, rules_, matches);
  return cleaning;
}

Cleaning Cleaner::decide_by_blocks(std::string_view text) const {
  Cleaning cleaning;
  BlockLines found;
  block_matcher_->match(text, found);
  cleaning.lines = found.lines;
  cleaning.edits = edits_of(found.hits);
  return cleaning;
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

// NOLINTNEXTLINE(readability-function-size): everything that a run needs, and where it goes on from
Result<void> run_one(std::unique_ptr<ByteSource> source, const ReaderOptions& options,
                     const Cleaner& cleaner, const std::vector<Consumer*>& consumers,
                     const Report& report, RunSummary& summary, std::size_t& offset,
                     std::size_t threads) {
  RunState state{summary, offset, Joint::none};
  const NextSource once = [&]() -> std::optional<Result<std::unique_ptr<ByteSource>>> {
    if (!source) return std::nullopt;
    return std::move(source);
  };
  Result<void> done = run_in_order(once, options, cleaner, consumers, report, threads, state);
  summary = state.summary;
  offset = state.offset;
  return done;
}

Result<RunSummary> run(const std::vector<std::string>& inputs, const ReaderOptions& options,
                       const Cleaner& cleaner, const std::vector<Consumer*>& consumers,
                       const Report& report, std::size_t threads) {
  RunState state;
  auto input = inputs.begin();
  const NextSource next = [&]() -> std::optional<Result<std::unique_ptr<ByteSource>>> {
    if (input == inputs.end()) return std::nullopt;
    return open_input(*input++, options.decode);
  };
  Result<void> done = run_in_order(next, options, cleaner, consumers, report, threads, state);
  if (!done) return tl::unexpected(done.error());
  for (Consumer* consumer : consumers) {
    if (Result<void> finished = consumer->finish(); !finished) {
      return tl::unexpected(finished.error());
    }
  }
  return state.summary;
}

}  // namespace dross
