// Packs and unpacks in memory.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "catch.h"
#include "input/decode.h"
#include "output/encode.h"

namespace dross::test {

inline std::string packed(Compression compression, std::string_view bytes,
                          std::size_t threads = 1) {
  std::string out;
  const auto sink = encoded_sink(compression, memory_sink(out), threads);
  REQUIRE(sink->write(bytes).has_value());
  REQUIRE(sink->close().has_value());
  return out;
}

struct Unpacked {
  std::string bytes;
  std::optional<Diagnostic> fault;
};

/// `piece`: bytes that the source gives at a time; `asked`: bytes asked for at a time.
inline Unpacked unpacked(std::string bytes, const DecodeOptions& options = {},
                         std::size_t piece = SIZE_MAX, std::size_t asked = 4096,
                         std::string name = "in") {
  Unpacked result;
  const auto source = decoded(memory_source(std::move(bytes), std::move(name), piece), options);
  std::string buffer(asked, '\0');
  while (true) {
    const Result<std::size_t> got = source->read(buffer.data(), buffer.size());
    if (!got) result.fault = got.error();
    if (!got || *got == 0) return result;
    result.bytes.append(buffer, 0, *got);
  }
}

/// Letters that do not shrink to nothing; the same every time.
inline std::string sample_text(std::size_t size) {
  std::string text;
  std::uint32_t state = 12345;
  while (text.size() < size) {
    state = state * 1664525U + 1013904223U;
    text += static_cast<char>('a' + (state >> 24) % 26);
    if ((state >> 16) % 11 == 0) text += (state >> 20) % 7 == 0 ? '\n' : ' ';
  }
  text.resize(size);
  return text;
}

}  // namespace dross::test
