// Memory for tables that are looked up at random. Pages of 2 MiB, where the system has them, keep a
// look-up in a table of gigabytes from missing the address cache as well as the data cache; pages
// that are never touched cost nothing.
#pragma once

#include <cstddef>

namespace dross {

/// Zeroed; null where there is not so much. `bytes` > 0.
void* allocate_pages(std::size_t bytes);
void free_pages(void* pages);

}  // namespace dross
