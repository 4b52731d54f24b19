// Size and XXH3 hash of bytes that come in pieces. 64 bits find a mix-up or a damaged file; they
// are no proof against forgery.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct XXH3_state_s;

namespace dross {

class RunningHash {
 public:
  RunningHash();
  void add(std::string_view bytes);
  /// 16 hexadecimal digits.
  [[nodiscard]] std::string hex() const;
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  struct Free {
    void operator()(XXH3_state_s* state) const;
  };
  std::unique_ptr<XXH3_state_s, Free> state_;
  std::uint64_t size_ = 0;
};

}  // namespace dross
