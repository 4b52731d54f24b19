// Which literals does a text hold? A literal of n bytes holds every (n - w + 1)-th window of w
// bytes wherever it stands, so only such windows are looked up, without a step depending on the one
// before; that is what makes it faster than an automaton, or than Wu and Manber's shifts. Short
// literals need every offset looked at; where they are few that is done by halves of bytes, 32
// offsets at a time. That is for literals without the begin of a word in them; for most see
// word_index.h.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "match/key_table.h"
#include "match/sequence_store.h"
#include "match/signs.h"
#include "match/word_index.h"

namespace dross {

struct LiteralHit {
  std::uint32_t begin = 0;  ///< byte of the text
  std::uint32_t size = 0;
  std::uint32_t literal = 0;  ///< its number in the index

  friend bool operator==(const LiteralHit&, const LiteralHit&) = default;
};

class LiteralIndex {
 public:
  struct User {
    std::uint32_t rule = 0;
    bool exact = false;  ///< the rule's pattern matches wherever the literal stands
  };

  /// The pool, in which the signs' sets are, is asked until the index is built.
  explicit LiteralIndex(const ByteSetPool& pool) : pool_(pool) {}

  /// False: the literal has no window that could be looked up, and the rule must do without.
  /// The sign must live until the index is built.
  bool add(const LiteralSign& sign, std::uint32_t rule);
  void build();

  /// How many different literals there are.
  [[nodiscard]] std::size_t size() const { return literals_.size(); }
  /// The rules that ask for a literal. They may be many, so hits are not told for each of them.
  [[nodiscard]] std::span<const User> users(std::uint32_t literal) const {
    return literals_[literal].users;
  }

  /// Appends all hits, in no order. Texts are under 4 GiB.
  void scan(std::string_view text, std::vector<LiteralHit>& hits,
            WordIndex::Begins = WordIndex::Begins::as_they_are) const;

 private:
  /// Windows of `width` bytes are taken every `stride` bytes.
  struct Density {
    std::size_t width = 0;
    std::size_t stride = 0;
  };
  /// Windows of eight bytes are found in hardly any text but the literal's. For literals of 11
  /// bytes and more.
  static constexpr Density long_every_fourth{8, 4};
  /// For literals of 11 bytes and more, of seven, of five, three, two.
  static constexpr Density every_eighth{4, 8};
  static constexpr Density every_fourth{4, 4};
  static constexpr Density every_second{4, 2};
  static constexpr Density every_byte_of_three{3, 1};
  static constexpr Density every_byte_of_two{2, 1};
  static constexpr std::array densities = {every_eighth, every_fourth, every_second,
                                           every_byte_of_three, every_byte_of_two};
  /// Keys that eight groups of nibbles keep apart well enough, and literals that a scan of their
  /// own is made for. With 61 of them 5 % of all the time of --plain is saved.
  static constexpr std::size_t max_nibbled = 96;
  /// Of more literals the long ones have a scan of their own.
  static constexpr std::size_t many = 256;

  struct Literal {
    const ByteSequence* sequence = nullptr;  ///< until `build`
    std::vector<User> users;                 ///< many rules may ask for one literal
    bool filed = false;
  };
  struct Window {
    std::uint32_t literal = 0;
    std::uint32_t offset = 0;  ///< of the window in the literal
    std::int32_t beside = 0;   ///< from the window to four more bytes of the literal
    Key beside_key = 0;        ///< their only key
    Key beside_mask = 0;       ///< 0 = they have many, or are not in the literal
  };
  enum class Probing : std::uint8_t { bitmap, nibbles };
  struct Scan {
    Density density;
    KeyTable<Window> table;
    NibbleTables nibbles;
    Probing probing = Probing::bitmap;
  };

  [[nodiscard]] std::vector<double> frequencies(std::size_t width, const SetString&) const;
  [[nodiscard]] std::optional<std::size_t> rarest_place(const Density&, const ByteSequence&) const;
  void look_beside(const ByteSequence&, std::size_t width, Window&) const;
  void add_scans(const std::vector<std::uint32_t>& literals);
  void add_scan(const Density&, const std::vector<std::uint32_t>& literals);
  bool file(Scan&, const ByteSequence&, std::uint32_t literal);
  void scan_for(const Scan&, std::string_view text, std::vector<LiteralHit>& hits) const;
  void report_if_there(std::uint32_t literal, std::size_t begin, std::string_view text,
                       std::vector<LiteralHit>& hits) const;
  void look_up(const Scan&, Key key, std::size_t at, std::string_view text,
               std::vector<LiteralHit>& hits) const;

  const ByteSetPool& pool_;
  SequenceStore store_;  ///< entries as in `literals_`
  /// Until `build`: by their bytes, and whether they start a word.
  std::map<std::pair<std::basic_string_view<SetId>, bool>, std::uint32_t> known_;
  WordIndex words_;
  std::vector<Literal> literals_;
  std::vector<Scan> scans_;
};

}  // namespace dross
