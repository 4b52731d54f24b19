// For each alternative of a pattern the cheaper of two signs, by how often a line of news text
// would show it: the bytes at the line's start, or a piece that must come somewhere. Both are read
// off the pattern tree by expansion into byte sequences, the second as in RE2's prefilter and
// Rust's regex-syntax literal extraction: neighbouring pieces are put together while the sequences
// stay few, and of all such runs the rarest is taken.
#include "match/signs.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/distinct.h"
#include "base/limits.h"
#include "match/leading_blank.h"
#include "match/line_needs.h"

namespace dross {
namespace {

using Kind = PatternNode::Kind;
using Pieces = std::vector<const BytePattern*>;

// A line start that more than this share of lines shows is no sign; nor is a literal.
constexpr double max_prefix_likelihood = 0.04;
constexpr double max_literal_likelihood = 0.02;
// Where there is nothing better, a sign that at least some lines do not have.
constexpr double max_weak_likelihood = 0.6;
// From here on a rarer literal is not worth its scan.
constexpr double good_prefix_likelihood = 0.002;
constexpr double good_literal_likelihood = 1e-8;
// Before a pattern is run a weaker sign is worth a look.
constexpr double max_second_likelihood = 0.1;
constexpr std::size_t max_second_keys = 12;
// Of all alternatives: beyond that looking for them costs as much as the pattern.
constexpr std::size_t max_joint_second_keys = 32;
constexpr std::size_t max_literals_of_run = 48;
constexpr std::size_t max_literal_bytes = 40;
constexpr int max_literal_depth = 8;
constexpr std::size_t max_prefix_bytes = 64;
constexpr std::size_t max_spelled_out = 64;
// One place in ten millions: more bytes would not save a confirmation.
constexpr double rare_prefix = 1e-7;

Pieces with_front(const Pieces& front, const Pieces& pieces) {
  Pieces all = front;
  all.insert(all.end(), pieces.begin() + 1, pieces.end());
  return all;
}

Pieces pointers(const std::vector<BytePattern>& parts) {
  Pieces all;
  for (const BytePattern& part : parts) all.push_back(&part);
  return all;
}

// Alternatives are pulled to the top as far as the start of the line depends on them.
void split(const Pieces& pieces, std::vector<Pieces>& out) {
  if (pieces.empty() || out.size() > limits::max_alternatives) {
    out.push_back(pieces);
    return;
  }
  const BytePattern& front = *pieces.front();
  if (front.kind == Kind::nothing) return split({pieces.begin() + 1, pieces.end()}, out);
  if (front.kind == Kind::sequence) return split(with_front(pointers(front.parts), pieces), out);
  const bool alone = pieces.size() == 1;
  if (front.kind == Kind::choice && (alone || front.starts_line)) {
    for (const BytePattern& part : front.parts) split(with_front({&part}, pieces), out);
    return;
  }
  if (front.kind == Kind::repeat && front.min == 0 && front.max == 1 && front.starts_line) {
    split(with_front({front.parts.data()}, pieces), out);
    return split({pieces.begin() + 1, pieces.end()}, out);
  }
  out.push_back(pieces);
}

ByteSet blank_bytes() {
  ByteSet set;
  for (const char c : skipped_blanks) set.set(static_cast<unsigned char>(c));
  return set;
}

struct Prefixes {
  std::vector<PrefixSign> signs;
  double likelihood = 1;
};

// One of the sequences must come; they are of the pieces from `begin` to `end`.
struct Literals {
  std::vector<ByteSequence> sequences;
  double likelihood = 1;
  std::size_t begin = 0;
  std::size_t end = 0;
};

void take_if_better(Literals candidate, Literals& best) {
  if (candidate.likelihood < best.likelihood) best = std::move(candidate);
}

Pieces flat(const Pieces& pieces) {
  Pieces all;
  for (const BytePattern* piece : pieces) {
    if (piece->kind == Kind::sequence) {
      const Pieces inside = flat(pointers(piece->parts));
      all.insert(all.end(), inside.begin(), inside.end());
    } else {
      all.push_back(piece);
    }
  }
  return all;
}

enum class Edge : std::uint8_t { of_word, unknown };

Edge edge_behind(const BytePattern& piece, Edge before, const ByteSetPool& pool);

// Before each piece, and behind the last: does a word begin there if one of its bytes follows?
std::vector<Edge> edges_of(const Pieces& pieces, Edge before, const ByteSetPool& pool) {
  std::vector<Edge> edges = {before};
  for (const BytePattern* piece : pieces) {
    const bool tells = piece->kind == Kind::word_edge || piece->kind == Kind::line_start;
    if (tells) edges.back() = Edge::of_word;
    edges.push_back(edge_behind(*piece, edges.back(), pool));
  }
  return edges;
}

Edge edge_behind_byte(SetId id, const ByteSetPool& pool) {
  const ByteSet& set = pool[id];
  for (std::size_t c = set._Find_first(); c < set.size(); c = set._Find_next(c)) {
    if (is_word_byte(static_cast<unsigned char>(c))) return Edge::unknown;
  }
  return Edge::of_word;
}

Edge edge_behind(const BytePattern& piece, Edge before, const ByteSetPool& pool) {
  const auto all_parts = [&](Edge first) {
    const bool all = std::ranges::all_of(piece.parts, [&](const BytePattern& part) {
      return edge_behind(part, first, pool) == Edge::of_word;
    });
    return all ? Edge::of_word : Edge::unknown;
  };
  switch (piece.kind) {
    case Kind::nothing:
    case Kind::assertion:
    case Kind::line_end:
      return before;
    case Kind::word_edge:
    case Kind::line_start:
      return Edge::of_word;
    case Kind::text:
      return edge_behind_byte(piece.text.back(), pool);
    case Kind::characters: {
      const bool all = std::ranges::all_of(piece.forms.all(), [&](const ByteForm& form) {
        return edge_behind_byte(form.bytes().back(), pool) == Edge::of_word;
      });
      return all ? Edge::of_word : Edge::unknown;
    }
    case Kind::sequence:
      return edges_of(pointers(piece.parts), before, pool).back();
    case Kind::choice:
      return all_parts(before);
    case Kind::repeat:
      if (piece.min == 0 && before == Edge::unknown) return Edge::unknown;
      return all_parts(Edge::unknown);
  }
  return Edge::unknown;
}

class SignFinder {
 public:
  SignFinder(ByteSetPool& pool, PatternView view) : pool_(pool), view_(view) {}

