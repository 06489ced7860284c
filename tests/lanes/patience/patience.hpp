// Calls that take long, and what they do when they are to end.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdio>
#include <ferrule/ferrule.hpp>
#include <ferrule/interrupted.hpp>
#include <stdexcept>
#include <thread>
#include <vector>

namespace patience {

enum class FERRULE(export) Manner { ends, fails, gives_up, never_looks };

inline bool until(std::chrono::steady_clock::time_point end, bool looks) {
  while (std::chrono::steady_clock::now() < end) {
    if (looks && ferrule::interrupted()) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

inline std::vector<int> wait(double seconds, Manner manner) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::microseconds(static_cast<long long>(seconds * 1e6));
  if (until(end, manner != Manner::never_looks)) return {1, 2, 3};
  if (!ferrule::interrupted()) throw std::logic_error("it has changed its mind");
  if (manner == Manner::ends) throw ferrule::interruption();
  if (manner == Manner::fails) throw std::runtime_error("I give up");
  return {1};
}

FERRULE(export) inline std::vector<int> wait_long(double seconds, Manner manner) { return wait(seconds, manner); }
FERRULE(export, gil = hold) inline std::vector<int> wait_alone(double seconds, Manner manner) { return wait(seconds, manner); }

class FERRULE(export) Waiter {
 public:
  int count = 0;
  std::vector<int> wait(double seconds, Manner manner) {
    ++count;
    return patience::wait(seconds, manner);
  }
};

// Nobody is there to end it.
FERRULE(export) inline int quick() { return ferrule::interrupted() ? 1 : 0; }
FERRULE(export) inline void end_anyway() { throw ferrule::interruption(); }

// Threads of C++ ask too, and go on when the interpreter has ended: what is static dies after it.
class Outlast {
 public:
  ~Outlast() {
    over_ = true;
    if (thread_.joinable()) thread_.join();
    if (asks_at_the_end) std::thread([] { std::puts(ferrule::interrupted() ? "interrupted" : "not interrupted"); }).join();
  }
  // In one thread after the other, as each asks seldom.
  void begin() {
    thread_ = std::thread([this] {
      while (!over_) std::thread([] { ferrule::interrupted(); }).join();
    });
  }
  bool asks_at_the_end = false;

 private:
  std::atomic<bool> over_{false};
  std::thread thread_;
};
inline Outlast outlast;
FERRULE(export) inline void ask_on_and_on() { outlast.begin(); }
FERRULE(export) inline void ask_at_the_end() { outlast.asks_at_the_end = true; }

}  // namespace patience
