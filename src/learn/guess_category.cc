// A guess by words, for a person to correct: a draft has to have some category. The first row that
// has a word of the line wins, so rows of surer words come first.
#include <array>
#include <string_view>
#include <vector>

#include "learn/draft.h"

namespace dross {
namespace {

struct Words {
  Category category;
  std::string_view words;  ///< with `|` between; lower case; found anywhere in the line
};

constexpr std::array rows = std::to_array<Words>({
    {Category::cookie, "cookie|consent"},
    {Category::copyright,
     "©|(c) |copyright|all rights reserved|rechte vorbehalten|derechos reserv"},
    {Category::newsletter, "newsletter|inbox|subscribe to our|briefing|sign up|abonnier"},
    {Category::paywall, "subscriber|subscribe|subscription|free articles|log in to"},
    {Category::app_promo, "our app|app store|google play|download the"},
    {Category::comments, "comment|kommentar|comentario|commentaire|join the conversation"},
    {Category::social, "follow us|follow me|facebook|twitter|instagram|whatsapp|telegram"},
    {Category::share, "share|teilen|compartir|partager|condividi"},
    {Category::ad_label, "advert|sponsored|anzeige|publicidad|affiliate|commission"},
    {Category::image_credit, "photo|image:|picture:|getty|foto|credit"},
    {Category::agency_note, "associated press|reuters|contributed to this|reporting by|edited by"},
    {Category::author_bio,
     "is a reporter|is a writer|is a journalist|correspondent|covers |is an editor"},
    {Category::timestamp, "min read|minutes read|updated|published|posted|last modified|ago$"},
    {Category::tags, "tags:|filed under|topics:|topic:"},
    {Category::video_player, "video|watch|listen|podcast"},
    {Category::related,
     "related|read more|read also|see also|more on|more from|also read|next story"
     "|most read|most popular|trending|recommended|you may like"},
    {Category::appeal, "donate|support us|support our|become a member"},
    {Category::byline, "^by |written by|^von |^por "},
});

bool has(std::string_view line, std::string_view word) {
  if (word.starts_with('^')) {
    const std::string_view rest = word.substr(1);
    return line.starts_with(rest) || line.find("^" + std::string(rest)) != std::string_view::npos ||
           line.find("(?i:" + std::string(rest)) != std::string_view::npos;
  }
  if (word.ends_with('$')) return line.ends_with(word.substr(0, word.size() - 1));
  return line.find(word) != std::string_view::npos;
}

}  // namespace

Category guess_category(std::string_view lower) {
  for (const Words& row : rows) {
    for (std::string_view rest = row.words; !rest.empty();) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      if (has(lower, rest.substr(0, end))) return row.category;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return Category::navigation;
}

}  // namespace dross
