// Memory of results; and every allocation failed in turn.
#include <doctest/doctest.h>

#include <cstdlib>
#include <new>

#include "fixture.hpp"

using namespace ferrule;
using zoo::Box;
using zoo::Counted;
using zoo::Cursor;
using zoo::Named;

namespace {
thread_local long fail_after = -1;  // so many allocations of this thread still succeed; -1: all
std::atomic<long> allocated{0};

void *allocate(std::size_t size, std::size_t alignment) noexcept {
  if (fail_after == 0) return nullptr;
  if (fail_after > 0) --fail_after;
  void *got = alignment > alignof(std::max_align_t) ? std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment)
                                                    : std::malloc(size ? size : 1);
  if (got) ++allocated;
  return got;
}
void *allocate_or_throw(std::size_t size, std::size_t alignment) {
  if (void *got = allocate(size, alignment)) return got;
  throw std::bad_alloc();
}
void give_back(void *memory) noexcept {
  if (memory) --allocated;
  std::free(memory);
}
}  // namespace

void *operator new(std::size_t size) { return allocate_or_throw(size, 1); }
void *operator new[](std::size_t size) { return allocate_or_throw(size, 1); }
void *operator new(std::size_t size, std::align_val_t alignment) { return allocate_or_throw(size, std::size_t(alignment)); }
void *operator new(std::size_t size, const std::nothrow_t &) noexcept { return allocate(size, 1); }
void *operator new[](std::size_t size, const std::nothrow_t &) noexcept { return allocate(size, 1); }
void *operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t &) noexcept {
  return allocate(size, std::size_t(alignment));
}
void operator delete(void *memory) noexcept { give_back(memory); }
void operator delete[](void *memory) noexcept { give_back(memory); }
void operator delete(void *memory, std::size_t) noexcept { give_back(memory); }
void operator delete[](void *memory, std::size_t) noexcept { give_back(memory); }
void operator delete(void *memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void *memory, std::size_t, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void *memory, const std::nothrow_t &) noexcept { give_back(memory); }
void operator delete[](void *memory, const std::nothrow_t &) noexcept { give_back(memory); }

namespace {
// So many freed slots that the pools need not grow in what follows: they keep their memory.
void fill_pools() {
  std::vector<cell *> all;
  for (int i = 0; i < 3000; ++i) all.push_back(create<zoo::Other>());
  for (cell *each : all) exports::free(each);
}

// Runs f with the 0th, 1st, 2nd … allocation failing, until it gets through: only ok or memory, and nothing is lost.
template <class F>
void fail_each_allocation(F &&f) {
  fill_pools();
  f();  // what is kept for ever is made by now
  int objects = Counted::alive, failures = 0;
  std::size_t handles = exports::live_handles(), holders = pool<holder>::instance().live();
  for (long n = 0;; ++n) {
    CAPTURE(n);
    long before = allocated;
    fail_after = n;
    std::int32_t got = f();
    fail_after = -1;
    CHECK(exports::live_handles() == handles);
    CHECK(pool<holder>::instance().live() == holders);
    CHECK(Counted::alive == objects);
    CHECK(allocated == before);
    if (got == status::ok) break;
    CHECK(got == status::memory);
    ++failures;
    REQUIRE(n < 200);
  }
  CHECK(failures > 0);
}

template <class... A>
std::int32_t checked(A &&...arguments) {
  zoo_error *error = nullptr;
  std::int32_t code = ferrule::call(&error, std::forward<A>(arguments)...);
  if (code != status::ok && error) code = exports::error_status(error);
  exports::error_free(error);
  return code;
}
}  // namespace

