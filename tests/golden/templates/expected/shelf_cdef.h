typedef int32_t shelf_status;
enum {
  SHELF_OK = 0,
  SHELF_ERROR = 1,
  SHELF_ERROR_VALUE = 2,
  SHELF_ERROR_TYPE = 3,
  SHELF_ERROR_INDEX = 4,
  SHELF_ERROR_OVERFLOW = 5,
  SHELF_ERROR_MEMORY = 6,
  SHELF_ERROR_OS = 7,
  SHELF_ERROR_UNICODE = 8,
  SHELF_ERROR_HANDLE = 9,
  SHELF_ERROR_READONLY = 10,
  SHELF_ERROR_BORROW = 11,
  SHELF_ERROR_STALE = 12,
  SHELF_ERROR_CANCELLED = 13,
  SHELF_ERROR_HOST = 14,
  SHELF_WOULD_BLOCK = 15
};
typedef struct shelf_error shelf_error;
shelf_status shelf_error_status(const shelf_error *error);
const char *shelf_error_type(const shelf_error *error);
const char *shelf_error_message(const shelf_error *error);
const shelf_error *shelf_error_cause(const shelf_error *error);
int shelf_error_errno(const shelf_error *error);
const char *shelf_error_path(const shelf_error *error);
const char *shelf_error_where(const shelf_error *error);
void *shelf_error_host(const shelf_error *error);
void shelf_error_free(shelf_error *error);
typedef struct shelf_owner shelf_owner;
void shelf_release(shelf_owner *owner);
#define SHELF_ABI 1
const char *shelf_version(void);
uint32_t shelf_abi(void);
const char *shelf_manifest(void);
bool shelf_nowait(bool on);
typedef int32_t shelf_interrupt_fn(void *context, bool ended);
void shelf_on_interrupt(shelf_interrupt_fn *ask, void *context);
size_t shelf_live_handles(void);
typedef struct shelf_str {
  const char *data;
  size_t size;
} shelf_str;
const char *shelf_class_of(const void *handle);
bool shelf_is_a(const void *handle, const char *name);
#define SHELF_INT_STACK_LIMIT 100
#define SHELF_NAMES_LIMIT 10
#define SHELF_STACK_DOUBLE_LIMIT 100
typedef int32_t shelf_order;
enum { SHELF_ORDER_FIRST = 0, SHELF_ORDER_LAST = 1 };
typedef int32_t shelf_int_stack_mode;
enum { SHELF_INT_STACK_MODE_STRICT = 0, SHELF_INT_STACK_MODE_LOOSE = 1 };
typedef int32_t shelf_names_mode;
enum { SHELF_NAMES_MODE_STRICT = 0, SHELF_NAMES_MODE_LOOSE = 1 };
typedef int32_t shelf_stack_double_mode;
enum { SHELF_STACK_DOUBLE_MODE_STRICT = 0, SHELF_STACK_DOUBLE_MODE_LOOSE = 1 };
typedef struct shelf_int_stack shelf_int_stack;
typedef struct shelf_names shelf_names;
typedef struct shelf_wide shelf_wide;
typedef struct shelf_tall shelf_tall;
typedef struct shelf_stack_double shelf_stack_double;
typedef struct shelf_labelled shelf_labelled;
typedef struct shelf_watched shelf_watched;
typedef struct shelf_stack_pair_int_double shelf_stack_pair_int_double;
typedef struct shelf_int_stack_iterator shelf_int_stack_iterator;
typedef struct shelf_names_iterator shelf_names_iterator;
typedef struct shelf_stack_double_iterator shelf_stack_double_iterator;
typedef struct shelf_span {
  int32_t first;
  int32_t second;
} shelf_span;
typedef struct shelf_list_f64 {
  const double *data;
  size_t size;
} shelf_list_f64;
typedef struct shelf_list_i32 {
  const int32_t *data;
  size_t size;
} shelf_list_i32;
typedef struct shelf_tuple_i32_f64 {
  int32_t item0;
  double item1;
} shelf_tuple_i32_f64;
shelf_status shelf_int_stack_new(shelf_int_stack **out, shelf_error **error);
shelf_status shelf_int_stack_new_i32_i32(int32_t count, int32_t fill, shelf_int_stack **out, shelf_error **error);
void shelf_int_stack_free(shelf_int_stack *self);
shelf_int_stack *shelf_int_stack_retain(shelf_int_stack *self);
shelf_status shelf_int_stack_copy(const shelf_int_stack *self, shelf_int_stack **out, shelf_error **error);
shelf_status shelf_int_stack_push_i32_order_i32(shelf_int_stack *self, int32_t value, shelf_order at, int32_t most,
                                                          shelf_error **error);
