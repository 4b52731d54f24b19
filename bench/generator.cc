// Words are drawn from fixed lists.
#include "generator.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "random.h"

namespace dross::bench {
namespace {

constexpr std::array words = std::to_array<std::string_view>(
    {"the",      "a",         "of",        "to",        "and",      "in",       "that",
     "for",      "with",      "on",        "was",       "has",      "would",    "after",
     "before",   "more",      "than",      "from",      "by",       "at",       "which",
     "its",      "their",     "new",       "council",   "minister", "company",  "region",
     "plan",     "market",    "report",    "school",    "hospital", "bridge",   "harbour",
     "farmers",  "workers",   "residents", "police",    "court",    "season",   "budget",
     "election", "transport", "price",     "energy",    "water",    "winter",   "research",
     "agency",   "committee", "project",   "increase",  "decision", "problem",  "percent",
     "million",  "year",      "month",     "week",      "people",   "families", "children",
     "city",     "village",   "coast",     "river",     "road",     "station",  "factory",
     "union",    "bank",      "said",      "announced", "expected", "rejected", "agreed",
     "opened",   "closed",    "raised",    "reached",   "warned",   "promised", "began",
     "found",    "paid",      "built",     "moved",     "large",    "small",    "local",
     "public",   "several",   "recent",    "early",     "long"});

constexpr std::array first_names = std::to_array<std::string_view>(
    {"Ann", "Peter", "Maria", "Tom", "Ingrid", "Samuel", "Rosa", "Felix"});
constexpr std::array last_names = std::to_array<std::string_view>(
    {"Walker", "Lindholm", "Mbeki", "Okafor", "Steiner", "Castillo", "Byrne", "Novak"});

constexpr std::array clutter = std::to_array<std::string_view>(
    {"Advertisement", "Share this article", "Sign up for our free newsletter",
     "Follow us on social media", "Click here to subscribe", "Read more", "Story continues below",
     "Print this page", "All rights reserved.", "Photo: Staff", "Updated 3 hours ago",
     "Skip to main content"});

std::string word_with_capital(Random& random) {
  std::string word(random.pick(words));
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string headline(Random& random) {
  std::string text = word_with_capital(random);
  for (std::size_t left = random.between(4, 9); left > 0; --left) {
    text += ' ';
    text += random.pick(words);
  }
  return text;
}

std::string person(Random& random) {
  // Drawn apart: compilers differ in which argument of a call they evaluate first.
  const std::string_view first = random.pick(first_names);
  return fmt::format("{} {}", first, random.pick(last_names));
}

// Sentences have a quotation now and then: quotes are what folding meets most.
std::string sentence(Random& random, Noise noise) {
  const bool quoted = random.one_in(5);
  std::string text = word_with_capital(random);
  for (std::size_t left = random.between(7, 23); left > 0; --left) {
    text += random.one_in(12) ? ", " : " ";
    text += random.one_in(40) ? person(random) : std::string(random.pick(words));
  }
  if (!quoted) return text + ".";
  const std::string speaker = person(random);
  return noise == Noise::noisy ? fmt::format("“{},”\u00A0{} said – again.", text, speaker)
                               : fmt::format("\"{},\" {} said - again.", text, speaker);
}

std::string paragraph(Random& random, Noise noise) {
  std::string text;
  for (std::size_t left = random.between(2, 4); left > 0; --left) {
    if (!text.empty()) text += ' ';
    text += sentence(random, noise);
  }
  return text;
}

void append_clutter(Random& random, std::string& out) {
  switch (random.between(0, 2)) {
    case 0:
      fmt::format_to(std::back_inserter(out), "See also  {}\n\n", headline(random));
      break;
    case 1:
      fmt::format_to(std::back_inserter(out), "• {}\n\n", random.pick(clutter));
      break;
    default:
      fmt::format_to(std::back_inserter(out), "{}\n\n", random.pick(clutter));
  }
}

void append_end_matter(Random& random, std::string& out) {
  const std::string author = person(random);
  fmt::format_to(std::back_inserter(out), "{}\n\n{} is a reporter who covers the {}.\n\n", author,
                 author, random.pick(words));
  out += "Related Articles\n\n";
  for (std::size_t left = random.between(4, 8); left > 0; --left) {
    out += headline(random);
    fmt::format_to(std::back_inserter(out), "\n\n{} hours ago\n\n", random.between(2, 23));
  }
  out += "Leave a comment\n\nName\n\nYour email address will not be published.\n";
}

void append_escaped(char32_t point, std::string& out) {
  const auto append_unit = [&out](char32_t unit) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(unit));
  };
  if (point < 0x10000) return append_unit(point);
  append_unit(0xD800 + ((point - 0x10000) >> 10));
  append_unit(0xDC00 + ((point - 0x10000) & 0x3FF));
}

// The generator writes valid UTF-8 only, so nothing is checked.
char32_t take_code_point(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t point = size == 1 ? lead : lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    point = (point << 6) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(size);
  return point;
}

}  // namespace

std::string make_article(std::uint64_t seed, std::uint64_t number, Noise noise) {
  // Neighbouring seeds and numbers would give overlapping streams; one step apart they do not.
  Random random(Random(seed).next() ^ Random(number + 1).next());
  std::string out = headline(random);
  if (noise == Noise::noisy) out += " | The Daily Example";
  out += "\n\n";
  for (std::size_t left = random.between(12, 20); left > 0; --left) {
    out += paragraph(random, noise);
    out += "\n\n";
    if (noise == Noise::noisy && random.one_in(2)) append_clutter(random, out);
  }
  if (noise == Noise::noisy) append_end_matter(random, out);
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

std::vector<std::string> make_articles(std::size_t count, Noise noise, std::uint64_t seed) {
  std::vector<std::string> articles;
  articles.reserve(count);
  for (std::size_t i = 0; i < count; ++i) articles.push_back(make_article(seed, i, noise));
  return articles;
}

std::string escape_json(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  while (!text.empty()) {
    const char32_t point = take_code_point(text);
    if (point == '\n') {
      out += "\\n";
    } else if (point == '"' || point == '\\') {
      out += '\\';
      out += static_cast<char>(point);
    } else if (point >= 0x20 && point < 0x80) {
      out += static_cast<char>(point);
    } else {
      append_escaped(point, out);
    }
  }
  return out;
}

std::string make_record(std::uint64_t number, const std::string& article) {
  return fmt::format(
      "{{\"id\": \"{}\", \"url\": \"https://news.example.org/{}\", \"lang\": \"en\", "
      "\"text\": \"{}\"}}\n",
      number, number, escape_json(article));
}

std::string make_jsonl(const std::vector<std::string>& articles) {
  std::string out;
  for (std::size_t i = 0; i < articles.size(); ++i) out += make_record(i, articles[i]);
  return out;
}

}  // namespace dross::bench
