// Borrows between threads: who waits, who is refused, who destroys.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "fixture.hpp"

using namespace ferrule;
using zoo::Box;
using zoo::Counted;
using zoo::Cursor;
using zoo::Log;
using zoo::Named;
using zoo::Plain;

namespace {
const auto nothing = [](auto &&...) {};

// Lets threads meet at a point.
class meeting {
 public:
  explicit meeting(int expected) : missing_(expected) {}
  void arrive() {
    std::unique_lock<std::mutex> lock(mutex_);
    if (--missing_ == 0) all_.notify_all();
    all_.wait(lock, [this] { return missing_ <= 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable all_;
  int missing_;
};

// Each of n threads holds box i and then, from inside, wants what wants(i) says; gives how many were refused.
template <class Hold, class Want>
int in_a_ring(int n, Hold &&hold, Want &&want) {
  meeting all(n);
  std::atomic<int> refused{0}, others{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) {
    threads.emplace_back([&, i] {
      hold(i, [&] {
        all.arrive();
        std::int32_t got = want(i);
        refused += got == status::borrow;
        others += got != status::borrow && got != status::ok;
      });
    });
  }
  for (std::thread &each : threads) each.join();
  CHECK(others == 0);
  return refused;
}
}  // namespace

TEST_CASE("one object twice in a call is borrowed once, the stronger way") {
  owned_cell box(create<Box>(1));
  CHECK(run(exclusive<Box>(box.get()), shared<Box>(box.get()), [](Box &a, const Box &b) { a.value |= b.value; }).code ==
        status::ok);
  CHECK(run(shared<Box>(box.get()), exclusive<Box>(box.get()), [](const Box &a, Box &b) { b.value |= a.value; }).code ==
        status::ok);
  CHECK(run(exclusive<Box>(box.get()), exclusive<Box>(box.get()), nothing).code == status::ok);
}

TEST_CASE("re-entry by the same thread: reading twice is fine, the rest is refused") {
  owned_cell box(create<Box>(1));
  auto inside = [&](auto &&outer, auto &&inner) {
    std::int32_t got = -1;
    run(outer, [&](auto &&...) { got = run(inner, nothing).code; });
    return got;
  };
  CHECK(inside(shared<Box>(box.get()), shared<Box>(box.get())) == status::ok);
  CHECK(inside(shared<Box>(box.get()), exclusive<Box>(box.get())) == status::borrow);
  CHECK(inside(exclusive<Box>(box.get()), shared<Box>(box.get())) == status::borrow);
  CHECK(inside(exclusive<Box>(box.get()), exclusive<Box>(box.get())) == status::borrow);
  outcome refused{0, ""};
  run(exclusive<Box>(box.get()), [&](Box &) { refused = run(shared<Box>(box.get()), nothing); });
  CHECK(refused.message == "an object is in use by a call that this one would have to wait for for ever");
  CHECK(run(exclusive<Box>(box.get()), nothing).code == status::ok);  // nothing is left behind
}

TEST_CASE("other threads wait") {
  owned_cell box(create<Box>(0));
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 2000; ++i) {
        if (run(exclusive<Box>(box.get()), [](Box &it) { ++it.value; }).code != status::ok) return;
        if (run(shared<Box>(box.get()), [](const Box &it) { (void)(it.value > 0); }).code != status::ok) return;
      }
    });
  }
  for (std::thread &each : threads) each.join();
  run(shared<Box>(box.get()), [](const Box &it) { CHECK(it.value == 8000); });
}

TEST_CASE("a.merge(b) and b.merge(a) in two threads") {
  owned_cell a(create<Box>(1)), b(create<Box>(2));
  auto merge = [](cell *to, cell *from) {
    for (int i = 0; i < 5000; ++i) {
      outcome got = run(exclusive<Box>(to), shared<Box>(from), [](Box &x, const Box &y) { x.value ^= y.value; });
      if (got.code != status::ok) return got.code;
    }
    return std::int32_t{status::ok};
  };
  std::int32_t first = -1, second = -1;
  std::thread one([&] { first = merge(a.get(), b.get()); }), two([&] { second = merge(b.get(), a.get()); });
  one.join();
  two.join();
  CHECK(first == status::ok);
  CHECK(second == status::ok);
}

TEST_CASE("two threads in a cycle: exactly one is refused") {
  for (int round = 0; round < 50; ++round) {
    owned_cell box[2] = {owned_cell(create<Box>(0)), owned_cell(create<Box>(1))};
    int refused = in_a_ring(
        2, [&](int i, auto inside) { run(exclusive<Box>(box[i].get()), [&](Box &) { inside(); }); },
        [&](int i) { return run(exclusive<Box>(box[1 - i].get()), nothing).code; });
    CHECK(refused == 1);
  }
}

