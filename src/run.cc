// Three locks would do for three steps; two are enough: `reading_` is held while a batch is read,
// `state_` only for moments, around the books of what is in flight. The consumers' turn is a flag
// under `state_`, as a thread that finds the turn taken has better to do than to wait for it.
#include "run.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "input/reader_faults.h"

namespace dross {
namespace {

/// One input, from its first batch to its last.
struct Input {
  std::string name;
  std::unique_ptr<RecordReader> reader;
  std::optional<std::size_t> begin;  ///< of its bytes in the run, once its turn has come
};

/// Records that were read one after the other, all of one input. It is used again and again.
class Batch {
 public:
  std::shared_ptr<Input> input;     ///< null: an input that could not be opened
  std::optional<Diagnostic> fault;  ///< what ended the input, after the records
  bool ends_input = false;
  std::uint64_t ticket = 0;  ///< place in the order of the run
  std::size_t bytes = 0;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Record& record(std::size_t i) { return records_[i]; }
  [[nodiscard]] Cleaning& cleaning(std::size_t i) { return cleanings_[i]; }
  [[nodiscard]] bool has_something() const { return size_ > 0 || ends_input || fault.has_value(); }
  [[nodiscard]] bool is_full() const {
    return bytes >= limits::batch_bytes || size_ == limits::batch_records;
  }

  Record& add() {
    if (size_ == records_.size()) {
      records_.emplace_back();
      cleanings_.emplace_back();
    }
    return records_[size_++];
  }
  void drop_last() { --size_; }

  /// Empty again; storage that a large document has left behind goes back.
  void clear() {
    std::size_t held = 0;
    for (const Record& record : records_) held += record.capacity();
    if (held > limits::max_batch_storage) records_.clear();
    for (std::size_t i = 0; i < size_; ++i) cleanings_[i] = {};
    cleanings_.resize(records_.size());
    input.reset();
    fault.reset();
    ends_input = false;
    bytes = 0;
    size_ = 0;
  }

 private:
  std::vector<Record> records_;  ///< the first size_ are in use
  std::vector<Cleaning> cleanings_;
  std::size_t size_ = 0;
};

using BatchPointer = std::unique_ptr<Batch>;

Joint joint_behind(const Record& record) {
  if (record.framing == Framing::bare) return Joint::none;  // nothing follows a plain text
  const bool ends_line = record.raw.ends_with('\n');
  if (record.framing == Framing::open) {
    return ends_line ? Joint::separator : Joint::line_end_and_separator;
  }
  return ends_line ? Joint::none : Joint::line_end;
}

class Run;

/// Asks the run before it reads.
class PacedSource final : public ByteSource {
 public:
  PacedSource(std::unique_ptr<ByteSource> source, Run& run)
      : source_(std::move(source)), run_(run) {}
  Result<std::size_t> read(char* buffer, std::size_t size) override;
  [[nodiscard]] const std::string& name() const override { return source_->name(); }

 private:
  std::unique_ptr<ByteSource> source_;
  Run& run_;
};

class Run {
 public:
  Run(const NextSource& next_source, const ReaderOptions& options, const Cleaner& cleaner,
      const std::vector<Consumer*>& consumers, const Report& report, std::size_t threads,
      RunState& state)
      : next_source_(next_source),
        options_(options),
        cleaner_(cleaner),
        consumers_(consumers),
        report_(report),
        threads_(threads),
        run_(state) {}

  Result<void> go() {
    BatchPointer batch = read_batch();
    // One that one read has brought whole is not worth other threads.
    if (batch && batch->ends_input) {
      work_on(std::move(batch));
      batch = read_batch();
    }
    if (batch) {
      std::vector<std::jthread> others;
      for (std::size_t i = 1; i < threads_; ++i) others.emplace_back([this] { work(); });
      work_on(std::move(batch));
      work();
    }
    if (thrown_) std::rethrow_exception(thrown_);
    return result_;
  }

  /// To be called before more bytes are read for the batch at hand: where its document is larger
  /// than a thread's share, waits until nothing else is in flight.
  void pace() {
    if (read_ahead_ > limits::share_of_thread) wait([this] { return in_flight_ == 0; });
  }
  void count_read(std::size_t bytes) { read_ahead_ += bytes; }

