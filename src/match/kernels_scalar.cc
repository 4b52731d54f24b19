// The plain forms. memchr is the C library's own, which has its own dispatch.
#include <cstring>

#include "match/kernels_of.h"
#include "match/key_table.h"

namespace dross {
namespace {

void find_line_ends(std::string_view text, std::vector<std::uint32_t>& ends) {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  for (const char* at = begin; at < end; ++at) {
    at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (at == nullptr) return;
    ends.push_back(static_cast<std::uint32_t>(at - begin));
  }
}

std::size_t find_odd_block(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i + 1 < text.size(); ++i) {
    if (begins_odd_block(static_cast<unsigned char>(text[i]),
                         static_cast<unsigned char>(text[i + 1]))) {
      return i;
    }
  }
  return text.size();
}

std::size_t find_windows(std::string_view text, const WindowProbe& probe,
                         std::vector<std::uint32_t>& offsets) {
  std::size_t at = 0;
  for (; at + kernel_tail <= text.size(); at += probe.stride) {
    const Key key = key_of_window(text.data() + at, probe.width);
    if (has_bit(probe.bitmap, probe.shift, key)) offsets.push_back(static_cast<std::uint32_t>(at));
  }
  return at;
}

std::size_t find_words(std::string_view text, const WordProbe& probe,
                       std::vector<std::uint32_t>& offsets) {
  std::size_t at = 0;
  for (; at + kernel_tail <= text.size(); ++at) {
    const char* const here = text.data() + at;
    if (begins_word(text, at) && has_first_bytes(here, probe) &&
        (probe.groups == nullptr || probe.groups->groups(here) != 0)) {
      offsets.push_back(static_cast<std::uint32_t>(at));
    }
  }
  return at;
}

std::size_t find_trigrams(std::string_view text, const NibbleTables& tables,
                          std::vector<std::uint32_t>& offsets) {
  std::size_t at = 0;
  for (; at + kernel_tail <= text.size(); ++at) {
    if (tables.groups(text.data() + at) != 0) offsets.push_back(static_cast<std::uint32_t>(at));
  }
  return at;
}

bool holds_any(std::string_view text, std::span<const std::uint32_t> keys) {
  for (std::size_t at = 0; at + sizeof(Key) <= text.size(); ++at) {
    const Key here = load_key(text.data() + at, key_mask(sizeof(Key)));
    for (const Key key : keys) {
      if (key == here) return true;
    }
  }
  return false;
}

}  // namespace

const Kernels& scalar_kernels() {
  static const Kernels scalar{
      InstructionSet::scalar, find_line_ends, find_odd_block,  find_windows, find_words,
      find_trigrams,          holds_any,      dross::traits_of};
  return scalar;
}

}  // namespace dross