TEST_CASE("three threads in a cycle: exactly one is refused") {
  for (int round = 0; round < 50; ++round) {
    owned_cell box[3] = {owned_cell(create<Box>(0)), owned_cell(create<Box>(1)), owned_cell(create<Box>(2))};
    int refused = in_a_ring(
        3, [&](int i, auto inside) { run(shared<Box>(box[i].get()), [&](const Box &) { inside(); }); },
        [&](int i) { return run(exclusive<Box>(box[(i + 1) % 3].get()), nothing).code; });
    CHECK(refused == 1);
  }
}

TEST_CASE("a cycle that runs through one of several shared holders") {
  // All read `common`; thread 0 wants to write it, and holds what thread 1 wants.  Thread 2 is in nobody's way for long.
  for (int round = 0; round < 50; ++round) {
    owned_cell common(create<Box>(0)), mine(create<Box>(1));
    int refused = in_a_ring(
        3,
        [&](int i, auto inside) {
          if (i == 0) {
            run(exclusive<Box>(mine.get()), [&](Box &) { inside(); });
          } else {
            run(shared<Box>(common.get()), [&](const Box &) { inside(); });
          }
        },
        [&](int i) {
          if (i == 0) return run(exclusive<Box>(common.get()), nothing).code;
          if (i == 1) return run(shared<Box>(mine.get()), nothing).code;
          std::this_thread::sleep_for(std::chrono::milliseconds(3));
          return std::int32_t{status::ok};
        });
    CHECK(refused == 1);
  }
}

TEST_CASE("two cycles through one shared object: one refusal is enough for each, nobody hangs") {
  for (int round = 0; round < 30; ++round) {
    owned_cell a(create<Box>(0)), b(create<Box>(1)), c(create<Box>(2));
    int refused = in_a_ring(
        3,
        [&](int i, auto inside) {
          if (i == 0) run(exclusive<Box>(a.get()), exclusive<Box>(b.get()), [&](Box &, Box &) { inside(); });
          if (i > 0) run(shared<Box>(c.get()), [&](const Box &) { inside(); });
        },
        [&](int i) {
          if (i == 0) return run(exclusive<Box>(c.get()), nothing).code;
          return run(exclusive<Box>(i == 1 ? a.get() : b.get()), nothing).code;
        });
    CHECK(refused >= 1);
    CHECK(refused <= 2);
  }
}

TEST_CASE("the library's lock is re-entrant, and object borrows lie beneath it") {
  owned_cell box(create<Box>(1));
  std::int32_t inner = -1, object = -1;
  CHECK(run(library(), [&] {
          inner = run(library(), shared<Box>(box.get()), [&](const Box &) { object = run(library(), nothing).code; }).code;
        }).code == status::ok);
  CHECK(inner == status::ok);
  CHECK(object == status::ok);
  int count = 0;  // not atomic: the lock protects it
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i) run(library(), [&] { run(library(), [&] { ++count; }); });
    });
  }
  for (std::thread &each : threads) each.join();
  CHECK(count == 4000);
}

TEST_CASE("a cycle through the library's lock is found too") {
  for (int round = 0; round < 20; ++round) {
    owned_cell box(create<Box>(1));
    int refused = in_a_ring(
        2,
        [&](int i, auto inside) {
          if (i == 0) run(library(), [&] { inside(); });
          if (i == 1) run(exclusive<Box>(box.get()), [&](Box &) { inside(); });
        },
        [&](int i) { return i == 0 ? run(exclusive<Box>(box.get()), nothing).code : run(library(), nothing).code; });
    CHECK(refused == 1);
  }
}

TEST_CASE("nowait: a call that would have to wait comes back") {
  owned_cell box(create<Box>(1));
  std::int32_t busy = -1, free = -1, own = -1;
  bool before = true, during = false;
  run(exclusive<Box>(box.get()), [&](Box &) {
    std::thread([&] {
      before = exports::nowait(true);
      zoo_error *error = nullptr;
      busy = ferrule::call(&error, shared<Box>(box.get()), nothing);
      CHECK(error == nullptr);
      during = exports::nowait(false);
    }).join();
    exports::nowait(true);
    own = run(shared<Box>(box.get()), nothing).code;
    exports::nowait(false);
  });
  exports::nowait(true);
  free = run(shared<Box>(box.get()), nothing).code;
  exports::nowait(false);
  CHECK(busy == status::would_block);
  CHECK(own == status::borrow);
  CHECK(free == status::ok);
  CHECK(!before);
  CHECK(during);
}

