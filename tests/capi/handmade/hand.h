/* A small library, written by hand as the generator would write it, to try the shapes whose rows come later: function,
 * interface, future, object, array, box, variant.  docs/abi.md has the rules that this follows. */
#ifndef HAND_C_API_H
#define HAND_C_API_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef int32_t hand_status;
enum {
  HAND_OK = 0,
  HAND_ERROR = 1,
  HAND_ERROR_VALUE = 2,
  HAND_ERROR_TYPE = 3,
  HAND_ERROR_MEMORY = 6,
  HAND_ERROR_UNICODE = 8,
  HAND_ERROR_HANDLE = 9,
  HAND_ERROR_CANCELLED = 13,
  HAND_ERROR_HOST = 14
};

typedef struct hand_error hand_error;
hand_status hand_error_status(const hand_error *error);
const char *hand_error_message(const hand_error *error);
const hand_error *hand_error_cause(const hand_error *error);
void *hand_error_host(const hand_error *error);
void hand_error_free(hand_error *error);
/* For callbacks and overrides, an error to give back.  The texts are copied.  host (may be NULL) is the host's own exception;
 * drop(host) is called when the last error that carries it is freed.  cause (may be NULL) goes over to the new error. */
hand_error *hand_error_new(hand_status status, const char *type, const char *message, void *host, void (*drop)(void *host),
                           hand_error *cause);

/* Memory of a result.  Callbacks that return memory fill one of their own. */
typedef struct hand_owner {
  void (*drop)(struct hand_owner *self);
} hand_owner;
void hand_release(hand_owner *owner);

typedef struct hand_str {
  const char *data;
  size_t size;
} hand_str;

size_t hand_live_handles(void);

/* ---- function -------------------------------------------------------------------------------------------------------------- */

/* str(i32).  context belongs to the library as soon as a function is passed to it, whatever that call returns. */
typedef struct hand_function_i32_to_str {
  hand_status (*call)(void *context, int32_t argument0, hand_str *out, hand_owner **owner, hand_error **error);
  void *context;
  void (*drop)(void *context);
} hand_function_i32_to_str;

/* Keeps a function, calls it from where it likes. */
typedef struct hand_caller hand_caller;
hand_status hand_caller_new(const hand_function_i32_to_str *function, hand_caller **out, hand_error **error);
void hand_caller_free(hand_caller *self);
/* What the function says to `number`, with exclamation mark. */
hand_status hand_caller_call(const hand_caller *self, int32_t number, hand_str *out, hand_owner **owner, hand_error **error);
/* The same, but its exception becomes the cause of another one. */
hand_status hand_caller_call_nested(const hand_caller *self, int32_t number, hand_str *out, hand_owner **owner, hand_error **error);
/* Lets the function go on another thread. */
hand_status hand_caller_forget(hand_caller *self, hand_error **error);

/* A function that C++ made: `prefix` before the number. */
hand_status hand_prefixer(const char *prefix, size_t prefix_size, hand_function_i32_to_str *out, hand_error **error);

/* ---- interface ------------------------------------------------------------------------------------------------------------- */

/* A shape has a name and an area; describe() uses both.  C++: virtual std::string name() const; virtual double area() const = 0. */
typedef struct hand_shape hand_shape;
typedef struct hand_shape_table {
  size_t size;
  void (*drop)(void *context);
  hand_status (*name)(void *context, hand_str *out, hand_owner **owner, hand_error **error);
  hand_status (*area)(void *context, double *out, hand_error **error);
  hand_status (*scale)(void *context, double by, hand_error **error); /* since 1.1 */
} hand_shape_table;
hand_status hand_shape_implement(const hand_shape_table *table, void *context, hand_shape **out, hand_error **error);
void hand_shape_free(hand_shape *self);
hand_status hand_shape_name(const hand_shape *self, hand_str *out, hand_owner **owner, hand_error **error);
hand_status hand_shape_area(const hand_shape *self, double *out, hand_error **error);
hand_status hand_shape_scale(hand_shape *self, double by, hand_error **error);
/* What the class itself does, for overrides that want to call it. */
hand_status hand_shape_name_base(const hand_shape *self, hand_str *out, hand_owner **owner, hand_error **error);
hand_status hand_describe(const hand_shape *shape, hand_str *out, hand_owner **owner, hand_error **error);

