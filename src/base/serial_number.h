// Numbers of things that come and go, where an address could be that of another later.
#pragma once

#include <atomic>
#include <cstdint>

namespace dross {

/// Of no other in this process, and never 0.
inline std::uint64_t next_serial_number() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

}  // namespace dross