TEST_CASE("free never waits: a busy object dies after its last user") {
  int before = Counted::alive;
  cell *box = create<Box>(1);
  run(exclusive<Box>(box), [&](Box &it) {
    std::thread([&] { exports::free(box); }).join();
    CHECK(Counted::alive == before + 2);
    it.value = 7;
    CHECK(run(shared<Box>(box), nothing).code == status::handle);
  });
  CHECK(Counted::alive == before);
}

TEST_CASE("an object whose last handle is freed during a call lives on with what the call made of it") {
  int before = Counted::alive;
  const auto free_elsewhere = [](cell *it) { std::thread([it] { exports::free(it); }).join(); };
  cell *box = create<Box>(1), *cursor = nullptr;
  run(exclusive<Box>(box), [&](Box &it) {
    free_elsewhere(box);
    cursor = make_value<Cursor>(within(box), it);
  });
  CHECK(run(shared<Box>(box), nothing).code == status::handle);
  CHECK(run(exclusive<Cursor>(cursor), [](Cursor &it) { ++it.at->value; }).code == status::ok);
  exports::free(cursor);
  CHECK(Counted::alive == before);

  cell *part = nullptr;
  box = create<Box>(1);
  run(exclusive<Box>(box), [&](Box &it) {
    free_elsewhere(box);
    cell *too_early = make_view(it.part, within(box));
    exports::free(too_early);  // dying again, and once only
    part = make_view(it.part, within(box));
  });
  CHECK(run(exclusive<Named>(part), [](Named &it) { it.name += 'x'; }).code == status::ok);
  exports::free(part);
  CHECK(Counted::alive == before);

  box = create<Box>(1);
  std::shared_ptr<Box> lent;
  run(exclusive<Box>(box), [&](Box &) {
    free_elsewhere(box);
    run(shares<Box>(box), [&](const std::shared_ptr<Box> &) {});
  });
  CHECK(Counted::alive == before);
  box = create<Box>(1);
  run(shares<Box>(box), [&](const std::shared_ptr<Box> &it) {
    free_elsewhere(box);
    lent = it;
  });
  CHECK(lent->value == 1);
  lent.reset();
  CHECK(Counted::alive == before);

  box = create<Box>(1);
  run(shared<Box>(box), [&](const Box &it) {
    run(shared<Box>(box), [&](const Box &) {
      free_elsewhere(box);
      part = make_view(it.part, within(box));
    });
    CHECK(run(shared<Named>(part), nothing).code == status::ok);  // still dying, for it is still in use
    CHECK(run(shared<Named>(part), shared<Named>(part), nothing).code == status::ok);
  });
  CHECK(run(shared<Named>(part), shared<Named>(part), nothing).code == status::ok);
  exports::free(part);
  CHECK(Counted::alive == before);
}

TEST_CASE("handles freed by others while calls make views of what they refer to") {
  int before = Counted::alive;
  std::atomic<cell *> current{create<Box>(0)};
  std::atomic<bool> stop{false};
  std::atomic<int> made{0}, strange{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 3; ++t) {
    threads.emplace_back([&, t] {
      while (!stop) {
        cell *it = current, *part = nullptr;
        outcome got = t == 0 ? run(exclusive<Box>(it), [&](Box &x) { part = make_value<Cursor>(within(it), x); })
                             : run(shared<Box>(it), [&](const Box &x) { part = make_view(x.part, within(it)); });
        strange += got.code != status::ok && got.code != status::handle;
        if (!part) continue;
        ++made;
        got = t == 0 ? run(exclusive<Cursor>(part), [](Cursor &x) { ++x.at->value; })
                     : run(shared<Named>(part), [](const Named &x) { (void)(x.name.size() + 1); });
        strange += got.code != status::ok;
        exports::free(part);
      }
    });
  }
  for (int i = 0; i < 10000 || made < 100; ++i) exports::free(current.exchange(create<Box>(i)));
  stop = true;
  for (std::thread &each : threads) each.join();
  exports::free(current.load());
  CHECK(made > 0);
  CHECK(strange == 0);
  CHECK(Counted::alive == before);
}

TEST_CASE("the destructor of what points waits for what it points into") {
  int before = Counted::alive;
  cell *box = create<Box>(0), *cursor = nullptr;
  run(exclusive<Box>(box), [&](Box &it) { cursor = make_value<Cursor>(within(box), it); });
  run(shared<Box>(box), [&](const Box &it) {
    std::thread([&] { exports::free(cursor); }).join();
    CHECK(it.value == 0);
  });
  run(shared<Box>(box), [&](const Box &it) { CHECK(it.value == 1); });
  exports::free(box);
  CHECK(Counted::alive == before);
}

