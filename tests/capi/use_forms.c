/* Drives the library of forms.hpp, which has one of everything that crosses; exits with the first thing that is not so. */
#include <stdio.h>
#include <string.h>

#include "forms.h"

#define CHECK(what)                                              \
  do {                                                           \
    if (!(what)) {                                               \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #what); \
      return 1;                                                  \
    }                                                            \
  } while (0)

#define TEXT(literal) literal, sizeof(literal) - 1

static bool says(const forms_str *text, const char *expected) {
  return text->size == strlen(expected) && memcmp(text->data, expected, text->size) == 0;
}

static int numbers(void) {
  int64_t wide = 0;
  CHECK(forms_wide(-1, 10, -3, 65535, &wide, NULL) == FORMS_OK && wide == 65541);
  char letter = 0;
  CHECK(forms_letter('x', &letter, NULL) == FORMS_OK && letter == 'x');
  forms_size size = 0;
  CHECK(forms_size_for(FORMS_OFFSET_LOW, FORMS_KIND_KIND_B, &size, NULL) == FORMS_OK && size == FORMS_SIZE_HUGE);
  int32_t which = -1;
  CHECK(forms_over(&which, NULL) == FORMS_OK && which == 0);
  CHECK(forms_over_i64(5, &which, NULL) == FORMS_OK && which == 1);
  CHECK(forms_over_f64(5, &which, NULL) == FORMS_OK && which == 2);
  CHECK(forms_over_str_bool(TEXT("x"), true, &which, NULL) == FORMS_OK && which == 3);
  return FORMS_ONLY_ANSWER == 42 ? 0 : 1;
}

static int texts(void) {
  forms_str text;
  forms_owner *owner = NULL;
  CHECK(forms_text(TEXT("abc"), &text, &owner, NULL) == FORMS_OK && says(&text, "abc"));
  forms_release(owner);
  forms_error *error = NULL;
  CHECK(forms_text(TEXT("a\0c"), &text, &owner, &error) == FORMS_ERROR_VALUE &&
        strstr(forms_error_message(error), "NUL character"));
  forms_error_free(error);
  CHECK(forms_tail(TEXT("abc"), &text, &owner, NULL) == FORMS_OK && says(&text, "bc"));
  forms_release(owner);
  CHECK(forms_tail(TEXT(""), &text, &owner, NULL) == FORMS_ERROR_INDEX);
  const forms_optional_str some = {true, {TEXT("s")}}, none = {false, {NULL, 0}};
  forms_optional_str maybe;
  CHECK(forms_maybe(&some, &maybe, &owner, NULL) == FORMS_OK && maybe.has && says(&maybe.value, "s"));
  forms_release(owner);
  CHECK(forms_maybe(&none, &maybe, &owner, NULL) == FORMS_OK && !maybe.has);
  forms_release(owner);
  CHECK(forms_maybe(NULL, &maybe, &owner, NULL) == FORMS_ERROR_VALUE);
  forms_bytes bytes;
  CHECK(forms_bytes_(TEXT("\xff\0x"), &bytes, &owner, NULL) == FORMS_OK && bytes.size == 3 &&
        memcmp(bytes.data, "\xff\0x", 3) == 0);
  forms_release(owner);
  return 0;
}

