// Phrases come from a vocabulary of page furniture, kept apart from the words of the articles.
#include "rule_generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string_view>

#include "random.h"

namespace dross::bench {
namespace {

constexpr std::array verbs = std::to_array<std::string_view>(
    {"subscribe", "sign up", "register", "log in", "follow", "share", "listen", "watch", "download",
     "read", "view", "explore", "support", "donate", "print", "email", "bookmark", "browse"});
constexpr std::array things = std::to_array<std::string_view>(
    {"newsletter", "podcast",   "app",      "channel",  "gallery",   "archive",    "homepage",
     "bulletin",   "crossword", "forum",    "webinar",  "video",     "slideshow",  "e-paper",
     "membership", "briefing",  "playlist", "obituary", "horoscope", "classifieds"});
constexpr std::array adjectives = std::to_array<std::string_view>(
    {"latest", "related", "popular", "recommended", "sponsored", "exclusive", "featured",
     "trending", "breaking", "weekly", "daily", "premium", "free", "recent", "top"});
constexpr std::array places = std::to_array<std::string_view>(
    {"below", "here", "on Facebook", "on WhatsApp", "by e-mail", "from our partners", "this week",
     "in your inbox", "for subscribers", "near you", "on our site", "across the web"});
constexpr std::array units = std::to_array<std::string_view>(
    {"comments", "shares", "views", "likes", "replies", "photos", "minutes ago", "hours ago",
     "min read", "results", "reviews", "followers"});

// What the noisy articles have between their paragraphs and at their end.
constexpr std::array clutter =
    std::to_array<std::string_view>({R"(^advertisement$)",
                                     R"(^share this article$)",
                                     R"(^sign up for our (free )?newsletter$)",
                                     R"(^follow us on \S)",
                                     R"(^click here to \S)",
                                     R"(^read more:?$)",
                                     R"(^story continues below$)",
                                     R"(^print this (page|article)$)",
                                     R"(\ball rights reserved\b)",
                                     R"(^photo: \S)",
                                     R"(^updated \d{1,2} (minutes|hours|days) ago$)",
                                     R"(^skip to (main )?content$)",
                                     R"(^see also\s{2,}\S)",
                                     R"(^related (articles|stories):?$)",
                                     R"(^\d{1,2} (minutes|hours|days) ago$)",
                                     R"(^leave a (comment|reply)$)",
                                     R"(^your email address will not be published)",
                                     R"(^name$)",
                                     R"(\bis a (reporter|journalist) who covers\b)",
                                     R"(\| the daily example$)"});

std::string thing(Random& random) {
  const std::string_view adjective = random.pick(adjectives);
  return fmt::format("{} {}", adjective, random.pick(things));
}

std::string phrase(Random& random) {
  const std::string_view verb = random.pick(verbs);
  const std::string object = thing(random);
  return fmt::format("{} {} {}", verb, object, random.pick(places));
}

std::string alternatives(Random& random) {
  const std::string_view first = random.pick(adjectives);
  const std::string_view second = random.pick(adjectives);
  const std::string_view third = random.pick(things);
  return fmt::format("^({}|{}) {}s?:?$", first, second, third);
}

std::string counted(Random& random) {
  const std::string_view unit = random.pick(units);
  return fmt::format(R"(^\d{{1,4}} {} {}\b)", unit, random.pick(places));
}

std::string with_gap(Random& random) {
  const std::string_view verb = random.pick(verbs);
  const std::string_view object = random.pick(things);
  return fmt::format(R"(^{} .{{0,40}}\b{} {}$)", verb, object, random.pick(places));
}

// In ten: three whole lines, two starts, two lists of alternatives, one number, one gap, one
// anywhere.
std::string pattern(Random& random) {
  switch (random.between(0, 9)) {
    case 0:
    case 1:
    case 2:
      return fmt::format("^{}$", phrase(random));
    case 3:
    case 4:
      return fmt::format(R"(^{}\s+\S)", phrase(random));
    case 5:
    case 6:
      return alternatives(random);
    case 7:
      return counted(random);
    case 8:
      return with_gap(random);
    default:
      return fmt::format(R"(\b{}\b)", phrase(random));
  }
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

}  // namespace

std::vector<std::string> make_patterns(std::size_t count, std::uint64_t seed) {
  std::vector<std::string> patterns;
  std::set<std::string> known;
  Random random(seed);
  for (std::size_t i = 0; patterns.size() < count; ++i) {
    std::string next = i < clutter.size() ? std::string(clutter.at(i)) : pattern(random);
    if (known.insert(next).second) patterns.push_back(std::move(next));
  }
  return patterns;
}

std::string make_rule_file(const std::vector<std::string>& patterns) {
  std::string file = "[pack]\nname = \"bench\"\n";
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    fmt::format_to(std::back_inserter(file),
                   "\n[[rule]]\nid = \"bench/{:04}\"\ncategory = \"navigation\"\n"
                   "why = \"Made for measuring\"\nconfidence = \"high\"\nkind = \"line\"\n"
                   "raw = true\nmax_words = 1000000\nmatch = '(?i){}'\n",
                   i, patterns[i]);
  }
  return file;
}

std::string with_ascii_classes(const std::string& pattern) {
  std::string ascii = pattern;
  replace_all(ascii, R"(\b)", R"((?-u:\b))");
  replace_all(ascii, R"(\d)", "[0-9]");
  replace_all(ascii, R"(\s)", R"([\t\n\f\r ])");
  replace_all(ascii, R"(\S)", R"([^\t\n\f\r ])");
  return ascii;
}

}  // namespace dross::bench
