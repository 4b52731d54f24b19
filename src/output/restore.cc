// The log's changes come in the order of the input, so one pass over both files is enough: copy
// what was kept up to the next change, put in what was removed, skip what was added, go on.
#include <charconv>
#include <optional>

#include "base/limits.h"
#include "input/buffer.h"
#include "input/json.h"
#include "output/json_text.h"
#include "output/log.h"
#include "output/running_hash.h"

namespace dross {
namespace {

constexpr std::size_t block = std::size_t{256} << 10;

enum Field : std::size_t { header, at, removed, added, input_bytes, input_hash, output_hash };
const std::vector<std::string> field_names = {"dross_log",   "at",         "removed",    "added",
                                              "input_bytes", "input_hash", "output_hash"};

struct LogLine {
  std::string bytes;
  json::Scan scan;

  [[nodiscard]] bool has(Field field) const { return scan.members[field].has_value(); }
  [[nodiscard]] std::string_view text(Field field) const {
    const ByteSpan span = scan.members[field]->string.inside;
    return std::string_view(bytes).substr(span.begin, span.size());
  }
  [[nodiscard]] std::optional<std::uint64_t> number(Field field) const {
    if (!has(field)) return std::nullopt;
    const ByteSpan span = scan.members[field]->value;
    std::uint64_t value = 0;
    const char* end = bytes.data() + span.end;
    const auto [stop, error] = std::from_chars(bytes.data() + span.begin, end, value);
    if (error != std::errc() || stop != end) return std::nullopt;
    return value;
  }
  [[nodiscard]] bool is_string(Field field) const {
    return has(field) && scan.members[field]->kind == json::ValueKind::string;
  }
};

class Restorer {
 public:
  Restorer(ByteSource& cleaned, std::unique_ptr<ByteSource> log, ByteSink& out)
      : cleaned_(cleaned), name_(log->name()), log_(std::move(log), block), out_(out) {}

  Result<void> run() {
    if (Result<void> done = read_header(); !done) return done;
    while (true) {
      Result<bool> more = next_line();
      if (!more) return tl::unexpected(more.error());
      if (!*more) return refuse("the log ends early: its last line is missing");
      if (!line_.has(at)) return finish();
      if (Result<void> done = undo_change(); !done) return done;
    }
  }

 private:
  [[nodiscard]] tl::unexpected<Diagnostic> refuse(std::string message) const {
    auto failure = fail(Fault::log_does_not_fit, std::move(message),
                        "give the file that `clean` wrote and the log of the same run");
    failure.value().place = {name_, line_number_, 0};
    return failure;
  }

  /// The bytes of the next line; false at the end.
  Result<bool> gather_line() {
    line_.bytes.clear();
    const Result<Gathered> got = log_.gather(line_.bytes, Until::newline, limits::max_log_line);
    if (!got) return tl::unexpected(got.error());
    if (line_.bytes.empty()) return false;
    ++line_number_;
    return true;
  }

  Result<bool> next_line() {
    Result<bool> more = gather_line();
    if (!more || !*more) return more;
    line_.scan = json::scan_object(line_.bytes, field_names);
    if (!line_.scan.is_object) return refuse("this line of the log is no complete JSON object");
    return true;
  }

  Result<void> read_header() {
    Result<bool> more = next_line();
    if (!more) return tl::unexpected(more.error());
    if (!*more || line_.number(header) != log_format) return refuse("this is no log of dross");
    return {};
  }

  Result<void> undo_change() {
    const std::optional<std::uint64_t> position = line_.number(at);
    const std::optional<std::uint64_t> skipped = line_.number(added);
    const bool is_known = line_.is_string(removed) != skipped.has_value();  // one of the two
    if (!position || *position < restored_.size() || !is_known) {
      return refuse("this line of the log is damaged");
    }
    if (Result<void> done = take(*position - restored_.size(), Taken::copied); !done) return done;
    if (skipped) return take(*skipped, Taken::skipped);
    return emit(read_json_bytes(line_.text(removed)));
  }

  enum class Taken { copied, skipped };

  // The next `size` bytes of the cleaned file.
  Result<void> take(std::uint64_t size, Taken taken) {
    while (size > 0) {
      const std::size_t wanted =
          size < buffer_.size() ? static_cast<std::size_t>(size) : buffer_.size();
      const Result<std::size_t> got = cleaned_.read(buffer_.data(), wanted);
      if (!got) return tl::unexpected(got.error());
      if (*got == 0) return refuse("the cleaned file is shorter than the log says");
      const std::string_view piece(buffer_.data(), *got);
      cleaned_hash_.add(piece);
      size -= *got;
      if (taken == Taken::skipped) continue;
      if (Result<void> done = emit(piece); !done) return done;
    }
    return {};
  }

  Result<void> emit(std::string_view bytes) {
    restored_.add(bytes);
    return out_.write(bytes);
  }

  Result<void> finish() {
    const std::optional<std::uint64_t> size = line_.number(input_bytes);
    if (!size || *size < restored_.size() || !line_.is_string(input_hash) ||
        !line_.is_string(output_hash)) {
      return refuse("the last line of the log is damaged");
    }
    if (Result<void> done = take(*size - restored_.size(), Taken::copied); !done) return done;
    char extra = 0;
    const Result<std::size_t> got = cleaned_.read(&extra, 1);
    if (!got) return tl::unexpected(got.error());
    if (*got != 0) return refuse("the cleaned file is longer than the log says");
    if (cleaned_hash_.hex() != line_.text(output_hash))
      return refuse("the cleaned file is not the one of this log");
    if (restored_.hex() != line_.text(input_hash)) return refuse("the log was changed");
    if (Result<void> done = expect_no_more_lines(); !done) return done;
    return out_.flush();
  }

  Result<void> expect_no_more_lines() {
    const Result<bool> more = gather_line();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
    return refuse("something stands behind the last line of the log");
  }

  ByteSource& cleaned_;
  std::string name_;
  InputBuffer log_;
  ByteSink& out_;
  LogLine line_;
  std::size_t line_number_ = 0;
  std::string buffer_ = std::string(block, '\0');
  RunningHash cleaned_hash_;
  RunningHash restored_;
};

}  // namespace

Result<void> restore(ByteSource& cleaned, std::unique_ptr<ByteSource> log, ByteSink& out) {
  return Restorer(cleaned, std::move(log), out).run();
}

}  // namespace dross