  void add_alternative(const Pieces& pieces, Signs& signs) {
    Prefixes prefixes;
    if (!pieces.empty() && pieces.front()->kind == Kind::line_start) prefixes = prefixes_of(pieces);
    const Pieces all = flat(pieces);
    std::vector<Literals> candidates;
    Literals literals;
    if (prefixes.likelihood > good_prefix_likelihood) {
      const auto whole = whole_literals(pieces);
      if (!whole) candidates = literals_of(all, Edge::unknown);
      literals = whole ? *whole : rarest(candidates);
    }
    const bool by_prefix = prefixes.likelihood <= max_prefix_likelihood;
    const bool by_literal = literals.likelihood <= max_literal_likelihood;
    const bool no_prefix = prefixes.likelihood > max_weak_likelihood;
    if ((by_literal && (!by_prefix || literals.likelihood < prefixes.likelihood / 4)) ||
        (no_prefix && literals.likelihood <= max_weak_likelihood)) {
      signs.also = keys_beside(candidates, literals.begin, literals.end);
      for (ByteSequence& sequence : literals.sequences) {
        signs.literals.push_back({std::move(sequence)});
      }
    } else if (!no_prefix) {
      const bool exact = std::ranges::all_of(
          prefixes.signs, [](const PrefixSign& sign) { return sign.sequence.exact; });
      const Pieces rest(all.begin() + end_of_start(all), all.end());
      if (!exact) signs.also = keys_beside(literals_of(rest, Edge::unknown), 0, 0);
      std::ranges::move(prefixes.signs, std::back_inserter(signs.prefixes));
    } else {
      signs.none = true;
    }
  }