TEST_CASE("destructors of a library that promises nothing run under its lock") {
  int before = Plain::destroyed;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) exports::free(create<Plain>());
    });
  }
  for (std::thread &each : threads) each.join();
  run(library(), [&] {
    std::thread([] { exports::free(create<Plain>()); }).join();
    CHECK(Plain::destroyed == before + 2000);
  });
  CHECK(Plain::destroyed == before + 2001);
}

TEST_CASE("types that look after themselves are not borrowed") {
  owned_cell log(create<Log>());
  CHECK(run(exclusive<Log>(log.get()), [&](Log &) { CHECK(run(exclusive<Log>(log.get()), nothing).code == status::ok); }).code ==
        status::ok);
}

TEST_CASE("handles that are freed while others use them") {
  int before = Counted::alive;
  std::atomic<cell *> current{create<Box>(0)};
  std::atomic<bool> stop{false};
  std::atomic<int> used{0}, strange{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 3; ++t) {
    threads.emplace_back([&, t] {
      while (!stop) {
        cell *it = current;
        outcome got = t == 0 ? run(exclusive<Box>(it), [](Box &x) { ++x.value; })
                             : run(shared<Box>(it), [](const Box &x) { (void)(x.value + 1); });
        used += got.code == status::ok;
        strange += got.code != status::ok && got.code != status::handle;
      }
    });
  }
  for (int i = 0; i < 20000 || used < 100; ++i) exports::free(current.exchange(create<Box>(i)));
  stop = true;
  for (std::thread &each : threads) each.join();
  exports::free(current.load());
  CHECK(used > 0);
  CHECK(strange == 0);
  CHECK(Counted::alive == before);
}

TEST_CASE("views and pointing values made, used and freed by several threads") {
  int before = Counted::alive;
  cell *box = create<Box>(0);
  std::vector<std::thread> threads;
  std::atomic<int> strange{0};
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i) {
        cell *cursor = nullptr, *part = nullptr;
        strange += run(exclusive<Box>(box), [&](Box &it) {
                     cursor = make_value<Cursor>(within(box), it);
                     part = make_view(it.part, within(box));
                   }).code != status::ok;
        strange += run(exclusive<Cursor>(cursor), [](Cursor &it) { ++it.at->value; }).code != status::ok;
        strange += run(exclusive<Named>(part), [](Named &it) { it.name += 'x'; }).code != status::ok;
        exports::free(cursor);
        exports::free(part);
      }
    });
  }
  for (std::thread &each : threads) each.join();
  CHECK(strange == 0);
  run(shared<Box>(box), [](const Box &it) {
    CHECK(it.value == 8000);
    CHECK(it.part.name.size() == 4004);
  });
  exports::free(box);
  CHECK(Counted::alive == before);
}

TEST_CASE("one shared object handed out by several threads has one holder") {
  auto object = std::make_shared<Box>(0);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 2000; ++i) {
        cell *it = make_sharing(object);
        run(exclusive<Box>(it), [](Box &x) { ++x.value; });
        exports::free(it);
      }
    });
  }
  for (std::thread &each : threads) each.join();
  CHECK(object.use_count() == 1);
  CHECK(object->value == 8000);
}

TEST_CASE("a shared object whose handles die time and again has one at a time, whoever asks") {
  std::shared_ptr<Box> object;  // its holder lives on as long as this
  run(shares<Box>(owned_cell(create<Box>(7)).get()), [&](const sharing<Box> &it) { object = it; });
  std::atomic<int> others{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 50000; ++i) {
        owned_cell first(make_sharing(object)), second(make_sharing(object));
        others += first.get() == second.get() ? 0 : 1;
      }
    });
  }
  for (std::thread &each : threads) each.join();
  CHECK(others == 0);
}

TEST_CASE("a writer is not starved by readers that overlap") {
  owned_cell box(create<Box>(0));
  std::atomic<bool> stop{false};
  std::vector<std::thread> readers;
  for (int t = 0; t < 3; ++t) {
    readers.emplace_back([&] {
      while (!stop) run(shared<Box>(box.get()), [](const Box &) { std::this_thread::sleep_for(std::chrono::microseconds(300)); });
    });
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 5; ++i) CHECK(run(exclusive<Box>(box.get()), nothing).code == status::ok);
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(5));
  stop = true;
  for (std::thread &each : readers) each.join();
}
