// What the C programs of this folder have in common: checks, a watchdog, threads that start together.
#pragma once
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#if defined(__unix__) || defined(__APPLE__)
#include <unistd.h>
#endif

#define CHECK(...)                                                                   \
  do {                                                                               \
    if (!(__VA_ARGS__)) {                                                            \
      std::fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #__VA_ARGS__); \
      std::_Exit(1);                                                                 \
    }                                                                                \
  } while (false)

// A program that hangs is killed.
inline void limit_seconds(unsigned seconds) {
#if defined(__unix__) || defined(__APPLE__)
  alarm(seconds);
#else
  static_cast<void>(seconds);
#endif
}

// Sanitizers and valgrind are given less to do.
inline int rounds(int many) {
  const char *share = std::getenv("FERRULE_TEST_SHARE");
  const int part = share ? std::atoi(share) : 1;
  return many / part > 1 ? many / part : 1;
}

// Runs them at the same time, and waits for all.
template <class... F>
void together(F &&...functions) {
  std::atomic<int> ready{0};
  auto start = [&ready](auto &function) {
    ++ready;
    while (ready < static_cast<int>(sizeof...(F))) std::this_thread::yield();
    function();
  };
  std::vector<std::thread> all;
  (all.emplace_back([&start, &functions] { start(functions); }), ...);
  for (std::thread &each : all) each.join();
}