 private:
  void work() {
    while (BatchPointer batch = read_batch()) work_on(std::move(batch));
  }

  // Not only values are errors here: memory may run out in any thread.
  void work_on(BatchPointer batch) {
    try {
      clean(*batch);
      hand_over(std::move(batch));
    } catch (...) {
      stop_with(std::current_exception());
    }
  }

  // -- Reading: one thread at a time, in the order of the input.

  BatchPointer read_batch() {
    const std::lock_guard reading(reading_);
    try {
      if (ended_ || !wait_for_room()) return nullptr;
      BatchPointer batch = take_free_batch();
      read_ahead_ = 0;
      while (!ended_ && !batch->has_something()) fill(*batch);
      if (!batch->has_something()) return nullptr;
      admit(*batch);
      return batch;
    } catch (...) {
      stop_with(std::current_exception());
      return nullptr;
    }
  }

  void fill(Batch& batch) {
    if (!input_ && !open_next_input(batch)) return;
    batch.input = input_;
    while (!batch.is_full()) {
      if (batch.size() > 0 && !input_->reader->has_bytes_at_hand()) return;
      Record& record = batch.add();
      const Result<bool> more = input_->reader->read(record);
      if (more && *more) {
        batch.bytes += record.raw.size();
        continue;
      }
      batch.drop_last();
      if (!more) batch.fault = more.error();
      batch.ends_input = true;
      input_.reset();
      return;
    }
  }

  bool open_next_input(Batch& batch) {
    auto source = next_source_();
    if (!source) {
      ended_ = true;
      return false;
    }
    if (!*source) {
      batch.fault = source->error();
      return false;
    }
    std::string name = (**source)->name();
    auto reader = open_reader(std::make_unique<PacedSource>(std::move(**source), *this), options_);
    if (!reader) {
      batch.fault = reader.error();
      return false;
    }
    input_ = std::make_shared<Input>(Input{std::move(name), std::move(*reader), std::nullopt});
    return true;
  }

  // -- Cleaning: any number of threads, in any order.

  void clean(Batch& batch) const {
    for (std::size_t i = 0; i < batch.size(); ++i) {
      Record& record = batch.record(i);
      batch.input->reader->interpret(record);
      if (record.kind == RecordKind::document && has_too_many_lines(record.text())) {
        record.kind = RecordKind::untouched;
        record.fault = too_many_lines(batch.input->name, record.line);
      }
      if (record.kind != RecordKind::document) continue;
      batch.cleaning(i) = cleaner_.decide(record.text(), record.metadata);
    }
  }

  // -- Handing over: one thread at a time, in the order of the input.

  Result<void> deliver(Batch& batch) {
    Input* input = batch.input.get();
    if (input != nullptr && !input->begin) {
      input->begin = run_.offset;
      if (Result<void> done = begin_input(*input); !done) return done;
    }
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (Result<void> done = deliver(*input, batch.record(i), batch.cleaning(i)); !done) {
        return done;
      }
    }
    if (batch.fault) note(*batch.fault);
    if (batch.ends_input) {
      run_.summary.records_without_text += input->reader->counts().no_text;
      return end_input(batch.fault ? InputEnd::failed : InputEnd::whole);
    }
    return {};
  }

  Result<void> begin_input(const Input& input) {
    if (StreamDedupe* stream = cleaner_.stream()) stream->begin_input();
    for (Consumer* consumer : consumers_) {
      if (Result<void> done = consumer->begin_input(input.name, input.reader->format()); !done)
        return done;
    }
    return {};
  }

  Result<void> end_input(InputEnd end) {
    StreamDedupe* stream = cleaner_.stream();
    if (stream != nullptr && end == InputEnd::failed) stream->fail_input();
    for (Consumer* consumer : consumers_) {
      if (Result<void> done = consumer->end_input(end); !done) return done;
    }
    return {};
  }

