// Ten thousand damaged files of --seen, and two thousand whose checksum has been made good again:
// the first are refused, whatever was done to them; the second are refused or read, and what was
// read can be used.
#include <xxhash.h>

#include "catch.h"
#include "dedupe/seen_file.h"
#include "unit/dedupe_support.h"

namespace {

using namespace dross;
using dross::test::IndexUnderTest;
using dross::test::ParagraphStream;

constexpr std::size_t memory = limits::min_dedupe_memory;

std::string make_file(std::uint32_t seed) {
  ParagraphStream stream(seed);
  IndexUnderTest fast({}, memory);
  for (int i = 0; i < 30; ++i) fast.take(stream.next());
  return write_seen(fast.index());
}

class Mutator {
 public:
  explicit Mutator(std::uint32_t seed) : random_(seed) {}

  std::string mutate(std::string bytes) {
    const std::string before = bytes;
    do {
      bytes = before;
      for (std::size_t left = 1 + below(3); left > 0; --left) change(bytes);
    } while (bytes == before);
    return bytes;
  }

 private:
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

  void change(std::string& bytes) {
    if (bytes.empty()) bytes = "x";
    const std::size_t at = below(bytes.size());
    switch (below(6)) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
      case 1:
        bytes.resize(at);
        break;
      case 2:
        bytes.insert(at, bytes.substr(at, 1 + below(60)));
        break;
      case 3:
        bytes.erase(at, 1 + below(60));
        break;
      case 4:
        bytes.insert(at, 1 + below(9), static_cast<char>(below(256)));
        break;
      default:  // a size or a count, perhaps
        for (std::size_t i = at; i < std::min(at + 4, bytes.size()); ++i) bytes[i] = '\xFF';
    }
  }

  std::mt19937 random_;
};

std::string with_checksum(std::string bytes) {
  if (bytes.size() < 8) return bytes;
  bytes.resize(bytes.size() - 8);
  const std::uint64_t hash = XXH3_64bits(bytes.data(), bytes.size());
  for (int i = 0; i < 8; ++i) bytes += static_cast<char>(hash >> 8 * i & 0xFF);
  return bytes;
}

Result<void> read_bytes(const std::string& bytes, ParagraphIndex& index, std::size_t piece) {
  return read_seen(memory_source(bytes, "seen", piece), index);
}

TEST_CASE("a file that was changed in any way is refused") {
  const std::string whole = make_file(1);
  Mutator mutator(2);
  for (int round = 0; round < 10'000; ++round) {
    ParagraphIndex index({}, memory);
    const std::string bytes = mutator.mutate(whole);
    const Result<void> read = read_bytes(bytes, index, SIZE_MAX);
    if (read) FAIL("round " << round << " was read");
    if (read.error().fault != Fault::state_file_refused) FAIL("round " << round);
  }
}

TEST_CASE("a file cut off anywhere is refused") {
  const std::string whole = make_file(3);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    ParagraphIndex index({}, memory);
    if (read_bytes(whole.substr(0, size), index, SIZE_MAX)) FAIL("cut off at " << size);
  }
  ParagraphIndex index({}, memory);
  CHECK(read_bytes(whole, index, SIZE_MAX));
  ParagraphIndex again({}, memory);
  CHECK(read_bytes(whole, again, 1));
  ParagraphIndex longer({}, memory);
  CHECK_FALSE(read_bytes(whole + '\0', longer, SIZE_MAX));
}

TEST_CASE("a forged file is refused or read, and what was read can be used") {
  const std::string whole = make_file(4);
  Mutator mutator(5);
  std::size_t read_count = 0;
  for (int round = 0; round < 2'000; ++round) {
    IndexUnderTest fast({}, memory);
    const std::string bytes = with_checksum(mutator.mutate(whole));
    if (read_bytes(bytes, fast.index(), SIZE_MAX)) ++read_count;
    ParagraphStream stream(4);
    for (int i = 0; i < 40; ++i) fast.take(stream.next());
  }
  CHECK(read_count > 100);
}

}  // namespace
