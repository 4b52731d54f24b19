// Three passes over pieces of the block that stay in the second-level cache: where the lines end,
// where literals stand, and then, a line at a time, whether it begins as a rule wants. Most lines
// are done with after twelve loads. A line that begins just as a simple rule says is hit without
// its pattern being run.
#include "match/block.h"

#include <algorithm>
#include <utility>

#include "base/distinct.h"
#include "base/limits.h"
#include "base/serial_number.h"
#include "match/block_rule.h"
#include "match/kernels.h"
#include "match/line_memo.h"
#include "match/odd_letters.h"
#include "match/rule_index.h"

namespace dross {
namespace {

constexpr std::size_t piece_size = std::size_t{128} << 10;

Selection suiting(const RuleSet& set, const Selection& selection) {
  Selection suit;
  std::ranges::copy_if(selection, std::back_inserter(suit),
                       [&](std::uint32_t rule) { return suits_block(set.rules[rule]); });
  return suit;
}

bool has_odd_letter(std::string_view text) {
  return find_odd_letter(text) != std::string_view::npos;
}

struct Scratch {
  std::vector<std::uint32_t> ends;
  std::vector<LiteralHit> literals;
  std::vector<std::size_t> last_lines;  ///< where the line began that a literal was last seen on
  Selection suspects;
  LineMemo<bool> memo;  ///< was the line hit?
};

class FastBlockMatcher final : public BlockMatcher {
 public:
  FastBlockMatcher(const RuleSet& set, const Selection& selection)
      : set_(set),
        signs_(set),
        index_(set, suiting(set, selection), PatternView::raw, signs_, Gating::none) {}

  void match(std::string_view block, BlockLines& out) const override {
    thread_local Scratch scratch;
    out.lines = 0;
    out.hits.clear();
    for (std::size_t begin = 0; begin < block.size();) {
      const std::size_t end = piece_end(block, begin);
      match_piece(block, {begin, end}, scratch, out);
      begin = end;
    }
  }

 private:
  // After the last LF of the piece; where it has none, after the next.
  static std::size_t piece_end(std::string_view block, std::size_t begin) {
    if (block.size() - begin <= piece_size) return block.size();
    std::size_t feed = block.rfind('\n', begin + piece_size - 1);
    if (feed == std::string_view::npos || feed < begin) feed = block.find('\n', begin + piece_size);
    return feed == std::string_view::npos ? block.size() : feed + 1;
  }

  void match_piece(std::string_view block, ByteSpan span, Scratch& scratch, BlockLines& out) const {
    const std::string_view piece = block.substr(span.begin, span.size());
    scratch.ends.clear();
    kernels().find_line_ends(piece, scratch.ends);
    if (!piece.ends_with('\n')) scratch.ends.push_back(static_cast<std::uint32_t>(piece.size()));
    scratch.literals.clear();
    const bool odd = has_odd_letter(piece);
    index_.literals().scan(piece, scratch.literals);
    std::ranges::sort(scratch.literals, {}, &LiteralHit::begin);
    scratch.last_lines.assign(index_.literals().size(), piece.size());
    std::size_t begin = 0;
    std::size_t literal = 0;
    for (const std::uint32_t end : scratch.ends) {
      const bool hit = odd && has_odd_letter(line_at(piece, begin, end))
                           ? hits_odd_line(line_at(piece, begin, end), scratch.suspects)
                           : hits(piece, begin, end, scratch, literal);
      const std::size_t next = std::min<std::size_t>(end + 1, piece.size());
      if (hit) out.hits.push_back({span.begin + begin, span.begin + next});
      begin = next;
    }
    out.lines += scratch.ends.size();
  }

  static std::string_view line_at(std::string_view piece, std::size_t begin, std::size_t end) {
    if (end > begin && end < piece.size() && piece[end - 1] == '\r') --end;
    return piece.substr(begin, end - begin);
  }