TEST_CASE("an arena becomes an owner") {
  fill_pools();
  long before = allocated;
  {
    arena memory;
    CHECK(memory.finish<zoo_owner>() == nullptr);
    exports::release(static_cast<zoo_owner *>(nullptr));
  }
  {
    arena memory;
    auto *numbers = memory.array<double>(1000);
    for (int i = 0; i < 1000; ++i) numbers[i] = i;
    std::string &text = memory.keep(std::string(100, 'x'));
    auto &object = memory.keep(zoo::Other());
    struct alignas(64) wide {
      char c;
    };
    for (int i = 0; i < 100; ++i) CHECK(reinterpret_cast<std::uintptr_t>(memory.array<wide>(1)) % 64 == 0);
    cell *box = create<Box>(1);
    memory.handle(box);
    auto *owner = memory.finish<zoo_owner>();
    CHECK(owner != nullptr);
    CHECK(text.size() == 100);
    CHECK(object.value == 7);
    CHECK(numbers[999] == 999);
    CHECK(run(shared<Box>(box), [](const Box &) {}).code == status::ok);
    exports::release(owner);
    CHECK(run(shared<Box>(box), [](const Box &) {}).code == status::handle);
  }
  {
    arena memory;  // not finished: it releases what it holds
    memory.keep(std::string(100, 'x'));
    CHECK_THROWS_AS(memory.array<double>(SIZE_MAX / 4), std::bad_alloc);
    CHECK_THROWS_AS(memory.allocate(SIZE_MAX - 8, 8), std::bad_alloc);
  }
  {
    arena direct({}, arena::direct);
    cell *box = create<Box>(1);
    direct.handle(box);
    CHECK(direct.finish() == nullptr);
    exports::free(box);
  }
  CHECK(allocated == before);
}

TEST_CASE("no memory: making handles") {
  fail_each_allocation([] {
    cell *made = nullptr;
    std::int32_t got = checked([&] { construct<Box>(&made, 5); });
    exports::free(made);
    return got;
  });
  fail_each_allocation([] {
    cell *made = nullptr;
    std::int32_t got = checked([&] { made = make_sharing(std::make_shared<Box>(4)); });
    exports::free(made);
    return got;
  });
  fail_each_allocation([] {
    struct deleter {
      void operator()(Box *it) const { delete it; }
    };
    cell *made = nullptr;
    std::int32_t got = checked([&] { made = make_taken(std::unique_ptr<Box, deleter>(new Box(3))); });
    exports::free(made);
    return got;
  });
  static Box forever;
  fail_each_allocation([] {
    cell *made = nullptr;
    std::int32_t got = checked([&] { made = make_static(forever); });
    exports::free(made);
    return got;
  });
}

TEST_CASE("no memory: calls with many handles, and results that point into them") {
  std::vector<cell *> all;
  for (int i = 0; i < 12; ++i) all.push_back(create<Box>(i));
  fail_each_allocation([&] {
    cell *view = nullptr, *cursor = nullptr;
    std::int32_t got = checked(each_exclusive<Box>(all.data(), all.size()), shares<Box>(all[0]),
                               [&](objects<Box> &boxes, const std::shared_ptr<Box> &) {
                                 view = make_view(boxes[1].part, within(handles(all.data(), all.size())));
                                 cursor = make_value<Cursor>(within(handles(all.data(), all.size())), boxes[0]);
                               });
    exports::free(view);
    exports::free(cursor);
    return got;
  });
  for (cell *each : all) exports::free(each);
}

TEST_CASE("no memory: results that own memory") {
  fail_each_allocation([] {
    zoo_owner *owner = nullptr;
    std::int32_t got = checked([&] {
      arena memory;
      for (int i = 0; i < 20; ++i) {
        memory.keep(std::string(200, 'x'));
        memory.array<char>(300);
        memory.handle(make_value<Box>({}, i));
      }
      owner = memory.finish<zoo_owner>();
    });
    exports::release(owner);
    return got;
  });
}

TEST_CASE("no memory: the pools themselves") {
  // So many handles at once that the pools must grow while nothing can be had.
  std::vector<cell *> all;
  all.reserve(20000);
  while (all.size() < 20000) {
    cell *made = nullptr;
    fail_after = 3;
    std::int32_t got = checked([&] { construct<zoo::Other>(&made); });
    fail_after = -1;
    if (got == status::memory) got = checked([&] { construct<zoo::Other>(&made); });
    REQUIRE(got == status::ok);
    all.push_back(made);
  }
  for (cell *each : all) exports::free(each);
}

TEST_CASE("no memory: errors") {
  zoo_error *error = nullptr;
  fail_after = 1;  // for the string of what()
  std::int32_t got = ferrule::call(&error, [] { throw std::out_of_range("a text that is too long to fit into a string itself"); });
  fail_after = -1;
  bool either = got == status::index || got == status::memory;
  CHECK(either);
  CHECK(exports::error_status(error) == got);
  exports::error_free(error);
  exports::error_free(error = nullptr);
  got = ferrule::call(&error, [] { throw std::bad_alloc(); });
  CHECK(got == status::memory);
  CHECK(std::string(exports::error_message(error)) == "out of memory");
  exports::error_free(error);
  exports::error_free(error);  // the spare one is never used up
  CHECK(exports::error_status(error) == status::memory);
}