 private:
  static Literals rarest(const std::vector<Literals>& candidates) {
    const auto best = std::ranges::min_element(candidates, {}, &Literals::likelihood);
    return best == candidates.end() ? Literals() : *best;
  }

  // The first piece that a line's start does not tell.
  static std::ptrdiff_t end_of_start(const Pieces& pieces) {
    const auto open = std::ranges::find_if(pieces, [](const BytePattern* piece) {
      return piece->wide || (piece->kind == Kind::repeat &&
                             (piece->max == PatternNode::no_limit || piece->parts.front().wide));
    });
    return open - pieces.begin();
  }

  // The rarest candidate that has no piece from `begin` to `end`.
  [[nodiscard]] std::vector<Key> keys_beside(std::vector<Literals> candidates, std::size_t begin,
                                             std::size_t end) const {
    std::erase_if(candidates,
                  [&](const Literals& one) { return one.begin < end && one.end > begin; });
    const Literals best = rarest(candidates);
    std::vector<Key> keys;
    if (best.likelihood > max_second_likelihood) return keys;
    for (const ByteSequence& sequence : best.sequences) {
      const auto more = keys_of_rarest_window(sequence);
      if (!more) return {};
      keys.insert(keys.end(), more->begin(), more->end());
      if (keys.size() > max_second_keys) return {};
    }
    return keys;
  }

  [[nodiscard]] std::optional<std::vector<Key>> keys_of_rarest_window(
      const ByteSequence& sequence) const {
    std::optional<std::vector<Key>> keys;
    double least = 1;
    for (std::size_t at = 0; at + sizeof(Key) <= sequence.bytes.size(); ++at) {
      const SetString window = sequence.bytes.substr(at, sizeof(Key));
      double product = 1;
      for (const SetId id : window) product *= pool_.frequency(id);
      if (product >= least) continue;
      if (auto found = keys_of(window, pool_, max_second_keys)) {
        keys = std::move(found);
        least = product;
      }
    }
    return keys;
  }

  [[nodiscard]] double likelihood_of(const ByteSequence& sequence, std::size_t bytes) const {
    double product = 1;
    for (const SetId id : sequence.bytes.substr(0, bytes)) product *= pool_.frequency(id);
    return product;
  }

  // `\s*`, or what takes less: the line may begin with blank.
  [[nodiscard]] bool is_blank_run(const BytePattern& piece) const {
    if (piece.kind != Kind::repeat || piece.parts.front().kind != Kind::characters) return false;
    const ByteForm* form = piece.parts.front().forms.only();
    return form != nullptr && form->size == 1 &&
           (pool_[form->sets.front()] & ~blank_bytes()).none();
  }

  [[nodiscard]] bool is_any_blank(const BytePattern& piece) const {
    return piece.min == 0 && piece.max == PatternNode::no_limit &&
           pool_[piece.parts.front().forms.only()->sets.front()] == blank_bytes();
  }

  // `\s*$` at the end.
  [[nodiscard]] bool take_trailing_blank(Pieces& pieces) const {
    const std::size_t size = pieces.size();
    if (size < 2 || pieces[size - 1]->kind != Kind::line_end) return false;
    if (!is_blank_run(*pieces[size - 2]) || !is_any_blank(*pieces[size - 2])) return false;
    pieces.resize(size - 2);
    return true;
  }

  // As far as it can be told where that takes few sequences: a line of a small finite language then
  // needs no pattern to confirm it. Else as many bytes as make a sequence rare.
  [[nodiscard]] std::optional<std::vector<ByteSequence>> expand_start(const Pieces& pieces) const {
    Expansion all(Position::line_start, Overflow::give_up, {max_spelled_out, max_prefix_bytes, 0},
                  pool_);
    const auto append_to = [&pieces](Expansion& expansion) {
      return std::ranges::all_of(
          pieces, [&](const BytePattern* piece) { return expansion.append(*piece); });
    };
    if (append_to(all)) return all.sequences();
    Expansion some(Position::line_start, Overflow::shorten,
                   {limits::max_prefixes, max_prefix_bytes, rare_prefix}, pool_);
    if (append_to(some)) return some.sequences();
    return std::nullopt;
  }

