// Waits that would close a cycle end in TEAM_ERROR_BORROW in exactly one call; whatever is no cycle only waits.
#include <functional>
#include <random>

#include "program.hpp"
#include "team.h"
#include "team.hpp"

namespace {

thread_local std::function<void()> in_the_middle;
void take_step(int) { in_the_middle(); }

team_bag *new_bag() {
  team_bag *made = nullptr;
  CHECK(team_bag_new(0, &made, nullptr) == TEAM_OK && made);
  return made;
}

int total(const team_bag *of) {
  int32_t sum = 0;
  CHECK(team_bag_total(of, &sum, nullptr) == TEAM_OK);
  return sum;
}

// A thread that asks for `wants`, if it does, while it uses `holds`.
struct caller {
  team_bag *holds;
  bool shared;
  team_bag *wants;
};

// They all hold first, and then ask.  How many were refused?  Callers that want nothing hold on until that is known.
int refused(const std::vector<caller> &callers, bool someone_is = true) {
  std::atomic<int> inside{0}, refusals{0}, served{0};
  std::vector<std::thread> threads;
  for (const caller &each : callers) {
    threads.emplace_back([&, each] {
      in_the_middle = [&, each] {
        ++inside;
        CHECK(team::wait_for([&] { return inside == static_cast<int>(callers.size()); }, 20000));
        if (!each.wants) {
          if (someone_is) CHECK(team::wait_for([&] { return refusals > 0; }, 20000));
          return;
        }
        team_error *error = nullptr;
        const team_status status = team_bag_add(each.wants, 1, &error);
        if (status == TEAM_OK) {
          ++served;
        } else {
          CHECK(status == TEAM_ERROR_BORROW && team_error_status(error) == TEAM_ERROR_BORROW);
          team_error_free(error);
          ++refusals;
        }
      };
      CHECK((each.shared ? team_bag_look(each.holds, 0, nullptr) : team_bag_visit(each.holds, 0, nullptr)) == TEAM_OK);
    });
  }
  for (std::thread &each : threads) each.join();
  int asked = 0;
  for (const caller &each : callers) asked += each.wants ? 1 : 0;
  CHECK(refusals + served == asked);
  return refusals;
}

void cycles() {
  team_bag *a = new_bag(), *b = new_bag(), *c = new_bag();
  for (int i = rounds(200); i-- > 0;) {
    CHECK(refused({{a, false, b}, {b, false, a}}) == 1);
    CHECK(refused({{a, false, b}, {b, false, c}, {c, false, a}}) == 1);
    // One in the cycle holds shared, and another that is not in it holds the same.
    CHECK(refused({{a, false, b}, {b, true, c}, {b, true, nullptr}, {c, false, a}}) == 1);
    CHECK(refused({{a, true, b}, {b, true, a}, {a, true, nullptr}, {b, true, nullptr}}) == 1);
    // Nobody waits for those who wait here: no cycle.
    CHECK(refused({{a, false, b}, {b, false, c}, {c, false, nullptr}}, false) == 0);
    CHECK(refused({{a, false, c}, {b, true, c}, {b, true, nullptr}}, false) == 0);
    // Two readers who both want to write: one has to give up.
    CHECK(refused({{a, true, a}, {b, false, nullptr}}) == 1);  // … of which one is the thread itself
  }
  team_bag_free(a), team_bag_free(b), team_bag_free(c);
}

// One object twice in a call is one borrow, the stronger of the two; once more from inside is refused.
void same_thread() {
  team_bag *a = new_bag();
  CHECK(team_bag_merge(a, a, nullptr) == TEAM_OK);
  CHECK(team_bag_swap(a, a, nullptr) == TEAM_OK);
  in_the_middle = [&] {
    int32_t sum = 0;
    CHECK(team_bag_total(a, &sum, nullptr) == TEAM_ERROR_BORROW);
    CHECK(team_bag_add(a, 1, nullptr) == TEAM_ERROR_BORROW);
  };
  CHECK(team_bag_visit(a, 0, nullptr) == TEAM_OK);
  in_the_middle = [&] {
    CHECK(total(a) == 0);
    CHECK(team_bag_add(a, 1, nullptr) == TEAM_ERROR_BORROW);
  };
  CHECK(team_bag_look(a, 0, nullptr) == TEAM_OK);
  team_bag_free(a);
}

// Borrows of one call are taken together, so that these wait for one another but never for ever, and none is refused.
void merges() {
  team_bag *a = new_bag(), *b = new_bag(), *c = new_bag();
  const int many = rounds(20000);
  auto merge = [many](team_bag *to, team_bag *from) {
    return [=] {
      for (int i = many; i-- > 0;) CHECK((i % 8 ? team_bag_merge(to, from, nullptr) : team_bag_swap(to, from, nullptr)) == TEAM_OK);
    };
  };
  together(merge(a, b), merge(b, a));
  together(merge(a, b), merge(b, c), merge(c, a));
  team_bag_free(a), team_bag_free(b), team_bag_free(c);
}

// Anybody inside of anything: what is not refused is done exactly once, and it comes to an end.
void at_random() {
  constexpr int bags = 4, threads = 4;
  team_bag *all[bags];
  for (team_bag *&each : all) each = new_bag();
  std::atomic<int> added{0}, refusals{0};
  auto work = [&](unsigned seed) {
    std::mt19937 random(seed);
    auto any = [&] { return all[random() % bags]; };
    auto ask = [&](int depth, auto &&again) -> void {
      team_bag *at = any();
      const unsigned what = random() % 4;
      std::function<void()> before = in_the_middle;
      team_status status;
      if (what < 2 && depth < 3) {
        in_the_middle = [&] { again(depth + 1, again); };
        status = what ? team_bag_visit(at, 0, nullptr) : team_bag_look(at, 0, nullptr);
      } else if (what == 2) {
        int32_t sum;
        status = team_bag_total(at, &sum, nullptr);
      } else {
        status = team_bag_add(at, 1, nullptr);
        if (status == TEAM_OK) ++added;
      }
      in_the_middle = before;
      CHECK(status == TEAM_OK || status == TEAM_ERROR_BORROW);
      if (status != TEAM_OK) ++refusals;
    };
    for (int i = rounds(5000); i-- > 0;) ask(0, ask);
  };
  together([&] { work(1); }, [&] { work(2); }, [&] { work(3); }, [&] { work(4); });
  static_assert(threads == 4);
  int sum = 0;
  for (team_bag *each : all) {
    sum += total(each);
    team_bag_free(each);
  }
  CHECK(sum == added);
  std::printf("at random: %d added, %d refused\n", added.load(), refusals.load());
}

// Those who come and go do not keep one waiting who wants it for itself.
void no_starving() {
  team_bag *a = new_bag();
  std::atomic<bool> done{false};
  auto read = [&] {
    while (!done) {
      in_the_middle = [] { std::this_thread::sleep_for(std::chrono::microseconds(200)); };
      CHECK(team_bag_look(a, 0, nullptr) == TEAM_OK);
    }
  };
  together(read, read, read, [&] {
    for (int i = rounds(50); i-- > 0;) CHECK(team_bag_add(a, 1, nullptr) == TEAM_OK);
    done = true;
  });
  team_bag_free(a);
}

// A thread that must not wait is told so, and nothing has been done.
void would_block() {
  team_bag *a = new_bag();
  std::atomic<bool> inside{false}, tried{false};
  together(
      [&] {
        in_the_middle = [&] {
          inside = true;
          CHECK(team::wait_for([&] { return tried.load(); }, 20000));
        };
        CHECK(team_bag_visit(a, 0, nullptr) == TEAM_OK);
      },
      [&] {
        CHECK(team::wait_for([&] { return inside.load(); }, 20000));
        CHECK(!team_nowait(true));
        team_error *error = nullptr;
        CHECK(team_bag_add(a, 5, &error) == TEAM_WOULD_BLOCK && !error);
        CHECK(team_nowait(false));
        tried = true;
        CHECK(team_bag_add(a, 2, &error) == TEAM_OK);
      });
  CHECK(total(a) == 2);
  team_bag_free(a);
}

}  // namespace

int main() {
  limit_seconds(300);
  CHECK(team_set_step(reinterpret_cast<std::uintptr_t>(&take_step), nullptr) == TEAM_OK);
  same_thread();
  cycles();
  merges();
  at_random();
  no_starving();
  would_block();
  CHECK(team_live_handles() == 0);
  CHECK(team::bags_destroyed > 0);
}
