// xxHash's streaming state, freed by its own function.
#include "output/running_hash.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace dross {

void RunningHash::Free::operator()(XXH3_state_s* state) const {
  XXH3_freeState(state);
}

RunningHash::RunningHash() : state_(XXH3_createState()) {
  XXH3_64bits_reset(state_.get());
}

void RunningHash::add(std::string_view bytes) {
  XXH3_64bits_update(state_.get(), bytes.data(), bytes.size());
  size_ += bytes.size();
}

std::string RunningHash::hex() const {
  return fmt::format("{:016x}", XXH3_64bits_digest(state_.get()));
}

}  // namespace dross
