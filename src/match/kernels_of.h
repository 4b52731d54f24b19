// The forms of the kernels. Nothing outside kernels*.cc includes this.
#pragma once

#include "match/kernels.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define DROSS_HAS_AVX2 1
#endif
#if defined(__aarch64__) && defined(__ARM_NEON)
#define DROSS_HAS_NEON 1
#endif

namespace dross {

const Kernels& scalar_kernels();
#ifdef DROSS_HAS_AVX2
const Kernels& avx2_kernels();
#endif
#ifdef DROSS_HAS_NEON
const Kernels& neon_kernels();
#endif

}  // namespace dross
