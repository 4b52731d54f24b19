// A paragraph of template at an end of the document is prose for who looks at it alone, so lines of
// the template are set aside before head and tail are told from the body.
#include "dedupe/template_set.h"

#include <algorithm>
#include <utility>

#include "decide/zones.h"

namespace dross {
namespace {

constexpr std::uint32_t most_words = 25;  // of a line that goes from the body

}  // namespace

void TemplateSet::add(TemplateLine line) {
  Keys& keys = sites_[line.site];
  const std::pair key(line.key.high, line.key.low);
  if (keys.insert_or_assign(key, std::move(line)).second) ++size_;
}

bool TemplateSet::has(std::string_view site, const ParagraphKey& key) const {
  const auto keys = sites_.find(site);
  return keys != sites_.end() && keys->second.contains({key.high, key.low});
}

std::vector<const TemplateLine*> TemplateSet::lines() const {
  std::vector<const TemplateLine*> all;
  for (const auto& [site, keys] : sites_) {
    for (const auto& [key, line] : keys) all.push_back(&line);
  }
  return all;
}

bool can_be_template(const Line& line) {
  return line.shape.letters > 0 && line.shape.words > 0;
}

std::vector<LineRemoval> template_lines(const LinedText& text, const Decision& decision,
                                        std::string_view site, const TemplateSet& templates) {
  if (templates.is_empty()) return {};
  const std::vector<LineFate> fates = fates_of(lines_of(text), decision.edits);
  std::vector<bool> aside(fates.size());
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < fates.size(); ++i) {
    aside[i] = fates[i] == LineFate::gone;
    if (aside[i] || !can_be_template(text.lines[i])) continue;
    if (!templates.has(site, paragraph_key(text.lines[i].folded))) continue;
    aside[i] = true;
    found.push_back(i);
  }
  const Zones zones = find_zones(text, aside, find_form(text, aside));
  std::vector<LineRemoval> removals;
  for (const std::uint32_t i : found) {
    const Line& line = text.lines[i];
    if (zones.of(i) == Zone::body && line.shape.words > most_words) continue;
    if (std::ranges::binary_search(decision.kept_lines, i)) continue;
    Edit edit;
    edit.kind = EditKind::template_line;
    edit.category = Category::duplicate;
    edit.line = edit.cause = line.number;
    edit.words = line.shape.words;
    removals.push_back({i, std::move(edit)});
  }
  return removals;
}

}  // namespace dross
