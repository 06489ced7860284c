// Objects that are freed while they are used, and handles that are used when they should not be.
#include <functional>

#include "program.hpp"
#include "team.h"
#include "team.hpp"

namespace {

thread_local std::function<void()> in_the_middle;
void take_step(int) { in_the_middle(); }

team_bag *new_bag() {
  team_bag *made = nullptr;
  CHECK(team_bag_new(0, &made, nullptr) == TEAM_OK);
  return made;
}

// Freed by one thread while another is inside: that free returns at once, and the object dies when the other comes out.
void busy_object() {
  team_bag *a = new_bag();
  const int before = team::bags_destroyed;
  std::atomic<bool> inside{false}, freed{false};
  together(
      [&] {
        in_the_middle = [&] {
          inside = true;
          CHECK(team::wait_for([&] { return freed.load(); }, 20000));
          CHECK(team::bags_destroyed == before);
        };
        CHECK(team_bag_visit(a, 0, nullptr) == TEAM_OK);
        CHECK(team::bags_destroyed == before + 1);
        CHECK(team::bag_destroyed_by == team::thread_number());
      },
      [&] {
        CHECK(team::wait_for([&] { return inside.load(); }, 20000));
        team_bag_free(a);
        CHECK(team::bags_destroyed == before);
        CHECK(team_bag_add(a, 1, nullptr) == TEAM_ERROR_HANDLE);
        freed = true;
      });
}

// The last of several users.
void several_users() {
  team_bag *a = new_bag();
  const int before = team::bags_destroyed;
  std::atomic<int> inside{0};
  std::atomic<bool> freed{false};
  auto use = [&] {
    in_the_middle = [&] {
      ++inside;
      CHECK(team::wait_for([&] { return freed.load(); }, 20000));
      CHECK(team::bags_destroyed == before);
    };
    CHECK(team_bag_look(a, 0, nullptr) == TEAM_OK);
  };
  together(use, use, use, [&] {
    CHECK(team::wait_for([&] { return inside == 3; }, 20000));
    team_bag_free(a);
    freed = true;
  });
  CHECK(team::bags_destroyed == before + 1);
}

// By the very call that uses it.
void by_itself() {
  team_bag *a = new_bag();
  const int before = team::bags_destroyed;
  in_the_middle = [&] {
    team_bag_free(a);
    CHECK(team::bags_destroyed == before);
  };
  CHECK(team_bag_visit(a, 0, nullptr) == TEAM_OK);
  CHECK(team::bags_destroyed == before + 1);
}

// Somebody waits for it while it dies: that one is told, and does not wait on.
void waited_for() {
  team_bag *a = new_bag();
  std::atomic<bool> inside{false};
  std::atomic<int> waiting{0};
  auto wait = [&] {
    CHECK(team::wait_for([&] { return inside.load(); }, 20000));
    ++waiting;
    const team_status status = team_bag_add(a, 1, nullptr);
    CHECK(status == TEAM_OK || status == TEAM_ERROR_HANDLE);
  };
  together(
      [&] {
        in_the_middle = [&] {
          inside = true;
          CHECK(team::wait_for([&] { return waiting == 2; }, 20000));
          std::this_thread::sleep_for(std::chrono::milliseconds(2));
          team_bag_free(a);
        };
        CHECK(team_bag_visit(a, 0, nullptr) == TEAM_OK);
      },
      wait, wait);
}

// Made, used and freed by all at once, with handles that others free meanwhile.
void stale_handles() {
  std::atomic<team_bag *> shared{new_bag()};
  auto work = [&] {
    for (int i = rounds(5000); i-- > 0;) {
      team_bag *at = shared.load();
      const team_status status = i % 3 ? team_bag_add(at, 1, nullptr) : team_bag_merge(at, at, nullptr);
      CHECK(status == TEAM_OK || status == TEAM_ERROR_HANDLE);
      if (i % 5) continue;
      team_bag *mine = team_bag_retain(at);
      if (mine) CHECK(team_bag_add(mine, 1, nullptr) == TEAM_OK);
      team_bag_free(shared.exchange(new_bag()));
      if (mine) CHECK(team_bag_add(mine, 1, nullptr) == TEAM_OK);
      team_bag_free(mine);
    }
  };
  together(work, work, work);
  team_bag_free(shared);
}

// Pins lead into a board: they keep it, are borrowed as it is, and become stale with what they lead to.
void pins() {
  team_board *board = nullptr;
  CHECK(team_board_new(2, &board, nullptr) == TEAM_OK);
  team_pin *one = nullptr, *other = nullptr, *copy = nullptr;
  CHECK(team_board_pin(board, 0, &one, nullptr) == TEAM_OK && team_board_pin(board, 1, &other, nullptr) == TEAM_OK);
  CHECK(team_pin_copy(one, &copy, nullptr) == TEAM_OK);
  const int many = rounds(5000);
  auto write = [many](team_pin *pin) {
    return [=] {
      for (int i = many; i-- > 0;) CHECK(team_pin_write(pin, 1, nullptr) == TEAM_OK);
    };
  };
  together(write(one), write(other), write(copy), [&] {
    int32_t sum = 0;
    for (int i = many; i-- > 0;) CHECK(team_board_sum(board, &sum, nullptr) == TEAM_OK && sum >= 0);
  });
  int32_t sum = 0, first = 0;
  CHECK(team_board_sum(board, &sum, nullptr) == TEAM_OK && sum == 3 * many);
  team_pin_free(one);

  // The board's own handle is gone, and the board is not.
  team_board_free(board);
  CHECK(team_board_sum(board, &sum, nullptr) == TEAM_ERROR_HANDLE);
  CHECK(team_pin_read(copy, &first, nullptr) == TEAM_OK && first == 2 * many);
  CHECK(team_pin_write(other, 1, nullptr) == TEAM_OK);
  team_pin_free(other), team_pin_free(copy);

  CHECK(team_board_new(1, &board, nullptr) == TEAM_OK && team_board_pin(board, 0, &one, nullptr) == TEAM_OK);
  team_error *error = nullptr;
  CHECK(team_board_clear(board, 0, nullptr) == TEAM_OK);
  CHECK(team_pin_read(one, &first, &error) == TEAM_ERROR_STALE && team_error_status(error) == TEAM_ERROR_STALE);
  team_error_free(error);
  CHECK(team_pin_copy(one, &copy, nullptr) == TEAM_ERROR_STALE);
  CHECK(team_board_sum(board, &sum, nullptr) == TEAM_OK && sum == 0);
  team_pin_free(one), team_board_free(board);
}

void bad_handles() {
  team_bag *a = new_bag();
  team_board *board = nullptr;
  CHECK(team_board_new(1, &board, nullptr) == TEAM_OK);
  int on_the_stack[64] = {};
  CHECK(team_bag_add(nullptr, 1, nullptr) == TEAM_ERROR_HANDLE);
  CHECK(team_bag_add(reinterpret_cast<team_bag *>(board), 1, nullptr) == TEAM_ERROR_HANDLE);
  CHECK(team_bag_add(reinterpret_cast<team_bag *>(on_the_stack), 1, nullptr) == TEAM_ERROR_HANDLE);
  CHECK(team_bag_add(reinterpret_cast<team_bag *>(reinterpret_cast<char *>(a) + 8), 1, nullptr) == TEAM_ERROR_HANDLE);
  CHECK(!team_bag_retain(reinterpret_cast<team_bag *>(board)));
  team_bag_free(nullptr);
  team_bag_free(reinterpret_cast<team_bag *>(on_the_stack));
  team_board_free(board);
  team_bag_free(a);
  CHECK(team_bag_add(a, 1, nullptr) == TEAM_ERROR_HANDLE);
  team_bag_free(a);
}

}  // namespace

int main() {
  limit_seconds(300);
  CHECK(team_set_step(reinterpret_cast<std::uintptr_t>(&take_step), nullptr) == TEAM_OK);
  busy_object();
  several_users();
  by_itself();
  for (int i = rounds(50); i-- > 0;) waited_for();
  stale_handles();
  pins();
  bad_handles();
  CHECK(team_live_handles() == 0);
}