/* ---- future ---------------------------------------------------------------------------------------------------------------- */

/* Called once, when the future is ready, on the thread that makes it so; or at once, if it is. */
typedef struct hand_function {
  hand_status (*call)(void *context, hand_error **error);
  void *context;
  void (*drop)(void *context);
} hand_function;

typedef struct hand_future_str hand_future_str;
hand_status hand_future_str_poll(const hand_future_str *self, bool *out, hand_error **error);
/* Until it is ready, or for so many seconds (negative: for ever); *out says whether it is. */
hand_status hand_future_str_wait(const hand_future_str *self, double seconds, bool *out, hand_error **error);
/* Waits; then the result, or the error that there was instead. */
hand_status hand_future_str_get(const hand_future_str *self, hand_str *out, hand_owner **owner, hand_error **error);
/* *out: true if it will not come any more; false if it was too late. */
hand_status hand_future_str_cancel(hand_future_str *self, bool *out, hand_error **error);
hand_status hand_future_str_on_ready(hand_future_str *self, const hand_function *function, hand_error **error);
void hand_future_str_free(hand_future_str *self);

/* `text` after so many seconds; an error if it is empty. */
hand_status hand_later(const char *text, size_t text_size, double seconds, hand_future_str **out, hand_error **error);

/* ---- object ---------------------------------------------------------------------------------------------------------------- */

typedef struct hand_host {
  size_t size;
  const char *name;
  void (*retain)(void *object);
  void (*release)(void *object);
  hand_status (*text)(void *object, hand_str *out, hand_owner **owner, hand_error **error);
} hand_host;
typedef struct hand_object {
  void *object;
  const hand_host *host;
} hand_object;

/* Remembers one object; gives back the one before (released by the caller). */
hand_status hand_swap(const hand_object *object, hand_object *out, hand_error **error);
hand_status hand_text(const hand_object *object, hand_str *out, hand_owner **owner, hand_error **error);

/* ---- array ----------------------------------------------------------------------------------------------------------------- */

struct DLManagedTensorVersioned;
/* The sum of a matrix of doubles, borrowed for the call. */
hand_status hand_sum(const struct DLManagedTensorVersioned *matrix, double *out, hand_error **error);
/* A matrix of zeros; its deleter frees it. */
hand_status hand_zeros(int64_t rows, int64_t columns, struct DLManagedTensorVersioned **out, hand_error **error);

/* ---- box: a recursive record ----------------------------------------------------------------------------------------------- */

typedef struct hand_tree hand_tree;
typedef struct hand_box_tree {
  const hand_tree *value;
} hand_box_tree;
struct hand_tree {
  int32_t key;
  hand_box_tree left;
  hand_box_tree right;
};
/* The tree with its sides changed. */
hand_status hand_mirror(const hand_tree *tree, hand_tree *out, hand_owner **owner, hand_error **error);

/* ---- variant in a list ----------------------------------------------------------------------------------------------------- */

typedef struct hand_variant_i64_f64_str {
  uint32_t index;
  union {
    int64_t alternative0;
    double alternative1;
    hand_str alternative2;
  } value;
} hand_variant_i64_f64_str;
typedef struct hand_list_variant_i64_f64_str {
  const hand_variant_i64_f64_str *data;
  size_t size;
} hand_list_variant_i64_f64_str;
/* Each item twice as large (a text: twice). */
hand_status hand_doubled(const hand_variant_i64_f64_str *items, size_t items_size, hand_list_variant_i64_f64_str *out,
                         hand_owner **owner, hand_error **error);

#ifdef __cplusplus
}
#endif
#endif
