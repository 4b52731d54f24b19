// Every instruction set returns what the plain loops return.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "match/kernels.h"
#include "match/key_table.h"
#include "match/odd_letters.h"

namespace {

using dross::InstructionSet;
using dross::Kernels;

/// Puts the best set back, whatever happens.
class Forced {
 public:
  explicit Forced(InstructionSet set) { dross::force_instruction_set(set); }
  ~Forced() { dross::force_instruction_set(dross::instruction_sets().back()); }
  Forced(const Forced&) = delete;
  Forced& operator=(const Forced&) = delete;
};

Kernels kernels_of(InstructionSet set) {
  const Forced forced(set);
  return dross::kernels();
}

std::string random_text(std::mt19937& random, std::size_t size) {
  static const std::vector<std::string> pieces = {"\n",       "a",      "ab c",     "é",   "ſ",
                                                  "\u212A",   "\u212B", "™",        "Ạ",   "ἀ",
                                                  "see also", "\xC5",   "\xE2\x84", "\xE1"};
  std::string text;
  while (text.size() < size) text += pieces[random() % pieces.size()];
  text.resize(size);
  return text;
}

TEST_CASE("a forced instruction set is the one that runs") {
  const auto sets = dross::instruction_sets();
  REQUIRE(!sets.empty());
  CHECK(sets.front() == InstructionSet::scalar);
  for (const InstructionSet set : sets) {
    CAPTURE(dross::name(set));
    CHECK(kernels_of(set).instructions == set);
  }
}

TEST_CASE("line ends and odd blocks are the same by every instruction set") {
  std::mt19937 random(5);
  const Kernels plain = kernels_of(InstructionSet::scalar);
  for (const InstructionSet set : dross::instruction_sets()) {
    const Kernels fast = kernels_of(set);
    for (std::size_t size = 0; size < 400; ++size) {
      const std::string text = random_text(random, size);
      CAPTURE(dross::name(set), size);
      std::vector<std::uint32_t> expected = {7};
      std::vector<std::uint32_t> ends = {7};
      plain.find_line_ends(text, expected);
      fast.find_line_ends(text, ends);
      REQUIRE(ends == expected);
      for (std::size_t from = 0; from <= size; ++from) {
        REQUIRE(fast.find_odd_block(text, from) == plain.find_odd_block(text, from));
      }
    }
  }
}

TEST_CASE("windows are the same by every instruction set, at every stride") {
  std::mt19937 random(6);
  std::vector<dross::Key> keys;
  for (const char* window : {"see ", "also", "ee a", "ab c"}) {
    keys.push_back(dross::load_key(window, dross::key_mask(4)));
  }
  std::ranges::sort(keys);
  dross::KeyDirectory directory;
  directory.build(keys);
  const Kernels plain = kernels_of(InstructionSet::scalar);
  std::size_t found = 0;
  for (const InstructionSet set : dross::instruction_sets()) {
    const Kernels fast = kernels_of(set);
    for (const std::size_t stride : {1U, 2U, 4U, 8U}) {
      const dross::WindowProbe probe{directory.bitmap(), directory.bitmap_shift(), 4, stride};
      for (std::size_t size = 0; size < 300; ++size) {
        const std::string text = random_text(random, size);
        CAPTURE(dross::name(set), stride, size);
        std::vector<std::uint32_t> expected;
        std::vector<std::uint32_t> offsets;
        const std::size_t plain_end = plain.find_windows(text, probe, expected);
        const std::size_t end = fast.find_windows(text, probe, offsets);
        // They may stop at different places; to the first they agree.
        std::ranges::sort(offsets);
        const auto is_behind = [&](std::uint32_t at) { return at >= std::min(end, plain_end); };
        std::erase_if(expected, is_behind);
        std::erase_if(offsets, is_behind);
        REQUIRE(end + 72 > size);
        REQUIRE(offsets == expected);
        found += offsets.size();
      }
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("keys are found wherever they are, by every instruction set") {
  const std::vector<dross::Key> keys = {dross::load_key("see ", dross::key_mask(4)),
                                        dross::load_key("also", dross::key_mask(4))};
  for (const InstructionSet set : dross::instruction_sets()) {
    const Kernels kernels = kernels_of(set);
    for (std::size_t size = 0; size < 150; ++size) {
      std::string text(size, 'e');
      CAPTURE(dross::name(set), size);
      REQUIRE_FALSE(kernels.holds_any(text, keys));
      for (std::size_t at = 0; at + 4 <= size; ++at) {
        std::string with = text;
        with.replace(at, 4, at % 2 == 0 ? "See " : "also");
        REQUIRE(kernels.holds_any(with, keys));
        REQUIRE_FALSE(kernels.holds_any(with, {}));
        REQUIRE_FALSE(kernels.holds_any(with.substr(at + 1), keys));
      }
    }
  }
}

TEST_CASE("windows of eight bytes are found by every instruction set, at every stride") {
  std::mt19937 random(9);
  std::vector<dross::Key> keys = {dross::key_of_window("see also", 8)};
  dross::KeyDirectory directory;
  directory.build(keys);
  for (const InstructionSet set : dross::instruction_sets()) {
    const Kernels kernels = kernels_of(set);
    for (const std::size_t stride : {1U, 2U, 4U, 8U}) {
      const dross::WindowProbe probe{directory.bitmap(), directory.bitmap_shift(), 8, stride};
      for (std::size_t at = 0; at < 200; at += stride) {
        std::string text = random_text(random, 300);
        text.replace(at, 8, "See Also");
        CAPTURE(dross::name(set), stride, at);
        std::vector<std::uint32_t> offsets;
        REQUIRE(kernels.find_windows(text, probe, offsets) + 72 > text.size());
        REQUIRE(std::ranges::find(offsets, at) != offsets.end());
      }
    }
  }
}

TEST_CASE("trigrams are the same by every instruction set, and none is missed") {
  std::mt19937 random(8);
  dross::NibbleTables tables;
  for (const std::string window : {"see", "also", "\xC3\xA9\n"}) {
    for (std::size_t i = 0; i < tables.low.size(); ++i) {
      const unsigned byte = static_cast<unsigned char>(window[i]) | 0x20U;
      const auto group = static_cast<std::uint8_t>(1U << (window.size() & 7U));
      tables.low[i][byte & 15U] |= group;
      tables.high[i][byte >> 4U] |= group;
    }
  }
  const Kernels plain = kernels_of(InstructionSet::scalar);
  std::size_t found = 0;
  for (const InstructionSet set : dross::instruction_sets()) {
    const Kernels fast = kernels_of(set);
    for (std::size_t size = 0; size < 300; ++size) {
      const std::string text = random_text(random, size);
      CAPTURE(dross::name(set), size);
      std::vector<std::uint32_t> expected;
      std::vector<std::uint32_t> offsets;
      const std::size_t end = std::min(plain.find_trigrams(text, tables, expected),
                                       fast.find_trigrams(text, tables, offsets));
      const auto is_behind = [&](std::uint32_t at) { return at >= end; };
      std::erase_if(expected, is_behind);
      std::erase_if(offsets, is_behind);
      REQUIRE(offsets == expected);
      for (std::size_t at = text.find("see"); at < end; at = text.find("see", at + 1)) {
        REQUIRE(std::ranges::binary_search(offsets, at));
      }
      found += offsets.size();
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("odd letters are found and spelled the common way") {
  for (const InstructionSet set : dross::instruction_sets()) {
    const Forced forced(set);
    CHECK(dross::find_odd_letter("plain text, é, ™ and Ạ") == std::string_view::npos);
    CHECK(dross::find_odd_letter("Waſſer") == 2);
    CHECK(dross::spell_commonly("Waſſer, 3 \u212A, \u212B") == "Wasser, 3 k, å");
    CHECK(dross::spell_commonly("\xC5") == "\xC5");
  }
}

TEST_CASE("traits of a line are the same by every instruction set") {
  std::mt19937 random(9);
  for (const InstructionSet set : dross::instruction_sets()) {
    const Kernels fast = kernels_of(set);
    for (std::size_t size = 0; size < 300; ++size) {
      std::string line;
      while (line.size() < size) line += static_cast<char>(random() % 256);
      // What stands behind the line must not count.
      const std::string padded = line + std::string(dross::kernel_tail, '@');
      const dross::LineTraits traits = fast.traits_of(std::string_view(padded).substr(0, size));
      const dross::LineTraits plain = dross::traits_of(line);
      CAPTURE(dross::name(set), size);
      REQUIRE(traits.shown == plain.shown);
      REQUIRE(traits.bytes == plain.bytes);
      REQUIRE(traits.spaces == plain.spaces);
    }
  }
}

// Lines in blocks of just their size, so that a read behind one is a fault under ASan.
TEST_CASE("traits of a line are read without what stands behind it") {
  std::mt19937 random(11);
  for (const InstructionSet set : dross::instruction_sets()) {
    const Forced forced(set);
    for (std::size_t size = 0; size < 200; ++size) {
      const std::vector<char> line = [&] {
        std::vector<char> bytes(size);
        for (char& byte : bytes) byte = static_cast<char>(random() % 256);
        return bytes;
      }();
      const std::string_view seen(line.data(), line.size());
      const dross::LineTraits traits = dross::traits_within(seen);
      const dross::LineTraits plain = dross::traits_of(seen);
      CAPTURE(dross::name(set), size);
      REQUIRE(traits.shown == plain.shown);
      REQUIRE(traits.bytes == plain.bytes);
      REQUIRE(traits.spaces == plain.spaces);
    }
  }
}

TEST_CASE("words are found by every instruction set, at every distance from the end") {
  std::mt19937 random(10);
  std::vector<dross::Key> four = {dross::load_key("see ", dross::key_mask(4)),
                                  dross::load_key("also", dross::key_mask(4))};
  std::ranges::sort(four);
  const std::vector<dross::Key> three = {dross::load_key("ab c", dross::key_mask(3))};
  dross::KeyDirectory fours;
  dross::KeyDirectory threes;
  fours.build(four);
  threes.build(three);
  // Of fewer than the bitmaps have, so that it is seen what they leave out.
  const dross::NibbleTables groups =
      dross::nibbles_of({dross::load_key("see ", dross::key_mask(3))}, 3);
  const bool is_grouped = GENERATE(false, true);
  const dross::WordProbe probe{fours.bitmap(), fours.bitmap_shift(), threes.bitmap(),
                               threes.bitmap_shift(), is_grouped ? &groups : nullptr};
  const Kernels plain = kernels_of(InstructionSet::scalar);
  std::size_t others = 0;  // of no group
  std::size_t found = 0;
  for (const InstructionSet set : dross::instruction_sets()) {
    const Kernels fast = kernels_of(set);
    for (std::size_t size = 0; size < 400; ++size) {
      const std::string text = random_text(random, size);
      std::vector<std::uint32_t> expected;
      std::vector<std::uint32_t> offsets;
      const std::size_t plain_end = plain.find_words(text, probe, expected);
      const std::size_t end = fast.find_words(text, probe, offsets);
      CAPTURE(dross::name(set), size);
      REQUIRE(end + dross::kernel_tail > text.size());
      std::erase_if(expected, [&](std::uint32_t at) { return at >= end; });
      std::erase_if(offsets, [&](std::uint32_t at) { return at >= plain_end; });
      REQUIRE(offsets == expected);
      found += offsets.size();
      for (const std::uint32_t at : offsets) {
        REQUIRE((!is_grouped || groups.groups(text.data() + at) != 0));
        others += groups.groups(text.data() + at) == 0 ? 1U : 0U;
      }
    }
  }
  CHECK(found > 100);
  CHECK((others > 100) != is_grouped);
}

}  // namespace
