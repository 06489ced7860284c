// The detector is tried: two pins of one board, written by two threads, where the library was told that it locks for itself.
#include "program.hpp"
#include "team.h"

int main() {
  limit_seconds(60);
  team_board *board = nullptr;
  team_pin *one = nullptr, *other = nullptr;
  CHECK(team_board_new(2, &board, nullptr) == TEAM_OK);
  CHECK(team_board_pin(board, 0, &one, nullptr) == TEAM_OK && team_board_pin(board, 1, &other, nullptr) == TEAM_OK);
  together([&] { team_pin_write(one, 1, nullptr); }, [&] { team_pin_write(other, 1, nullptr); });
  team_pin_free(one), team_pin_free(other), team_board_free(board);
}