shelf_status shelf_int_stack_push_list_i32(shelf_int_stack *self, const int32_t *values, size_t values_size,
                                                     shelf_error **error);
shelf_status shelf_int_stack_pop(shelf_int_stack *self, shelf_int_stack_mode mode, int32_t *out, shelf_error **error);
shelf_status shelf_int_stack_top(const shelf_int_stack *self, int32_t *out, shelf_error **error);
shelf_status shelf_int_stack_clear(shelf_int_stack *self, shelf_int_stack **out, shelf_error **error);
shelf_status shelf_int_stack_getitem(const shelf_int_stack *self, uint64_t i, int32_t *out, shelf_error **error);
shelf_status shelf_int_stack_iadd(shelf_int_stack *self, const shelf_int_stack *other, shelf_int_stack **out,
                                            shelf_error **error);
shelf_status shelf_int_stack_to_bool(const shelf_int_stack *self, bool *out, shelf_error **error);
shelf_status shelf_int_stack_is_empty(const shelf_int_stack *self, bool *out, shelf_error **error);
shelf_status shelf_int_stack_of(int32_t a, int32_t b, shelf_int_stack **out, shelf_error **error);
shelf_status shelf_int_stack_size(const shelf_int_stack *self, uint64_t *out, shelf_error **error);
shelf_status shelf_int_stack_halves(const shelf_int_stack *self, double offset, shelf_list_f64 *out, shelf_owner **owner,
                                              shelf_error **error);
shelf_status shelf_int_stack_spare(const shelf_int_stack *self, int32_t *out, shelf_error **error);
shelf_status shelf_int_stack_set_spare(shelf_int_stack *self, int32_t value, shelf_error **error);
shelf_status shelf_int_stack_add(const shelf_int_stack *self, const shelf_int_stack *b, shelf_int_stack **out,
                                           shelf_error **error);
shelf_status shelf_int_stack_equal(const shelf_int_stack *self, const shelf_int_stack *b, bool *out, shelf_error **error);
shelf_status shelf_int_stack_iter(const shelf_int_stack *self, shelf_int_stack_iterator **out, shelf_error **error);
shelf_status shelf_names_new(shelf_names **out, shelf_error **error);
shelf_status shelf_names_new_i32_str(int32_t count, const char *fill, size_t fill_size, shelf_names **out,
                                               shelf_error **error);
void shelf_names_free(shelf_names *self);
shelf_names *shelf_names_retain(shelf_names *self);
shelf_status shelf_names_copy(const shelf_names *self, shelf_names **out, shelf_error **error);
shelf_status shelf_names_push_str_order_i32(shelf_names *self, const char *value, size_t value_size, shelf_order at,
                                                      int32_t most, shelf_error **error);
shelf_status shelf_names_push_list_str(shelf_names *self, const shelf_str *values, size_t values_size,
                                                 shelf_error **error);
shelf_status shelf_names_pop(shelf_names *self, shelf_names_mode mode, shelf_str *out, shelf_owner **owner,
                                       shelf_error **error);
shelf_status shelf_names_top(const shelf_names *self, shelf_str *out, shelf_owner **owner, shelf_error **error);
shelf_status shelf_names_clear(shelf_names *self, shelf_names **out, shelf_error **error);
shelf_status shelf_names_getitem(const shelf_names *self, uint64_t i, shelf_str *out, shelf_owner **owner,
                                           shelf_error **error);
shelf_status shelf_names_iadd(shelf_names *self, const shelf_names *other, shelf_names **out, shelf_error **error);
shelf_status shelf_names_to_bool(const shelf_names *self, bool *out, shelf_error **error);
shelf_status shelf_names_is_empty(const shelf_names *self, bool *out, shelf_error **error);
shelf_status shelf_names_of(const char *a, size_t a_size, const char *b, size_t b_size, shelf_names **out,
                                      shelf_error **error);
