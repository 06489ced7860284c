// A fork in the middle of other threads' calls: what the child can use, and what it is told of the rest.
#include <doctest/doctest.h>

#if !defined(_WIN32)
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "fixture.hpp"

using namespace ferrule;
using zoo::Box;
using zoo::Counted;
using zoo::Plain;

// ThreadSanitizer does not follow threads that a child starts, where its parent had some: it ends the child.
#if defined(__SANITIZE_THREAD__)
constexpr bool no_threads_in_children = true;
#else
constexpr bool no_threads_in_children = false;
#endif

namespace {

// What `work` gives in a child, which has 20 seconds; 255 if it did not end well.
template <class Work>
int in_child(Work &&work) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(20);
    ::_exit(work());
  }
  int how = 0;
  if (::waitpid(child, &how, 0) != child) return 254;
  return WIFEXITED(how) ? WEXITSTATUS(how) : 255;
}

// A thread that is in the middle of a call as long as this lives.
class busy {
 public:
  template <class Claim>
  explicit busy(Claim claim) : thread_([this, claim]() mutable { run(claim, [this](auto &&...) { stay(); }); }) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return inside_; });
  }
  ~busy() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      over_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }

 private:
  void stay() {
    std::unique_lock<std::mutex> lock(mutex_);
    inside_ = true;
    changed_.notify_all();
    changed_.wait(lock, [this] { return over_; });
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  bool inside_ = false, over_ = false;
  std::thread thread_;
};

const auto nothing = [](auto &&...) {};
const char *const told = "another thread was using an object when the process forked: in this process nobody can use it any more";

template <class Claim>
bool is_told(Claim claim) {
  const outcome got = run(claim, nothing);
  return got.code == status::borrow && got.message == told;
}
template <class Claim>
bool is_fine(Claim claim) {
  return run(claim, nothing).code == status::ok;
}

}  // namespace

TEST_CASE("fork: what another thread was changing is refused, all else can be used") {
  owned_cell used(create<Box>(1)), unused(create<Box>(2));
  busy other(exclusive<Box>(used.get()));
  CHECK(in_child([&] {
          if (!is_told(exclusive<Box>(used.get())) || !is_told(shared<Box>(used.get()))) return 1;
          if (!is_fine(exclusive<Box>(unused.get())) || !is_fine(shared<Box>(unused.get()))) return 2;
          set_nowait(true);
          if (!is_told(exclusive<Box>(used.get()))) return 3;
          set_nowait(false);
          if (run(exclusive<Box>(unused.get()), shared<Box>(used.get()), nothing).code != status::borrow) return 4;
          if (!is_fine(exclusive<Box>(unused.get()))) return 5;  // all or none
          owned_cell made(create<Box>(3));
          return is_fine(exclusive<Box>(made.get())) ? 0 : 6;
        }) == 0);
}

TEST_CASE("fork: the first use may be that of a new thread" * doctest::skip(no_threads_in_children)) {
  owned_cell used(create<Box>(1)), unused(create<Box>(2));
  busy other(exclusive<Box>(used.get()));
  CHECK(in_child([&] {
          int failed = 0;
          std::thread([&] { failed = !is_told(shared<Box>(used.get())) || !is_fine(exclusive<Box>(unused.get())); }).join();
          return failed;
        }) == 0);
}

TEST_CASE("fork: the parent goes on as if nothing had been") {
  owned_cell used(create<Box>(1));
  {
    busy other(exclusive<Box>(used.get()));
    CHECK(in_child([] { return 0; }) == 0);
  }
  CHECK(is_fine(exclusive<Box>(used.get())));
}

TEST_CASE("fork: what another thread was reading can be read, and not changed") {
  owned_cell used(create<Box>(1));
  busy other(shared<Box>(used.get())), another(shared<Box>(used.get()));
  CHECK(in_child([&] {
          for (int i = 0; i < 3; ++i)
            if (!is_fine(shared<Box>(used.get())) || !is_told(exclusive<Box>(used.get()))) return 1;
          return 0;
        }) == 0);
}

TEST_CASE("fork in the middle of a call: this call's objects are its own" * doctest::skip(no_threads_in_children)) {
  owned_cell mine(create<Box>(1)), theirs(create<Box>(2)), both(create<Box>(3));
  busy other(exclusive<Box>(theirs.get())), reader(shared<Box>(both.get()));
  int got = -1;
  run(exclusive<Box>(mine.get()), shared<Box>(both.get()), [&](Box &, const Box &) {
    const pid_t child = ::fork();
    if (child != 0) {
      int how = 0;
      ::waitpid(child, &how, 0);
      got = WIFEXITED(how) ? WEXITSTATUS(how) : 255;
      return;
    }
    ::alarm(20);
    const outcome inside = run(shared<Box>(mine.get()), nothing);
    if (inside.code != status::borrow || inside.message == told) ::_exit(1);
    if (!is_told(exclusive<Box>(theirs.get()))) ::_exit(2);
    got = -2;
  });
  if (got == -2) {  // the child, behind the call
    if (!is_fine(exclusive<Box>(mine.get()))) ::_exit(3);
    std::thread([&] {
      if (!is_fine(exclusive<Box>(mine.get()))) ::_exit(4);
      if (!is_fine(shared<Box>(both.get())) || !is_told(exclusive<Box>(both.get()))) ::_exit(5);
      ::_exit(0);
    }).join();
  }
  CHECK(got == 0);
}

