// Iterations over objects that other threads change: each step gives an item or says that the object has changed.
#include "bag.h"

#include <string>

#include "program.hpp"

namespace {

bag_numbers *filled(int count) {
  bag_numbers *made = nullptr;
  CHECK(bag_numbers_new(&made, nullptr) == BAG_OK);
  for (int i = 0; i < count; ++i) CHECK(bag_numbers_add(made, i, nullptr) == BAG_OK);
  return made;
}

bag_numbers_iterator *begin(const bag_numbers *numbers) {
  bag_numbers_iterator *made = nullptr;
  CHECK(bag_numbers_iter(numbers, &made, nullptr) == BAG_OK);
  return made;
}

// As a C program does it: until `has` is false.
void a_plain_loop() {
  bag_numbers *numbers = filled(3);
  bag_numbers_iterator *at = begin(numbers);
  bag_numbers_free(numbers);  // the iteration keeps it
  bool has = false;
  int32_t item = -1;
  for (int32_t expected = 0; expected < 3; ++expected) {
    CHECK(bag_numbers_iterator_next(at, &has, &item, nullptr) == BAG_OK);
    CHECK(has && item == expected);
  }
  item = 42;
  for (int twice = 0; twice < 2; ++twice) {
    CHECK(bag_numbers_iterator_next(at, &has, &item, nullptr) == BAG_OK);
    CHECK(!has && item == 42);
  }
  bag_numbers_iterator_free(at);
  CHECK(bag_numbers_iterator_next(at, &has, &item, nullptr) == BAG_ERROR_HANDLE);
}

void items_with_an_owner() {
  bag_texts *texts = nullptr;
  CHECK(bag_texts_new(&texts, nullptr) == BAG_OK);
  CHECK(bag_texts_add(texts, "one", 3, nullptr) == BAG_OK);
  bag_texts_iterator *at = nullptr;
  CHECK(bag_texts_iter(texts, &at, nullptr) == BAG_OK);
  bool has = false;
  bag_str item = {nullptr, 0};
  bag_owner *owner = nullptr;
  CHECK(bag_texts_iterator_next(at, &has, &item, &owner, nullptr) == BAG_OK);
  CHECK(has && item.size == 3 && item.data[0] == 'o');
  bag_release(owner);
  CHECK(bag_texts_iterator_next(at, &has, &item, &owner, nullptr) == BAG_OK);
  CHECK(!has);
  bag_texts_iterator_free(at);
  bag_texts_free(texts);
}

void a_change_is_an_error() {
  bag_numbers *numbers = filled(2);
  bag_numbers_iterator *at = begin(numbers), *later = nullptr;
  CHECK(bag_numbers_add(numbers, 5, nullptr) == BAG_OK);
  bool has = false;
  int32_t item = 0;
  bag_error *error = nullptr;
  CHECK(bag_numbers_iterator_next(at, &has, &item, &error) == BAG_ERROR_STALE);
  CHECK(std::string(bag_error_message(error)) == "the object has changed during the iteration");
  bag_error_free(error);
  later = begin(numbers);
  CHECK(bag_numbers_iterator_next(later, &has, &item, nullptr) == BAG_OK);
  bag_numbers_iterator_free(at);
  bag_numbers_iterator_free(later);
  bag_numbers_free(numbers);
}

// Two threads go over it, one adds to it.
void loops_beside_a_writer() {
  bag_numbers *numbers = filled(50);
  auto read = [&] {
    for (int round = rounds(400); round > 0; --round) {
      bag_numbers_iterator *at = begin(numbers);
      bool has = true;
      int32_t expected = 0;
      while (has) {
        int32_t item = -1;
        const bag_status status = bag_numbers_iterator_next(at, &has, &item, nullptr);
        if (status == BAG_ERROR_STALE) break;
        CHECK(status == BAG_OK);
        CHECK(!has || item == expected++);
      }
      bag_numbers_iterator_free(at);
    }
  };
  together(read, read, [&] {
    for (int32_t i = 0; i < rounds(400); ++i) {
      CHECK(bag_numbers_add(numbers, 50 + i, nullptr) == BAG_OK);
      std::this_thread::yield();
    }
  });
  bag_numbers_free(numbers);
}

}  // namespace

int main() {
  limit_seconds(600);
  a_plain_loop();
  items_with_an_owner();
  a_change_is_an_error();
  loops_beside_a_writer();
  CHECK(bag_live_handles() == 0);
}