shelf_status shelf_names_size(const shelf_names *self, uint64_t *out, shelf_error **error);
shelf_status shelf_names_spare(const shelf_names *self, shelf_str *out, shelf_owner **owner, shelf_error **error);
shelf_status shelf_names_set_spare(shelf_names *self, const char *value, size_t value_size, shelf_error **error);
shelf_status shelf_names_add(const shelf_names *self, const shelf_names *b, shelf_names **out, shelf_error **error);
shelf_status shelf_names_equal(const shelf_names *self, const shelf_names *b, bool *out, shelf_error **error);
shelf_status shelf_names_iter(const shelf_names *self, shelf_names_iterator **out, shelf_error **error);
shelf_status shelf_wide_new(double fill, shelf_wide **out, shelf_error **error);
void shelf_wide_free(shelf_wide *self);
shelf_wide *shelf_wide_retain(shelf_wide *self);
shelf_status shelf_wide_copy(const shelf_wide *self, shelf_wide **out, shelf_error **error);
shelf_status shelf_wide_at(const shelf_wide *self, int32_t row, int32_t column, double *out, shelf_error **error);
shelf_status shelf_wide_transposed(const shelf_wide *self, shelf_tall **out, shelf_error **error);
shelf_status shelf_tall_new(double fill, shelf_tall **out, shelf_error **error);
void shelf_tall_free(shelf_tall *self);
shelf_tall *shelf_tall_retain(shelf_tall *self);
shelf_status shelf_tall_copy(const shelf_tall *self, shelf_tall **out, shelf_error **error);
shelf_status shelf_tall_at(const shelf_tall *self, int32_t row, int32_t column, double *out, shelf_error **error);
shelf_status shelf_tall_transposed(const shelf_tall *self, shelf_wide **out, shelf_error **error);
shelf_status shelf_stack_double_new(shelf_stack_double **out, shelf_error **error);
shelf_status shelf_stack_double_new_i32_f64(int32_t count, double fill, shelf_stack_double **out, shelf_error **error);
void shelf_stack_double_free(shelf_stack_double *self);
shelf_stack_double *shelf_stack_double_retain(shelf_stack_double *self);
shelf_status shelf_stack_double_copy(const shelf_stack_double *self, shelf_stack_double **out, shelf_error **error);
shelf_status shelf_stack_double_push_f64_order_i32(shelf_stack_double *self, double value, shelf_order at, int32_t most,
                                                             shelf_error **error);
shelf_status shelf_stack_double_push_list_f64(shelf_stack_double *self, const double *values, size_t values_size,
                                                        shelf_error **error);
shelf_status shelf_stack_double_pop(shelf_stack_double *self, shelf_stack_double_mode mode, double *out,
                                              shelf_error **error);
shelf_status shelf_stack_double_top(const shelf_stack_double *self, double *out, shelf_error **error);
shelf_status shelf_stack_double_clear(shelf_stack_double *self, shelf_stack_double **out, shelf_error **error);
shelf_status shelf_stack_double_getitem(const shelf_stack_double *self, uint64_t i, double *out, shelf_error **error);
shelf_status shelf_stack_double_iadd(shelf_stack_double *self, const shelf_stack_double *other, shelf_stack_double **out,
                                               shelf_error **error);
shelf_status shelf_stack_double_to_bool(const shelf_stack_double *self, bool *out, shelf_error **error);
shelf_status shelf_stack_double_is_empty(const shelf_stack_double *self, bool *out, shelf_error **error);
shelf_status shelf_stack_double_of(double a, double b, shelf_stack_double **out, shelf_error **error);
shelf_status shelf_stack_double_size(const shelf_stack_double *self, uint64_t *out, shelf_error **error);
shelf_status shelf_stack_double_as_ints(const shelf_stack_double *self, int32_t offset, shelf_list_i32 *out,
                                                  shelf_owner **owner, shelf_error **error);
