// Head, body, tail. The body reaches from the first line of the article to the last; lines that
// rules hit are set aside before, else a bio or an appeal for donations would count as the
// article's end.
//
// What is a line of the article? In a text of paragraphs: prose. But schedules, tables, lists,
// event blocks, lyrics and verse are made of short lines, and by measurement that is where cleaning
// did its harm. Where most words stand outside prose, every line that no rule hits is the
// article's.
#pragma once

#include <cstdint>
#include <vector>

#include "match/match.h"

namespace dross {

enum class Zone : std::uint8_t { head, body, tail };

enum class ArticleForm : std::uint8_t { prose, short_lines };

/// A line of at least ten words that ends a sentence, or of at least thirty.
bool is_prose(const LineShape&);

struct Zones {
  ArticleForm form = ArticleForm::prose;
  bool has_body = false;
  std::uint32_t first = 0;  ///< index of the article's first line
  std::uint32_t last = 0;   ///< and of its last

  /// A document without a line of an article is all body: what is not known to be its edge is its
  /// middle.
  [[nodiscard]] Zone of(std::uint32_t line) const;
};

/// Are the lines that no rule hits mostly prose? `hit[i]`: does a rule that removes match line i?
ArticleForm find_form(const LinedText& text, const std::vector<bool>& hit);

Zones find_zones(const LinedText& text, const std::vector<bool>& hit, ArticleForm form);

}  // namespace dross
