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
using Pieces = std::vector<const PatternNode*>;

// A line start that more than this share of lines shows is no sign; nor is a literal.
constexpr double max_prefix_likelihood = 0.04;
constexpr double max_literal_likelihood = 0.02;
// From here on a rarer literal is not worth its scan.
constexpr double good_prefix_likelihood = 0.002;
constexpr std::size_t max_literals_of_run = 48;
constexpr std::size_t max_literal_bytes = 24;

bool can_start_line(const PatternNode& node) {
  switch (node.kind) {
    case Kind::line_start:
      return true;
    case Kind::sequence:
    case Kind::choice:
    case Kind::repeat:
      return std::ranges::any_of(node.parts, can_start_line);
    default:
      return false;
  }
}

Pieces with_front(const std::vector<const PatternNode*>& front, const Pieces& pieces) {
  Pieces all = front;
  all.insert(all.end(), pieces.begin() + 1, pieces.end());
  return all;
}

Pieces pointers(const std::vector<PatternNode>& parts) {
  Pieces all;
  for (const PatternNode& part : parts) all.push_back(&part);
  return all;
}

// Alternatives are pulled to the top as far as the start of the line depends on them.
void split(const Pieces& pieces, std::vector<Pieces>& out) {
  if (pieces.empty() || out.size() > limits::max_signs) {
    out.push_back(pieces);
    return;
  }
  const PatternNode& front = *pieces.front();
  if (front.kind == Kind::nothing) return split({pieces.begin() + 1, pieces.end()}, out);
  if (front.kind == Kind::sequence) return split(with_front(pointers(front.parts), pieces), out);
  const bool alone = pieces.size() == 1;
  if (front.kind == Kind::choice && (alone || can_start_line(front))) {
    for (const PatternNode& part : front.parts) split(with_front({&part}, pieces), out);
    return;
  }
  if (front.kind == Kind::repeat && front.min == 0 && front.max == 1 && can_start_line(front)) {
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

// `\s*`, or what takes less: a line may begin with blank.
bool is_leading_blank(const PatternNode& node) {
  if (node.kind != Kind::repeat) return false;
  const PatternNode& body = node.parts.front();
  if (body.kind != Kind::characters || !body.set.beyond().empty()) return false;
  for (std::size_t c = 0; c < body.set.ascii().size(); ++c) {
    if (body.set.ascii()[c] && !is_skipped_blank(static_cast<char>(c))) return false;
  }
  return true;
}

bool is_any_blank(const PatternNode& node) {
  return node.min == 0 && node.max == PatternNode::no_limit &&
         node.parts.front().set.ascii().count() == skipped_blanks.size();
}

struct Prefixes {
  std::vector<PrefixSign> signs;
  double likelihood = 1;
};

// Tells as many bytes of each sequence as leaves them few enough.
std::vector<ByteSequence> expand_start(const Pieces& pieces) {
  std::vector<ByteSequence> sequences;
  for (const std::size_t bytes : {64U, 24U, 12U, 8U, 6U, 5U, 4U, 3U}) {
    sequences = expand(pieces, {limits::max_prefixes, bytes}, Position::line_start);
    if (!sequences.empty()) break;
  }
  return sequences;
}

// With blank allowed in front, a sequence may not itself begin with blank: then where it begins
// would not be told by the first byte that is none.
Prefixes prefixes_of(const Pieces& pieces, PatternView view) {
  Prefixes found;
  Pieces rest(pieces.begin() + 1, pieces.end());
  const bool after_blank = !rest.empty() && is_leading_blank(*rest.front());
  const bool exact = !after_blank || is_any_blank(*rest.front());
  if (after_blank) rest.erase(rest.begin());
  std::vector<ByteSequence> sequences = expand_start(rest);
  if (sequences.empty()) return found;
  for (ByteSequence& sequence : sequences) {
    if (sequence.bytes.empty()) return found;
    ByteSet& first = sequence.bytes.front();
    if (view == PatternView::folded) first &= ~blank_bytes();
    if (first.none()) continue;
    if (after_blank && (first & blank_bytes()).any()) return found;
    sequence.exact = sequence.exact && exact;
    found.signs.push_back({std::move(sequence), after_blank});
  }
  // A line's first byte is no letter of running text: a capital is as likely as a small one.
  constexpr double first_byte = 3;
  constexpr std::size_t looked_at = 12;
  double sum = 0;
  for (const PrefixSign& sign : found.signs) sum += likelihood(sign.sequence, looked_at);
  found.likelihood = std::min(1.0, first_byte * sum);
  return found;
}

struct Literals {
  std::vector<ByteSequence> sequences;
  double likelihood = 1;
};

// Text of 100 bytes has so many places.
double literal_likelihood(const std::vector<ByteSequence>& sequences) {
  double sum = 0;
  for (const ByteSequence& sequence : sequences) {
    if (sequence.bytes.size() < min_literal) return 1;
    sum += likelihood(sequence, sequence.bytes.size());
  }
  return std::min(1.0, 100 * sum);
}

Literals best_literals(const Pieces& pieces);

void take_if_better(Literals candidate, Literals& best) {
  if (candidate.likelihood < best.likelihood) best = std::move(candidate);
}

// One of the alternatives must come, so one literal of all of them.
Literals literals_of_choice(const PatternNode& choice) {
  Literals all;
  for (const PatternNode& part : choice.parts) {
    Literals one = best_literals({&part});
    if (one.sequences.empty()) return {};
    std::ranges::move(one.sequences, std::back_inserter(all.sequences));
    if (all.sequences.size() > limits::max_literals) return {};
  }
  all.likelihood = literal_likelihood(all.sequences);
  return all;
}

Literals literals_inside(const PatternNode& piece) {
  if (piece.kind == Kind::choice) return literals_of_choice(piece);
  if (piece.kind == Kind::repeat && piece.min > 0) return best_literals({piece.parts.data()});
  return {};
}

Pieces flat(const Pieces& pieces) {
  Pieces all;
  for (const PatternNode* piece : pieces) {
    if (piece->kind == Kind::sequence) {
      const Pieces inside = flat(pointers(piece->parts));
      all.insert(all.end(), inside.begin(), inside.end());
    } else {
      all.push_back(piece);
    }
  }
  return all;
}

Literals as_literals(std::vector<ByteSequence> sequences) {
  Literals found{std::move(sequences), 1};
  found.likelihood = literal_likelihood(found.sequences);
  return found;
}

// The longest run of pieces from `begin` on that expands to few sequences; its end.
std::size_t longest_run(const Pieces& pieces, std::size_t begin, Literals& best) {
  std::size_t end = begin;
  while (end < pieces.size()) {
    const Pieces run(pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                     pieces.begin() + static_cast<std::ptrdiff_t>(end) + 1);
    auto sequences = expand(run, {max_literals_of_run, max_literal_bytes}, Position::anywhere);
    if (sequences.empty()) return end;
    const bool cut = std::ranges::any_of(
        sequences, [](const ByteSequence& s) { return s.end == SequenceEnd::cut; });
    take_if_better(as_literals(std::move(sequences)), best);
    ++end;
    if (cut) return end;
  }
  return end;
}

Literals best_literals(const Pieces& nested) {
  const Pieces pieces = flat(nested);
  Literals best;
  for (std::size_t begin = 0; begin < pieces.size();) {
    const std::size_t end = longest_run(pieces, begin, best);
    begin = std::max(end, begin + 1);
  }
  for (const PatternNode* piece : pieces) take_if_better(literals_inside(*piece), best);
  return best;
}

void add_alternative(const Pieces& pieces, PatternView view, Signs& signs) {
  const bool anchored = !pieces.empty() && pieces.front()->kind == Kind::line_start;
  Prefixes prefixes;
  if (anchored) prefixes = prefixes_of(pieces, view);
  Literals literals;
  if (prefixes.likelihood > good_prefix_likelihood) literals = best_literals(pieces);
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

}  // namespace

Signs signs_of(std::string_view pattern, PatternView view) {
  Signs signs;
  const auto tree = parse_pattern(pattern);
  std::vector<Pieces> alternatives;
  if (tree) split({&*tree}, alternatives);
  signs.none = alternatives.empty() || alternatives.size() > limits::max_signs;
  for (const Pieces& pieces : alternatives) {
    if (!signs.none) add_alternative(pieces, view, signs);
  }
  if (signs.prefixes.size() + signs.literals.size() > limits::max_signs) signs.none = true;
  if (signs.none) signs = {{}, {}, true};
  return signs;
}

}  // namespace dross
