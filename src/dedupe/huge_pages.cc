// mmap gives zeroed pages that are first paid for when they are written. What is given begins at a
// huge page, or its first two megabytes would come as 512 small ones; where the mapping begins and
// how long it is stands right before, as munmap wants it again.
#include "dedupe/huge_pages.h"

#include <sys/mman.h>

#include <cstdint>
#include <cstring>
#include <new>

namespace dross {
namespace {

constexpr std::size_t huge_page = std::size_t{2} << 20;

struct Mapping {
  void* base;
  std::size_t size;
};

}  // namespace

void* allocate_pages(std::size_t bytes) {
  const std::size_t size = bytes + 2 * huge_page;
  void* base = ::mmap(nullptr, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (base == MAP_FAILED) return nullptr;
  const auto begin = reinterpret_cast<std::uintptr_t>(base);
  const std::uintptr_t after = begin + sizeof(Mapping) + huge_page - 1;
  char* given = static_cast<char*>(base) + (after - after % huge_page - begin);
#ifdef MADV_HUGEPAGE
  // Small tables would only be rounded up. That there are no huge pages is no fault.
  if (bytes >= 4 * huge_page) static_cast<void>(::madvise(given, bytes, MADV_HUGEPAGE));
#endif
  ::new (given - sizeof(Mapping)) Mapping{base, size};
  return given;
}

void free_pages(void* pages) {
  if (pages == nullptr) return;
  Mapping mapping{};
  std::memcpy(&mapping, static_cast<char*>(pages) - sizeof(Mapping), sizeof mapping);
  static_cast<void>(::munmap(mapping.base, mapping.size));
}

}  // namespace dross
