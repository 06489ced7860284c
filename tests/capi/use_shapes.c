/* Drives the library of shapes.hpp, which has one of everything that crosses; exits with the first thing that is not so. */
#include <stdio.h>
#include <string.h>

#include "shapes.h"

#define CHECK(what)                                              \
  do {                                                           \
    if (!(what)) {                                               \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #what); \
      return 1;                                                  \
    }                                                            \
  } while (0)

#define TEXT(literal) literal, sizeof(literal) - 1

static bool says(const shapes_str *text, const char *expected) {
  return text->size == strlen(expected) && memcmp(text->data, expected, text->size) == 0;
}

static int numbers(void) {
  int64_t wide = 0;
  CHECK(shapes_wide(-1, 10, -3, 65535, &wide, NULL) == SHAPES_OK && wide == 65541);
  char letter = 0;
  CHECK(shapes_letter('x', &letter, NULL) == SHAPES_OK && letter == 'x');
  shapes_size size = 0;
  CHECK(shapes_size_for(SHAPES_OFFSET_LOW, SHAPES_KIND_KIND_B, &size, NULL) == SHAPES_OK && size == SHAPES_SIZE_HUGE);
  int32_t which = -1;
  CHECK(shapes_over(&which, NULL) == SHAPES_OK && which == 0);
  CHECK(shapes_over_i64(5, &which, NULL) == SHAPES_OK && which == 1);
  CHECK(shapes_over_f64(5, &which, NULL) == SHAPES_OK && which == 2);
  CHECK(shapes_over_str_bool(TEXT("x"), true, &which, NULL) == SHAPES_OK && which == 3);
  return SHAPES_ONLY_ANSWER == 42 ? 0 : 1;
}

static int texts(void) {
  shapes_str text;
  shapes_owner *owner = NULL;
  CHECK(shapes_text(TEXT("abc"), &text, &owner, NULL) == SHAPES_OK && says(&text, "abc"));
  shapes_release(owner);
  shapes_error *error = NULL;
  CHECK(shapes_text(TEXT("a\0c"), &text, &owner, &error) == SHAPES_ERROR_VALUE &&
        strstr(shapes_error_message(error), "NUL character"));
  shapes_error_free(error);
  CHECK(shapes_tail(TEXT("abc"), &text, &owner, NULL) == SHAPES_OK && says(&text, "bc"));
  shapes_release(owner);
  CHECK(shapes_tail(TEXT(""), &text, &owner, NULL) == SHAPES_ERROR_INDEX);
  const shapes_optional_str some = {true, {TEXT("s")}}, none = {false, {NULL, 0}};
  shapes_optional_str maybe;
  CHECK(shapes_maybe(&some, &maybe, &owner, NULL) == SHAPES_OK && maybe.has && says(&maybe.value, "s"));
  shapes_release(owner);
  CHECK(shapes_maybe(&none, &maybe, &owner, NULL) == SHAPES_OK && !maybe.has);
  shapes_release(owner);
  CHECK(shapes_maybe(NULL, &maybe, &owner, NULL) == SHAPES_ERROR_VALUE);
  shapes_bytes bytes;
  CHECK(shapes_bytes_(TEXT("\xff\0x"), &bytes, &owner, NULL) == SHAPES_OK && bytes.size == 3 &&
        memcmp(bytes.data, "\xff\0x", 3) == 0);
  shapes_release(owner);
  return 0;
}

static int containers(void) {
  shapes_owner *owner = NULL;
  const int32_t numbers[] = {1, 2, 3};
  shapes_list_i32 three;
  CHECK(shapes_three(numbers, 3, &three, &owner, NULL) == SHAPES_OK && three.size == 3 && three.data[2] == 3);
  shapes_release(owner);
  shapes_error *error = NULL;
  CHECK(shapes_three(numbers, 2, &three, &owner, &error) == SHAPES_ERROR_VALUE);
  shapes_error_free(error);
  const bool on[] = {true, false, true};
  shapes_list_bool flags;
  CHECK(shapes_flags(on, 3, &flags, &owner, NULL) == SHAPES_OK && flags.size == 3 && flags.data[0] && !flags.data[1]);
  shapes_release(owner);
  CHECK(shapes_flags(NULL, 0, &flags, &owner, NULL) == SHAPES_OK && flags.size == 0);
  shapes_release(owner);
  const shapes_entry_i32_tuple_i32_str entries[] = {{5, {6, {TEXT("seven")}}}};
  shapes_map_i32_tuple_i32_str pairs;
  CHECK(shapes_pairs(entries, 1, &pairs, &owner, NULL) == SHAPES_OK && pairs.size == 1 && pairs.data[0].key == 5);
  CHECK(pairs.data[0].value.item0 == 6 && says(&pairs.data[0].value.item1, "seven"));
  shapes_release(owner);
  return 0;
}

