// See the header for the idea (sampling of q-grams: Ukkonen 1992, and "q-gram sampling" in Navarro
// and Raffinot, Flexible Pattern Matching in Strings, 2002). Of the places in a literal where its
// windows could be taken the rarest in news text is chosen.
#include "match/literal_index.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace dross {
namespace {

constexpr std::size_t max_keys_of_window = 64;

}  // namespace

// Where `stride` windows, one byte apart, are rarest together.
std::optional<std::size_t> LiteralIndex::rarest_place(const Scan& scan,
                                                      const ByteSequence& sequence) const {
  const std::size_t needed = scan.width + scan.stride - 1;
  std::optional<std::size_t> best;
  double best_sum = std::numeric_limits<double>::max();
  for (std::size_t begin = 0; begin + needed <= sequence.bytes.size(); ++begin) {
    double sum = 0;
    bool usable = true;
    for (std::size_t k = 0; k < scan.stride; ++k) {
      double product = 1;
      std::size_t keys = 1;
      for (const SetId id : sequence.bytes.substr(begin + k, scan.width)) {
        product *= pool_.frequency(id);
        keys *= pool_.folded(id).size();
      }
      usable = usable && keys <= max_keys_of_window;
      sum += product;
    }
    if (!usable || sum >= best_sum) continue;
    best = begin;
    best_sum = sum;
  }
  return best;
}

bool LiteralIndex::file(Scan& scan, const ByteSequence& sequence, std::uint32_t literal) {
  const auto place = rarest_place(scan, sequence);
  if (!place) return false;
  for (std::size_t k = 0; k < scan.stride; ++k) {
    const std::size_t offset = *place + k;
    const auto keys = keys_of(sequence.bytes.substr(offset, scan.width), pool_, max_keys_of_window);
    const auto window = static_cast<std::uint32_t>(scan.windows.size());
    scan.windows.push_back({literal, static_cast<std::uint32_t>(offset)});
    for (const Key key : *keys) scan.table.add(key, window);
  }
  return true;
}

bool LiteralIndex::add(const LiteralSign& sign, std::uint32_t rule) {
  ByteSequence sequence = sign.sequence;
  sequence.end = SequenceEnd::cut;  // where the line ends is not asked here
  const std::uint32_t literal = store_.add(sequence, rule);
  return file(long_, sequence, literal) || file(short_, sequence, literal) ||
         file(tiny_, sequence, literal);
}

void LiteralIndex::build() {
  for (Scan* scan : {&long_, &short_, &tiny_}) scan->table.build();
}

void LiteralIndex::look_up(const Scan& scan, Key key, std::size_t at, std::string_view text,
                           std::vector<LiteralHit>& hits) const {
  for (const KeyTable::Pair& pair : scan.table.find(key)) {
    const Window& window = scan.windows[pair.value];
    if (window.offset > at) continue;
    const std::size_t begin = at - window.offset;
    const SequenceStore::Entry& entry = store_.entry(window.literal);
    if (!store_.begins(entry, text.substr(begin))) continue;
    hits.push_back({static_cast<std::uint32_t>(begin), entry.size, entry.rule});
  }
}

template <std::size_t Width, std::size_t Stride>
void LiteralIndex::scan_with(const Scan& scan, std::string_view text,
                             std::vector<LiteralHit>& hits) const {
  constexpr std::size_t loaded = sizeof(Key);
  if (scan.table.empty() || text.size() < Width) return;
  std::size_t at = 0;
  for (; at + loaded <= text.size(); at += Stride) {
    const Key key = load_key<Width>(text.data() + at);
    if (scan.table.may_have(key)) look_up(scan, key, at, text, hits);
  }
  for (; at + Width <= text.size(); at += Stride) {
    std::array<char, loaded> last{};
    std::copy_n(text.data() + at, text.size() - at, last.data());
    look_up(scan, load_key<Width>(last.data()), at, text, hits);
  }
}

void LiteralIndex::scan(std::string_view text, std::vector<LiteralHit>& hits) const {
  scan_with<4, 4>(long_, text, hits);
  scan_with<3, 2>(short_, text, hits);
  scan_with<2, 1>(tiny_, text, hits);
}

}  // namespace dross
