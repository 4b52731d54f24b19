// What kind of clutter a rule takes. The names are part of the rule file format.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dross {

enum class Category : std::uint8_t {
  uncategorised,
  related,
  share,
  newsletter,
  author_bio,
  byline,
  image_credit,
  caption,
  social,
  script,
  comments,
  ad_label,
  cookie,
  paywall,
  navigation,
  timestamp,
  copyright,
  agency_note,
  app_promo,
  video_player,
  title_suffix,
  tags,
  appeal,
  duplicate,
};

/// By value of Category. `uncategorised` and `duplicate` are the engine's; a rule may not name
/// them.
inline constexpr std::array<std::string_view, 24> category_names = {
    "uncategorised", "related",      "share",        "newsletter", "author-bio", "byline",
    "image-credit",  "caption",      "social",       "script",     "comments",   "ad-label",
    "cookie",        "paywall",      "navigation",   "timestamp",  "copyright",  "agency-note",
    "app-promo",     "video-player", "title-suffix", "tags",       "appeal",     "duplicate"};

constexpr std::string_view name(Category category) {
  return category_names[static_cast<std::size_t>(category)];
}

/// The category that a rule file may call so.
constexpr std::optional<Category> category_from(std::string_view text) {
  for (std::size_t i = 1; i + 1 < category_names.size(); ++i) {
    if (category_names[i] == text) return static_cast<Category>(i);
  }
  return std::nullopt;
}

}  // namespace dross
