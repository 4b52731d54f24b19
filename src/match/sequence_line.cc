// Most patterns with a name in them begin with it (`^{name} is a reporter`): there the text is
// compared, and one pattern for the rest serves all names. For the others a pattern is compiled for
// each text, which takes a thousand times as long as matching.
#include "match/sequence_line.h"

#include <re2/re2.h>

#include <array>
#include <span>
#include <utility>

namespace dross {
namespace {

using Groups = std::array<std::string_view, max_groups>;

// Compiled patterns of a thread, as one document names one person again and again.
class ResolvedPatterns {
 public:
  /// `source` is not empty: it holds at least the group of a name.
  const Regex& of(std::string source) {
    Regex& slot = slots_[std::hash<std::string>()(source) % slots_.size()];
    if (slot.source() != source) slot = Regex(std::move(source));
    return slot;
  }

 private:
  std::array<Regex, 32> slots_;
};

void add_captures(const Regex& pattern, const Groups& groups, Captures& captures) {
  for (const auto& [name, group] : pattern.names()) {
    const auto index = static_cast<std::size_t>(group);
    if (index >= groups.size() || groups[index].data() == nullptr) continue;  // took no part
    captures[name] = std::string(groups[index]);
  }
}

bool match_line(const Regex& pattern, std::string_view text, Captures& captures) {
  Groups groups;
  if (!pattern.search(text, groups)) return false;
  add_captures(pattern, groups, captures);
  return true;
}

bool match_led_line(const SequenceLine::Lead& lead, std::string_view text, Captures& captures) {
  const auto name = captures.find(lead.name);
  if (name == captures.end() || !text.starts_with(name->second)) return false;
  Groups groups;
  if (!lead.rest.match_at(text, name->second.size(), groups)) return false;
  add_captures(lead.rest, groups, captures);
  return true;
}

}  // namespace

bool match_sequence_line(const SequenceLine& line, std::string_view text, Captures& captures) {
  if (line.lead) return match_led_line(*line.lead, text, captures);
  return match_resolved_line(line, text, captures);
}

bool match_resolved_line(const SequenceLine& line, std::string_view text, Captures& captures) {
  if (line.references.empty()) return match_line(line.pattern, text, captures);
  // No text of the captures could make it match.
  if (!line.outline.matches(text)) return false;
  thread_local ResolvedPatterns resolved;
  return match_line(resolved.of(line.resolve(captures)), text, captures);
}

}  // namespace dross
