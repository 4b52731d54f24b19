// One walk over the tree, from the leaves up: what every text of a part's language shows, what some
// text of it may show, and between which lengths they lie.
#include "match/line_needs.h"

#include <algorithm>
#include <limits>

namespace dross {
namespace {

using Kind = PatternNode::Kind;

constexpr std::uint32_t no_limit = LineNeeds::no_limit;

std::uint32_t add(std::uint32_t a, std::uint32_t b) {
  return a > no_limit - b ? no_limit : a + b;
}

std::uint32_t multiply(std::uint32_t a, std::uint32_t b) {
  if (a == 0 || b == 0) return 0;
  return a > no_limit / b ? no_limit : a * b;
}

// Of two sets of which a text must show a kind the one that is rarer in prose; 0 is no such set.
TraitMask rarer(TraitMask a, TraitMask b) {
  if (a == 0 || b == 0) return a | b;
  return share_of(a) <= share_of(b) ? a : b;
}

// Of the texts of a language.
struct Extent {
  TraitMask every = 0;   ///< kinds of bytes that each of them has
  TraitMask any = 0;     ///< kinds that some may have
  TraitMask one_of = 0;  ///< unless 0: each of them has one of these
  std::uint32_t min_bytes = 0;
  std::uint32_t max_bytes = 0;
  std::uint32_t max_spaces = 0;
};

Extent joined(const Extent& a, const Extent& b) {
  return {a.every | b.every,
          a.any | b.any,
          rarer(a.one_of, b.one_of),
          add(a.min_bytes, b.min_bytes),
          add(a.max_bytes, b.max_bytes),
          add(a.max_spaces, b.max_spaces)};
}

Extent either(const Extent& a, const Extent& b) {
  const bool both = a.one_of != 0 && b.one_of != 0;
  return {a.every & b.every,
          a.any | b.any,
          both ? a.one_of | b.one_of : 0,
          std::min(a.min_bytes, b.min_bytes),
          std::max(a.max_bytes, b.max_bytes),
          std::max(a.max_spaces, b.max_spaces)};
}

Extent repeated(const Extent& once, std::uint32_t min, std::uint32_t max) {
  return {min > 0 ? once.every : 0,      max > 0 ? once.any : 0,
          min > 0 ? once.one_of : 0,     multiply(once.min_bytes, min),
          multiply(once.max_bytes, max), multiply(once.max_spaces, max)};
}

Extent extent_of_bytes(std::basic_string_view<SetId> bytes, const ByteSetPool& pool) {
  Extent all;
  unsigned least_share = std::numeric_limits<unsigned>::max();  // of all.one_of
  for (const SetId id : bytes) {
    const ByteSetPool::Kinds& kinds = pool.kinds(id);
    all.every |= kinds.of_all;
    all.any |= kinds.of_any;
    if (kinds.covered && kinds.of_any != 0 && kinds.share < least_share) {
      all.one_of = kinds.of_any;
      least_share = kinds.share;
    }
    if (pool[id][' ']) ++all.max_spaces;
  }
  all.min_bytes = static_cast<std::uint32_t>(bytes.size());
  all.max_bytes = all.min_bytes;
  return all;
}

template <class Parts, class ExtentOf>
Extent extent_of_choice(const Parts& parts, const ExtentOf& extent_of) {
  Extent all;
  for (auto part = parts.begin(); part != parts.end(); ++part) {
    all = part == parts.begin() ? extent_of(*part) : either(all, extent_of(*part));
  }
  return all;
}

Extent extent_of(const BytePattern& pattern, const ByteSetPool& pool) {
  const auto of_part = [&pool](const BytePattern& part) { return extent_of(part, pool); };
  switch (pattern.kind) {
    case Kind::nothing:
    case Kind::assertion:
    case Kind::word_edge:
    case Kind::line_start:
    case Kind::line_end:
      return {};
    case Kind::text:
      return extent_of_bytes(pattern.text, pool);
    case Kind::characters:
      return extent_of_choice(pattern.forms.all(), [&pool](const ByteForm& form) {
        return extent_of_bytes(form.bytes(), pool);
      });
    case Kind::sequence: {
      Extent all;
      for (const BytePattern& part : pattern.parts) all = joined(all, of_part(part));
      return all;
    }
    case Kind::choice:
      return extent_of_choice(pattern.parts, of_part);
    case Kind::repeat:
      return repeated(of_part(pattern.parts.front()), pattern.min, pattern.max);
  }
  return {};
}

enum class LineEdge : std::uint8_t { start, end };

// Does every text of the language touch the edge?
bool is_tied(const BytePattern& pattern, LineEdge edge) {
  const auto tied = [edge](const BytePattern& part) { return is_tied(part, edge); };
  switch (pattern.kind) {
    case Kind::line_start:
      return edge == LineEdge::start;
    case Kind::line_end:
      return edge == LineEdge::end;
    case Kind::sequence:
      // Behind `x*^` the line begins too: whatever stands before it has matched nothing.
      return std::ranges::any_of(pattern.parts, tied);
    case Kind::choice:
      return std::ranges::all_of(pattern.parts, tied);
    case Kind::repeat:
      return pattern.min > 0 && tied(pattern.parts.front());
    case Kind::nothing:
    case Kind::assertion:
    case Kind::word_edge:
    case Kind::text:
    case Kind::characters:
      break;
  }
  return false;
}

LineNeeds needs_of_one(const BytePattern& pattern, const ByteSetPool& pool) {
  const Extent extent = extent_of(pattern, pool);
  LineNeeds needs;
  needs.required = extent.every;
  if (extent.one_of != 0) needs.any_of = extent.one_of;
  needs.min_bytes = extent.min_bytes;
  if (!is_tied(pattern, LineEdge::start) || !is_tied(pattern, LineEdge::end)) return needs;
  needs.forbidden = all_kinds & ~extent.any;
  needs.max_bytes = extent.max_bytes;
  needs.max_spaces = extent.max_spaces;
  return needs;
}

}  // namespace

std::vector<LineNeeds> needs_of(const BytePattern& pattern, const ByteSetPool& pool) {
  constexpr std::size_t max_told_apart = 8;
  if (pattern.kind == Kind::sequence && pattern.parts.size() == 1) {
    return needs_of(pattern.parts.front(), pool);
  }
  std::vector<LineNeeds> needs;
  if (pattern.kind == Kind::choice && pattern.parts.size() <= max_told_apart) {
    for (const BytePattern& part : pattern.parts) needs.push_back(needs_of_one(part, pool));
  } else {
    needs.push_back(needs_of_one(pattern, pool));
  }
  return needs;
}

Gate gate_of(std::span<const LineNeeds> needs) {
  TraitMask any_of = 0;
  for (const LineNeeds& one : needs) {
    TraitMask best = one.any_of == LineNeeds().any_of ? any_line : one.any_of;
    for (TraitMask left = one.required; left != 0; left &= left - 1) {
      best = rarer(best, left & -left);
    }
    any_of |= best;
  }
  return {any_of, std::min(share_of(any_of), 100U)};
}

}  // namespace dross
