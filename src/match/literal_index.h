// Which literals does a text hold? A literal of n bytes holds every (n - w + 1)-th window of w
// bytes wherever it stands, so only such windows are looked up, without a step depending on the one
// before; that is what makes it faster than an automaton, or than Wu and Manber's shifts. Short
// literals need a denser scan and are kept apart, so that long ones do not pay for them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "match/key_table.h"
#include "match/sequence_store.h"
#include "match/signs.h"

namespace dross {

struct LiteralHit {
  std::uint32_t begin = 0;  ///< byte of the text
  std::uint32_t size = 0;
  std::uint32_t rule = 0;

  friend bool operator==(const LiteralHit&, const LiteralHit&) = default;
};

class LiteralIndex {
 public:
  explicit LiteralIndex(const ByteSetPool& pool) : pool_(pool), store_(pool) {}

  /// False: the literal has no window that could be looked up, and the rule must do without.
  bool add(const LiteralSign&, std::uint32_t rule);
  void build();

  /// Appends all hits, in no order. Texts are under 4 GiB.
  void scan(std::string_view text, std::vector<LiteralHit>& hits) const;

 private:
  struct Window {
    std::uint32_t literal = 0;
    std::uint32_t offset = 0;  ///< of the window in the literal
  };
  struct Scan {
    std::size_t width = 0;
    std::size_t stride = 0;
    KeyTable table;  ///< values are indices into `windows`
    std::vector<Window> windows;
  };

  bool file(Scan&, const ByteSequence&, std::uint32_t literal);
  template <std::size_t Width, std::size_t Stride>
  void scan_with(const Scan&, std::string_view text, std::vector<LiteralHit>& hits) const;
  void look_up(const Scan&, Key key, std::size_t at, std::string_view text,
               std::vector<LiteralHit>& hits) const;

  [[nodiscard]] std::optional<std::size_t> rarest_place(const Scan&, const ByteSequence&) const;

  const ByteSetPool& pool_;
  SequenceStore store_;
  Scan long_{4, 4, {}, {}};
  Scan short_{3, 2, {}, {}};
  Scan tiny_{2, 1, {}, {}};
};

}  // namespace dross