static int containers(void) {
  forms_owner *owner = NULL;
  const int32_t numbers[] = {1, 2, 3};
  forms_list_i32 three;
  CHECK(forms_three(numbers, 3, &three, &owner, NULL) == FORMS_OK && three.size == 3 && three.data[2] == 3);
  forms_release(owner);
  forms_error *error = NULL;
  CHECK(forms_three(numbers, 2, &three, &owner, &error) == FORMS_ERROR_VALUE);
  forms_error_free(error);
  const bool on[] = {true, false, true};
  forms_list_bool flags;
  CHECK(forms_flags(on, 3, &flags, &owner, NULL) == FORMS_OK && flags.size == 3 && flags.data[0] && !flags.data[1]);
  forms_release(owner);
  CHECK(forms_flags(NULL, 0, &flags, &owner, NULL) == FORMS_OK && flags.size == 0);
  forms_release(owner);
  const forms_entry_i32_tuple_i32_str entries[] = {{5, {6, {TEXT("seven")}}}};
  forms_map_i32_tuple_i32_str pairs;
  CHECK(forms_pairs(entries, 1, &pairs, &owner, NULL) == FORMS_OK && pairs.size == 1 && pairs.data[0].key == 5);
  CHECK(pairs.data[0].value.item0 == 6 && says(&pairs.data[0].value.item1, "seven"));
  forms_release(owner);
  return 0;
}

static int records(void) {
  forms_owner *owner = NULL;
  const forms_node twig = {2, {NULL, 0}, {NULL, 0}};
  const forms_entry_str_node named = {{TEXT("k")}, twig};
  const forms_node tree = {1, {&twig, 1}, {&named, 1}};
  forms_node grown;
  CHECK(forms_grown(&tree, &grown, &owner, NULL) == FORMS_OK && grown.value == 2 && grown.kids.size == 2 &&
        grown.named.size == 2);
  CHECK(grown.kids.data[1].value == 1 && grown.kids.data[1].kids.data[0].value == 2 && says(&grown.named.data[1].key, "was"));
  forms_release(owner);

  const forms_str tags[] = {{TEXT("a")}, {TEXT("b")}};
  const forms_leaf leaf = {{TEXT("t")}, {true, 0.5}, {tags, 2}, false, FORMS_SIZE_HUGE};
  forms_list_leaf leaves;
  CHECK(forms_leaves(&leaf, 1, &leaves, &owner, NULL) == FORMS_OK && leaves.size == 1);
  CHECK(says(&leaves.data[0].text, "t") && leaves.data[0].weight.value == 0.5 && says(&leaves.data[0].tags.data[1], "b"));
  CHECK(!leaves.data[0].on && leaves.data[0].size == FORMS_SIZE_HUGE);
  forms_release(owner);
  forms_str text;
  CHECK(forms_leaf_default_text(&text, &owner, NULL) == FORMS_OK && says(&text, "standard"));
  forms_release(owner);
  return 0;
}

static int items(void) {
  forms_item *one = NULL, *two = NULL, *three = NULL;
  forms_special *special = NULL;
  bool truth = false;
  int32_t n = 0;
  CHECK(forms_item_new(1, &one, NULL) == FORMS_OK && forms_item_new(2, &two, NULL) == FORMS_OK);
  CHECK(forms_item_add(one, two, &three, NULL) == FORMS_OK && forms_item_n(three, &n, NULL) == FORMS_OK && n == 3);
  CHECK(forms_item_iadd(three, three, NULL, NULL) == FORMS_OK && forms_item_n(three, &n, NULL) == FORMS_OK && n == 6);
  CHECK(forms_item_less(one, two, &truth, NULL) == FORMS_OK && truth);
  CHECK(forms_item_to_bool(one, &truth, NULL) == FORMS_OK && truth);
  CHECK(forms_item_call(one, 10, 20, &n, NULL) == FORMS_OK && n == 31);
  forms_item_free(three);
  CHECK(forms_item_neg(two, &three, NULL) == FORMS_OK && forms_item_n(three, &n, NULL) == FORMS_OK && n == -2);

  CHECK(forms_special_new(100, &special, NULL) == FORMS_OK);
  CHECK(forms_item_set_n((forms_item *)special, 50, NULL) == FORMS_OK);
  forms_item *const all[] = {one, two, (forms_item *)special, one};
  CHECK(forms_sum(all, 4, &n, NULL) == FORMS_OK && n == 54);
  CHECK(forms_sum_shared(all, 4, &n, NULL) == FORMS_OK && n == 54);
  forms_item *const bad[] = {one, NULL};
  CHECK(forms_sum_shared(bad, 2, &n, NULL) == FORMS_OK && n == 1);
  CHECK(forms_number_of((forms_item *)special, &n, NULL) == FORMS_OK && n == 50);
  CHECK(forms_number_of(NULL, &n, NULL) == FORMS_OK && n == -1);

  CHECK(forms_eat(three, 5, &n, NULL) == FORMS_OK && n == 3);
  CHECK(forms_item_n(three, &n, NULL) == FORMS_ERROR_HANDLE);
  forms_item_free(one);
  forms_item_free(two);
  forms_item_free(three);
  forms_special_free(special);
  return 0;
}

