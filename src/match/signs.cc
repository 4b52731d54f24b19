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

#include "base/limits.h"
#include "match/leading_blank.h"

namespace dross {
namespace {

using Kind = PatternNode::Kind;
using Pieces = std::vector<const BytePattern*>;

// A line start that more than this share of lines shows is no sign; nor is a literal.
constexpr double max_prefix_likelihood = 0.04;
constexpr double max_literal_likelihood = 0.02;
// From here on a rarer literal is not worth its scan.
constexpr double good_prefix_likelihood = 0.002;
constexpr double good_literal_likelihood = 1e-8;
constexpr std::size_t max_literals_of_run = 48;
constexpr std::size_t max_literal_bytes = 40;
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
  if (pieces.empty() || out.size() > limits::max_signs) {
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

struct Literals {
  std::vector<ByteSequence> sequences;
  double likelihood = 1;
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

class SignFinder {
 public:
  SignFinder(ByteSetPool& pool, PatternView view) : pool_(pool), view_(view) {}

  void add_alternative(const Pieces& pieces, Signs& signs) {
    Prefixes prefixes;
    if (!pieces.empty() && pieces.front()->kind == Kind::line_start) prefixes = prefixes_of(pieces);
    Literals literals;
    if (prefixes.likelihood > good_prefix_likelihood) {
      const auto whole = whole_literals(pieces);
      literals = whole ? *whole : best_literals(pieces);
    }
    const bool by_prefix = prefixes.likelihood <= max_prefix_likelihood;
    const bool by_literal = literals.likelihood <= max_literal_likelihood;
    if (by_literal && (!by_prefix || literals.likelihood < prefixes.likelihood / 4)) {
      for (ByteSequence& sequence : literals.sequences) {
        signs.literals.push_back({std::move(sequence)});
      }
    } else if (by_prefix) {
      std::ranges::move(prefixes.signs, std::back_inserter(signs.prefixes));
    } else {
      signs.none = true;
    }
  }

 private:
  [[nodiscard]] double likelihood_of(const ByteSequence& sequence, std::size_t bytes) const {
    double product = 1;
    for (const SetId id : sequence.bytes.substr(0, bytes)) product *= pool_.frequency(id);
    return product;
  }

  // `\s*`, or what takes less: the line may begin with blank.
  [[nodiscard]] bool is_blank_run(const BytePattern& piece) const {
    if (piece.kind != Kind::repeat || piece.parts.front().kind != Kind::characters) return false;
    const std::vector<ByteForm>& forms = piece.parts.front().forms;
    return forms.size() == 1 && forms.front().bytes.size() == 1 &&
           (pool_[forms.front().bytes.front()] & ~blank_bytes()).none();
  }

  [[nodiscard]] bool is_any_blank(const BytePattern& piece) const {
    return piece.min == 0 && piece.max == PatternNode::no_limit &&
           pool_[piece.parts.front().forms.front().bytes.front()] == blank_bytes();
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
  [[nodiscard]] static std::vector<ByteSequence> expand_start(const Pieces& pieces) {
    Expansion all(Position::line_start, Overflow::give_up, {max_spelled_out, max_prefix_bytes, 0});
    const auto append_to = [&pieces](Expansion& expansion) {
      return std::ranges::all_of(
          pieces, [&](const BytePattern* piece) { return expansion.append(*piece); });
    };
    if (append_to(all)) return all.sequences();
    Expansion some(Position::line_start, Overflow::shorten,
                   {limits::max_prefixes, max_prefix_bytes, rare_prefix});
    if (append_to(some)) return some.sequences();
    return {};
  }

  // With blank allowed in front, a sequence may not itself begin with blank: then where it begins
  // would not be told by the first byte that is none.
  [[nodiscard]] Prefixes prefixes_of(const Pieces& pieces) {
    Prefixes found;
    const bool after_blank = pieces.size() > 1 && is_blank_run(*pieces[1]);
    const bool exact = !after_blank || is_any_blank(*pieces[1]);
    Pieces rest(pieces.begin() + (after_blank ? 2 : 1), pieces.end());
    const bool before_blank = take_trailing_blank(rest);
    for (ByteSequence& sequence : expand_start(rest)) {
      if (sequence.bytes.empty()) return {};
      ByteSet first = pool_[sequence.bytes.front()];
      if (view_ == PatternView::folded) first &= ~blank_bytes();
      if (first.none()) continue;
      if (after_blank && (first & blank_bytes()).any()) return {};
      sequence.bytes.front() = pool_.add(first);
      sequence.exact = sequence.exact && exact;
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

  [[nodiscard]] Literals as_literals(std::vector<ByteSequence> sequences) const {
    constexpr double places = 100;  // in a line
    double sum = 0;
    for (const ByteSequence& sequence : sequences) {
      if (sequence.bytes.size() < min_literal) return {};
      sum += likelihood_of(sequence, sequence.bytes.size());
    }
    return {std::move(sequences), std::min(1.0, places * sum)};
  }

  // One of the alternatives must come, so one literal of all of them.
  [[nodiscard]] Literals literals_of_choice(const BytePattern& choice) const {
    std::vector<ByteSequence> all;
    for (const BytePattern& part : choice.parts) {
      Literals one = best_literals({&part});
      if (one.sequences.empty()) return {};
      std::ranges::move(one.sequences, std::back_inserter(all));
      if (all.size() > limits::max_literals) return {};
    }
    return as_literals(std::move(all));
  }

  [[nodiscard]] Literals literals_inside(const BytePattern& piece) const {
    if (piece.kind == Kind::choice) return literals_of_choice(piece);
    if (piece.kind == Kind::repeat && piece.min > 0) return best_literals({piece.parts.data()});
    return {};
  }

  // The longest run of pieces from `begin` on that expands to few sequences; its end.
  std::size_t longest_run(const Pieces& pieces, std::size_t begin, Literals& best) const {
    Expansion expansion(Position::anywhere, Overflow::give_up,
                        {max_literals_of_run, max_literal_bytes, 0});
    std::size_t end = begin;
    Literals run;
    for (; end < pieces.size() && !expansion.is_cut() && expansion.append(*pieces[end]); ++end) {
      take_if_better(as_literals(expansion.sequences()), run);
    }
    take_if_better(std::move(run), best);
    return end;
  }

  // What is found of a part is no match of the whole.
  [[nodiscard]] Literals best_literals(const Pieces& nested) const {
    const Pieces pieces = flat(nested);
    Literals best;
    for (std::size_t begin = 0; begin < pieces.size();) {
      begin = std::max(longest_run(pieces, begin, best), begin + 1);
    }
    if (best.likelihood >= good_literal_likelihood) {
      for (const BytePattern* piece : pieces) take_if_better(literals_inside(*piece), best);
    }
    for (ByteSequence& sequence : best.sequences) sequence.exact = false;
    return best;
  }

  // A pattern that is a few texts.
  [[nodiscard]] std::optional<Literals> whole_literals(const Pieces& pieces) const {
    Expansion expansion(Position::anywhere, Overflow::give_up,
                        {max_literals_of_run, max_prefix_bytes, 0});
    for (const BytePattern* piece : pieces) {
      if (!expansion.append(*piece) || expansion.is_cut()) return std::nullopt;
    }
    Literals found = as_literals(expansion.sequences());
    if (found.likelihood > max_literal_likelihood) return std::nullopt;
    return found;
  }

  ByteSetPool& pool_;
  PatternView view_;
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
  signs.none = alternatives.empty() || alternatives.size() > limits::max_signs;
  SignFinder finder(pool, view);
  for (const Pieces& pieces : alternatives) {
    if (!signs.none) finder.add_alternative(pieces, signs);
  }
  if (signs.prefixes.size() + signs.literals.size() > limits::max_signs) signs.none = true;
  if (signs.none) signs = {{}, {}, true};
  return signs;
}

}  // namespace dross
