// The payload of a conversion record is its block (ISO 28500, 5.9: no HTTP head is taken off), so
// both digests are of the same bytes.
#include "output/warc_head.h"

#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <string_view>

namespace dross {
namespace {

constexpr std::size_t sha1_size = 20;
using Sha1 = std::array<unsigned char, sha1_size>;

struct Block {
  std::vector<std::string_view> pieces;
  std::size_t size = 0;
};

Block kept_block(const Record& record, std::span<const ByteSpan> cuts) {
  Block block;
  std::size_t at = record.text_in_raw.begin;
  const auto keep = [&](std::size_t end) {
    block.pieces.push_back(std::string_view(record.raw).substr(at, end - at));
    block.size += end - at;
  };
  for (const ByteSpan& cut : cuts) {
    keep(cut.begin);
    at = cut.end;
  }
  keep(record.text_in_raw.end);
  return block;
}

Sha1 sha1_of(const Block& block) {
  const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(),
                                                                   EVP_MD_CTX_free);
  Sha1 digest{};
  bool done = context && EVP_DigestInit_ex(context.get(), EVP_sha1(), nullptr) == 1;
  for (const std::string_view piece : block.pieces) {
    done = done && EVP_DigestUpdate(context.get(), piece.data(), piece.size()) == 1;
  }
  done = done && EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1;
  if (!done) throw std::bad_alloc();  // SHA-1 of bytes in memory fails by nothing else
  return digest;
}

// RFC 4648, section 6; 20 bytes are 32 letters without padding.
std::string base32(const Sha1& digest) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint64_t bits = 0;
  unsigned count = 0;
  for (const unsigned char byte : digest) {
    bits = bits << 8U | byte;
    for (count += 8; count >= 5; count -= 5) text += alphabet[bits >> (count - 5) & 31U];
  }
  return text;
}

std::string hexadecimal(const Sha1& digest) {
  constexpr std::string_view alphabet = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : digest) {
    text += alphabet[byte >> 4U];
    text += alphabet[byte & 15U];
  }
  return text;
}

/// The new value in the old one's spelling; empty where that is not known.
std::string digest_like(std::string_view old, const Block& block) {
  constexpr std::string_view label = "sha1:";
  constexpr std::size_t base32_size = 32;
  const std::string_view found = old.substr(0, label.size());
  if (found != label && found != "SHA1:") return {};
  const std::size_t size = old.size() - label.size();
  if (size == base32_size) return std::string(found) + base32(sha1_of(block));
  if (size == 2 * sha1_size) return std::string(found) + hexadecimal(sha1_of(block));
  return {};
}

}  // namespace

std::vector<Change> head_changes(const Record& record, std::span<const ByteSpan> cuts) {
  std::vector<Change> changes;
  if (record.header.empty() || cuts.empty()) return changes;
  const Block block = kept_block(record, cuts);
  for (const HeaderValue& field : record.header) {
    const std::string_view old =
        std::string_view(record.raw).substr(field.value.begin, field.value.size());
    std::string value = field.kind == HeaderValue::Kind::content_length ? std::to_string(block.size)
                                                                        : digest_like(old, block);
    if (value.empty()) {
      changes.push_back({field.line, {}, nullptr});
    } else {
      changes.push_back({field.value, std::move(value), nullptr});
    }
  }
  return changes;
}

}  // namespace dross
