// `section`: a heading and the items under it, until the first line of prose. What may be an item
// is judged by shape: headlines, list entries, teasers that were cut off, times, lines that other
// rules hit, and what the rule's own `item` matches. The last short line before prose is the
// article's next sub-heading and stays. Teasers that are whole sentences are items only where
// nothing but headlines and their teasers follows to the end of the document: anywhere else that
// took whole articles.
#include <map>

#include "decide/evidence.h"
#include "decide/kinds.h"
#include "match/line_test.h"

namespace dross {
namespace {

constexpr std::uint32_t max_headline_words = 25;
constexpr std::uint32_t max_teaser_words = 45;
constexpr std::uint32_t max_subheading_words = 12;
constexpr std::uint32_t min_list_lines = 4;  ///< a list with whole sentences in it

class ListShapes {
 public:
  explicit ListShapes(const Situation& situation) : situation_(situation) {
    for (std::uint32_t line = 0; line < situation.line_count(); ++line) {
      if (!is_item(line) && !is_teaser(line)) list_begin_ = line + 1;
    }
  }

  /// Nothing but an item looks so.
  [[nodiscard]] bool is_marked_item(std::uint32_t line) const {
    const LineShape& s = shape(line);
    if (situation_.is_hit(line)) return true;
    if (s.ending == Ending::cut_off) return s.words <= max_teaser_words;
    return s.bulleted && s.words <= max_headline_words;
  }

  [[nodiscard]] bool is_headline(std::uint32_t line) const {
    return shape(line).ending == Ending::open && shape(line).words <= max_headline_words;
  }

  [[nodiscard]] bool is_item(std::uint32_t line) const {
    return is_marked_item(line) || is_headline(line);
  }

  /// A headline that is a question or a sentence, told by the item that follows it.
  [[nodiscard]] bool is_spoken_headline(std::uint32_t line) const {
    if (is_prose(shape(line)) || shape(line).words > max_headline_words) return false;
    return line + 1 < situation_.line_count() && is_item(line + 1);
  }

  /// A whole sentence under a headline.
  [[nodiscard]] bool is_teaser(std::uint32_t line) const {
    return shape(line).ending == Ending::sentence && shape(line).words <= max_teaser_words &&
           line > 0 && is_headline(line - 1);
  }

  /// Does nothing but headlines and teasers stand from this line on?
  [[nodiscard]] bool only_list_from(std::uint32_t line) const { return line >= list_begin_; }

 private:
  [[nodiscard]] const LineShape& shape(std::uint32_t line) const { return situation_.shape(line); }

  const Situation& situation_;
  std::uint32_t list_begin_ = 0;
};

class Section {
 public:
  Section(const Situation& situation, const ListShapes& shapes, const Draft& draft,
          const Match& head)
      : situation_(situation),
        shapes_(shapes),
        draft_(draft),
        rule_(situation.rule(head)),
        head_(head.line),
        takes_teasers_(is_list_of_teasers(head.line + 1)) {}

  /// One past the last item.
  [[nodiscard]] std::uint32_t find_end() const {
    const std::uint32_t count = situation_.line_count();
    std::uint32_t line = head_ + 1;
    while (line < count && line - head_ <= rule_.max_items && is_member(line)) ++line;
    if (line < count && !is_member(line) && line > head_ + 1 && is_subheading(line - 1)) --line;
    return line;
  }

 private:
  // One paragraph under a heading may be the article's last; a list has several.
  [[nodiscard]] bool is_list_of_teasers(std::uint32_t first) const {
    return shapes_.only_list_from(first) && situation_.line_count() >= first + min_list_lines;
  }

  [[nodiscard]] bool matches_item(std::uint32_t line) const {
    if (!rule_.item.has_value()) return false;
    const LinedText& text = situation_.text();
    return rule_.item->matches(view_of(rule_, text, text.lines[line]));
  }

  [[nodiscard]] bool is_member(std::uint32_t line) const {
    if (draft_.protects(line)) return false;
    if (shapes_.is_item(line) || shapes_.is_spoken_headline(line) || matches_item(line))
      return true;
    return takes_teasers_ && shapes_.is_teaser(line);
  }

  [[nodiscard]] bool is_subheading(std::uint32_t line) const {
    if (shapes_.is_marked_item(line) || matches_item(line)) return false;
    return situation_.shape(line).words <= max_subheading_words;
  }

  const Situation& situation_;
  const ListShapes& shapes_;
  const Draft& draft_;
  const Rule& rule_;
  std::uint32_t head_;
  bool takes_teasers_;
};

// A heading that comes again and again in the body is the article's own form ("Top features" under
// every product of a comparison), whatever it says.
class Refrains {
 public:
  explicit Refrains(const Situation& situation) : situation_(situation) {
    for (const Match& match : situation.matches()) {
      if (situation.rule(match).kind == RuleKind::section && is_in_body(match))
        ++count_[text(match)];
    }
  }
  [[nodiscard]] bool contain(const Match& match) const {
    const auto found = count_.find(text(match));
    return is_in_body(match) && found != count_.end() && found->second >= times;
  }

 private:
  static constexpr std::uint32_t times = 3;

  [[nodiscard]] std::string_view text(const Match& match) const {
    return situation_.text().lines[match.line].folded;
  }
  [[nodiscard]] bool is_in_body(const Match& match) const {
    return situation_.zone(match.line) == Zone::body;
  }

  const Situation& situation_;
  std::map<std::string_view, std::uint32_t> count_;
};

}  // namespace

void decide_sections(const Situation& situation, Draft& draft) {
  const ListShapes shapes(situation);
  const Refrains refrains(situation);
  for (const Match& match : situation.matches()) {
    const Rule& rule = situation.rule(match);
    if (rule.kind != RuleKind::section || !situation.may_act(rule)) continue;
    if (draft.protects(match.line) || refrains.contain(match)) continue;
    const Case found = weigh_match(situation, draft, match);
    if (!found.evidence.suffices()) continue;
    const std::uint32_t end = Section(situation, shapes, draft, match).find_end();
    draft.remove(match.line,
                 {EditKind::section_head, rule.category, &rule, match.line, found.evidence, 0});
    for (std::uint32_t line = match.line + 1; line < end; ++line) {
      draft.remove(line, {EditKind::section_item, rule.category, &rule, match.line, {}, 0});
    }
  }
}

}  // namespace dross
