// How bytes are packed: told by their first bytes on the way in, kept on the way out.
#pragma once

#include <cstdint>
#include <string_view>

namespace dross {

enum class Compression : std::uint8_t { none, gzip, zstd };

/// ".gz", ".zst", or nothing.
constexpr std::string_view extension_of(Compression compression) {
  switch (compression) {
    case Compression::gzip:
      return ".gz";
    case Compression::zstd:
      return ".zst";
    case Compression::none:
      break;
  }
  return {};
}

/// What the end of a file's name says.
constexpr Compression named_compression(std::string_view name) {
  for (const Compression compression : {Compression::gzip, Compression::zstd}) {
    if (name.ends_with(extension_of(compression))) return compression;
  }
  return Compression::none;
}

/// "dump.jsonl.gz" -> "dump.jsonl"
constexpr std::string_view without_compression(std::string_view name) {
  name.remove_suffix(extension_of(named_compression(name)).size());
  return name;
}

}  // namespace dross
