// Drawn by whoever hands documents over, at most ten times a second: no thread of its own, so no
// line can fall into the middle of a message. It is cut to the terminal's width, since a line that
// wraps cannot be taken back.
#include "cli/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "cli/common.h"
#include "output/patch.h"

namespace dross::cli {
namespace {

constexpr std::string_view to_line_start = "\r\x1b[K";

bool is_able_terminal() {
  const char* term = std::getenv("TERM");
  const bool is_dumb = term != nullptr && std::string_view(term) == "dumb";
  return !is_dumb && ::isatty(STDERR_FILENO) == 1;
}

// A text that scrolls by shows how far it is, and its lines and ours would run into each other.
bool shows_the_text(const Options& options) {
  return options.files.out_dir.empty() && options.mode == Mode::write &&
         ::isatty(STDOUT_FILENO) == 1;
}

std::size_t terminal_width() {
  winsize size{};
  const bool is_known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return is_known ? size.ws_col : 80;
}

std::optional<std::uint64_t> size_of_files(const std::vector<std::string>& paths) {
  std::uint64_t total = 0;
  for (const std::string& path : paths) {
    struct stat status{};
    const bool is_file = path != "-" && ::stat(path.c_str(), &status) == 0;
    if (!is_file || !S_ISREG(status.st_mode)) return std::nullopt;
    total += static_cast<std::uint64_t>(status.st_size);
  }
  return total;
}

struct Unit {
  double bytes;
  std::string_view name;
};

Unit unit_for(double bytes) {
  static constexpr std::array<Unit, 3> units = {{{1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}}};
  for (const Unit& unit : units) {
    if (bytes >= unit.bytes) return unit;
  }
  return {1, "B"};
}

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string time_in_words(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min", whole / 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

std::string bytes_in_words(const ProgressFigures& figures) {
  const auto bytes = static_cast<double>(figures.bytes);
  if (!figures.total_bytes || *figures.total_bytes == 0) {
    const Unit unit = unit_for(bytes);
    return fmt::format("{:.1f} {}", bytes / unit.bytes, unit.name);
  }
  const auto total = static_cast<double>(*figures.total_bytes);
  const Unit unit = unit_for(total);
  return fmt::format("{:.1f} of {:.1f} {} ({:.0f} %)", bytes / unit.bytes, total / unit.bytes,
                     unit.name, std::min(100.0, 100 * bytes / total));
}

}  // namespace

std::string progress_line(const ProgressFigures& figures) {
  const double seconds = std::max(figures.seconds, 0.001);
  const double speed = static_cast<double>(figures.bytes) / seconds;
  const auto documents_per_second =
      static_cast<std::uint64_t>(static_cast<double>(figures.documents) / seconds);
  const double share = figures.words == 0 ? 0
                                          : 100 * static_cast<double>(figures.words_removed) /
                                                static_cast<double>(figures.words);
  std::string line = fmt::format(
      "{}, {} document{}, {}/s, {:.1f} MB/s, {:.1f} % of the words taken", bytes_in_words(figures),
      with_commas(figures.documents), figures.documents == 1 ? "" : "s",
      with_commas(documents_per_second), speed / 1e6, share);
  if (figures.total_bytes && *figures.total_bytes > figures.bytes && figures.bytes > 0) {
    const auto left = static_cast<double>(*figures.total_bytes - figures.bytes);
    line += fmt::format(", {} left", time_in_words(left / speed));
  }
  return line;
}

Progress::Progress(const std::vector<std::string>& inputs, const Options& options)
    : is_shown_(options.talk == Talk::all && is_able_terminal() && !shows_the_text(options)) {
  if (is_shown_) figures_.total_bytes = size_of_files(inputs);
}

std::atomic<std::uint64_t>* Progress::bytes_read() {
  return is_shown_ ? &bytes_read_ : nullptr;
}

Result<void> Progress::consume(const Item& item) {
  if (!is_shown_) return {};
  if (item.record.kind == RecordKind::document) {
    ++figures_.documents;
    figures_.words += item.cleaning.words;
    figures_.words_removed += words_removed(item.cleaning);
  }
  if (const auto now = Clock::now(); now >= next_draw_) draw(now);
  return {};
}

void Progress::draw(Clock::time_point now) {
  next_draw_ = now + std::chrono::milliseconds(100);
  figures_.bytes = bytes_read_;
  figures_.seconds = std::chrono::duration<double>(now - start_).count();
  const std::string line = progress_line(figures_).substr(0, terminal_width() - 1);
  print_note(fmt::format("{}{}", to_line_start, line));
  is_drawn_ = true;
}

void Progress::clear() {
  if (is_drawn_) print_note(to_line_start);
  is_drawn_ = false;
}

}  // namespace dross::cli
