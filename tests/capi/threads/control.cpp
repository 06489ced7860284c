// The detector is tried: two pins of one board, written by two threads, where the library was told that it locks for itself.
#include "program.hpp"
#include "team.h"

int main() {
  limit_seconds(60);
  team_board *board = nullptr;
  team_pin *one = nullptr, *other = nullptr;
  CHECK(team_board_new(2, &board, nullptr) == TEAM_OK);
  CHECK(team_board_pin(board, 0, &one, nullptr) == TEAM_OK && team_board_pin(board, 1, &other, nullptr) == TEAM_OK);
  // Time and again: one after the other they are ordered by what the calls themselves do.
  const auto write = [](team_pin *pin) {
    for (int i = 0; i < 10000; ++i) team_pin_write(pin, i, nullptr);
  };
  together([&] { write(one); }, [&] { write(other); });
  team_pin_free(one), team_pin_free(other), team_board_free(board);
}
