// Which literals does a text hold? A literal of n bytes holds every (n - w + 1)-th window of w
// bytes wherever it stands, so only such windows are looked up, without a step depending on the one
// before; that is what makes it faster than an automaton, or than Wu and Manber's shifts. Short
// literals need a denser scan and are kept apart, so that long ones do not pay for them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
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
  bool exact = false;  ///< the rule's pattern matches here

  friend bool operator==(const LiteralHit&, const LiteralHit&) = default;
};

class LiteralIndex {
 public:
  explicit LiteralIndex(const ByteSetPool& pool) : pool_(pool), store_(pool) {}

  /// False: the literal has no window that could be looked up, and the rule must do without.
  bool add(const LiteralSign& sign, std::uint32_t rule);
  void build();

  /// Appends all hits, in no order. Texts are under 4 GiB.
  void scan(std::string_view text, std::vector<LiteralHit>& hits) const;

 private:
  /// Windows of `width` bytes are taken every `stride` bytes.
  struct Density {
    std::size_t width = 0;
    std::size_t stride = 0;
  };
  /// For literals of 11 bytes and more, of seven, five, three and two: the longer, the sparser.
  static constexpr std::array<Density, 5> densities = {{{4, 8}, {4, 4}, {4, 2}, {3, 1}, {2, 1}}};

  struct User {
    std::uint32_t rule = 0;
    bool exact = false;
  };
  struct Literal {
    ByteSequence sequence;
    std::vector<User> users;  ///< many rules may ask for one literal
    bool filed = false;
  };
  struct Window {
    std::uint32_t literal = 0;
    std::uint32_t offset = 0;  ///< of the window in the literal
    std::int32_t beside = 0;   ///< from the window to four more bytes of the literal
    Key beside_key = 0;        ///< their only key
    Key beside_mask = 0;       ///< 0 = they have many, or are not in the literal
  };
  struct Scan {
    Density density;
    KeyTable<Window> table;
    bool empty = true;
  };

  [[nodiscard]] std::optional<std::size_t> rarest_place(const Density&, const ByteSequence&) const;
  void look_beside(const ByteSequence&, std::size_t width, Window&) const;
  bool file(Scan&, const ByteSequence&, std::uint32_t literal);
  void scan_for(const Scan&, std::string_view text, std::vector<LiteralHit>& hits) const;
  void look_up(const Scan&, Key key, std::size_t at, std::string_view text,
               std::vector<LiteralHit>& hits) const;

  const ByteSetPool& pool_;
  SequenceStore store_;  ///< entries as in `literals_`
  std::map<SetString, std::uint32_t> known_;
  std::vector<Literal> literals_;
  std::vector<Scan> scans_;
};

}  // namespace dross
