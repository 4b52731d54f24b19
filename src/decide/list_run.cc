// List runs: lists of headlines and links that no heading announces. A list here is a run of lines
// that are no prose and end no sentence; one that also holds what rules took is clutter as a whole
// more often than not. Its last short line stays where the article goes on below: it may be the
// next sub-heading. What a line with ":" announces is the article's own list.
//
// Measured on news pages nobody had looked at while rules were written: in the middle of an article
// such lists are 2.3 % of the clutter's words and 0.02 % of the articles'. Lists without a sign are
// taken at `greedy` only.
#include <algorithm>
#include <optional>
#include <string_view>

#include "decide/kinds.h"

namespace dross {
namespace {

constexpr std::uint32_t max_item_words = 25;
constexpr std::uint32_t max_subheading_words = 8;

struct List {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  [[nodiscard]] std::uint32_t size() const { return last - first + 1; }
};

// Signs that stand in lists of links. Credits, captions, times and labels stand beside the
// article's own short lines too.
bool lists_links(Category category) {
  switch (category) {
    case Category::related:
    case Category::share:
    case Category::social:
    case Category::navigation:
    case Category::newsletter:
    case Category::author_bio:
    case Category::comments:
    case Category::copyright:
    case Category::tags:
    case Category::appeal:
    case Category::app_promo:
    case Category::paywall:
    case Category::agency_note:
      return true;
    default:
      return false;
  }
}

// What the lines of a list have in common.
struct ListForm {
  std::uint32_t words = 0;
  std::uint32_t with_digit = 0;
  std::uint32_t bulleted = 0;
  bool lower_start = false;
};

bool starts_lower(std::string_view folded) {
  const auto letter = std::ranges::find_if(folded, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
  return letter != folded.end() && *letter >= 'a' && *letter <= 'z';
}

class ListDecision {
 public:
  ListDecision(const Situation& situation, Draft& draft)
      : situation_(situation),
        draft_(draft),
        greedy_(situation.options().profile == Profile::greedy) {}

  void take_all() {
    const std::uint32_t count = situation_.line_count();
    for (std::uint32_t line = 0; line < count; ++line) {
      if (!is_listed(line)) continue;
      List list{line, line};
      while (list.last + 1 < count && is_listed(list.last + 1)) ++list.last;
      decide(list);
      line = list.last;
    }
  }

 private:
  [[nodiscard]] std::string_view folded(std::uint32_t line) const {
    return situation_.text().lines[line].folded;
  }
  [[nodiscard]] const LineShape& shape(std::uint32_t line) const { return situation_.shape(line); }

  [[nodiscard]] bool announces(std::uint32_t line) const {
    return folded(line).ends_with(':') || folded(line).ends_with("：");
  }

  [[nodiscard]] bool is_listed(std::uint32_t line) const {
    if (draft_.protects(line)) return false;
    if (is_prose(shape(line)) || announces(line)) return false;
    return shape(line).ending != Ending::sentence || draft_.removes(line);
  }

  void decide(const List& list) {
    if (list.first > 0 && announces(list.first - 1)) return;
    if (const std::optional<std::uint32_t> sign = find_sign(list)) {
      take(list, *sign);
    } else if (greedy_ && is_expendable(list)) {
      take(list, std::nullopt);
    }
  }

  // The first removed line that makes the list one of links.
  [[nodiscard]] std::optional<std::uint32_t> find_sign(const List& list) const {
    constexpr std::uint32_t min_lines = 3;
    const Zone zone = situation_.zone(list.first);
    if (zone == Zone::tail || list.size() < min_lines) return std::nullopt;
    if (zone == Zone::head && !greedy_) return std::nullopt;
    for (std::uint32_t line = list.first; line <= list.last; ++line) {
      const Proposal* proposal = draft_.removal(line);
      if (proposal == nullptr || proposal->rule == nullptr) continue;
      if (lists_links(proposal->category)) return line;
      if (greedy_ && zone == Zone::body) return line;
    }
    return std::nullopt;
  }

  [[nodiscard]] ListForm form_of(const List& list) const {
    ListForm form;
    for (std::uint32_t line = list.first; line <= list.last; ++line) {
      form.words += shape(line).words;
      form.with_digit +=
          std::ranges::any_of(folded(line), [](char c) { return c >= '0' && c <= '9'; });
      form.bulleted += shape(line).bulleted ? 1 : 0;
      form.lower_start |= starts_lower(folded(line));
    }
    return form;
  }

  // A list of headlines by its form alone: no dates and scores, no parts of a sentence. Behind the
  // article less is asked of it.
  [[nodiscard]] bool is_expendable(const List& list) const {
    for (std::uint32_t line = list.first; line <= list.last; ++line) {
      if (draft_.removes(line)) return false;
    }
    const ListForm form = form_of(list);
    switch (situation_.zone(list.first)) {
      case Zone::tail:
        return form.with_digit * 2 < list.size() && form.bulleted * 2 < list.size();
      case Zone::body:
        return list.size() >= 3 && !form.lower_start && form.with_digit * 10 < list.size() * 3 &&
               form.words >= list.size() * 6 && form.words <= list.size() * 14;
      default:
        return false;
    }
  }

  [[nodiscard]] std::uint32_t last_to_go(const List& list) const {
    const bool goes_on = situation_.zone(list.last) != Zone::tail;
    if (goes_on && !draft_.removes(list.last) && shape(list.last).words <= max_subheading_words) {
      return list.last - 1;
    }
    return list.last;
  }

  // The first line of the document may be its title.
  void take(const List& list, std::optional<std::uint32_t> sign) {
    const std::uint32_t end = last_to_go(list) + 1;
    for (std::uint32_t line = std::max(list.first, 1U); line < end; ++line) {
      if (draft_.removes(line) || shape(line).words > max_item_words) continue;
      draft_.remove(
          line, {EditKind::list_run, Category::uncategorised, nullptr, sign.value_or(line), {}, 0});
    }
  }

  const Situation& situation_;
  Draft& draft_;
  bool greedy_;
};

}  // namespace

void decide_lists(const Situation& situation, Draft& draft) {
  const Zones& zones = situation.zones();
  if (!situation.options().mechanisms.lists || !zones.has_body) return;
  if (zones.form == ArticleForm::short_lines) return;
  if (situation.options().profile == Profile::careful) return;
  if (!situation.may_act(EditKind::list_run, Category::uncategorised)) return;
  ListDecision(situation, draft).take_all();
}

}  // namespace dross
