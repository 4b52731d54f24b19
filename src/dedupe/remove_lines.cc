// An edit of a whole line has the line as its content; any other is a cut, and lies inside a line.
#include "dedupe/remove_lines.h"

#include <utility>

#include "decide/draft.h"

namespace dross {
namespace {

class Merger {
 public:
  Merger(const DocumentLines& lines, std::vector<Edit> edits, std::vector<LineRemoval> removals)
      : lines_(lines), edits_(std::move(edits)), removals_(std::move(removals)) {}

  std::vector<Edit> merge() {
    for (std::size_t line = 0; line < lines_.contents.size(); ++line) take_line(line);
    place_whole_lines();
    std::vector<Edit> merged;
    for (Entry& entry : entries_) merged.push_back(std::move(entry.edit));
    return merged;
  }

 private:
  struct Entry {
    std::size_t line;
    LineFate fate;
    Edit edit;
  };

  [[nodiscard]] bool is_in_line(const Edit& edit, std::size_t line) const {
    return edit.content.begin < lines_.contents[line].end;
  }

  void take_line(std::size_t line) {
    const std::size_t first = next_edit_;
    while (next_edit_ < edits_.size() && is_in_line(edits_[next_edit_], line)) ++next_edit_;
    const bool goes_now = next_removal_ < removals_.size() && removals_[next_removal_].line == line;
    const bool went = next_edit_ > first && edits_[first].content == lines_.contents[line];
    if (goes_now && !went) {
      Edit& edit = removals_[next_removal_].edit;
      edit.content = lines_.contents[line];
      entries_.push_back({line, LineFate::gone, std::move(edit)});
    } else {
      for (std::size_t i = first; i < next_edit_; ++i) {
        entries_.push_back({line, went ? LineFate::gone : LineFate::cut, std::move(edits_[i])});
      }
    }
    if (goes_now) ++next_removal_;
    if (!goes_now && !went) {
      last_kept_ = line;
      any_kept_ = true;
    }
  }

  void place_whole_lines() {
    const std::vector<ByteSpan>& contents = lines_.contents;
    for (Entry& entry : entries_) {
      if (entry.fate != LineFate::gone) continue;
      const std::size_t line = entry.line;
      const bool is_last = line + 1 == contents.size();
      const LinePlace place{line == 0 ? 0 : contents[line - 1].end, contents[line],
                            is_last ? lines_.text_size : contents[line + 1].begin, line == 0};
      entry.edit.span = removal_span(place, !any_kept_          ? KeptLines::none
                                            : line < last_kept_ ? KeptLines::behind
                                                                : KeptLines::before_only);
    }
  }

  const DocumentLines& lines_;
  std::vector<Edit> edits_;
  std::vector<LineRemoval> removals_;
  std::vector<Entry> entries_;
  std::size_t next_edit_ = 0;
  std::size_t next_removal_ = 0;
  std::size_t last_kept_ = 0;
  bool any_kept_ = false;
};

}  // namespace

DocumentLines lines_of(const LinedText& text) {
  DocumentLines lines;
  lines.text_size = text.text.size();
  lines.contents.reserve(text.lines.size());
  for (const Line& line : text.lines) lines.contents.push_back(line.content);
  return lines;
}

std::vector<Edit> remove_lines(const DocumentLines& lines, std::vector<Edit> edits,
                               std::vector<LineRemoval> removals) {
  if (removals.empty()) return edits;
  return Merger(lines, std::move(edits), std::move(removals)).merge();
}

std::vector<LineFate> fates_of(const DocumentLines& lines, const std::vector<Edit>& edits) {
  std::vector<LineFate> fates(lines.contents.size(), LineFate::whole);
  std::size_t next = 0;
  for (std::size_t line = 0; line < fates.size(); ++line) {
    for (; next < edits.size() && edits[next].content.begin < lines.contents[line].end; ++next) {
      const bool gone = edits[next].content == lines.contents[line];
      fates[line] = gone ? LineFate::gone : LineFate::cut;
    }
  }
  return fates;
}

}  // namespace dross
