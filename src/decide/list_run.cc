// List runs: lists of headlines and links that no heading announces. A list here is a run of lines
// that are no prose and end no sentence; one that also holds what rules took is clutter as a whole
// more often than not. Its last short line stays where the article goes on below: it may be the
// next sub-heading. What a line with ":" announces is the article's own list. Short lines behind
// the article go where rules took a link or a prompt anywhere in it.
//
// Measured on news pages that nobody had read: lists with a sign in mid-article are 1 % of the
// clutter's words and 0.007 % of the articles', lines behind the article 1 % and 0.000 %. Lists in
// mid-article without any sign are 1.2 % and nothing there, but up to 0.9 % of pages of other
// kinds: `greedy` only.
#include <algorithm>
#include <optional>
#include <string_view>

#include "decide/kinds.h"

namespace dross {
namespace {

// Longer items before or within the article are its own points and what it leads with more often
// than links.
constexpr std::uint32_t max_item_words_head = 7;
constexpr std::uint32_t max_item_words_body = 14;
constexpr std::uint32_t max_item_words_tail = 25;
constexpr std::uint32_t max_subheading_words = 8;
constexpr std::uint32_t min_lines_with_sign = 3;
constexpr std::uint32_t min_lines_without_sign = 4;
constexpr std::uint32_t min_headline_words = 6;   ///< a line, on average
constexpr std::uint32_t max_headline_words = 14;  ///< a line, on average

struct List {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  [[nodiscard]] std::uint32_t size() const { return last - first + 1; }
};

enum class Kinship : std::uint8_t {
  none,  ///< stands beside the article's own short lines too: credits, labels
  list,  ///< stands in lists of links, and in articles
  link   ///< stands among links and prompts only
};

Kinship kinship_of(Category category) {
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
      return Kinship::link;
    case Category::timestamp:
    case Category::video_player:
    case Category::caption:
      return Kinship::list;
    default:
      return Kinship::none;
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

bool holds_digit(std::string_view folded) {
  return std::ranges::any_of(folded, [](char c) { return c >= '0' && c <= '9'; });
}

class ListDecision {
 public:
  ListDecision(const Situation& situation, Draft& draft)
      : situation_(situation),
        draft_(draft),
        greedy_(situation.options().profile == Profile::greedy),
        holds_link_(holds_link()) {}

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
    const ListForm form = form_of(list);
    if (const std::optional<std::uint32_t> sign = find_sign(list, form)) {
      take(list, sign);
    } else if (is_untouched(list) && is_expendable(list, form)) {
      take(list, std::nullopt);
    }
  }

  // The first removed line that makes the list one of links.
  [[nodiscard]] std::optional<std::uint32_t> find_sign(const List& list,
                                                       const ListForm& form) const {
    const Zone zone = situation_.zone(list.first);
    if (zone == Zone::tail || list.size() < min_lines_with_sign) return std::nullopt;
    if (!greedy_ && (zone == Zone::head || form.with_digit * 2 >= list.size())) return std::nullopt;
    for (std::uint32_t line = list.first; line <= list.last; ++line) {
      if (stands_in_lists(line)) return line;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool stands_in_lists(std::uint32_t line) const {
    const Proposal* proposal = draft_.removal(line);
    return proposal != nullptr && proposal->rule != nullptr &&
           kinship_of(proposal->category) != Kinship::none;
  }

  [[nodiscard]] bool holds_link() const {
    for (std::uint32_t line = 0; line < situation_.line_count(); ++line) {
      const Proposal* proposal = draft_.removal(line);
      if (proposal != nullptr && proposal->rule != nullptr &&
          kinship_of(proposal->category) == Kinship::link) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool is_untouched(const List& list) const {
    for (std::uint32_t line = list.first; line <= list.last; ++line) {
      if (draft_.removes(line)) return false;
    }
    return true;
  }

  [[nodiscard]] ListForm form_of(const List& list) const {
    ListForm form;
    for (std::uint32_t line = list.first; line <= list.last; ++line) {
      form.words += shape(line).words;
      form.with_digit += holds_digit(folded(line)) ? 1 : 0;
      form.bulleted += shape(line).bulleted ? 1 : 0;
      form.lower_start |= starts_lower(folded(line));
    }
    return form;
  }

  // A list without a sign, judged by its form: no dates and scores, no parts of a sentence. Behind
  // the article less is asked of it.
  [[nodiscard]] bool is_expendable(const List& list, const ListForm& form) const {
    switch (situation_.zone(list.first)) {
      case Zone::tail:
        return (greedy_ || holds_link_) && form.with_digit * 2 < list.size() &&
               form.bulleted * 2 < list.size();
      case Zone::body:
        return greedy_ && list.size() >= min_lines_without_sign && !form.lower_start &&
               form.with_digit * 10 < list.size() * 3 &&
               form.words >= list.size() * min_headline_words &&
               form.words <= list.size() * max_headline_words;
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

  [[nodiscard]] std::uint32_t max_item_words(std::uint32_t line) const {
    switch (situation_.zone(line)) {
      case Zone::head:
        return max_item_words_head;
      case Zone::body:
        return max_item_words_body;
      default:
        return max_item_words_tail;
    }
  }

  // The first line of the document may be its title.
  void take(const List& list, std::optional<std::uint32_t> sign) {
    const std::uint32_t end = last_to_go(list) + 1;
    for (std::uint32_t line = std::max(list.first, 1U); line < end; ++line) {
      if (draft_.removes(line) || shape(line).words > max_item_words(line)) continue;
      draft_.remove(
          line, {EditKind::list_run, Category::uncategorised, nullptr, sign.value_or(line), {}, 0});
    }
  }

  const Situation& situation_;
  Draft& draft_;
  bool greedy_;
  bool holds_link_;  ///< rules took a link or a prompt somewhere in the document
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