shelf_status shelf_stack_double_spare(const shelf_stack_double *self, double *out, shelf_error **error);
shelf_status shelf_stack_double_set_spare(shelf_stack_double *self, double value, shelf_error **error);
shelf_status shelf_stack_double_add(const shelf_stack_double *self, const shelf_stack_double *b, shelf_stack_double **out,
                                              shelf_error **error);
shelf_status shelf_stack_double_equal(const shelf_stack_double *self, const shelf_stack_double *b, bool *out,
                                                shelf_error **error);
shelf_status shelf_stack_double_iter(const shelf_stack_double *self, shelf_stack_double_iterator **out,
                                               shelf_error **error);
shelf_status shelf_labelled_new(const char *label, size_t label_size, shelf_labelled **out, shelf_error **error);
void shelf_labelled_free(shelf_labelled *self);
shelf_labelled *shelf_labelled_retain(shelf_labelled *self);
shelf_status shelf_labelled_copy(const shelf_labelled *self, shelf_labelled **out, shelf_error **error);
shelf_status shelf_labelled_label(const shelf_labelled *self, shelf_str *out, shelf_owner **owner, shelf_error **error);
shelf_status shelf_watched_new(shelf_watched **out, shelf_error **error);
void shelf_watched_free(shelf_watched *self);
shelf_watched *shelf_watched_retain(shelf_watched *self);
shelf_status shelf_watched_copy(const shelf_watched *self, shelf_watched **out, shelf_error **error);
shelf_status shelf_watched_seen(const shelf_watched *self, int32_t *out, shelf_error **error);
shelf_status shelf_stack_pair_int_double_new(shelf_stack_pair_int_double **out, shelf_error **error);
void shelf_stack_pair_int_double_free(shelf_stack_pair_int_double *self);
shelf_stack_pair_int_double *shelf_stack_pair_int_double_retain(shelf_stack_pair_int_double *self);
shelf_status shelf_stack_pair_int_double_copy(const shelf_stack_pair_int_double *self, shelf_stack_pair_int_double **out,
                                                        shelf_error **error);
shelf_status shelf_stack_pair_int_double_push_tuple_i32_f64_order_i32(shelf_stack_pair_int_double *self,
                                                                                const shelf_tuple_i32_f64 *value, shelf_order at,
                                                                                int32_t most, shelf_error **error);
shelf_status shelf_stack_pair_int_double_push_list_tuple_i32_f64(shelf_stack_pair_int_double *self,
                                                                           const shelf_tuple_i32_f64 *values, size_t values_size,
                                                                           shelf_error **error);
shelf_status shelf_stack_pair_int_double_pop(shelf_stack_pair_int_double *self, shelf_tuple_i32_f64 *out,
                                                       shelf_error **error);
void shelf_int_stack_iterator_free(shelf_int_stack_iterator *self);
shelf_int_stack_iterator *shelf_int_stack_iterator_retain(shelf_int_stack_iterator *self);
shelf_status shelf_int_stack_iterator_next(shelf_int_stack_iterator *self, bool *has, int32_t *out, shelf_error **error);
void shelf_names_iterator_free(shelf_names_iterator *self);
shelf_names_iterator *shelf_names_iterator_retain(shelf_names_iterator *self);
shelf_status shelf_names_iterator_next(shelf_names_iterator *self, bool *has, shelf_str *out, shelf_owner **owner,
                                                 shelf_error **error);
void shelf_stack_double_iterator_free(shelf_stack_double_iterator *self);
shelf_stack_double_iterator *shelf_stack_double_iterator_retain(shelf_stack_double_iterator *self);
shelf_status shelf_stack_double_iterator_next(shelf_stack_double_iterator *self, bool *has, double *out,
                                                        shelf_error **error);
shelf_status shelf_clamp_int(int32_t value, int32_t low, int32_t high, int32_t *out, shelf_error **error);
shelf_status shelf_clamp_float(double value, double low, double high, double *out, shelf_error **error);
shelf_status shelf_joined(shelf_int_stack *const *stacks, size_t stacks_size, const shelf_names *names,
                                    shelf_int_stack **out, shelf_error **error);
shelf_status shelf_clamp_long(int64_t value, int64_t low, int64_t high, int64_t *out, shelf_error **error);
