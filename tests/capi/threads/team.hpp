/// Objects for several threads at once: what may overlap, what may not, and what happens in the middle of a call.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <ferrule/ferrule.hpp>
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace team {

using steady = std::chrono::steady_clock;

// Until it is so, or the time is over; says which.
template <class Condition>
bool wait_for(Condition condition, int milliseconds) {
  const auto end = steady::now() + std::chrono::milliseconds(milliseconds);
  while (!condition()) {
    if (steady::now() > end) return condition();
    std::this_thread::sleep_for(std::chrono::microseconds(50));
  }
  return true;
}

// Where threads meet inside of calls, if they are let.
class Meeting {
 public:
  bool with_another(int milliseconds) const {
    const int before = met_.load();
    if (here_.fetch_add(1) > 0) ++met_;
    const bool met = wait_for([&] { return met_.load() != before; }, milliseconds);
    --here_;
    return met;
  }

 private:
  mutable std::atomic<int> here_{0}, met_{0};
};

// What the tests do in the middle of a C++ call.
inline std::atomic<void (*)(int)> step{nullptr};
inline void take_step(int number) {
  if (auto *function = step.load()) function(number);
}

/// Sets what `visit` and `look` call: the address of a C function that takes an int.
FERRULE(export) inline void set_step(std::uint64_t address) {
  step = reinterpret_cast<void (*)(int)>(static_cast<std::uintptr_t>(address));
}

inline std::atomic<int> bags_destroyed{0};
inline std::atomic<std::uint64_t> bag_destroyed_by{0};

inline std::uint64_t thread_number() { return std::hash<std::thread::id>()(std::this_thread::get_id()); }

FERRULE(export) inline int bags_gone() { return bags_destroyed; }

/// Some numbers.  Nothing in it is atomic.
class FERRULE(export) Bag {
 public:
  explicit Bag(int first = 0) : numbers_{first} {}
  ~Bag() {
    numbers_.clear();
    bag_destroyed_by = thread_number();
    ++bags_destroyed;
  }
  Bag(const Bag &) = delete;
  Bag &operator=(const Bag &) = delete;

  void add(int number) {
    numbers_.push_back(number);
    if (numbers_.size() > 64) numbers_ = {total()};
  }
  int total() const {
    int sum = 0;
    for (int each : numbers_) sum += each;
    return sum;
  }
  /// Adds the total of the other one.
  void merge(const Bag &other) { add(other.total() % 1000); }
  void swap(Bag &other) { numbers_.swap(other.numbers_); }

  /// Takes the step while this one is borrowed exclusively.
  void visit(int number) {
    numbers_.push_back(0);
    take_step(number);
    numbers_.push_back(0);
    numbers_ = {total()};
  }
  /// Takes the step while this one is borrowed shared.
  void look(int number) const { take_step(number); }

  /// Whether another thread came into the same bag meanwhile.
  bool meets(int milliseconds) { return std::as_const(*this).meets_reader(milliseconds); }
  bool meets_reader(int milliseconds) const { return meeting_->with_another(milliseconds); }

  void rest(int milliseconds) { std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds)); }
  FERRULE(gil = hold) void rest_holding(int milliseconds) { rest(milliseconds); }
  FERRULE(gil = hold) int total_holding() const { return total(); }

 private:
  std::vector<int> numbers_;
  std::shared_ptr<Meeting> meeting_ = std::make_shared<Meeting>();
};

inline Meeting in_the_hall, in_the_library;

/// Locks for itself.
class FERRULE(export, threads = internal) Desk {
 public:
  bool meets(int milliseconds) { return meeting_->with_another(milliseconds); }

 private:
  std::shared_ptr<Meeting> meeting_ = std::make_shared<Meeting>();
};

/// Promises nothing: all books, and `lend`, have one lock.
class FERRULE(export, threads = library) Book {
 public:
  Book() = default;
  Book(const Book &) = delete;
  ~Book() {
    if (notices_) destroyed_with_company = in_the_library.with_another(50);
  }
  bool meets(int milliseconds) { return in_the_library.with_another(milliseconds); }
  /// Its destructor looks whether it is alone.
  void notice() { notices_ = true; }
  static bool had_company() { return destroyed_with_company; }

 private:
  bool notices_ = false;
  inline static std::atomic<bool> destroyed_with_company{false};
};

/// In the hall anybody may be; no lock.
FERRULE(export) inline bool meets_in_hall(int milliseconds) { return in_the_hall.with_another(milliseconds); }
/// With the lock of the library.
FERRULE(export, threads = library) inline bool lend(int milliseconds) { return in_the_library.with_another(milliseconds); }

class Board;

/// A place on a board: made of a pointer, borrowed as the board is.
class FERRULE(export) Pin {
 public:
  FERRULE(skip) Pin(Board *board, int at) : board_(board), at_(at) {}
  void write(int number);
  int read() const;

 private:
  Board *board_;
  int at_;
};

/// Numbers that pins lead to; they move when it grows.
class FERRULE(export) Board {
 public:
  explicit Board(int size = 0) : numbers_(static_cast<std::size_t>(size)) {}
  Pin pin(int at) { return Pin(this, at); }
  FERRULE(invalidates) void clear(int size) { std::vector<int>(static_cast<std::size_t>(size)).swap(numbers_); }
  FERRULE(skip) std::vector<int> &numbers() { return numbers_; }
  int sum() const {
    int all = 0;
    for (int each : numbers_) all += each;
    return all;
  }

 private:
  std::vector<int> numbers_;
};
inline void Pin::write(int number) {
  std::vector<int> all = board_->numbers();  // every write moves all of them
  all.at(static_cast<std::size_t>(at_)) += number;
  board_->numbers().swap(all);
}
inline int Pin::read() const { return board_->numbers().at(static_cast<std::size_t>(at_)); }

inline std::atomic<bool> gate{false};
inline std::atomic<int> guests_in_time{0}, guests_late{0};

/// Its destructor waits for the gate, five seconds at most.
class FERRULE(export) Guest {
 public:
  Guest() = default;
  Guest(const Guest &) = delete;
  ~Guest() {
    ++(wait_for([] { return gate.load(); }, 5000) ? guests_in_time : guests_late);
  }
};
FERRULE(export) inline void open_gate(bool open = true) { gate = open; }
FERRULE(export) inline int in_time() { return guests_in_time; }
FERRULE(export) inline int late() { return guests_late; }

}  // namespace team