  // What depends on the documents before this one belongs here, before the consumers.
  Result<void> deliver(Input& input, Record& record, Cleaning& cleaning) {
    input.reader->settle(record);
    if (record.raw.empty() && !record.fault) return {};
    if (record.fault) note(*record.fault);
    if (record.kind == RecordKind::document) {
      if (StreamDedupe* stream = cleaner_.stream()) {
        take_repeats(*stream, input.name, record, cleaning);
      }
      ++run_.summary.documents;
      run_.summary.edits += cleaning.edits.size();
    }
    const Item item{record, cleaning, input.name, *input.begin + record.offset,
                    run_.joint_before(record)};
    for (Consumer* consumer : consumers_) {
      if (Result<void> done = consumer->consume(item); !done) return done;
    }
    run_.offset = item.run_offset + record.raw.size();
    run_.joint = joint_behind(record);
    return {};
  }

  void note(const Diagnostic& fault) {
    ++run_.summary.faults;
    report_(fault);
  }

  // -- The books.

  /// False where the run was stopped.
  template <class Condition>
  bool wait(Condition condition) {
    std::unique_lock lock(state_);
    changed_.wait(lock, [&] { return stopped_ || condition(); });
    return !stopped_;
  }

  bool wait_for_room() {
    return wait([this] {
      return in_flight_ < threads_ * limits::max_batches_in_flight &&
             bytes_in_flight_ < threads_ * limits::share_of_thread;
    });
  }

  BatchPointer take_free_batch() {
    const std::lock_guard lock(state_);
    if (free_.empty()) return std::make_unique<Batch>();
    BatchPointer batch = std::move(free_.back());
    free_.pop_back();
    return batch;
  }

  void admit(Batch& batch) {
    const std::lock_guard lock(state_);
    batch.ticket = tickets_++;
    ++in_flight_;
    bytes_in_flight_ += batch.bytes;
  }

  void hand_over(BatchPointer batch) {
    std::unique_lock lock(state_);
    const std::uint64_t ticket = batch->ticket;
    ready_.emplace(ticket, std::move(batch));
    if (delivering_) return;
    delivering_ = true;
    while (!stopped_ && !ready_.empty() && ready_.begin()->first == next_) {
      BatchPointer next = std::move(ready_.extract(ready_.begin()).mapped());
      lock.unlock();
      const Result<void> done = deliver(*next);
      const std::size_t bytes = next->bytes;
      next->clear();
      lock.lock();
      ++next_;
      --in_flight_;
      bytes_in_flight_ -= bytes;
      free_.push_back(std::move(next));
      if (!done) {
        result_ = done;
        stopped_ = true;
      }
      changed_.notify_all();
    }
    delivering_ = false;
  }

  void stop_with(std::exception_ptr thrown) {
    const std::lock_guard lock(state_);
    if (!thrown_) thrown_ = std::move(thrown);
    stopped_ = true;
    changed_.notify_all();
  }

  const NextSource& next_source_;
  const ReaderOptions& options_;
  const Cleaner& cleaner_;
  const std::vector<Consumer*>& consumers_;
  const Report& report_;
  std::size_t threads_;
  RunState& run_;  ///< of whoever delivers

  std::mutex reading_;
  std::shared_ptr<Input> input_;
  bool ended_ = false;          ///< there is no input any more
  std::size_t read_ahead_ = 0;  ///< bytes, for the batch that is being read

  std::mutex state_;
  std::condition_variable changed_;
  std::map<std::uint64_t, BatchPointer> ready_;  ///< cleaned, by ticket
  std::vector<BatchPointer> free_;
  std::uint64_t tickets_ = 0;
  std::uint64_t next_ = 0;  ///< ticket of the batch that the consumers get next
  std::size_t in_flight_ = 0;
  std::size_t bytes_in_flight_ = 0;
  bool delivering_ = false;
  bool stopped_ = false;
  Result<void> result_;
  std::exception_ptr thrown_;
};

Result<std::size_t> PacedSource::read(char* buffer, std::size_t size) {
  run_.pace();
  Result<std::size_t> got = source_->read(buffer, size);
  if (got) run_.count_read(*got);
  return got;
}

}  // namespace

Result<void> run_in_order(const NextSource& next_source, const ReaderOptions& options,
                          const Cleaner& cleaner, const std::vector<Consumer*>& consumers,
                          const Report& report, std::size_t threads, RunState& state) {
  return Run(next_source, options, cleaner, consumers, report, threads, state).go();
}

}  // namespace dross
