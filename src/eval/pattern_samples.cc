// Pieces one after the other are not multiplied with each other, which would be endless: text i has
// variant i of each piece, counted in a circle, so that each variant of each piece stands in one.
#include "eval/pattern_samples.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <iterator>
#include <map>

#include "base/regex.h"
#include "rules/pattern_scan.h"

namespace dross {
namespace {

using Variants = std::vector<std::string>;

constexpr std::size_t most_copies = 64;

// Of a class that many characters are in, some of each sort.
constexpr std::array<std::string_view, 24> candidates = {"a", "k", "M",  "7", " ", "-", ".", ",",
                                                         ":", "'", "\"", "|", "/", "(", ")", "@",
                                                         "&", "!", "…",  "é", "Ž", "я", "Ω", "字"};

Variants characters_in(const std::string& piece) {
  static thread_local std::map<std::string, Variants> known;
  const auto [found, is_new] = known.try_emplace(piece);
  if (is_new) {
    const Regex whole("^(?s:" + piece + ")$");
    for (const std::string_view candidate : candidates) {
      if (whole.matches(candidate)) found->second.emplace_back(candidate);
    }
    // A class of rarer signs: any of those that it spells out.
    for (std::size_t i = 0; found->second.empty() && i < piece.size();) {
      std::size_t end = i + 1;
      while (end < piece.size() && (static_cast<unsigned char>(piece[end]) & 0xC0U) == 0x80U) ++end;
      const std::string_view c = std::string_view(piece).substr(i, end - i);
      if (whole.matches(c)) found->second.emplace_back(c);
      i = end;
    }
  }
  return found->second;
}

void append(std::string_view text, std::string& out) {
  out += text.substr(0, max_sample_bytes - out.size());
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < std::min(times, most_copies); ++i) append(text, out);
  return out;
}

struct Bounds {
  std::size_t least = 0;
  std::size_t most = 0;
};

Bounds bounds_of(std::string_view repeat) {
  if (repeat.starts_with('*')) return {0, 2};
  if (repeat.starts_with('+')) return {1, 2};
  if (repeat.starts_with('?')) return {0, 1};
  Bounds bounds;
  const char* end = repeat.data() + repeat.size();
  const auto [stop, error] = std::from_chars(repeat.data() + 1, end, bounds.least);
  bounds.most = bounds.least;
  if (error == std::errc() && stop != end && *stop == ',') {
    bounds.most = bounds.least + 1;  // where no number follows
    std::from_chars(stop + 1, end, bounds.most);
  }
  return bounds;
}

class Sampler {
 public:
  explicit Sampler(std::string_view pattern) : pattern_(pattern), tokens_(scan_pattern(pattern)) {}

  // The alternatives up to the end of their group.
  Variants alternatives() {
    Variants all;
    std::vector<Variants> pieces;
    const auto finish = [&] {
      std::ranges::move(join(pieces), std::back_inserter(all));
      pieces.clear();
    };
    while (at_ < tokens_.size() && kind() != TokenKind::close) {
      if (kind() == TokenKind::alternation) {
        finish();
        ++at_;
      } else {
        pieces.push_back(piece());
      }
    }
    finish();
    if (all.size() > max_pattern_samples) all.resize(max_pattern_samples);
    return all;
  }

 private:
  [[nodiscard]] TokenKind kind() const { return tokens_[at_].kind; }
  [[nodiscard]] std::string_view bytes() const {
    const ByteSpan span = tokens_[at_].bytes;
    return pattern_.substr(span.begin, span.size());
  }

  static Variants join(const std::vector<Variants>& pieces) {
    std::size_t count = 1;
    for (const Variants& piece : pieces) count = std::max(count, piece.size());
    Variants joined(count);
    for (std::size_t i = 0; i < count; ++i) {
      for (const Variants& piece : pieces) append(piece[i % piece.size()], joined[i]);
    }
    return joined;
  }

  // One piece and the repeats behind it; never without a variant.
  Variants piece() {
    Variants variants = single();
    if (at_ < tokens_.size()) ++at_;
    for (; at_ < tokens_.size() && kind() == TokenKind::repeat; ++at_) {
      const Bounds bounds = bounds_of(bytes());
      Variants copies;
      for (const std::string& variant : variants) copies.push_back(repeated(variant, bounds.most));
      copies.push_back(repeated(variants.front(), bounds.least));
      variants = std::move(copies);
    }
    if (variants.empty()) variants.emplace_back();
    return variants;
  }

  Variants single() {
    switch (kind()) {
      case TokenKind::literal:
        return {std::string(bytes())};
      case TokenKind::reference:
        return {"x"};
      case TokenKind::open: {
        ++at_;
        return alternatives();
      }
      case TokenKind::any:
      case TokenKind::char_class:
        return or_nothing(characters_in(std::string(bytes())));
      case TokenKind::escape:
        return escape();
      default:
        return {""};  // anchors and flags
    }
  }

  Variants escape() {
    const std::string_view text = bytes();
    if (text == "\\b" || text == "\\B" || text == "\\A" || text == "\\z") return {""};
    const bool is_itself =
        text.size() == 2 && std::ispunct(static_cast<unsigned char>(text[1])) != 0;
    return is_itself ? Variants{std::string(text.substr(1))}
                     : or_nothing(characters_in(std::string(text)));
  }

  static Variants or_nothing(Variants variants) {
    return variants.empty() ? Variants{""} : std::move(variants);
  }

  std::string_view pattern_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::string> sample_pattern(std::string_view pattern) {
  return Sampler(pattern).alternatives();
}

}  // namespace dross