static int records(void) {
  shapes_owner *owner = NULL;
  const shapes_node twig = {2, {NULL, 0}, {NULL, 0}};
  const shapes_entry_str_node named = {{TEXT("k")}, twig};
  const shapes_node tree = {1, {&twig, 1}, {&named, 1}};
  shapes_node grown;
  CHECK(shapes_grown(&tree, &grown, &owner, NULL) == SHAPES_OK && grown.value == 2 && grown.kids.size == 2 &&
        grown.named.size == 2);
  CHECK(grown.kids.data[1].value == 1 && grown.kids.data[1].kids.data[0].value == 2 && says(&grown.named.data[1].key, "was"));
  shapes_release(owner);

  const shapes_str tags[] = {{TEXT("a")}, {TEXT("b")}};
  const shapes_leaf leaf = {{TEXT("t")}, {true, 0.5}, {tags, 2}, false, SHAPES_SIZE_HUGE};
  shapes_list_leaf leaves;
  CHECK(shapes_leaves(&leaf, 1, &leaves, &owner, NULL) == SHAPES_OK && leaves.size == 1);
  CHECK(says(&leaves.data[0].text, "t") && leaves.data[0].weight.value == 0.5 && says(&leaves.data[0].tags.data[1], "b"));
  CHECK(!leaves.data[0].on && leaves.data[0].size == SHAPES_SIZE_HUGE);
  shapes_release(owner);
  shapes_str text;
  CHECK(shapes_leaf_default_text(&text, &owner, NULL) == SHAPES_OK && says(&text, "standard"));
  shapes_release(owner);
  return 0;
}

static int items(void) {
  shapes_item *one = NULL, *two = NULL, *three = NULL;
  shapes_special *special = NULL;
  bool truth = false;
  int32_t n = 0;
  CHECK(shapes_item_new(1, &one, NULL) == SHAPES_OK && shapes_item_new(2, &two, NULL) == SHAPES_OK);
  CHECK(shapes_item_add(one, two, &three, NULL) == SHAPES_OK && shapes_item_n(three, &n, NULL) == SHAPES_OK && n == 3);
  CHECK(shapes_item_iadd(three, three, NULL, NULL) == SHAPES_OK && shapes_item_n(three, &n, NULL) == SHAPES_OK && n == 6);
  CHECK(shapes_item_less(one, two, &truth, NULL) == SHAPES_OK && truth);
  CHECK(shapes_item_to_bool(one, &truth, NULL) == SHAPES_OK && truth);
  CHECK(shapes_item_call(one, 10, 20, &n, NULL) == SHAPES_OK && n == 31);
  shapes_item_free(three);
  CHECK(shapes_item_neg(two, &three, NULL) == SHAPES_OK && shapes_item_n(three, &n, NULL) == SHAPES_OK && n == -2);

  CHECK(shapes_special_new(100, &special, NULL) == SHAPES_OK);
  CHECK(shapes_item_set_n((shapes_item *)special, 50, NULL) == SHAPES_OK);
  shapes_item *const all[] = {one, two, (shapes_item *)special, one};
  CHECK(shapes_sum(all, 4, &n, NULL) == SHAPES_OK && n == 54);
  CHECK(shapes_sum_shared(all, 4, &n, NULL) == SHAPES_OK && n == 54);
  shapes_item *const bad[] = {one, NULL};
  CHECK(shapes_sum_shared(bad, 2, &n, NULL) == SHAPES_OK && n == 1);
  CHECK(shapes_number_of((shapes_item *)special, &n, NULL) == SHAPES_OK && n == 50);
  CHECK(shapes_number_of(NULL, &n, NULL) == SHAPES_OK && n == -1);

  CHECK(shapes_eat(three, 5, &n, NULL) == SHAPES_OK && n == 3);
  CHECK(shapes_item_n(three, &n, NULL) == SHAPES_ERROR_HANDLE);
  shapes_item_free(one);
  shapes_item_free(two);
  shapes_item_free(three);
  shapes_special_free(special);
  return 0;
}

// What C++ gives as a base knows what it is.
static int classes(void) {
  shapes_item *item = NULL, *special = NULL, *nameless = NULL, *freed = NULL;
  int32_t n = 0;
  CHECK(shapes_item_new(1, &item, NULL) == SHAPES_OK && shapes_item_new(1, &freed, NULL) == SHAPES_OK);
  CHECK(shapes_special_item(false, &special, NULL) == SHAPES_OK && shapes_special_item(true, &nameless, NULL) == SHAPES_OK);
  CHECK(strcmp(shapes_class_of(item), "shapes_item") == 0 && !shapes_is_a(item, "shapes_special"));
  CHECK(strcmp(shapes_class_of(special), "shapes_special") == 0 && strcmp(shapes_class_of(nameless), "shapes_special") == 0);
  CHECK(shapes_is_a(special, "shapes_special") && shapes_is_a(special, "shapes_item") && !shapes_is_a(special, "shapes_only"));
  CHECK(!shapes_is_a(special, NULL) && !shapes_is_a(NULL, "shapes_item") && shapes_class_of(NULL) == NULL);
  CHECK(shapes_class_of(&n) == NULL && !shapes_is_a(&n, "shapes_item"));
  shapes_item_free(freed);
  CHECK(shapes_class_of(freed) == NULL && !shapes_is_a(freed, "shapes_item"));
  shapes_special *same = shapes_special_retain((shapes_special *)special);
  CHECK(same != NULL && (void *)same == (void *)special && shapes_special_retain((shapes_special *)item) == NULL);
  CHECK(shapes_item_n(special, &n, NULL) == SHAPES_OK && n == 66 && shapes_item_n(nameless, &n, NULL) == SHAPES_OK && n == 77);
  shapes_special_free(same);
  shapes_item_free(item);
  shapes_item_free(special);
  shapes_special_free((shapes_special *)nameless);
  return 0;
}