  // `literal`: the first one that may stand in this line. What needs no pattern is looked at first.
  [[nodiscard]] bool hits(std::string_view piece, std::size_t begin, std::size_t end,
                          Scratch& scratch, std::size_t& literal) const {
    while (literal < scratch.literals.size() && scratch.literals[literal].begin < begin) ++literal;
    const std::size_t first = literal;
    while (literal < scratch.literals.size() && scratch.literals[literal].begin < end) ++literal;
    if (begin == end) return false;
    const bool may_begin = begin + PrefixIndex::positions > piece.size() ||
                           is_skipped_blank(piece[begin]) ||
                           index_.prefixes().may_begin(piece.data() + begin);
    if (!may_begin && literal == first && index_.slow().empty()) return false;
    const std::string_view line = line_at(piece, begin, end);
    if (line.size() > limits::max_line) return false;
    scratch.suspects.clear();
    if (may_begin && begins_hit(line, scratch.suspects)) return true;
    for (std::size_t i = first; i < literal; ++i) {
      const LiteralHit& found = scratch.literals[i];
      // One with a line feed in it ends behind the line.
      if (found.begin + found.size > begin + line.size()) continue;
      if (std::exchange(scratch.last_lines[found.literal], begin) == begin) continue;
      if (literal_hits(found.literal, line, scratch.suspects)) return true;
    }
    return confirms(line, scratch);
  }

  // What patterns are needed for, once for the same bytes.
  [[nodiscard]] bool confirms(std::string_view line, Scratch& scratch) const {
    if (scratch.suspects.empty() && index_.slow().empty()) return false;
    if (line.size() > LineMemo<bool>::max_bytes) return confirms_any(scratch.suspects, line);
    if (const bool* known = scratch.memo.find(id_, line); known != nullptr) return *known;
    const bool hit = confirms_any(scratch.suspects, line);
    scratch.memo.keep(id_, line, hit);
    return hit;
  }

  // Is it hit for certain? Else appends who may hit it.
  [[nodiscard]] bool begins_hit(std::string_view line, Selection& suspects) const {
    return index_.prefixes().find(line, [&](const SequenceStore::Entry& entry) {
      if (entry.exact) return admits_line(set_.rules[entry.rule], line);
      suspects.push_back(entry.rule);
      return false;
    });
  }

  // The same for a literal that is in the line.
  [[nodiscard]] bool literal_hits(std::uint32_t literal, std::string_view line,
                                  Selection& suspects) const {
    return std::ranges::any_of(index_.literals().users(literal),
                               [&](const LiteralIndex::User& user) {
                                 if (user.exact) return admits_line(set_.rules[user.rule], line);
                                 suspects.push_back(user.rule);
                                 return false;
                               });
  }

  // A rule of many alternatives is suspected by several of them.
  [[nodiscard]] bool confirms_any(Selection& suspects, std::string_view line) const {
    keep_distinct(suspects);
    const LineTraits traits = traits_anywhere(line);
    const auto confirms = [&](std::uint32_t rule) {
      return index_.allows_bytes(rule, traits) && index_.has_second_sign(rule, line) &&
             hits_line(set_.rules[rule], line);
    };
    return std::ranges::any_of(suspects, confirms) || std::ranges::any_of(index_.slow(), confirms);
  }

  [[nodiscard]] bool hits_odd_line(std::string_view line, Selection& suspects) const {
    if (line.size() > limits::max_line) return false;
    suspects.clear();
    index_.suspects(line, suspects);
    keep_distinct(suspects);
    return std::ranges::any_of(
        suspects, [&](std::uint32_t rule) { return hits_line(set_.rules[rule], line); });
  }

  const RuleSet& set_;
  RuleSigns signs_;
  RuleIndex index_;
  std::uint64_t id_ = next_serial_number();
};

}  // namespace

std::unique_ptr<BlockMatcher> block_matcher(const RuleSet& set, const Selection& selection) {
  return std::make_unique<FastBlockMatcher>(set, selection);
}

std::unique_ptr<BlockMatcher> make_block_matcher(MatcherKind kind, const RuleSet& set,
                                                 const Selection& selection) {
  return kind == MatcherKind::fast ? block_matcher(set, selection)
                                   : reference_block_matcher(set, selection);
}

}  // namespace dross
