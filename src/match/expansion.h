// Pieces of a pattern as sequences of byte sets: every text that the pieces match is, byte for
// byte, in one of the sequences, or begins with one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/byte_pattern.h"

namespace dross {

enum class SequenceEnd : std::uint8_t {
  pieces,  ///< all pieces are spelled out
  line,    ///< so they are, and here the line ends
  blank,   ///< so they are, and only blank (RE2's \s) comes before the line's end
  cut      ///< more follows that is not told
};

struct ByteSequence {
  void append(const ByteForm& form) {
    bytes += form.bytes();
    exact = exact && form.exact;
    likelihood *= form.frequency;
  }

  SetString bytes;
  SequenceEnd end = SequenceEnd::pieces;
  bool starts_word = false;  ///< \b holds before it, or it is only looked for where that holds
  bool exact = true;         ///< no text is in it that the pieces do not match, as far as it goes
  double likelihood = 1;     ///< rough share of all places in news text where it stands
};

/// The pieces are matched from the start of the line on, or anywhere.
enum class Position : std::uint8_t { line_start, anywhere };

/// What to do when there are too many sequences.
enum class Overflow : std::uint8_t {
  shorten,  ///< tell fewer bytes of each, down to min_prefix_bytes
  give_up
};

inline constexpr std::size_t min_prefix_bytes = 3;

struct ExpansionLimits {
  std::size_t sequences = 0;  ///< more are too many
  std::size_t bytes = 0;      ///< a sequence is cut when it has so many
  double likelihood = 0;      ///< or when it has become as unlikely as this
};

class Expansion {
 public:
  Expansion(Position, Overflow, const ExpansionLimits&, const ByteSetPool&);

  /// Puts a piece behind all sequences. False: they are too many now, and nothing is told.
  bool append(const BytePattern&);
  /// Some sequence has come to its end: what is appended does not show in all of them.
  [[nodiscard]] bool is_cut() const { return !done_.empty(); }
  /// All sequences; an empty one says nothing.
  [[nodiscard]] std::vector<ByteSequence> sequences() const;

 private:
  [[nodiscard]] bool is_full(const ByteSequence&) const;
  void end_at_line_ends();
  bool append_characters(const BytePattern&);
  bool append_text(const BytePattern&);
  void end_if_full(ByteSequence&);
  void move_ended();
  void append_form(const ByteForm&);
  bool append_choice(const BytePattern&);
  bool append_repeat(const BytePattern&);
  bool append_optional(const BytePattern& body, std::uint32_t times);
  bool settle_with(std::vector<ByteSequence>& all);
  void start_line();
  void cut_all();
  bool settle();
  void shorten_to(std::size_t bytes);

  Position position_;
  Overflow overflow_;
  ExpansionLimits limits_;
  const ByteSetPool& pool_;
  std::size_t steps_ = 0;           ///< (((a+)+)+)+ takes twice as many for each pair of brackets
  std::vector<ByteSequence> live_;  ///< still to be appended to
  std::vector<ByteSequence> done_;
};

}  // namespace dross