static int lists_of_items(void) {
  shapes_owner *owner = NULL;
  shapes_list_item items;
  int32_t n = 0;
  CHECK(shapes_make_items(3, &items, &owner, NULL) == SHAPES_OK && items.size == 3);
  CHECK(shapes_sum_shared(items.data, items.size, &n, NULL) == SHAPES_OK && n == 3);
  shapes_item *last = shapes_item_retain(items.data[2]);
  shapes_release(owner);
  CHECK(shapes_item_n(last, &n, NULL) == SHAPES_OK && n == 2);
  shapes_item_free(last);
  shapes_map_str_item named;
  CHECK(shapes_by_name(&named, &owner, NULL) == SHAPES_OK && named.size == 1 && says(&named.data[0].key, "one"));
  CHECK(shapes_item_n(named.data[0].value, &n, NULL) == SHAPES_OK && n == 1);
  shapes_release(owner);
  shapes_str text;
  CHECK(shapes_fresh_default_text(&text, &owner, NULL) == SHAPES_OK);
  CHECK(shapes_fresh(text.data, text.size, &last, NULL) == SHAPES_OK && shapes_item_n(last, &n, NULL) == SHAPES_OK && n == 8);
  shapes_release(owner);
  shapes_item_free(last);
  return 0;
}

static int views(void) {
  shapes_only *only = NULL;
  shapes_item *item = NULL, *view = NULL;
  shapes_owner *owner = NULL;
  shapes_list_item all;
  int32_t n = 0;
  CHECK(shapes_only_make(&only, NULL) == SHAPES_OK);
  CHECK(shapes_only_item(only, &item, NULL) == SHAPES_OK && shapes_item_n(item, &n, NULL) == SHAPES_OK && n == 9);
  CHECK(shapes_item_set_n(item, 1, NULL) == SHAPES_ERROR_READONLY);
  shapes_item_free(item);
  CHECK(shapes_only_cref(only, &item, NULL) == SHAPES_OK && shapes_item_set_n(item, 1, NULL) == SHAPES_ERROR_READONLY);
  CHECK(shapes_only_ref(only, &view, NULL) == SHAPES_OK && shapes_item_set_n(view, 4, NULL) == SHAPES_OK);
  CHECK(shapes_item_n(item, &n, NULL) == SHAPES_OK && n == 4);
  CHECK(shapes_only_all(only, &all, &owner, NULL) == SHAPES_OK && all.size == 2);
  shapes_only_free(only);
  CHECK(shapes_item_n(all.data[1], &n, NULL) == SHAPES_OK && n == 4);
  shapes_release(owner);
  shapes_item_free(item);
  shapes_item_free(view);
  return 0;
}

static int errors(void) {
  shapes_error *error = NULL;
  shapes_owner *owner = NULL;
  shapes_str detail;
  shapes_list_i32 codes;
  CHECK(shapes_may_throw(1, &error) == SHAPES_ERROR_BASE && strcmp(shapes_error_message(error), "base") == 0);
  CHECK(shapes_base_detail(error, &detail, &owner, NULL) == SHAPES_OK && says(&detail, "some detail"));
  shapes_release(owner);
  CHECK(shapes_derived_codes(error, &codes, &owner, NULL) == SHAPES_ERROR_TYPE);
  shapes_error_free(error);
  CHECK(shapes_may_throw(2, &error) == SHAPES_ERROR_DERIVED && strcmp(shapes_error_type(error), "shapes::Derived") == 0);
  CHECK(shapes_base_detail(error, &detail, &owner, NULL) == SHAPES_OK && says(&detail, "some detail"));
  shapes_release(owner);
  CHECK(shapes_derived_codes(error, &codes, &owner, NULL) == SHAPES_OK && codes.size == 2 && codes.data[1] == 2);
  shapes_release(owner);
  shapes_error_free(error);
  return 0;
}

int main(void) {
  if (numbers() || texts() || containers() || records() || items() || classes() || lists_of_items() || views() || errors())
    return 1;
  CHECK(shapes_live_handles() == 0);
  puts("ok");
  return 0;
}
