// Expansion goes through the pieces from left to right with all sequences that are still open, as
// an automaton would. A piece that takes almost any character ends the sequences: behind it nothing
// can be told by position.
#include "match/byte_sequence.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/utf8.h"

namespace dross {
namespace {

using Kind = PatternNode::Kind;

// A set that takes more than this share of all bytes is not worth a place.
constexpr double wide = 0.6;
// Sets of more characters beyond ASCII are told by their lead bytes.
constexpr std::size_t max_spelled = 64;

struct LengthClass {
  char32_t first;
  char32_t last;
  std::size_t bytes;
};
constexpr LengthClass length_classes[] = {
    {0x80, 0x7FF, 2}, {0x800, 0xFFFF, 3}, {0x10000, 0x10FFFF, 4}};

ByteSet byte_range(unsigned first, unsigned last) {
  ByteSet set;
  for (unsigned b = first; b <= last; ++b) set.set(b);
  return set;
}

unsigned lead_byte(char32_t c, std::size_t bytes) {
  if (bytes == 2) return 0xC0U | (c >> 6U);
  if (bytes == 3) return 0xE0U | (c >> 12U);
  return 0xF0U | (c >> 18U);
}

std::size_t product_of(const ByteSequence& sequence) {
  std::size_t product = 1;
  for (const ByteSet& set : sequence.bytes) product *= set.count();
  return product;
}

// The members first..last, all of one length, position by position.
void add_members(CodePointRange range, std::size_t bytes, ByteSequence& into, std::size_t& count) {
  if (range.last - range.first >= max_spelled) {
    for (unsigned b = lead_byte(range.first, bytes); b <= lead_byte(range.last, bytes); ++b) {
      into.bytes[0].set(b);
    }
    for (std::size_t i = 1; i < bytes; ++i) into.bytes[i] |= byte_range(0x80, 0xBF);
    into.exact = false;
    return;
  }
  for (char32_t c = range.first; c <= range.last; ++c, ++count) {
    std::string encoded;
    append_utf8(c, encoded);
    for (std::size_t i = 0; i < bytes && i < encoded.size(); ++i) {
      into.bytes[i].set(static_cast<unsigned char>(encoded[i]));
    }
  }
}

CodePointSet with_common_forms(const CodePointSet& set) {
  CodePointSet all = set;
  for (const CodePointRange& range : set.beyond()) {
    for (const char32_t odd : odd_letters()) {
      if (odd < range.first || odd > range.last) continue;
      const char32_t common = common_form(odd);
      all.add(common, common);
    }
  }
  return all;
}

// Odd letters are never in the line that is looked at.
bool is_odd_only(const CodePointRange& range) {
  return range.first == range.last && common_form(range.first) != range.first;
}

bool is_wide(const PatternNode& node) {
  if (node.kind != Kind::characters) return false;
  ByteSet firsts;
  for (const ByteSequence& form : encode(node.set)) firsts |= form.bytes.front();
  return frequency_of(firsts) > wide;
}

class Expansion {
 public:
  Expansion(const ExpansionLimits& limits, Position position)
      : limits_(limits), position_(position), live_(1) {}

  bool append(const PatternNode& node) {
    if (live_.empty()) return true;
    switch (node.kind) {
      case Kind::nothing:
        return true;
      case Kind::assertion:
        for (ByteSequence& sequence : live_) sequence.exact = false;
        return true;
      case Kind::line_start:
        start_line();
        return true;
      case Kind::line_end:
        for (ByteSequence& sequence : live_) sequence.end = SequenceEnd::line;
        return true;
      case Kind::characters:
        return append_characters(node);
      case Kind::sequence:
        return std::ranges::all_of(node.parts,
                                   [this](const PatternNode& part) { return append(part); });
      case Kind::choice:
        return append_choice(node);
      case Kind::repeat:
        return append_repeat(node);
    }
    return true;
  }

  std::vector<ByteSequence> finish() {
    std::ranges::move(live_, std::back_inserter(done_));
    return std::move(done_);
  }

 private:
  [[nodiscard]] bool fits() const { return live_.size() + done_.size() <= limits_.sequences; }

  // Within a line there is no start of it.
  void start_line() {
    for (ByteSequence& sequence : live_) sequence.exact = false;
    if (position_ == Position::anywhere) return;
    std::erase_if(live_, [](const ByteSequence& sequence) { return !sequence.bytes.empty(); });
  }

