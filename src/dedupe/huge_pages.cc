// mmap gives zeroed pages that are first paid for when they are written. The size stands in a page
// before the first, as munmap wants it again.
#include "dedupe/huge_pages.h"

#include <sys/mman.h>

#include <cstdint>
#include <new>

namespace dross {
namespace {

constexpr std::size_t page = 4096;
constexpr std::size_t huge_page = std::size_t{2} << 20;

}  // namespace

void* allocate_pages(std::size_t bytes) {
  const std::size_t size = bytes + page;
  void* base = ::mmap(nullptr, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (base == MAP_FAILED) return nullptr;
#ifdef MADV_HUGEPAGE
  // Small tables would only be rounded up. That there are no huge pages is no fault.
  if (size >= 4 * huge_page) static_cast<void>(::madvise(base, size, MADV_HUGEPAGE));
#endif
  ::new (base) std::size_t(size);
  return static_cast<char*>(base) + page;
}

void free_pages(void* pages) {
  if (pages == nullptr) return;
  void* base = static_cast<char*>(pages) - page;
  static_cast<void>(::munmap(base, *static_cast<std::size_t*>(base)));
}

}  // namespace dross