TEST_CASE("fork: nobody waits any more") {
  owned_cell mine(create<Box>(1));
  std::vector<std::thread> threads;
  int got = -1;
  run(exclusive<Box>(mine.get()), [&](Box &) {
    for (int i = 0; i < 3; ++i) threads.emplace_back([&] { is_fine(exclusive<Box>(mine.get())); });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));  // they starve
    const pid_t child = ::fork();
    if (child == 0) {
      ::alarm(20);
      got = -2;
      return;
    }
    int how = 0;
    ::waitpid(child, &how, 0);
    got = WIFEXITED(how) ? WEXITSTATUS(how) : 255;
  });
  if (got == -2) {
    const cell_view seen = look(*mine);
    if (!is_fine(exclusive<Box>(mine.get())) || !is_fine(shared<Box>(mine.get()))) ::_exit(1);
    ::_exit(seen.own->word.load() == 0 ? 0 : 2);  // no mark is left on it
  }
  for (std::thread &each : threads) each.join();
  CHECK(got == 0);
}

TEST_CASE("fork: the library's lock") {
  owned_cell plain(create<Plain>()), box(create<Box>(1));
  busy other(shared<Plain>(plain.get()));
  CHECK(in_child([&] { return is_fine(shared<Plain>(plain.get())) ? 0 : 1; }) == 0);
  std::atomic<bool> inside{false}, over{false};
  std::thread locks([&] {
    run(library(), [&] {
      inside = true;
      while (!over) std::this_thread::yield();
    });
  });
  while (!inside) std::this_thread::yield();
  CHECK(in_child([&] { return is_told(library()) && is_fine(exclusive<Box>(box.get())) ? 0 : 1; }) == 0);
  over = true;
  locks.join();
}

TEST_CASE("fork: what is never given back is never destroyed, and its handle can be freed") {
  owned_cell used(create<Box>(1));
  busy other(exclusive<Box>(used.get()));
  CHECK(in_child([&] {
          const int before = Counted::alive;
          used.reset();
          return Counted::alive == before ? 0 : 1;
        }) == 0);
}

TEST_CASE("fork: objects that lie in place") {
  placed<Box> used, unused;
  for (placed<Box> *each : {&used, &unused}) construct_in_place<Box>(&each, 1);
  const auto use = [](placed<Box> &at, auto &&inside) {
    const place_claim claims[] = {{&at, &place_kind_of<Box>, true, false}};
    place_frame<1> frame;
    place_acquisition<1> held(claims, frame, false);
    error_object *error = nullptr;
    std::int32_t refused = status::ok;
    if (held.acquire(&error, &refused)) return inside(), std::string();
    std::string text = error->message;
    release_error(error);
    return text;
  };
  std::atomic<bool> inside{false}, over{false};
  std::thread other([&] {
    use(used, [&] {
      inside = true;
      while (!over) std::this_thread::yield();
    });
  });
  while (!inside) std::this_thread::yield();
  CHECK(in_child([&] {
          if (use(used, [] {}) != told) return 1;
          return use(unused, [] {}).empty() ? 0 : 2;
        }) == 0);
  over = true;
  other.join();
  for (placed<Box> *each : {&used, &unused}) place_kind_of<Box>.destroy(*each);
}

TEST_CASE("fork: a child of a child" * doctest::skip(no_threads_in_children)) {
  owned_cell used(create<Box>(1)), late(create<Box>(2));
  busy other(exclusive<Box>(used.get()));
  CHECK(in_child([&] {
          return in_child([&] { return is_told(shared<Box>(used.get())) && is_fine(exclusive<Box>(late.get())) ? 0 : 1; });
        }) == 0);
  CHECK(in_child([&] {
          busy in_here(exclusive<Box>(late.get()));
          const int got = in_child([&] { return is_told(shared<Box>(used.get())) && is_told(shared<Box>(late.get())) ? 0 : 1; });
          ::_exit(got);
          return 0;
        }) == 0);
}

TEST_CASE("fork while others make, use and free objects") {
  std::atomic<bool> over{false};
  owned_cell common(create<Box>(1));
  std::vector<std::thread> threads;
  for (int t = 0; t < 3; ++t) {
    threads.emplace_back([&] {
      while (!over) {
        owned_cell mine(create<Box>(1)), sharing(make_sharing(std::make_shared<Box>(2)));
        is_fine(exclusive<Box>(mine.get()));
        is_fine(shared<Box>(sharing.get()));
        is_fine(exclusive<Box>(common.get()));
      }
    });
  }
  for (int i = 0; i < 100; ++i) {
    const int got = in_child([&] {
      for (int n = 0; n < 20; ++n) {
        owned_cell mine(create<Box>(1)), sharing(make_sharing(std::make_shared<Box>(2)));
        if (!is_fine(exclusive<Box>(mine.get())) || !is_fine(exclusive<Box>(sharing.get()))) return 1;
        if (!is_fine(exclusive<Box>(common.get())) && !is_told(exclusive<Box>(common.get()))) return 2;
      }
      return 0;
    });
    REQUIRE(got == 0);
  }
  over = true;
  for (std::thread &each : threads) each.join();
}
#endif
