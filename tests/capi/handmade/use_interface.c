/* An interface implemented in C: one method overridden; an older table; overrides that fail or call the class's own. */
#include "check.h"

typedef struct square {
  double side;
  hand_shape *self; /* not counted: the object must not keep itself alive */
  int drops;
} square;

static hand_status area(void *context, double *out, hand_error **error) {
  square *self = context;
  if (self->side < 0) {
    *error = hand_error_new(HAND_ERROR_VALUE, "ValueError", "negative side", NULL, NULL, NULL);
    return HAND_ERROR_VALUE;
  }
  *out = self->side * self->side;
  return HAND_OK;
}

static hand_status scale(void *context, double by, hand_error **error) {
  (void)error;
  ((square *)context)->side *= by;
  return HAND_OK;
}

static hand_status name(void *context, hand_str *out, hand_owner **owner, hand_error **error) {
  return hand_shape_name_base(((square *)context)->self, out, owner, error);
}

static void drop(void *context) { ++((square *)context)->drops; }

static void one_override(void) {
  static const hand_shape_table table = {sizeof table, drop, NULL, area, NULL};
  square mine = {3, NULL, 0};
  hand_error *error = NULL;
  hand_str text = {NULL, 0};
  hand_owner *owner = NULL;
  CHECK(hand_shape_implement(&table, &mine, &mine.self, &error) == HAND_OK);
  CHECK(hand_describe(mine.self, &text, &owner, &error) == HAND_OK && says(text, "shape of 9"));
  hand_release(owner);
  mine.side = -1;
  hand_status status = hand_describe(mine.self, &text, &owner, &error);
  CHECK(failed(status, error, HAND_ERROR_VALUE, "negative side"));
  error = NULL;
  status = hand_shape_scale(mine.self, 2, &error);
  CHECK(failed(status, error, HAND_ERROR, "this shape cannot be scaled"));
  CHECK(mine.drops == 0);
  hand_shape_free(mine.self);
  CHECK(mine.drops == 1);
}

static void all_overridden(void) {
  static const hand_shape_table table = {sizeof table, NULL, name, area, scale};
  square mine = {3, NULL, 0};
  hand_error *error = NULL;
  hand_str text = {NULL, 0};
  hand_owner *owner = NULL;
  CHECK(hand_shape_implement(&table, &mine, &mine.self, &error) == HAND_OK);
  CHECK(hand_shape_scale(mine.self, 2, &error) == HAND_OK);
  CHECK(hand_shape_name(mine.self, &text, &owner, &error) == HAND_OK && says(text, "shape"));
  hand_release(owner);
  double size = 0;
  CHECK(hand_shape_area(mine.self, &size, &error) == HAND_OK && size == 36);
  hand_shape_free(mine.self);
}

/* A program that was compiled when the table ended before scale: what lies behind is not looked at. */
static void older_table(void) {
  struct {
    hand_shape_table as_it_was;
  } table = {{offsetof(hand_shape_table, scale), NULL, NULL, NULL, scale}};
  square mine = {3, NULL, 0};
  hand_error *error = NULL;
  CHECK(hand_shape_implement(&table.as_it_was, &mine, &mine.self, &error) == HAND_OK);
  hand_status status = hand_shape_scale(mine.self, 2, &error);
  CHECK(failed(status, error, HAND_ERROR, "this shape cannot be scaled"));
  error = NULL;
  double size = 0;
  status = hand_shape_area(mine.self, &size, &error);
  CHECK(failed(status, error, HAND_ERROR, "hand::Shape::area() is not implemented"));
  hand_shape_free(mine.self);
}

int main(void) {
  one_override();
  all_overridden();
  older_table();
  hand_error *error = NULL;
  hand_shape *none = NULL;
  hand_status status = hand_shape_implement(NULL, NULL, &none, &error);
  CHECK(failed(status, error, HAND_ERROR_VALUE, "a table is needed, but it is NULL"));
  CHECK(hand_live_handles() == 0);
  return 0;
}
