// News-like texts for the benchmarks, made from a seed: no file is needed, and the same seed gives
// the same bytes on every machine, so that two runs measure the same work. Two kinds: `clean` is
// prose in ASCII, which no rule should hit; `noisy` has clutter between its paragraphs, a related
// list and a comment form at its end, and typographic quotes, dashes and spaces, so that folding
// has to write. Real pages lie between the two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dross::bench {

enum class Noise { clean, noisy };

/// One article of about 4 KB, ending in a newline. `number` tells the articles of a seed apart.
std::string make_article(std::uint64_t seed, std::uint64_t number, Noise noise);

/// Articles 0 to count-1 of a seed.
std::vector<std::string> make_articles(std::size_t count, Noise noise, std::uint64_t seed = 1);

/// Articles as JSONL records with the members id, url, lang and text. Quotes and line ends are
/// escaped, and so is everything beyond ASCII, as Python's json module does by default.
std::string make_jsonl(const std::vector<std::string>& articles);

/// One of its records.
std::string make_record(std::uint64_t number, const std::string& article);

/// The inside of the JSON string that make_jsonl writes for a text.
std::string escape_json(std::string_view text);

}  // namespace dross::bench