  void cut(ByteSequence sequence) {
    sequence.end = SequenceEnd::cut;
    done_.push_back(std::move(sequence));
  }

  void cut_all() {
    for (ByteSequence& sequence : live_) {
      if (sequence.end == SequenceEnd::line) {
        sequence.exact = false;
        done_.push_back(std::move(sequence));
      } else {
        cut(std::move(sequence));
      }
    }
    live_.clear();
  }

  bool append_characters(const PatternNode& node) {
    // Behind the end of the line no character can come.
    std::erase_if(live_, [](const ByteSequence& s) { return s.end == SequenceEnd::line; });
    if (is_wide(node)) {
      cut_all();
      return fits();
    }
    const std::vector<ByteSequence> forms = encode(node.set);
    std::vector<ByteSequence> next;
    for (const ByteSequence& sequence : live_) {
      for (const ByteSequence& form : forms) {
        ByteSequence longer = sequence;
        longer.bytes.insert(longer.bytes.end(), form.bytes.begin(), form.bytes.end());
        longer.exact = longer.exact && form.exact;
        if (longer.bytes.size() >= limits_.bytes) {
          cut(std::move(longer));
        } else {
          next.push_back(std::move(longer));
        }
      }
    }
    live_ = std::move(next);
    return fits();
  }

  bool append_choice(const PatternNode& node) {
    const std::vector<ByteSequence> before = live_;
    std::vector<ByteSequence> after;
    for (const PatternNode& part : node.parts) {
      live_ = before;
      if (!append(part)) return false;
      std::ranges::move(live_, std::back_inserter(after));
      if (after.size() > limits_.sequences) return false;
    }
    live_ = std::move(after);
    return fits();
  }

  bool append_repeat(const PatternNode& node) {
    const PatternNode& body = node.parts.front();
    if (node.max > 0 && is_wide(body)) {
      cut_all();
      return fits();
    }
    // Where nothing is left to append to, the rest of a long count changes nothing.
    for (std::uint32_t i = 0; i < node.min && !live_.empty(); ++i) {
      if (!append(body)) return false;
      if (i > limits_.bytes) break;  // a body of nothing
    }
    if (node.max <= node.min || live_.empty()) return true;
    const std::vector<ByteSequence> without = live_;
    if (!append(body)) return false;
    if (node.max > node.min + 1) cut_all();
    live_.insert(live_.end(), without.begin(), without.end());
    return fits();
  }

  const ExpansionLimits& limits_;
  Position position_;
  std::vector<ByteSequence> live_;
  std::vector<ByteSequence> done_;
};

}  // namespace

std::vector<ByteSequence> encode(const CodePointSet& written) {
  const CodePointSet set = with_common_forms(written);
  std::vector<ByteSequence> forms;
  if (set.ascii().any()) {
    ByteSequence ascii;
    ascii.bytes.resize(1);
    for (std::size_t i = 0; i < set.ascii().size(); ++i) {
      if (set.ascii()[i]) ascii.bytes[0].set(i);
    }
    // A set that was only widened for the odd letters' sake takes what the pattern does not.
    ascii.exact = set.ascii() == written.ascii();
    forms.push_back(std::move(ascii));
  }
  for (const LengthClass& length : length_classes) {
    ByteSequence form;
    form.bytes.resize(length.bytes);
    std::size_t members = 0;
    bool any = false;
    for (const CodePointRange& range : set.beyond()) {
      const CodePointRange part{std::max(range.first, length.first),
                                std::min(range.last, length.last)};
      if (part.first > part.last || is_odd_only(part)) continue;
      any = true;
      add_members(part, length.bytes, form, members);
    }
    if (!any) continue;
    form.exact = form.exact && set.is_exact() && set.beyond() == written.beyond() &&
                 product_of(form) == members;
    forms.push_back(std::move(form));
  }
  return forms;
}

std::vector<ByteSequence> expand(const std::vector<const PatternNode*>& pieces,
                                 const ExpansionLimits& limits, Position position) {
  Expansion expansion(limits, position);
  for (const PatternNode* piece : pieces) {
    if (!expansion.append(*piece)) return {};
  }
  return expansion.finish();
}

double likelihood(const ByteSequence& sequence, std::size_t count) {
  double product = 1;
  for (std::size_t i = 0; i < std::min(count, sequence.bytes.size()); ++i) {
    product *= frequency_of(sequence.bytes[i]);
  }
  return product;
}

}  // namespace dross