  // With blank allowed in front, a sequence may not itself begin with blank: then where it begins
  // would not be told by the first byte that is none.
  [[nodiscard]] Prefixes prefixes_of(const Pieces& pieces) {
    Prefixes found;
    const bool after_blank = pieces.size() > 1 && is_blank_run(*pieces[1]);
    const bool exact = !after_blank || is_any_blank(*pieces[1]);
    Pieces rest(pieces.begin() + (after_blank ? 2 : 1), pieces.end());
    const bool before_blank = take_trailing_blank(rest);
    auto sequences = expand_start(rest);
    if (!sequences) return found;
    for (ByteSequence& sequence : *sequences) {
      if (sequence.bytes.empty()) return {};
      ByteSet first = pool_[sequence.bytes.front()];
      if (view_ == PatternView::folded) first &= ~blank_bytes();
      if (first.none()) continue;
      if (after_blank && (first & blank_bytes()).any()) return {};
      sequence.bytes.front() = pool_.add(first);
      sequence.exact = sequence.exact && exact && pool_[sequence.bytes.front()] == first;
      if (before_blank && sequence.end == SequenceEnd::pieces) sequence.end = SequenceEnd::blank;
      found.signs.push_back({std::move(sequence), after_blank});
    }
    found.likelihood = line_start_likelihood(found.signs);
    return found;
  }

  // A line's first byte is no letter of running text: a capital is as likely as a small one.
  [[nodiscard]] double line_start_likelihood(const std::vector<PrefixSign>& signs) const {
    constexpr double first_byte = 3;
    constexpr std::size_t looked_at = 12;
    double sum = 0;
    for (const PrefixSign& sign : signs) sum += likelihood_of(sign.sequence, looked_at);
    return std::min(1.0, first_byte * sum);
  }

  [[nodiscard]] Literals as_literals(std::vector<ByteSequence> sequences, Edge edge) const {
    constexpr double places = 100;  // in a line
    Literals found;
    double sum = 0;
    for (const ByteSequence& sequence : sequences) {
      if (sequence.bytes.size() < min_literal) return found;
      sum += sequence.likelihood;
    }
    found.sequences = std::move(sequences);
    if (edge == Edge::of_word) {
      for (ByteSequence& sequence : found.sequences) sequence.starts_word = true;
    }
    found.likelihood = std::min(1.0, places * sum);
    return found;
  }

  // One of the alternatives must come, so one literal of all of them.
  [[nodiscard]] Literals literals_of_choice(const BytePattern& choice, Edge edge) const {
    std::vector<ByteSequence> all;
    for (const BytePattern& part : choice.parts) {
      Literals one = rarest(literals_of(flat({&part}), edge));
      if (one.sequences.empty()) return {};
      std::ranges::move(one.sequences, std::back_inserter(all));
      if (all.size() > limits::max_literals) return {};
    }
    return as_literals(std::move(all), Edge::unknown);
  }

  // Each level is spelled out anew, so not too many of them.
  [[nodiscard]] Literals literals_inside(const BytePattern& piece, Edge edge) const {
    Literals found;
    if (depth_ >= max_literal_depth) return found;
    ++depth_;
    if (piece.kind == Kind::choice) {
      found = literals_of_choice(piece, edge);
    } else if (piece.kind == Kind::repeat && piece.min > 0) {
      found = rarest(literals_of(flat({piece.parts.data()}), edge));
    }
    --depth_;
    return found;
  }

  static bool is_one_form(const BytePattern& piece) {
    return piece.kind == Kind::text ||
           (piece.kind == Kind::characters && !piece.wide && piece.forms.only() != nullptr);
  }

