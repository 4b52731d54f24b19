// The value of a hexadecimal digit, by a table: escapes of JSON are read at every letter beyond
// ASCII.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace dross {

/// Of each byte the value as a hexadecimal digit, or -1.
inline constexpr auto hex_values = [] {
  std::array<std::int8_t, 256> values{};
  values.fill(-1);
  for (std::size_t i = 0; i < 10; ++i) values['0' + i] = static_cast<std::int8_t>(i);
  for (std::size_t i = 0; i < 6; ++i) {
    values['a' + i] = values['A' + i] = static_cast<std::int8_t>(10 + i);
  }
  return values;
}();

constexpr std::int32_t hex_value(char c) {
  return hex_values[static_cast<unsigned char>(c)];
}

}  // namespace dross
