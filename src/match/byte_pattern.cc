// A set of characters beyond ASCII becomes one form for each length, position by position: [éè] is
// C3 and then A9 or A8. Where that lets in more than was written the form is not exact.
#include "match/byte_pattern.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/utf8.h"

namespace dross {
namespace {

using Kind = PatternNode::Kind;

// A set that more than this share of all bytes is in is not worth a place.
constexpr double wide = 0.6;
// Larger ranges are told by their lead bytes.
constexpr std::size_t max_spelled = 64;

struct LengthClass {
  char32_t first;
  char32_t last;
  std::size_t bytes;
};
constexpr std::array<LengthClass, 3> length_classes = {
    {{0x80, 0x7FF, 2}, {0x800, 0xFFFF, 3}, {0x10000, 0x10FFFF, 4}}};

unsigned lead_byte(char32_t c, std::size_t bytes) {
  if (bytes == 2) return 0xC0U | (c >> 6U);
  if (bytes == 3) return 0xE0U | (c >> 12U);
  return 0xF0U | (c >> 18U);
}

struct Positions {
  std::vector<ByteSet> bytes;
  std::size_t members = 0;
  bool spelled = true;  ///< each member was put in by itself
};

void add_range(CodePointRange range, std::size_t bytes, Positions& into) {
  into.bytes.resize(bytes);
  if (range.last - range.first >= max_spelled) {
    for (unsigned b = lead_byte(range.first, bytes); b <= lead_byte(range.last, bytes); ++b) {
      into.bytes[0].set(b);
    }
    for (std::size_t i = 1; i < bytes; ++i) {
      for (unsigned b = 0x80; b < 0xC0; ++b) into.bytes[i].set(b);
    }
    into.spelled = false;
    return;
  }
  for (char32_t c = range.first; c <= range.last; ++c) {
    std::string encoded;
    append_utf8(c, encoded);
    for (std::size_t i = 0; i < bytes && i < encoded.size(); ++i) {
      into.bytes[i].set(static_cast<unsigned char>(encoded[i]));
    }
    ++into.members;
  }
}

bool is_exact(const Positions& positions) {
  std::size_t product = 1;
  for (const ByteSet& set : positions.bytes) product *= set.count();
  return positions.spelled && product == positions.members;
}

CodePointSet with_common_forms(const CodePointSet& set) {
  CodePointSet all = set;
  if (set.beyond().empty()) return all;
  for (const char32_t odd : odd_letters()) {
    if (set.has(odd)) all.add(common_form(odd), common_form(odd));
  }
  return all;
}

bool is_odd_only(const CodePointRange& range) {
  if (range.last - range.first > max_spelled) return false;
  for (char32_t c = range.first; c <= range.last; ++c) {
    if (common_form(c) == c) return false;
  }
  return true;
}

ByteForm ascii_form(const CodePointSet& set, ByteSetPool& pool) {
  constexpr std::size_t word = 64;
  constexpr std::bitset<CodePointSet::ascii_end> low_word(~0ULL);
  const auto& ascii = set.ascii();
  const ByteSet bytes =
      ByteSet((ascii & low_word).to_ullong()) | (ByteSet((ascii >> word).to_ullong()) << word);
  ByteForm form;
  form.append(pool.add(bytes));
  form.exact = pool[form.sets.front()] == bytes;
  form.frequency = pool.frequency(form.sets.front());
  return form;
}

// Most places of most patterns: a letter, in one case or both.
bool is_plain_ascii(const CodePointSet& set) {
  return std::ranges::all_of(set.beyond(), [&](const CodePointRange& range) {
    return is_odd_only(range) && range.first == range.last &&
           common_form(range.first) < CodePointSet::ascii_end && set.has(common_form(range.first));
  });
}

ByteForms forms_of(const CodePointSet& written, ByteSetPool& pool) {
  ByteForms forms;
  if (is_plain_ascii(written)) {
    if (written.ascii().any()) forms.add(ascii_form(written, pool));
    return forms;
  }
  const CodePointSet set = with_common_forms(written);
  if (set.ascii().any()) {
    ByteForm form = ascii_form(set, pool);
    form.exact = form.exact && set.ascii() == written.ascii();
    forms.add(form);
  }
  for (const LengthClass& length : length_classes) {
    Positions positions;
    for (const CodePointRange& range : set.beyond()) {
      const CodePointRange part{std::max(range.first, length.first),
                                std::min(range.last, length.last)};
      if (part.first <= part.last && !is_odd_only(part)) add_range(part, length.bytes, positions);
    }
    if (positions.bytes.empty()) continue;
    ByteForm form;
    for (const ByteSet& bytes : positions.bytes) {
      const SetId id = pool.add(bytes);
      form.append(id);
      form.frequency *= pool.frequency(id);
      form.exact = form.exact && pool[id] == bytes;
    }
    form.exact =
        form.exact && set.is_exact() && set.beyond() == written.beyond() && is_exact(positions);
    forms.add(form);
  }
  return forms;
}

bool is_wide(const ByteForms& forms, const ByteSetPool& pool) {
  double sum = 0;
  for (const ByteForm& form : forms.all()) sum += pool.frequency(form.sets.front());
  return sum > wide;
}

void add_form(std::vector<BytePattern>& parts, const ByteForm& form) {
  if (parts.empty() || parts.back().kind != Kind::text) {
    parts.emplace_back();
    parts.back().kind = Kind::text;
  }
  BytePattern& text = parts.back();
  text.text += form.bytes();
  text.text_frequency *= form.frequency;
  text.text_exact = text.text_exact && form.exact;
}

BytePattern of_set(const CodePointSet& set, ByteSetPool& pool) {
  BytePattern pattern;
  pattern.kind = Kind::characters;
  pattern.forms = forms_of(set, pool);
  pattern.wide = is_wide(pattern.forms, pool);
  return pattern;
}

// Null where the piece is more than one form, or says too little to be part of a text.
const ByteForm* form_in_text(const BytePattern& piece) {
  return piece.kind == Kind::characters && !piece.wide ? piece.forms.only() : nullptr;
}

void add_characters(BytePattern& sequence, const PatternNode& text, ByteSetPool& pool) {
  for (const char32_t c : text.text) {
    const ByteSetPool::Literal literal{c, text.letters};
    if (const ByteForm* known = pool.form_of(literal)) {
      add_form(sequence.parts, *known);
      continue;
    }
    BytePattern piece = of_set(CodePointSet::of(c, text.letters), pool);
    if (const ByteForm* form = form_in_text(piece)) {
      pool.remember(literal, *form);
      add_form(sequence.parts, *form);
    } else {
      sequence.parts.push_back(std::move(piece));
    }
  }
}

// Puts a piece of a sequence behind the others, or into the text that is the last of them.
void add_piece(BytePattern& sequence, const PatternNode& part, ByteSetPool& pool) {
  if (part.kind == Kind::text) return add_characters(sequence, part, pool);
  BytePattern piece = in_bytes(part, pool);
  sequence.starts_line = sequence.starts_line || piece.starts_line;
  if (const ByteForm* form = form_in_text(piece)) return add_form(sequence.parts, *form);
  sequence.parts.push_back(std::move(piece));
}

BytePattern text_in_bytes(const PatternNode& text, ByteSetPool& pool) {
  if (text.text.size() == 1) return of_set(CodePointSet::of(text.text[0], text.letters), pool);
  BytePattern pattern;
  pattern.kind = Kind::sequence;
  add_characters(pattern, text, pool);
  return pattern;
}

}  // namespace

BytePattern in_bytes(const PatternNode& node, ByteSetPool& pool) {
  if (node.kind == Kind::text) return text_in_bytes(node, pool);
  if (node.kind == Kind::characters) return of_set(node.set, pool);
  BytePattern pattern;
  pattern.kind = node.kind;
  pattern.min = node.min;
  pattern.max = node.max;
  pattern.starts_line = node.kind == Kind::line_start;
  if (node.kind == Kind::sequence) {
    for (const PatternNode& part : node.parts) add_piece(pattern, part, pool);
    return pattern;
  }
  pattern.parts.reserve(node.parts.size());
  for (const PatternNode& part : node.parts) {
    pattern.parts.push_back(in_bytes(part, pool));
    pattern.starts_line = pattern.starts_line || pattern.parts.back().starts_line;
  }
  return pattern;
}

}  // namespace dross
