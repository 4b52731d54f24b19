// A record begins at the beginning of a line in every format, so lines need not be put together
// across records; only a document that is too large comes in pieces, and of those no context is
// kept: a hunk may have less of it.
#include "output/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace dross {
namespace {

constexpr std::size_t context_lines = 3;

std::size_t line_begin(std::string_view raw, std::size_t at) {
  if (at == 0) return 0;
  const std::size_t end = raw.rfind('\n', at - 1);
  return end == std::string_view::npos ? 0 : end + 1;
}

std::size_t line_end(std::string_view raw, std::size_t at) {
  const std::size_t end = raw.find('\n', at);
  return end == std::string_view::npos ? raw.size() : end + 1;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = line_end(text, 0);
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  return line;
}

void append_line(char sign, std::string_view line, std::string& out) {
  out += sign;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

std::uint64_t count_lines(std::string_view text) {
  const auto ends = static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
  return ends + (text.empty() || text.ends_with('\n') ? 0 : 1);
}

/// Whole lines that change, and what they become.
struct Region {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string now;
};

// A change that ends within a line draws in the rest of it, and so the next change in that line.
Region region_at(std::string_view raw, const std::vector<Change>& changes, std::size_t& next) {
  Region region;
  region.begin = line_begin(raw, changes[next].removed.begin);
  std::size_t at = region.begin;
  while (next < changes.size()) {
    const Change& change = changes[next];
    if (at > region.begin && change.removed.begin >= region.end) break;
    region.now += raw.substr(at, change.removed.begin - at);
    region.now += change.added;
    at = change.removed.end;
    const bool at_line = region.now.empty() || region.now.ends_with('\n');
    const bool ends_line = at == 0 || raw[at - 1] == '\n';
    region.end = at_line && ends_line ? at : line_end(raw, at);
    ++next;
  }
  region.now += raw.substr(at, region.end - at);
  return region;
}

// Lines that are the same at both ends of old and new are no change.
std::size_t shared_front(std::string_view a, std::string_view b) {
  std::size_t shared = 0;
  while (shared < a.size()) {
    const std::size_t end = line_end(a, shared);
    if (b.substr(shared, end - shared) != a.substr(shared, end - shared)) break;
    const bool same_end = line_end(b, shared) == end;
    if (!same_end) break;
    shared = end;
  }
  return shared;
}

std::size_t shared_back(std::string_view a, std::string_view b) {
  std::size_t shared = 0;
  while (shared < a.size() && shared < b.size()) {
    const std::size_t begin = line_begin(a, a.size() - shared - 1);
    const std::string_view line = a.substr(begin, a.size() - shared - begin);
    const std::string_view rest = b.substr(0, b.size() - shared);
    if (!rest.ends_with(line) || line_begin(rest, rest.size() - 1) + line.size() != rest.size()) {
      break;
    }
    shared += line.size();
  }
  return shared;
}

}  // namespace

std::string diff_name(std::string_view path) {
  std::string quoted;
  bool is_plain = true;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      fmt::format_to(std::back_inserter(quoted), "\\{:03o}", byte);
      is_plain = false;
    } else {
      if (c == '"' || c == '\\') {
        quoted += '\\';
        is_plain = false;
      }
      quoted += c;
    }
  }
  if (!is_plain) return '"' + quoted + '"';
  return quoted + (quoted.find(' ') == std::string::npos ? "" : "\t");
}

Result<void> DiffWriter::begin_input(std::string_view name, Format /*format*/) {
  input_ = std::string(name);
  has_head_ = false;
  old_line_ = new_line_ = 0;
  context_.clear();
  return {};
}

Result<void> DiffWriter::end_input(InputEnd /*end*/) {
  close_hunk();
  return sink_.write(std::exchange(out_, {}));
}

Result<void> DiffWriter::consume(const Item& item) {
  const std::string_view raw = item.record.raw;
  const Item alone{item.record, item.cleaning, item.input, item.run_offset, Joint::none};
  const Patch patch = patch_of(alone, options_);
  std::size_t at = 0;
  for (std::size_t next = 0; next < patch.changes.size();) {
    const Region region = region_at(raw, patch.changes, next);
    keep(raw.substr(at, region.begin - at));
    const std::string_view old = raw.substr(region.begin, region.end - region.begin);
    const std::size_t front = shared_front(old, region.now);
    const std::string_view now = std::string_view(region.now).substr(front);
    const std::size_t back = shared_back(old.substr(front), now);
    keep(old.substr(0, front));
    change(old.substr(front, old.size() - front - back), now.substr(0, now.size() - back));
    keep(old.substr(old.size() - back));
    at = region.end;
  }
  if (item.record.kind == RecordKind::untouched && item.record.content == Content::piece) {
    close_hunk();
    context_.clear();
    const auto lines = static_cast<std::uint64_t>(std::ranges::count(raw, '\n'));
    old_line_ += lines;
    new_line_ += lines;
  } else {
    keep(raw.substr(at));
  }
  return sink_.write(std::exchange(out_, {}));
}

void DiffWriter::keep(std::string_view text) {
  while (!text.empty()) keep_line(take_line(text));
}

void DiffWriter::keep_line(std::string_view line) {
  ++old_line_;
  ++new_line_;
  if (!in_hunk_) {
    context_.emplace_back(line);
    if (context_.size() > context_lines) context_.pop_front();
    return;
  }
  kept_begins_.push_back(hunk_.size());
  append_line(' ', line, hunk_);
  if (kept_begins_.size() <= 2 * context_lines) return;
  close_hunk();
}

void DiffWriter::open_hunk() {
  if (in_hunk_) return;
  in_hunk_ = true;
  hunk_.clear();
  old_start_ = old_line_ - context_.size();
  new_start_ = new_line_ - context_.size();
  for (const std::string& line : context_) append_line(' ', line, hunk_);
  context_.clear();
}

void DiffWriter::change(std::string_view old_lines, std::string_view new_lines) {
  if (old_lines.empty() && new_lines.empty()) return;
  open_hunk();
  kept_begins_.clear();
  old_line_ += count_lines(old_lines);
  new_line_ += count_lines(new_lines);
  while (!old_lines.empty()) append_line('-', take_line(old_lines), hunk_);
  while (!new_lines.empty()) append_line('+', take_line(new_lines), hunk_);
}

// Of more than three kept lines at the end the rest is context of what may come.
void DiffWriter::close_hunk() {
  if (!in_hunk_) return;
  in_hunk_ = false;
  const std::size_t surplus =
      kept_begins_.size() > context_lines ? kept_begins_.size() - context_lines : 0;
  const std::uint64_t old_count = old_line_ - surplus - old_start_;
  const std::uint64_t new_count = new_line_ - surplus - new_start_;
  for (std::size_t i = kept_begins_.size() - std::min(kept_begins_.size(), context_lines);
       i < kept_begins_.size(); ++i) {
    std::string_view line = std::string_view(hunk_).substr(kept_begins_[i] + 1);
    context_.emplace_back(take_line(line));
  }
  if (surplus > 0) hunk_.resize(kept_begins_[context_lines]);
  if (!has_head_) out_ += fmt::format("--- {0}\n+++ {0}\n", diff_name(input_));
  has_head_ = true;
  // An empty side is told by the line before it.
  out_ += fmt::format("@@ -{},{} +{},{} @@\n", old_start_ + (old_count > 0 ? 1 : 0), old_count,
                      new_start_ + (new_count > 0 ? 1 : 0), new_count);
  out_ += hunk_;
  kept_begins_.clear();
}

}  // namespace dross
