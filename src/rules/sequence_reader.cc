// A reference looks back only: matching goes from the first line to the last, and what a later line
// captures is not known yet. A name is captured once in a sequence, so that it means one text.
#include "rules/sequence_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "rules/pattern_scan.h"

namespace dross {
namespace {

using toml_tree::Member;
using toml_tree::Type;
using toml_tree::Value;

ByteSpan in_file(std::size_t start, ByteSpan in_pattern) {
  return {start + in_pattern.begin, start + in_pattern.end};
}

class SequenceReader {
 public:
  explicit SequenceReader(Values& values) : values_(values) {}

  std::optional<SequenceLine> line(const Member& member, const Value& item) {
    if (item.type != Type::string) {
      values_.wrong_item(member.key, item, "patterns in single quotes");
      return std::nullopt;
    }
    const auto pattern = values_.pattern(member.key, item, References::allowed);
    if (!pattern) {
      // Its captures count all the same: a fault in one line should not make faults in the next.
      remember(capture_names(item.string));
      return std::nullopt;
    }
    const std::size_t start = values_.pattern_start(item);
    for (const Token& token : scan_pattern(*pattern)) check(*pattern, token, start);
    remember(capture_names(*pattern));
    return SequenceLine{Regex(*pattern), reference_names(*pattern), outline_of(*pattern),
                        lead_of(*pattern)};
  }

 private:
  [[nodiscard]] bool is_captured(std::string_view name) const {
    return std::ranges::find(captured_, name) != captured_.end();
  }

  void remember(const std::vector<std::string>& names) {
    captured_.insert(captured_.end(), names.begin(), names.end());
  }

  void check(std::string_view pattern, const Token& token, std::size_t start) {
    const std::string_view name = name_in(pattern, token);
    if (name.empty()) return;
    const ByteSpan at = in_file(start, token.bytes);
    if (token.kind == TokenKind::reference && !is_captured(name)) {
      values_.findings().error(Fault::unknown_capture, at,
                               fmt::format("no earlier line captures {}", quoted(name)),
                               hint_for(name));
    } else if (token.kind == TokenKind::open && is_captured(name)) {
      values_.findings().error(Fault::pattern_bad_named_capture, at,
                               fmt::format("an earlier line has captured {}", quoted(name)),
                               "each name once in a sequence");
    }
  }

  [[nodiscard]] std::string hint_for(std::string_view name) const {
    const std::vector<std::string_view> names(captured_.begin(), captured_.end());
    if (const std::string near = did_you_mean(name, names); !near.empty()) return near;
    if (!names.empty()) return "earlier lines capture " + choices(names);
    return fmt::format(
        "capture it with (?P<{}>...) in a line before, or write `\\{{` for the brace", name);
  }

  Values& values_;
  std::vector<std::string> captured_;
};

}  // namespace

std::vector<SequenceLine> read_sequence(Values& values, const Member& member) {
  std::vector<SequenceLine> lines;
  if (member.value.type != Type::list) {
    values.wrong_type(member.key, member.value, "a list of patterns");
    return lines;
  }
  if (member.value.items.size() < 2) {
    values.findings().error(Fault::bad_value, member.value.bytes,
                            "a sequence has two lines or more",
                            "for one line, use the kind `line`");
  }
  SequenceReader reader(values);
  for (const Value& item : member.value.items) {
    if (auto line = reader.line(member, item)) lines.push_back(std::move(*line));
  }
  return lines;
}

}  // namespace dross
