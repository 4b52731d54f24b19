// Companions: lines that no rule knows, beside one that a rule took, where what was taken says what
// stands beside it. A form has its labels above and below it; what stands between two removed lines
// is seldom the article's. (A caption at its credit is, by measurement, as often the article's.)
//
// Only what rules took has companions, so that one does not bring the next. A line that could be
// the sub-heading of the prose below it stays.
#include <optional>
#include <string_view>
#include <vector>

#include "decide/kinds.h"

namespace dross {
namespace {

constexpr std::uint32_t max_between_words = 12;
constexpr std::uint32_t max_fragment_words = 3;
constexpr std::uint32_t max_label_words = 12;

enum class Company : std::uint8_t { none, prompt, link, other };

Company company_of(const Proposal* proposal) {
  if (proposal == nullptr) return Company::none;
  switch (proposal->category) {
    case Category::newsletter:
    case Category::paywall:
    case Category::app_promo:
    case Category::appeal:
    case Category::comments:
      return Company::prompt;
    case Category::related:
    case Category::share:
    case Category::social:
    case Category::navigation:
    case Category::author_bio:
    case Category::copyright:
    case Category::tags:
    case Category::agency_note:
      return Company::link;
    default:
      return Company::other;
  }
}

class Companions {
 public:
  Companions(const Situation& situation, const Draft& draft) : situation_(situation) {
    company_.reserve(situation.line_count());
    for (std::uint32_t line = 0; line < situation.line_count(); ++line) {
      company_.push_back(company_of(draft.removal(line)));
    }
  }

  /// The removed line that this one belongs to.
  [[nodiscard]] std::optional<std::uint32_t> owner_of(std::uint32_t line) const {
    const std::string_view text = situation_.text().lines[line].folded;
    if (text.ends_with(':') || text.ends_with('"')) return std::nullopt;
    if (line > 0 && belongs_to_previous(line)) return line - 1;
    if (belongs_to_next(line)) return line + 1;
    return std::nullopt;
  }

 private:
  [[nodiscard]] Company company(std::uint32_t line) const {
    return line < company_.size() ? company_[line] : Company::none;
  }

  [[nodiscard]] bool belongs_to_previous(std::uint32_t line) const {
    const Company above = company(line - 1);
    if (above == Company::none) return false;
    if (is_between(line)) return true;
    return above == Company::prompt && words(line) <= max_label_words && !heads_prose(line);
  }

  [[nodiscard]] bool belongs_to_next(std::uint32_t line) const {
    return company(line + 1) == Company::prompt && words(line) <= max_label_words;
  }

  [[nodiscard]] bool is_between(std::uint32_t line) const {
    const Company above = company(line - 1);
    const Company below = company(line + 1);
    if (above == Company::none || below == Company::none) return false;
    if (words(line) <= max_fragment_words) return true;
    const auto is_link = [](Company c) { return c == Company::prompt || c == Company::link; };
    return words(line) <= max_between_words && is_link(above) && is_link(below);
  }

  // May this line be the sub-heading of what follows it?
  [[nodiscard]] bool heads_prose(std::uint32_t line) const {
    if (situation_.shape(line).ending == Ending::sentence) return false;
    return line + 1 < situation_.line_count() && company(line + 1) == Company::none &&
           is_prose(situation_.shape(line + 1));
  }

  [[nodiscard]] std::uint32_t words(std::uint32_t line) const {
    return situation_.shape(line).words;
  }

  const Situation& situation_;
  std::vector<Company> company_;
};

}  // namespace

void decide_companions(const Situation& situation, Draft& draft) {
  const Zones& zones = situation.zones();
  if (!situation.options().mechanisms.companions || !zones.has_body) return;
  if (zones.form == ArticleForm::short_lines) return;
  if (situation.options().profile == Profile::careful) return;
  const Companions companions(situation, draft);
  for (std::uint32_t line = 1; line < situation.line_count(); ++line) {
    if (draft.removes(line) || draft.protects(line) || is_prose(situation.shape(line))) continue;
    const std::optional<std::uint32_t> owner = companions.owner_of(line);
    if (!owner) continue;
    const Category category = draft.removal(*owner)->category;
    if (!situation.may_act(EditKind::companion, category)) continue;
    draft.remove(line, {EditKind::companion, category, nullptr, *owner, {}, 0});
  }
}

}  // namespace dross