  // The longest run of pieces from `begin` on that expands to few sequences.
  [[nodiscard]] Literals longest_run(const Pieces& pieces, std::size_t begin, Edge edge) const {
    Expansion expansion(Position::anywhere, Overflow::give_up,
                        {max_literals_of_run, max_literal_bytes, 0}, pool_);
    std::size_t end = begin;
    Literals run;
    bool fits = true;
    while (end < pieces.size() && fits && !expansion.is_cut()) {
      // Another character makes a sequence rarer; any other piece may be one too many, and then
      // what the expansion holds is of no use.
      if (!is_one_form(*pieces[end])) take_if_better(as_literals(expansion.sequences(), edge), run);
      fits = expansion.append(*pieces[end]);
      if (fits) ++end;
    }
    if (fits) take_if_better(as_literals(expansion.sequences(), edge), run);
    run.begin = begin;
    run.end = std::max(end, begin + 1);
    return run;
  }

  // All that a line must hold, as far as it is found. What is found of a part is no match of the
  // whole.
  [[nodiscard]] std::vector<Literals> literals_of(const Pieces& pieces, Edge before) const {
    const std::vector<Edge> edges = edges_of(pieces, before, pool_);
    std::vector<Literals> found;
    for (std::size_t begin = 0; begin < pieces.size(); begin = found.back().end) {
      found.push_back(longest_run(pieces, begin, edges[begin]));
    }
    const bool good = std::ranges::any_of(
        found, [](const Literals& run) { return run.likelihood < good_literal_likelihood; });
    for (std::size_t i = 0; i < pieces.size() && !good; ++i) {
      Literals inside = literals_inside(*pieces[i], edges[i]);
      inside.begin = i;
      inside.end = i + 1;
      found.push_back(std::move(inside));
    }
    for (Literals& literals : found) {
      for (ByteSequence& sequence : literals.sequences) sequence.exact = false;
    }
    return found;
  }

  // A pattern that is a few texts.
  [[nodiscard]] std::optional<Literals> whole_literals(const Pieces& pieces) const {
    Expansion expansion(Position::anywhere, Overflow::give_up,
                        {max_literals_of_run, max_prefix_bytes, 0}, pool_);
    for (const BytePattern* piece : pieces) {
      if (!expansion.append(*piece) || expansion.is_cut()) return std::nullopt;
    }
    Literals found =
        as_literals(expansion.sequences(), edges_of(pieces, Edge::unknown, pool_).front());
    if (found.likelihood > max_literal_likelihood) return std::nullopt;
    return found;
  }

  ByteSetPool& pool_;
  PatternView view_;
  mutable int depth_ = 0;  ///< of literals_inside
};

// Second signs of alternatives: a line that has none of them is hit by none.
class JointKeys {
 public:
  void add(const std::vector<Key>& keys) {
    is_whole_ = is_whole_ && !keys.empty();
    keys_.insert(keys_.end(), keys.begin(), keys.end());
  }

  std::vector<Key> take() {
    keep_distinct(keys_);
    if (!is_whole_ || keys_.size() > max_joint_second_keys) keys_.clear();
    return std::move(keys_);
  }

 private:
  std::vector<Key> keys_;
  bool is_whole_ = true;
};

}  // namespace

Signs signs_of(std::string_view pattern, PatternView view, ByteSetPool& pool) {
  Signs signs;
  const auto tree = parse_pattern(pattern);
  std::vector<Pieces> alternatives;
  BytePattern bytes;
  if (tree) {
    bytes = in_bytes(*tree, pool);
    split({&bytes}, alternatives);
  }
  signs.none = alternatives.empty() || alternatives.size() > limits::max_alternatives;
  SignFinder finder(pool, view);
  JointKeys also;
  for (const Pieces& pieces : alternatives) {
    if (signs.none) break;
    finder.add_alternative(pieces, signs);
    also.add(std::exchange(signs.also, {}));
  }
  signs.also = also.take();
  if (signs.prefixes.size() + signs.literals.size() > limits::max_signs) signs.none = true;
  if (signs.none) {
    signs = {};
    signs.none = true;
  }
  signs.needs = tree ? needs_of(bytes, pool) : std::vector<LineNeeds>(1);
  return signs;
}

std::vector<LineNeeds> needs_of(std::string_view pattern, ByteSetPool& pool) {
  const auto tree = parse_pattern(pattern);
  return tree ? needs_of(in_bytes(*tree, pool), pool) : std::vector<LineNeeds>(1);
}

}  // namespace dross
