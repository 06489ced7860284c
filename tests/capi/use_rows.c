/* Drives the library of lanes/rows/rows.hpp from C, a row after the other; exits with the first thing that is not so. */
#include <stdio.h>
#include <string.h>

#include "rows.h"

#define CHECK(what)                                              \
  do {                                                           \
    if (!(what)) {                                               \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #what); \
      return 1;                                                  \
    }                                                            \
  } while (0)

#define TEXT(literal) literal, sizeof(literal) - 1

static bool says(const rows_str *text, const char *expected) {
  return text->size == strlen(expected) && memcmp(text->data, expected, text->size) == 0;
}

static int variants(void) {
  rows_variant_i32_str given = {1, {.alternative1 = {TEXT("text")}}}, got;
  rows_owner *owner = NULL;
  rows_error *error = NULL;
  CHECK(rows_same_either(&given, &got, &owner, NULL) == ROWS_OK && got.index == 1 && says(&got.value.alternative1, "text"));
  rows_release(owner);
  given.index = 0, given.value.alternative0 = -5;
  CHECK(rows_same_either(&given, &got, &owner, NULL) == ROWS_OK && got.index == 0 && got.value.alternative0 == -5);
  rows_release(owner);
  given.index = 2;
  CHECK(rows_same_either(&given, &got, &owner, &error) == ROWS_ERROR_VALUE);
  CHECK(strcmp(rows_error_message(error), "a variant of 2 alternatives has none with the index 2") == 0);
  rows_error_free(error);
  CHECK(rows_same_either(NULL, &got, &owner, NULL) == ROWS_ERROR_VALUE);

  /* The alternative 0 is nothing, and has no member. */
  rows_variant_void_bool_f64_list_i8 any = {0, {.alternative2 = 0}}, same;
  CHECK(rows_same_any(&any, &same, &owner, NULL) == ROWS_OK && same.index == 0);
  rows_release(owner);
  any.index = 2, any.value.alternative2 = 0.5;
  CHECK(rows_same_any(&any, &same, &owner, NULL) == ROWS_OK && same.index == 2 && same.value.alternative2 == 0.5);
  rows_release(owner);

  rows_variant_i32_thing made;
  CHECK(rows_new_thing(true, &made, &owner, NULL) == ROWS_OK && made.index == 1);
  int32_t number = 0;
  CHECK(rows_thing_number(made.value.alternative1, &number, NULL) == ROWS_OK && number == 4);
  rows_release(owner);
  return 0;
}

static int boxes(void) {
  const rows_node inner = {2, {NULL, 0}, {NULL}}, kid = {3, {NULL, 0}, {NULL}};
  const rows_node outer = {1, {&kid, 1}, {&inner}};
  int32_t total = 0;
  CHECK(rows_sum(&outer, &total, NULL) == ROWS_OK && total == 6);
  rows_node got;
  rows_owner *owner = NULL;
  CHECK(rows_same_node(&outer, &got, &owner, NULL) == ROWS_OK && got.v == 1 && got.next.value->v == 2 && got.kids.data[0].v == 3);
  CHECK(got.next.value != &inner && got.next.value->next.value == NULL);
  rows_release(owner);
  const rows_box_point none = {NULL};
  rows_box_point box;
  CHECK(rows_same_boxed_point(&none, &box, &owner, NULL) == ROWS_OK && box.value == NULL && owner == NULL);
  return 0;
}

static int paths(void) {
  rows_file_name name;
  rows_owner *owner = NULL;
  CHECK(rows_same_path(TEXT("caf\xe9/x"), &name, &owner, NULL) == ROWS_OK && name.size == 6 && memcmp(name.data, "caf\xe9/x", 6) == 0);
  rows_release(owner);
  CHECK(rows_same_path(NULL, 0, &name, &owner, NULL) == ROWS_OK && name.size == 0);
  rows_release(owner);
  CHECK(rows_same_path(TEXT("a\0b"), &name, &owner, NULL) == ROWS_ERROR_VALUE);
  return 0;
}

static int numbers(void) {
  int64_t time = 0;
  CHECK(rows_same_ns(-5, &time, NULL) == ROWS_OK && time == -5);
  CHECK(rows_same_ms(1500000, &time, NULL) == ROWS_OK && time == 2000000);
  CHECK(rows_hours_of(2562048, &time, NULL) == ROWS_ERROR_OVERFLOW);
  CHECK(rows_same_time(1000000007, &time, NULL) == ROWS_OK && time == 1000000007);
  const rows_complex_f64 number = {1.5, -2};
  rows_complex_f64 same;
  CHECK(rows_same_complex(&number, &same, NULL) == ROWS_OK && same.re == 1.5 && same.im == -2);
  const rows_i128 wide = {7, -1};
  rows_i128 wider;
  CHECK(rows_same_i128(&wide, &wider, NULL) == ROWS_OK && wider.lo == 7 && wider.hi == -1);
  uint32_t letter = 0;
  CHECK(rows_same_char32(0x1f600, &letter, NULL) == ROWS_OK && letter == 0x1f600);
  CHECK(rows_same_char32(0xd800, &letter, NULL) == ROWS_ERROR_UNICODE);
  int64_t cents = 0;
  CHECK(rows_same_money(125, &cents, NULL) == ROWS_OK && cents == 125);
  return rows_same_money(-1, &cents, NULL) == ROWS_ERROR_VALUE ? 0 : 1;
}

static int failures(void) {
  rows_error *error = NULL;
  CHECK(rows_open_file(0, &error) == ROWS_OK && error == NULL);
  CHECK(rows_open_file(2, &error) == ROWS_ERROR_OS && rows_error_errno(error) == 2);
  rows_error_free(error);
  CHECK(rows_open_file(2, NULL) == ROWS_ERROR_OS);
  return 0;
}

static int texts(void) {
  rows_str text;
  rows_owner *owner = NULL;
  CHECK(rows_same_u16(TEXT("\xf0\x9f\x98\x80"), &text, &owner, NULL) == ROWS_OK && says(&text, "\xf0\x9f\x98\x80"));
  rows_release(owner);
  CHECK(rows_same_u16(TEXT("\xff"), &text, &owner, NULL) == ROWS_ERROR_UNICODE);
  CHECK(rows_no_text(0, &text, &owner, NULL) == ROWS_ERROR_UNICODE);
  rows_map_str_list_i32 map;
  const int32_t values[] = {1, 2};
  const rows_entry_str_list_i32 entries[] = {{{TEXT("a")}, {values, 2}}, {{TEXT("b")}, {NULL, 0}}};
  CHECK(rows_same_multimap(entries, 2, &map, &owner, NULL) == ROWS_OK && map.size == 1 && map.data[0].value.size == 2);
  rows_release(owner);
  rows_arrays arrays;
  CHECK(rows_unterminated(&arrays, &owner, NULL) == ROWS_OK && says(&arrays.name, "xxxxxxxx") && arrays.numbers.data[2] == 3);
  CHECK(arrays.grid.data[1].data[0] == 3);
  rows_release(owner);
  return 0;
}

int main(void) {
  if (variants() || boxes() || paths() || texts() || numbers() || failures()) return 1;
  CHECK(rows_live_handles() == 0);
  puts("ok");
  return 0;
}