// What C++ gives as a base knows what it is.
static int classes(void) {
  forms_item *item = NULL, *special = NULL, *nameless = NULL, *freed = NULL;
  int32_t n = 0;
  CHECK(forms_item_new(1, &item, NULL) == FORMS_OK && forms_item_new(1, &freed, NULL) == FORMS_OK);
  CHECK(forms_special_item(false, &special, NULL) == FORMS_OK && forms_special_item(true, &nameless, NULL) == FORMS_OK);
  CHECK(strcmp(forms_class_of(item), "forms_item") == 0 && !forms_is_a(item, "forms_special"));
  CHECK(strcmp(forms_class_of(special), "forms_special") == 0 && strcmp(forms_class_of(nameless), "forms_special") == 0);
  CHECK(forms_is_a(special, "forms_special") && forms_is_a(special, "forms_item") && !forms_is_a(special, "forms_only"));
  CHECK(!forms_is_a(special, NULL) && !forms_is_a(NULL, "forms_item") && forms_class_of(NULL) == NULL);
  CHECK(forms_class_of(&n) == NULL && !forms_is_a(&n, "forms_item"));
  forms_item_free(freed);
  CHECK(forms_class_of(freed) == NULL && !forms_is_a(freed, "forms_item"));
  forms_special *same = forms_special_retain((forms_special *)special);
  CHECK(same != NULL && (void *)same == (void *)special && forms_special_retain((forms_special *)item) == NULL);
  CHECK(forms_item_n(special, &n, NULL) == FORMS_OK && n == 66 && forms_item_n(nameless, &n, NULL) == FORMS_OK && n == 77);
  forms_special_free(same);
  forms_item_free(item);
  forms_item_free(special);
  forms_special_free((forms_special *)nameless);
  return 0;
}

static int lists_of_items(void) {
  forms_owner *owner = NULL;
  forms_list_item items;
  int32_t n = 0;
  CHECK(forms_make_items(3, &items, &owner, NULL) == FORMS_OK && items.size == 3);
  CHECK(forms_sum_shared(items.data, items.size, &n, NULL) == FORMS_OK && n == 3);
  forms_item *last = forms_item_retain(items.data[2]);
  forms_release(owner);
  CHECK(forms_item_n(last, &n, NULL) == FORMS_OK && n == 2);
  forms_item_free(last);
  forms_map_str_item named;
  CHECK(forms_by_name(&named, &owner, NULL) == FORMS_OK && named.size == 1 && says(&named.data[0].key, "one"));
  CHECK(forms_item_n(named.data[0].value, &n, NULL) == FORMS_OK && n == 1);
  forms_release(owner);
  forms_str text;
  CHECK(forms_fresh_default_text(&text, &owner, NULL) == FORMS_OK);
  CHECK(forms_fresh(text.data, text.size, &last, NULL) == FORMS_OK && forms_item_n(last, &n, NULL) == FORMS_OK && n == 8);
  forms_release(owner);
  forms_item_free(last);
  return 0;
}

