// The same work for each of many things, on all cores. Results go into slots by index, so that what
// is made of them does not depend on which thread came first.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace dross {

/// Calls work(i) once for each i below `count`, from several threads. `work` must not throw.
template <class Work>
void for_each_index(std::size_t count, const Work& work) {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < std::min(cores, count); ++i) threads.emplace_back(take);
  take();
}

}  // namespace dross
