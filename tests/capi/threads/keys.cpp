// threads = borrow | library | internal: who meets whom inside of C++.
#include "program.hpp"
#include "team.h"
#include "team.hpp"

namespace {

constexpr int in_vain = 60, surely = 20000;  // milliseconds

// Whether two threads were inside at once.
template <class First, class Second>
bool meet(First first, Second second) {
  bool one = false, other = false;
  together([&] { one = first(); }, [&] { other = second(); });
  return one || other;
}

template <class Handle>
Handle *made(team_status (*make)(Handle **, team_error **)) {
  Handle *out = nullptr;
  CHECK(make(&out, nullptr) == TEAM_OK && out);
  return out;
}

template <class... A>
bool ask(team_status (*function)(A..., int32_t, bool *, team_error **), A... self, int milliseconds) {
  bool out = false;
  CHECK(function(self..., milliseconds, &out, nullptr) == TEAM_OK);
  return out;
}

void borrow() {
  team_bag *a = nullptr, *b = nullptr;
  CHECK(team_bag_new(0, &a, nullptr) == TEAM_OK && team_bag_new(0, &b, nullptr) == TEAM_OK);
  auto write = [](team_bag *self, int time) { return [=] { return ask<team_bag *>(team_bag_meets, self, time); }; };
  auto read = [](team_bag *self, int time) { return [=] { return ask<const team_bag *>(team_bag_meets_reader, self, time); }; };
  CHECK(meet(read(a, surely), read(a, surely)));
  CHECK(!meet(write(a, in_vain), write(a, in_vain)));
  CHECK(!meet(write(a, in_vain), read(a, in_vain)));
  team_bag_free(a), team_bag_free(b);
}

void internal() {
  team_desk *desk = made<team_desk>(team_desk_new);
  auto meets = [=] { return ask<team_desk *>(team_desk_meets, desk, surely); };
  CHECK(meet(meets, meets));
  // Also beneath a call of the same thread, and while it is freed.
  team_desk *copy = nullptr;
  CHECK(team_desk_copy(desk, &copy, nullptr) == TEAM_OK);
  CHECK(meet([=] { return ask<team_desk *>(team_desk_meets, desk, surely); },
             [=] { return ask<team_desk *>(team_desk_meets, copy, surely); }));
  team_desk_free(copy);
  team_desk_free(desk);
}

void library() {
  team_book *a = made<team_book>(team_book_new), *b = made<team_book>(team_book_new);
  auto book = [](team_book *self) { return [=] { return ask<team_book *>(team_book_meets, self, in_vain); }; };
  auto lend = [] { return ask<>(team_lend, in_vain); };
  auto hall = [] { return ask<>(team_meets_in_hall, surely); };
  CHECK(!meet(book(a), book(a)));
  CHECK(!meet(book(a), book(b)));
  CHECK(!meet(book(a), lend));
  CHECK(!meet(lend, lend));
  CHECK(meet(hall, hall));
  // Destructors too have the lock, also of books that were freed while another one had it.
  CHECK(team_book_notice(a, nullptr) == TEAM_OK);
  together([&] { lend(); }, [&] { team_book_free(a); }, [&] { lend(); });
  bool company = true;
  CHECK(team_book_had_company(&company, nullptr) == TEAM_OK && !company);
  team_book_free(b);
}

}  // namespace

int main() {
  limit_seconds(300);
  borrow();
  internal();
  library();
  CHECK(team_live_handles() == 0);
}
