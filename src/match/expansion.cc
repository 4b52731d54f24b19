// Expansion goes through the pieces from left to right with all sequences that are still open, as
// an automaton would. A piece that takes almost any character ends the sequences: behind it nothing
// can be told by position.
#include "match/expansion.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/distinct.h"
#include "base/limits.h"

namespace dross {
namespace {

using Kind = PatternNode::Kind;

void remove_repeats(std::vector<ByteSequence>& sequences) {
  const auto key = [](const ByteSequence& s) { return std::tie(s.bytes, s.end, s.exact); };
  keep_distinct(sequences, key);
}

}  // namespace

Expansion::Expansion(Position position, Overflow overflow, const ExpansionLimits& limits,
                     const ByteSetPool& pool)
    : position_(position), overflow_(overflow), limits_(limits), pool_(pool), live_(1) {}

bool Expansion::append(const BytePattern& piece) {
  if (live_.empty()) return true;
  if (++steps_ > limits::max_expansion_steps) return false;
  switch (piece.kind) {
    case Kind::nothing:
      return true;
    case Kind::assertion:
    case Kind::word_edge:
      for (ByteSequence& sequence : live_) sequence.exact = false;
      return true;
    case Kind::line_start:
      start_line();
      return true;
    case Kind::line_end:
      for (ByteSequence& sequence : live_) sequence.end = SequenceEnd::line;
      return true;
    case Kind::text:
      return append_text(piece);
    case Kind::characters:
      return append_characters(piece);
    case Kind::sequence:
      return std::ranges::all_of(piece.parts,
                                 [this](const BytePattern& part) { return append(part); });
    case Kind::choice:
      return append_choice(piece);
    case Kind::repeat:
      return append_repeat(piece);
  }
  return true;
}

std::vector<ByteSequence> Expansion::sequences() const {
  std::vector<ByteSequence> all = done_;
  all.insert(all.end(), live_.begin(), live_.end());
  return all;
}

// Within a line there is no start of it.
void Expansion::start_line() {
  for (ByteSequence& sequence : live_) sequence.exact = false;
  if (position_ == Position::anywhere) return;
  std::erase_if(live_, [](const ByteSequence& sequence) { return !sequence.bytes.empty(); });
}

void Expansion::cut_all() {
  for (ByteSequence& sequence : live_) {
    // At the end of the line only nothing can follow.
    if (sequence.end != SequenceEnd::line) sequence.end = SequenceEnd::cut;
    sequence.exact = false;
    done_.push_back(std::move(sequence));
  }
  live_.clear();
}

bool Expansion::is_full(const ByteSequence& sequence) const {
  return sequence.bytes.size() >= limits_.bytes || sequence.likelihood <= limits_.likelihood;
}

// Behind the end of the line no character can come.
void Expansion::end_at_line_ends() {
  std::erase_if(live_, [](const ByteSequence& s) { return s.end == SequenceEnd::line; });
}

bool Expansion::append_characters(const BytePattern& piece) {
  end_at_line_ends();
  if (piece.wide) {
    cut_all();
    return settle();
  }
  if (const ByteForm* only = piece.forms.only()) {
    append_form(*only);
    return settle();
  }
  std::vector<ByteSequence> next;
  next.reserve(live_.size() * piece.forms.all().size());
  for (const ByteSequence& sequence : live_) {
    for (const ByteForm& form : piece.forms.all()) {
      ByteSequence longer = sequence;
      longer.append(form);
      if (!is_full(longer)) {
        next.push_back(std::move(longer));
      } else {
        longer.bytes.resize(std::min(longer.bytes.size(), limits_.bytes));
        longer.end = SequenceEnd::cut;
        longer.exact = false;
        done_.push_back(std::move(longer));
      }
    }
  }
  live_ = std::move(next);
  return settle();
}

// In place, as one form makes no more sequences of one.
void Expansion::append_form(const ByteForm& form) {
  for (ByteSequence& sequence : live_) {
    sequence.append(form);
    end_if_full(sequence);
  }
  move_ended();
}

// The same for many forms at once: byte by byte only where the text may fill the sequence.
bool Expansion::append_text(const BytePattern& piece) {
  end_at_line_ends();
  for (ByteSequence& sequence : live_) {
    const bool fits = sequence.bytes.size() + piece.text.size() < limits_.bytes &&
                      sequence.likelihood * piece.text_frequency > limits_.likelihood;
    if (fits) {
      sequence.bytes += piece.text;
      sequence.likelihood *= piece.text_frequency;
      sequence.exact = sequence.exact && piece.text_exact;
      continue;
    }
    for (auto set = piece.text.begin(); set != piece.text.end() && !is_full(sequence); ++set) {
      sequence.bytes += *set;
      sequence.likelihood *= pool_.frequency(*set);
    }
    sequence.exact = sequence.exact && piece.text_exact;
    end_if_full(sequence);
  }
  move_ended();
  return settle();
}

void Expansion::end_if_full(ByteSequence& sequence) {
  if (!is_full(sequence)) return;
  sequence.bytes.resize(std::min(sequence.bytes.size(), limits_.bytes));
  sequence.end = SequenceEnd::cut;
  sequence.exact = false;
}

void Expansion::move_ended() {
  const auto ended = std::ranges::stable_partition(
      live_, [](const ByteSequence& sequence) { return sequence.end != SequenceEnd::cut; });
  std::ranges::move(ended, std::back_inserter(done_));
  live_.erase(ended.begin(), ended.end());
}

bool Expansion::append_choice(const BytePattern& piece) {
  const std::vector<ByteSequence> before = std::move(live_);
  std::vector<ByteSequence> after;
  for (const BytePattern& part : piece.parts) {
    live_ = before;
    if (!append(part)) return false;
    std::ranges::move(live_, std::back_inserter(after));
    if (after.size() > limits_.sequences) {
      live_.clear();
      std::swap(live_, after);
      if (!settle()) return false;
      std::swap(live_, after);
    }
  }
  live_ = std::move(after);
  return settle();
}

bool Expansion::append_repeat(const BytePattern& piece) {
  const BytePattern& body = piece.parts.front();
  if (piece.max > 0 && body.wide) {
    cut_all();
    return settle();
  }
  // Where nothing is left to append to the rest of a long count changes nothing, nor does it where
  // the body is empty.
  for (std::uint32_t i = 0; i < piece.min && i <= limits_.bytes && !live_.empty(); ++i) {
    if (!append(body)) return false;
  }
  if (piece.max <= piece.min || live_.empty()) return true;
  return append_optional(body, piece.max - piece.min);
}

// `times` more at most, or none. A few are spelled out, of more the first.
bool Expansion::append_optional(const BytePattern& body, std::uint32_t times) {
  constexpr std::uint32_t few = 3;
  std::vector<ByteSequence> all = live_;
  for (std::uint32_t i = 0; i < (times <= few ? times : 1) && !live_.empty(); ++i) {
    if (!append(body)) return false;
    if (times > few) cut_all();
    all.insert(all.end(), live_.begin(), live_.end());
    if (all.size() > limits_.sequences) return overflow_ == Overflow::shorten && settle_with(all);
  }
  live_ = std::move(all);
  return settle();
}

// Cuts what is there, rather than to go on with too many.
bool Expansion::settle_with(std::vector<ByteSequence>& all) {
  live_ = std::move(all);
  cut_all();
  return settle();
}

// Too many: shorten, or give up.
bool Expansion::settle() {
  if (live_.size() + done_.size() <= limits_.sequences) return true;
  if (overflow_ == Overflow::give_up) return false;
  shorten_to(limits_.bytes);
  while (live_.size() + done_.size() > limits_.sequences) {
    if (limits_.bytes <= min_prefix_bytes) return false;
    shorten_to(limits_.bytes > 24 ? 24 : std::max(min_prefix_bytes, limits_.bytes * 3 / 4));
  }
  return true;
}

void Expansion::shorten_to(std::size_t bytes) {
  limits_.bytes = bytes;
  const auto shorten = [bytes](ByteSequence& sequence) {
    if (sequence.bytes.size() <= bytes && sequence.end == SequenceEnd::cut) return;
    if (sequence.bytes.size() < bytes) return;
    sequence.bytes.resize(bytes);
    sequence.end = SequenceEnd::cut;
    sequence.exact = false;
  };
  std::ranges::for_each(done_, shorten);
  const auto full = std::ranges::partition(
      live_, [bytes](const ByteSequence& sequence) { return sequence.bytes.size() < bytes; });
  for (ByteSequence& sequence : full) {
    shorten(sequence);
    done_.push_back(std::move(sequence));
  }
  live_.erase(full.begin(), full.end());
  remove_repeats(live_);
  remove_repeats(done_);
}

}  // namespace dross
