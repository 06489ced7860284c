/* A host object passed through; a DLPack tensor each way; a recursive record by box; a variant in a list. */
#include <ferrule/abi.h>

#include "check.h"

/* ---- object ------------------------------------------------------------------------------------------------------------------ */

typedef struct thing {
  int count;
  const char *text;
} thing;

static void retain(void *object) { ++((thing *)object)->count; }
static void release(void *object) { --((thing *)object)->count; }
static hand_status text_of(void *object, hand_str *out, hand_owner **owner, hand_error **error) {
  (void)owner, (void)error;
  out->data = ((thing *)object)->text;
  out->size = strlen(out->data);
  return HAND_OK;
}

static void objects(void) {
  static const hand_host host = {sizeof host, "test", retain, release, text_of};
  thing first = {1, "first"}, second = {1, "second"};
  const hand_object one = {&first, &host}, two = {&second, &host}, none = {NULL, NULL};
  hand_object before = {&second, &host};
  CHECK(hand_swap(&one, &before, NULL) == HAND_OK && before.object == NULL && first.count == 2);
  CHECK(hand_swap(&two, &before, NULL) == HAND_OK && before.object == &first && before.host == &host && first.count == 2);
  hand_str text = {NULL, 0};
  hand_owner *owner = NULL;
  CHECK(hand_text(&before, &text, &owner, NULL) == HAND_OK && says(text, "first"));
  hand_release(owner);
  before.host->release(before.object);
  CHECK(hand_swap(&none, &before, NULL) == HAND_OK && before.object == &second);
  before.host->release(before.object);
  CHECK(first.count == 1 && second.count == 1);

  static const hand_host older = {offsetof(hand_host, text), "older", retain, release, text_of};
  const hand_object silent = {&first, &older};
  hand_error *error = NULL;
  hand_status status = hand_text(&silent, &text, &owner, &error);
  CHECK(failed(status, error, HAND_ERROR_TYPE, "an object without a text"));
}

/* ---- array ------------------------------------------------------------------------------------------------------------------- */

static void arrays(void) {
  double items[2][3] = {{1, 2, 3}, {4, 5, 6}};
  int64_t shape[2] = {2, 2}, strides[2] = {3, 2};
  DLManagedTensorVersioned mine = {{DLPACK_MAJOR_VERSION, 0}, NULL, NULL, DLPACK_FLAG_BITMASK_READ_ONLY,
                                   {items, {kDLCPU, 0}, 2, {kDLFloat, 64, 1}, shape, strides, 0}};
  double sum = 0;
  hand_error *error = NULL;
  CHECK(hand_sum(&mine, &sum, &error) == HAND_OK && sum == 1 + 3 + 4 + 6);
  mine.dl_tensor.strides = NULL;
  mine.dl_tensor.byte_offset = sizeof(double);
  CHECK(hand_sum(&mine, &sum, &error) == HAND_OK && sum == 2 + 3 + 4 + 5);
  mine.dl_tensor.ndim = 1;
  hand_status status = hand_sum(&mine, &sum, &error);
  CHECK(failed(status, error, HAND_ERROR_VALUE, "a tensor of 2 dimensions is needed, not 1"));
  mine.dl_tensor.dtype.bits = 32;
  error = NULL;
  status = hand_sum(&mine, &sum, &error);
  CHECK(failed(status, error, HAND_ERROR_TYPE, "a tensor of float64 is needed"));

  DLManagedTensorVersioned *made = NULL;
  CHECK(hand_zeros(3, 4, &made, NULL) == HAND_OK);
  CHECK(made->version.major == 1 && made->flags == 0 && made->dl_tensor.ndim == 2 && made->dl_tensor.shape[1] == 4);
  ((double *)made->dl_tensor.data)[11] = 5;
  CHECK(hand_sum(made, &sum, NULL) == HAND_OK && sum == 5);
  made->deleter(made);
}

/* ---- box --------------------------------------------------------------------------------------------------------------------- */

static void boxes(void) {
  const hand_tree leaf = {3, {NULL}, {NULL}}, right = {2, {&leaf}, {NULL}}, tree = {1, {NULL}, {&right}};
  hand_tree mirrored;
  hand_owner *owner = NULL;
  CHECK(hand_mirror(&tree, &mirrored, &owner, NULL) == HAND_OK);
  CHECK(mirrored.key == 1 && !mirrored.right.value && mirrored.left.value->key == 2);
  CHECK(mirrored.left.value->right.value->key == 3 && !mirrored.left.value->left.value);
  hand_tree again;
  hand_owner *other = NULL;
  CHECK(hand_mirror(&mirrored, &again, &other, NULL) == HAND_OK && again.right.value->left.value->key == 3);
  hand_release(owner);
  CHECK(again.right.value->key == 2); /* each result has its own memory */
  hand_release(other);
}

/* ---- variant ----------------------------------------------------------------------------------------------------------------- */

static void variants(void) {
  hand_variant_i64_f64_str items[3] = {{0, {.alternative0 = 21}}, {1, {.alternative1 = 1.5}}, {2, {.alternative2 = {TEXT("ab")}}}};
  hand_list_variant_i64_f64_str twice = {NULL, 0};
  hand_owner *owner = NULL;
  hand_error *error = NULL;
  CHECK(hand_doubled(items, 3, &twice, &owner, &error) == HAND_OK && twice.size == 3);
  CHECK(twice.data[0].index == 0 && twice.data[0].value.alternative0 == 42);
  CHECK(twice.data[1].index == 1 && twice.data[1].value.alternative1 == 3);
  CHECK(twice.data[2].index == 2 && says(twice.data[2].value.alternative2, "abab"));
  hand_release(owner);
  items[1].index = 3;
  hand_status status = hand_doubled(items, 3, &twice, &owner, &error);
  CHECK(failed(status, error, HAND_ERROR_VALUE, "a variant has no alternative 3"));
  owner = (hand_owner *)(void *)items;
  CHECK(hand_doubled(NULL, 0, &twice, &owner, NULL) == HAND_OK && twice.size == 0);
  hand_release(owner);
}

int main(void) {
  objects();
  arrays();
  boxes();
  variants();
  CHECK(hand_live_handles() == 0);
  return 0;
}
