// A rule's table reaches from its [[rule]] to the next table. The line with its confidence is
// replaced in it, or, where it has none, written behind its id; nothing else of the file is
// touched.
#include "eval/suggest_patch.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

namespace dross {
namespace {

constexpr std::size_t context = 3;

struct Change {
  std::size_t line = 0;  ///< index of the line that is replaced, or that `text` comes behind
  bool inserts = false;
  std::string text;
};

std::vector<std::string_view> split(std::string_view content) {
  std::vector<std::string_view> lines;
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    lines.push_back(content.substr(0, end));
    content.remove_prefix(std::min(end + 1, content.size()));
  }
  return lines;
}

bool is_key(std::string_view line, std::string_view key) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  if (!line.starts_with(key)) return false;
  line.remove_prefix(key.size());
  const std::size_t next = line.find_first_not_of(" \t");
  return next != std::string_view::npos && line[next] == '=';
}

bool begins_table(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  return line.starts_with('[');
}

// `id_line`: index of the line with the rule's id.
Change change_at(const std::vector<std::string_view>& lines, std::size_t id_line, Confidence to) {
  std::string text = fmt::format("confidence = \"{}\"", name(to));
  const std::string_view line_end = lines[id_line].ends_with('\r') ? "\r" : "";
  std::size_t first = id_line;
  while (first > 0 && !begins_table(lines[first])) --first;
  for (std::size_t i = first + 1; i < lines.size() && !begins_table(lines[i]); ++i) {
    if (is_key(lines[i], "confidence")) return {i, false, text.append(line_end)};
  }
  return {id_line, true, text.append(line_end)};
}

class PatchWriter {
 public:
  PatchWriter(std::string_view content, const std::vector<Change>& changes)
      : lines_(split(content)), changes_(changes), ends_open_(!content.ends_with('\n')) {}

  [[nodiscard]] std::size_t last_line() const { return lines_.size() - 1; }

  // Lines `first` to `last`, with the changes that lie in them.
  void write_hunk(std::size_t first, std::size_t last) {
    std::string body;
    std::size_t inserted = 0;
    for (std::size_t i = first; i <= last; ++i) {
      const auto change = std::ranges::find(changes_, i, &Change::line);
      const bool is_changed = change != changes_.end();
      const bool replaced = is_changed && !change->inserts;
      body += line(replaced ? '-' : ' ', lines_[i], i);
      if (is_changed) body += line('+', change->text, i);
      inserted += is_changed && change->inserts ? 1 : 0;
    }
    const std::size_t size = last - first + 1;
    text_ += fmt::format("@@ -{},{} +{},{} @@\n{}", first + 1, size, first + 1 + grown_,
                         size + inserted, body);
    grown_ += inserted;
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  [[nodiscard]] std::string line(char mark, std::string_view text, std::size_t index) const {
    const bool is_open = ends_open_ && index == last_line();
    return fmt::format("{}{}\n{}", mark, text, is_open ? "\\ No newline at end of file\n" : "");
  }

  std::vector<std::string_view> lines_;
  const std::vector<Change>& changes_;
  bool ends_open_;
  std::size_t grown_ = 0;  ///< lines inserted so far
  std::string text_;
};

std::string patch_of(const std::string& path, std::string_view content,
                     std::vector<Change> changes) {
  std::ranges::sort(changes, {}, &Change::line);
  PatchWriter writer(content, changes);
  for (std::size_t i = 0; i < changes.size();) {
    const std::size_t first = changes[i].line - std::min(changes[i].line, context);
    std::size_t last = 0;
    // Changes whose context touches share a hunk.
    do {
      last = std::min(changes[i].line + context, writer.last_line());
      ++i;
    } while (i < changes.size() && changes[i].line <= last + context);
    writer.write_hunk(first, last);
  }
  return fmt::format("--- {}\n+++ {}\n{}", path, path, writer.text());
}

std::string path_of(const std::string& file) {
  constexpr std::string_view shipped = "shipped:";
  return file.starts_with(shipped) ? "rules/" + file.substr(shipped.size()) : file;
}

}  // namespace

std::string confidences_as_patch(const ConfidenceSuggestions& suggestions, const RuleSet& rules,
                                 const std::vector<RuleSource>& sources) {
  std::map<std::string_view, std::vector<const RuleSuggestion*>> by_file;
  for (const RuleSuggestion& suggestion : suggestions.rules) {
    by_file[rules.rules[suggestion.rule].place.file].push_back(&suggestion);
  }
  std::string patch;
  for (const RuleSource& source : sources) {
    const std::vector<std::string_view> lines = split(source.content);
    std::vector<Change> changes;
    for (const RuleSuggestion* suggestion : by_file[source.name]) {
      const Rule& rule = rules.rules[suggestion->rule];
      const Confidence to = suggestion->suggested.value_or(Confidence::low);
      if (to != rule.confidence) changes.push_back(change_at(lines, rule.place.line - 1, to));
    }
    if (!changes.empty()) patch += patch_of(path_of(source.name), source.content, changes);
  }
  return patch;
}

}  // namespace dross
