// The choice among the forms.
#include "match/kernels.h"

#include <algorithm>
#include <array>
#include <atomic>

#include "match/kernels_of.h"

namespace dross {
namespace {

const Kernels& best_kernels() {
#ifdef DROSS_HAS_AVX2
  if (__builtin_cpu_supports("avx2") != 0) return avx2_kernels();
#endif
#ifdef DROSS_HAS_NEON
  return neon_kernels();
#else
  return scalar_kernels();
#endif
}

std::atomic<const Kernels*>& chosen() {
  static std::atomic<const Kernels*> kernels = &best_kernels();
  return kernels;
}

}  // namespace

const Kernels& kernels() {
  return *chosen().load(std::memory_order_relaxed);
}

std::vector<InstructionSet> instruction_sets() {
  const InstructionSet best = best_kernels().instructions;
  if (best == InstructionSet::scalar) return {best};
  return {InstructionSet::scalar, best};
}

void force_instruction_set(InstructionSet set) {
  chosen() = set == InstructionSet::scalar ? &scalar_kernels() : &best_kernels();
}

std::string_view name(InstructionSet set) {
  switch (set) {
    case InstructionSet::avx2:
      return "avx2";
    case InstructionSet::neon:
      return "neon";
    case InstructionSet::scalar:
      break;
  }
  return "scalar";
}

// All but the last bytes where they are, and those in a copy.
LineTraits traits_within(std::string_view line) {
  constexpr std::size_t behind = 31;
  const std::size_t head = line.size() > behind ? line.size() - behind : 0;
  std::array<char, 2 * behind> copy{};
  std::ranges::copy(line.substr(head), copy.begin());
  LineTraits traits = kernels().traits_of({copy.data(), line.size() - head});
  if (head == 0) return traits;
  const LineTraits first = kernels().traits_of(line.substr(0, head));
  traits.shown |= first.shown;
  traits.spaces += first.spaces;
  traits.bytes += first.bytes;
  return traits;
}

LineTraits traits_anywhere(std::string_view line) {
  LineTraits traits = traits_within(line);
  traits.shown |= first_line;
  return traits;
}

}  // namespace dross
