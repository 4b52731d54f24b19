// One wrecked article costs more than ten points of recall win. Where more than two paragraphs of
// the body would go with less than two rules against each, it is likelier that the rules misread
// this article than that it holds so much clutter between its paragraphs: none of them goes.
#include "decide/evidence.h"
#include "decide/kinds.h"

namespace dross {
namespace {

constexpr std::uint32_t paragraph_words = 25;
constexpr std::uint32_t most_paragraphs = 2;
constexpr std::uint32_t enough_signs = 2;

bool is_weak(const Situation& situation, const Draft& draft, std::uint32_t line) {
  const Proposal* proposal = draft.removal(line);
  if (proposal == nullptr || situation.zone(line) != Zone::body) return false;
  if (proposal->kind != EditKind::line && proposal->kind != EditKind::section_item) return false;
  if (situation.shape(line).words < paragraph_words) return false;
  return independent_signs(situation, line) < enough_signs;
}

}  // namespace

std::uint32_t spare_paragraphs(const Situation& situation, Draft& draft) {
  if (!situation.options().mechanisms.paragraph_guard) return 0;
  std::vector<std::uint32_t> weak;
  for (std::uint32_t line = 0; line < situation.line_count(); ++line) {
    if (is_weak(situation, draft, line)) weak.push_back(line);
  }
  if (weak.size() <= most_paragraphs) return 0;
  for (const std::uint32_t line : weak) draft.spare(line);
  return static_cast<std::uint32_t>(weak.size());
}

}  // namespace dross
