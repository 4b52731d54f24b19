// Documents are taken by threads one at a time from a common counter; threads last for one call, so
// that a fork finds none.
#include "engine.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>
#include <thread>
#include <utility>

#include "cli/common.h"
#include "fork_gate.h"
#include "rules/load_with.h"

namespace dross::python {
namespace {

constexpr std::size_t stream_chunk = 256;  // documents that are prepared before one is looked up

// Patterns of the program's own files are compiled when they are needed: its tests have done so.
LoadedRules load_sources(std::vector<RuleSource> sources) {
  std::vector<CheckedSource> checked;
  for (const RuleSource& source : sources) {
    checked.push_back(
        checked_source(source, is_shipped(source) ? PatternCheck::trusted : PatternCheck::full));
  }
  LoadedRules loaded = load_rules_with(checked);
  loaded.sources = std::move(sources);
  return loaded;
}

Faults errors_of(const Faults& faults) {
  Faults errors;
  std::ranges::copy_if(faults, std::back_inserter(errors),
                       [](const Diagnostic& d) { return d.severity == Severity::error; });
  return errors;
}

template <class Work>
bool start_thread(std::vector<std::jthread>& running, const Work& work) {
  try {
    running.emplace_back(work);
    return true;
  } catch (const std::system_error&) {
    return false;
  }
}

// What a thread throws (memory may be short) comes out here, once all have ended. Where no more
// threads are to be had, those that there are do the work.
template <class Work>
void on_threads(std::size_t threads, std::size_t documents, Work work) {
  const std::size_t helpers = std::min(threads, std::max<std::size_t>(documents, 1)) - 1;
  std::mutex mutex;
  std::exception_ptr thrown;
  const auto guarded = [&]() noexcept {
    try {
      work();
    } catch (...) {
      const std::scoped_lock lock(mutex);
      thrown = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> running;
    running.reserve(helpers);
    while (running.size() < helpers && start_thread(running, guarded)) {
    }
    guarded();
  }
  if (thrown) std::rethrow_exception(thrown);
}

std::vector<ByteSpan> spans_of(const Cleaning& cleaning) {
  std::vector<ByteSpan> spans;
  spans.reserve(cleaning.edits.size());
  for (const Edit& edit : cleaning.edits) spans.push_back(edit.span);
  return spans;
}

// Repeats that were found elsewhere, taken as StreamDedupe would.
void take_found_repeats(Cleaning& cleaning, const std::vector<std::uint32_t>& repeats) {
  std::vector<LineRemoval> removals;
  for (const std::uint32_t number : repeats) {
    if (number >= cleaning.prepared.paragraphs.size()) continue;
    const PreparedParagraph& paragraph = cleaning.prepared.paragraphs[number];
    Edit edit;
    edit.kind = EditKind::duplicate;
    edit.category = Category::duplicate;
    edit.line = paragraph.number;
    edit.words = paragraph.words;
    removals.push_back({paragraph.line, std::move(edit)});
  }
  cleaning.edits =
      remove_lines(cleaning.prepared.lines, std::move(cleaning.edits), std::move(removals));
}

}  // namespace

bool is_shipped(const RuleSource& source) {
  return source.origin == RuleOrigin::shipped;
}

Metadata Batch::metadata(std::size_t i) const {
  Metadata out;
  if (!languages.empty()) out.language = languages[i];
  if (!urls.empty()) out.url = urls[i];
  if (!ids.empty()) out.id = ids[i];
  return out;
}

tl::expected<std::shared_ptr<Engine>, Faults> Engine::make(
    const std::vector<std::string>& arguments, std::vector<RuleSource> sources) {
  const LibraryCall inside;
  std::shared_ptr<Engine> engine(new Engine);
  engine->process_ = ::getpid();
  Result<cli::Options> options = cli::parse_options(cli::command_clean, arguments);
  if (!options) return tl::unexpected(Faults{options.error()});
  engine->options_ = std::move(*options);
  if (sources.empty() && engine->options_.rules.empty()) {
    engine->rules_ = {std::shared_ptr<const RuleSet>(), &shipped_rules()};
  } else {
    LoadedRules loaded = sources.empty() ? load_rules_from(engine->options_.rules)
                                         : load_sources(std::move(sources));
    if (!loaded.ok()) return tl::unexpected(errors_of(loaded.diagnostics));
    engine->warnings_ = std::move(loaded.diagnostics);
    engine->sources_ = std::move(loaded.sources);
    engine->rules_ = std::make_shared<const RuleSet>(std::move(loaded.set));
  }
  if (Result<void> open = engine->open_cleaner(); !open)
    return tl::unexpected(Faults{open.error()});
  return engine;
}

Result<void> Engine::open_cleaner() {
  Result<CleanOptions> clean = cli::clean_options(options_, *rules_);
  if (!clean) return tl::unexpected(clean.error());
  if (options_.decide.dedupe == Dedupe::stream) {
    clean->stream =
        std::make_shared<StreamDedupe>(similarity_options(options_.decide), options_.dedupe.memory);
    if (!clean->stream->has_memory()) {
      return fail(Fault::no_memory, "there is no memory for what is kept of the stream",
                  "give `--memory` less");
    }
  }
  cleaner_ = std::make_unique<Cleaner>(*rules_, std::move(*clean));
  return {};
}

Result<void> Engine::check_process() const {
  if (!is_stream() || process_ == ::getpid()) return {};
  return fail(Fault::bad_usage, "this cleaner keeps a stream for the process that made it",
              "make one in each process, or clean with dedupe=\"document\"");
}

bool Engine::is_over_limit(std::string_view text) const {
  return text.size() > options_.reader.max_document || has_too_many_lines(text);
}

// To be called with in_order_ held.
void Engine::repeat(const Metadata& metadata, Cleaning& cleaning) {
  Record record;
  record.document = ++documents_;
  record.metadata = metadata;
  take_repeats(*cleaner_->stream(), {}, record, cleaning);
}

Cleaning Engine::decide(std::string_view text, const Metadata& metadata, Tally& tally) {
  if (is_over_limit(text)) {
    tally.add_too_large(text.size(), 1);
    return {};
  }
  Cleaning cleaning = decide_alone(text, metadata);
  if (is_stream()) {
    // In this order: who has the lock may be waiting at the gate, until nobody is inside.
    const std::scoped_lock lock(in_order_);
    const LibraryCall inside;
    repeat(metadata, cleaning);
  }
  tally.add(cleaning, text.size(), 1);
  return cleaning;
}

Cleaning Engine::decide_alone(std::string_view text, const Metadata& metadata) const {
  const LibraryCall inside;
  return cleaner_->decide(text, metadata);
}

Cleaning Engine::decide_one(const Batch& batch, std::size_t i) const {
  Cleaning cleaning = cleaner_->decide(batch.texts[i], batch.metadata(i));
  if (!batch.repeats.empty()) take_found_repeats(cleaning, batch.repeats[i]);
  return cleaning;
}

std::vector<PreparedDocument> Engine::prepare(const Batch& batch) {
  std::vector<PreparedDocument> prepared(batch.texts.size());
  for (std::size_t i = 0; i < batch.texts.size(); ++i) {
    if (batch.texts[i].data() == nullptr) continue;
    const LibraryCall inside;
    if (is_over_limit(batch.texts[i])) continue;
    prepared[i] = std::move(decide_one(batch, i).prepared);
  }
  return prepared;
}

Removed Engine::clean(const Batch& batch, std::size_t threads, Stats* stats) {
  Removed removed(batch.texts.size());
  if (is_stream() && batch.repeats.empty()) {
    const std::scoped_lock lock(in_order_);
    Tally tally(*rules_);
    clean_in_order(batch, threads, tally, removed);
    if (stats != nullptr) stats->add(tally.figures());
  } else {
    clean_range(batch, threads, stats, removed);
  }
  return removed;
}

void Engine::clean_one(const Batch& batch, std::size_t i, Tally& tally, Removed& removed) {
  const std::string_view text = batch.texts[i];
  const std::size_t times = batch.times(i);
  if (times == 0) return;
  if (text.data() == nullptr) return tally.add_null(times);
  const LibraryCall inside;
  if (is_over_limit(text)) return tally.add_too_large(text.size(), times);
  const Cleaning cleaning = decide_one(batch, i);
  tally.add(cleaning, text.size(), times);
  removed[i] = spans_of(cleaning);
}

void Engine::clean_range(const Batch& batch, std::size_t threads, Stats* stats, Removed& removed) {
  std::atomic<std::size_t> next = 0;
  Stats own;
  on_threads(threads, batch.texts.size(), [&] {
    Tally tally(*rules_);
    for (std::size_t i = next++; i < batch.texts.size(); i = next++) {
      clean_one(batch, i, tally, removed);
    }
    if (stats != nullptr) own.add(tally.figures());
  });
  if (stats != nullptr) stats->add(own.figures());
}

// Preparing needs its document only and goes on all threads; looking up is one thread's.
void Engine::clean_in_order(const Batch& batch, std::size_t threads, Tally& tally,
                            Removed& removed) {
  std::vector<Cleaning> chunk(stream_chunk);
  for (std::size_t begin = 0; begin < batch.texts.size(); begin += stream_chunk) {
    const std::size_t end = std::min(begin + stream_chunk, batch.texts.size());
    std::atomic<std::size_t> next = begin;
    on_threads(threads, end - begin, [&] {
      for (std::size_t i = next++; i < end; i = next++) {
        const std::string_view text = batch.texts[i];
        const LibraryCall inside;
        chunk[i - begin] = text.data() == nullptr || is_over_limit(text)
                               ? Cleaning{}
                               : cleaner_->decide(text, batch.metadata(i));
      }
    });
    for (std::size_t i = begin; i < end; ++i) {
      const std::string_view text = batch.texts[i];
      if (text.data() == nullptr) {
        tally.add_null(1);
      } else if (is_over_limit(text)) {
        tally.add_too_large(text.size(), 1);
      } else {
        const LibraryCall inside;
        repeat(batch.metadata(i), chunk[i - begin]);
        tally.add(chunk[i - begin], text.size(), 1);
        removed[i] = spans_of(chunk[i - begin]);
      }
    }
  }
}

}  // namespace dross::python