static int views(void) {
  forms_only *only = NULL;
  forms_item *item = NULL, *view = NULL;
  forms_owner *owner = NULL;
  forms_list_item all;
  int32_t n = 0;
  CHECK(forms_only_make(&only, NULL) == FORMS_OK);
  CHECK(forms_only_item(only, &item, NULL) == FORMS_OK && forms_item_n(item, &n, NULL) == FORMS_OK && n == 9);
  CHECK(forms_item_set_n(item, 1, NULL) == FORMS_ERROR_READONLY);
  forms_item_free(item);
  CHECK(forms_only_cref(only, &item, NULL) == FORMS_OK && forms_item_set_n(item, 1, NULL) == FORMS_ERROR_READONLY);
  CHECK(forms_only_ref(only, &view, NULL) == FORMS_OK && forms_item_set_n(view, 4, NULL) == FORMS_OK);
  CHECK(forms_item_n(item, &n, NULL) == FORMS_OK && n == 4);
  CHECK(forms_only_all(only, &all, &owner, NULL) == FORMS_OK && all.size == 2);
  forms_only_free(only);
  CHECK(forms_item_n(all.data[1], &n, NULL) == FORMS_OK && n == 4);
  forms_release(owner);
  forms_item_free(item);
  forms_item_free(view);
  return 0;
}

static int errors(void) {
  forms_error *error = NULL;
  forms_owner *owner = NULL;
  forms_str detail;
  forms_list_i32 codes;
  CHECK(forms_may_throw(1, &error) == FORMS_ERROR_BASE && strcmp(forms_error_message(error), "base") == 0);
  CHECK(forms_base_detail(error, &detail, &owner, NULL) == FORMS_OK && says(&detail, "some detail"));
  forms_release(owner);
  CHECK(forms_derived_codes(error, &codes, &owner, NULL) == FORMS_ERROR_TYPE);
  forms_error_free(error);
  CHECK(forms_may_throw(2, &error) == FORMS_ERROR_DERIVED && strcmp(forms_error_type(error), "forms::Derived") == 0);
  CHECK(forms_base_detail(error, &detail, &owner, NULL) == FORMS_OK && says(&detail, "some detail"));
  forms_release(owner);
  CHECK(forms_derived_codes(error, &codes, &owner, NULL) == FORMS_OK && codes.size == 2 && codes.data[1] == 2);
  forms_release(owner);
  forms_error_free(error);
  return 0;
}

struct host {
  int asked, ended, answer;
};
static int32_t ask(void *context, bool ended) {
  struct host *host = context;
  ended ? ++host->ended : ++host->asked;
  return host->answer;
}

static int interruptions(void) {
  int32_t looks = 0;
  forms_error *error = NULL;
  CHECK(forms_look(30, false, &looks, NULL) == FORMS_OK && looks > 0); /* nobody to ask */
  struct host host = {0, 0, 0};
  forms_on_interrupt(ask, &host);
  CHECK(forms_look(100, false, &looks, NULL) == FORMS_OK && host.asked >= 1 && host.asked <= 11 && looks > host.asked);
  host = (struct host){0, 0, 1};
  CHECK(forms_look(5000, false, &looks, &error) == FORMS_ERROR_CANCELLED && host.asked == 1 && host.ended == 0);
  CHECK(strcmp(forms_error_message(error), "interrupted") == 0);
  forms_error_free(error);
  CHECK(forms_look(5000, true, &looks, NULL) == FORMS_OK && looks == -1 && host.asked == 2 && host.ended == 1);
  host = (struct host){0, 0, -1};
  CHECK(forms_look(50, false, &looks, NULL) == FORMS_OK && host.asked == 1); /* not in this thread any more */
  host.answer = 1;
  CHECK(forms_look(50, false, &looks, NULL) == FORMS_OK && host.asked == 1);
  forms_on_interrupt(NULL, NULL);
  return 0;
}

int main(void) {
  if (numbers() || texts() || containers() || records() || items() || classes() || lists_of_items() || views() || errors() ||
      interruptions())
    return 1;
  CHECK(forms_live_handles() == 0);
  puts("ok");
  return 0;
}
