typedef int32_t breadth_status;
enum {
  BREADTH_OK = 0,
  BREADTH_ERROR = 1,
  BREADTH_ERROR_VALUE = 2,
  BREADTH_ERROR_TYPE = 3,
  BREADTH_ERROR_INDEX = 4,
  BREADTH_ERROR_OVERFLOW = 5,
  BREADTH_ERROR_MEMORY = 6,
  BREADTH_ERROR_OS = 7,
  BREADTH_ERROR_UNICODE = 8,
  BREADTH_ERROR_HANDLE = 9,
  BREADTH_ERROR_READONLY = 10,
  BREADTH_ERROR_BORROW = 11,
  BREADTH_ERROR_STALE = 12,
  BREADTH_ERROR_CANCELLED = 13,
  BREADTH_ERROR_HOST = 14,
  BREADTH_WOULD_BLOCK = 15,
  BREADTH_ERROR_FAILURE = 256,
  BREADTH_ERROR_MISSING = 257
};
typedef struct breadth_error breadth_error;
breadth_status breadth_error_status(const breadth_error *error);
const char *breadth_error_type(const breadth_error *error);
const char *breadth_error_message(const breadth_error *error);
const breadth_error *breadth_error_cause(const breadth_error *error);
int breadth_error_errno(const breadth_error *error);
const char *breadth_error_path(const breadth_error *error);
const char *breadth_error_where(const breadth_error *error);
void *breadth_error_host(const breadth_error *error);
void breadth_error_free(breadth_error *error);
typedef struct breadth_owner breadth_owner;
void breadth_release(breadth_owner *owner);
#define BREADTH_ABI 1
const char *breadth_version(void);
uint32_t breadth_abi(void);
const char *breadth_manifest(void);
bool breadth_nowait(bool on);
typedef int32_t breadth_interrupt_fn(void *context, bool ended);
void breadth_on_interrupt(breadth_interrupt_fn *ask, void *context);
size_t breadth_live_handles(void);
typedef struct breadth_str {
  const char *data;
  size_t size;
} breadth_str;
const char *breadth_class_of(const void *handle);
bool breadth_is_a(const void *handle, const char *name);
#define BREADTH_NUMBER_DIGITS 15
#define BREADTH_MOST 100
typedef uint8_t breadth_mode;
enum { BREADTH_MODE_NONE = 0, BREADTH_MODE_READ = 1, BREADTH_MODE_WRITE = 2, BREADTH_MODE_BOTH = 3 };
typedef int32_t breadth_colour;
enum { BREADTH_COLOUR_RED = 0, BREADTH_COLOUR_GREEN = 5, BREADTH_COLOUR_NONE = 6 };
typedef struct breadth_base breadth_base;
typedef struct breadth_number breadth_number;
typedef struct breadth_holder breadth_holder;
typedef struct breadth_counter breadth_counter;
typedef struct breadth_io_reader breadth_io_reader;
typedef struct breadth_tree breadth_tree;
typedef struct breadth_entry_str_tree breadth_entry_str_tree;
typedef struct breadth_point {
  double x;
  double y;
} breadth_point;
typedef struct breadth_list_point {
  const breadth_point *data;
  size_t size;
} breadth_list_point;
typedef struct breadth_optional_colour {
  bool has;
  breadth_colour value;
} breadth_optional_colour;
typedef struct breadth_segment {
  breadth_point from_;
  breadth_point to;
  breadth_str label;
  breadth_list_point between;
  breadth_optional_colour colour;
} breadth_segment;
typedef struct breadth_list_tree {
  const breadth_tree *data;
  size_t size;
} breadth_list_tree;
typedef struct breadth_map_str_tree {
  const breadth_entry_str_tree *data;
  size_t size;
} breadth_map_str_tree;
struct breadth_tree {
  int32_t value;
  breadth_list_tree children;
  breadth_map_str_tree named;
};
struct breadth_entry_str_tree {
  breadth_str key;
  breadth_tree value;
};
typedef struct breadth_list_i32 {
  const int32_t *data;
  size_t size;
} breadth_list_i32;
typedef struct breadth_list_f64 {
  const double *data;
  size_t size;
} breadth_list_f64;
typedef struct breadth_optional_i32 {
  bool has;
  int32_t value;
} breadth_optional_i32;
typedef struct breadth_list_str {
  const breadth_str *data;
  size_t size;
} breadth_list_str;
typedef struct breadth_optional_point {
  bool has;
  breadth_point value;
} breadth_optional_point;
typedef struct breadth_list_optional_point {
  const breadth_optional_point *data;
  size_t size;
} breadth_list_optional_point;
typedef struct breadth_entry_str_list_optional_point {
  breadth_str key;
  breadth_list_optional_point value;
} breadth_entry_str_list_optional_point;
typedef struct breadth_map_str_list_optional_point {
  const breadth_entry_str_list_optional_point *data;
  size_t size;
} breadth_map_str_list_optional_point;
typedef struct breadth_tuple_i32_f64_bool {
  int32_t item0;
  double item1;
  bool item2;
} breadth_tuple_i32_f64_bool;
typedef struct breadth_tuple_i32_str {
  int32_t item0;
  breadth_str item1;
} breadth_tuple_i32_str;
typedef struct breadth_entry_i64_str {
  int64_t key;
  breadth_str value;
} breadth_entry_i64_str;
typedef struct breadth_map_i64_str {
  const breadth_entry_i64_str *data;
  size_t size;
} breadth_map_i64_str;
typedef struct breadth_list_number {
  breadth_number *const *data;
  size_t size;
} breadth_list_number;
typedef struct breadth_optional_f64 {
  bool has;
  double value;
} breadth_optional_f64;
breadth_status breadth_segment_default_to(breadth_point *out, breadth_error **error);
void breadth_base_free(breadth_base *self);
breadth_base *breadth_base_retain(breadth_base *self);
breadth_status breadth_base_name(const breadth_base *self, breadth_str *out, breadth_owner **owner,
                                             breadth_error **error);
breadth_status breadth_base_less(const breadth_base *self, const breadth_base *other, bool *out, breadth_error **error);
breadth_status breadth_number_new_f64_str(double value, const char *unit, size_t unit_size, breadth_number **out,
                                                      breadth_error **error);
breadth_status breadth_number_new_str_i32(const char *text, size_t text_size, int32_t base, breadth_number **out,
                                                      breadth_error **error);
void breadth_number_free(breadth_number *self);
breadth_number *breadth_number_retain(breadth_number *self);
breadth_status breadth_number_copy(const breadth_number *self, breadth_number **out, breadth_error **error);
breadth_status breadth_number_name(const breadth_number *self, breadth_str *out, breadth_owner **owner,
                                               breadth_error **error);
breadth_status breadth_number_add_number(const breadth_number *self, const breadth_number *other, breadth_number **out,
                                                     breadth_error **error);
breadth_status breadth_number_add_f64(const breadth_number *self, double other, breadth_number **out,
                                                  breadth_error **error);
breadth_status breadth_number_neg(const breadth_number *self, breadth_number **out, breadth_error **error);
breadth_status breadth_number_sub(const breadth_number *self, const breadth_number *other, breadth_number **out,
                                              breadth_error **error);
breadth_status breadth_number_imul(breadth_number *self, double by, breadth_number **out, breadth_error **error);
breadth_status breadth_number_equal(const breadth_number *self, const breadth_number *other, bool *out,
                                                breadth_error **error);
breadth_status breadth_number_not_equal(const breadth_number *self, const breadth_number *other, bool *out,
                                                    breadth_error **error);
breadth_status breadth_number_call(const breadth_number *self, double x, double y, double *out, breadth_error **error);
breadth_status breadth_number_to_bool(const breadth_number *self, bool *out, breadth_error **error);
breadth_status breadth_number_to_float(const breadth_number *self, double *out, breadth_error **error);
breadth_status breadth_number_to_int(const breadth_number *self, int64_t *out, breadth_error **error);
breadth_status breadth_number_to_str(const breadth_number *self, breadth_str *out, breadth_owner **owner,
                                                 breadth_error **error);
breadth_status breadth_number_value(const breadth_number *self, double *out, breadth_error **error);
breadth_status breadth_number_set_value(breadth_number *self, double value, breadth_error **error);
breadth_status breadth_number_change_unit(breadth_number *self, const char *unit, size_t unit_size,
                                                      breadth_error **error);
breadth_status breadth_number_get_unit(const breadth_number *self, breadth_str *out, breadth_owner **owner,
                                                   breadth_error **error);
breadth_status breadth_number_parse_str(const char *text, size_t text_size, breadth_number **out,
                                                    breadth_error **error);
breadth_status breadth_number_parse_i64(int64_t integer, breadth_number **out, breadth_error **error);
breadth_status breadth_number_common(breadth_number **out, breadth_error **error);
breadth_status breadth_number_scale(breadth_number *self, double by, breadth_number **out, breadth_error **error);
breadth_status breadth_number_self(const breadth_number *self, breadth_number **out, breadth_error **error);
breadth_status breadth_number_part(breadth_number *self, uint64_t i, breadth_number **out, breadth_error **error);
breadth_status breadth_number_clone(const breadth_number *self, breadth_number **out, breadth_error **error);
breadth_status breadth_number_zero(breadth_number **out, breadth_error **error);
breadth_status breadth_number_origin(const breadth_number *self, breadth_point *out, breadth_error **error);
breadth_status breadth_number_set_origin(breadth_number *self, const breadth_point *value, breadth_error **error);
breadth_status breadth_number_reads(const breadth_number *self, int32_t *out, breadth_error **error);
breadth_status breadth_number_history(const breadth_number *self, breadth_list_i32 *out, breadth_owner **owner,
                                                  breadth_error **error);
breadth_status breadth_number_set_history(breadth_number *self, const int32_t *value, size_t value_size,
                                                      breadth_error **error);
breadth_status breadth_number_halves(const breadth_number *self, int32_t n, breadth_list_f64 *out,
                                                 breadth_owner **owner, breadth_error **error);
breadth_status breadth_number_radd(const breadth_number *self, double one, breadth_number **out, breadth_error **error);
breadth_status breadth_holder_new(breadth_number *number, const char *tag, size_t tag_size, breadth_holder **out,
                                              breadth_error **error);
void breadth_holder_free(breadth_holder *self);
breadth_holder *breadth_holder_retain(breadth_holder *self);
breadth_status breadth_holder_copy(const breadth_holder *self, breadth_holder **out, breadth_error **error);
breadth_status breadth_holder_number(const breadth_holder *self, breadth_number **out, breadth_error **error);
breadth_status breadth_holder_maybe(const breadth_holder *self, breadth_number **out, breadth_error **error);
breadth_status breadth_holder_inner(breadth_holder *self, breadth_number **out, breadth_error **error);
breadth_status breadth_holder_set_inner(breadth_holder *self, const breadth_number *value, breadth_error **error);
breadth_status breadth_counter_new(breadth_counter **out, breadth_error **error);
void breadth_counter_free(breadth_counter *self);
breadth_counter *breadth_counter_retain(breadth_counter *self);
breadth_status breadth_counter_clear(breadth_counter *self, breadth_error **error);
breadth_status breadth_counter_count(const breadth_counter *self, int32_t *out, breadth_error **error);
breadth_status breadth_counter_step(breadth_counter *self, int32_t *out, breadth_error **error);
breadth_status breadth_io_reader_new(breadth_io_reader **out, breadth_error **error);
void breadth_io_reader_free(breadth_io_reader *self);
breadth_io_reader *breadth_io_reader_retain(breadth_io_reader *self);
breadth_status breadth_io_reader_copy(const breadth_io_reader *self, breadth_io_reader **out, breadth_error **error);
breadth_status breadth_io_reader_lines(breadth_io_reader *self, const breadth_optional_i32 *limit,
                                                   breadth_list_str *out, breadth_owner **owner, breadth_error **error);
breadth_status breadth_group(const breadth_point *points, size_t points_size, breadth_map_str_list_optional_point *out,
                                         breadth_owner **owner, breadth_error **error);
breadth_status breadth_odd(const int32_t *numbers, size_t numbers_size, breadth_list_i32 *out, breadth_owner **owner,
                                       breadth_error **error);
breadth_status breadth_odd_default_numbers(breadth_list_i32 *out, breadth_owner **owner, breadth_error **error);
breadth_status breadth_pair_up(const breadth_tuple_i32_f64_bool *t, breadth_tuple_i32_str *out, breadth_owner **owner,
                                           breadth_error **error);
breadth_status breadth_words(const breadth_entry_i64_str *of, size_t of_size, breadth_map_i64_str *out,
                                         breadth_owner **owner, breadth_error **error);
breadth_status breadth_toggle(breadth_mode mode, breadth_mode other, breadth_mode *out, breadth_error **error);
breadth_status breadth_toggle_default_other(breadth_mode *out, breadth_error **error);
breadth_status breadth_take(breadth_number *number, uint64_t *out, breadth_error **error);
breadth_status breadth_share(breadth_number *number, const breadth_number *other, double *out, breadth_error **error);
breadth_status breadth_numbers(int32_t n, double scale, breadth_list_number *out, breadth_owner **owner,
                                           breadth_error **error);
breadth_status breadth_letter(char c, uint8_t byte, float f, bool b, int64_t big, char *out, breadth_error **error);
breadth_status breadth_chosen(int32_t a, int32_t b, breadth_colour c, const char *d, size_t d_size,
                                          const breadth_optional_f64 *e, int32_t *out, breadth_error **error);
breadth_status breadth_text(const char *from_, size_t from__size, const char *bytes, size_t bytes_size,
                                        breadth_str *out, breadth_owner **owner, breadth_error **error);
breadth_status breadth_other(int32_t value, breadth_error **error);
breadth_status breadth_middle(const breadth_segment *s, const breadth_point *towards, breadth_point *out,
                                          breadth_error **error);
breadth_status breadth_middle_default_towards(breadth_point *out, breadth_error **error);
breadth_status breadth_depth(const breadth_tree *tree, int32_t *out, breadth_error **error);
breadth_status breadth_io_open(const char *path, size_t path_size, breadth_mode mode, breadth_io_reader **out,
                                           breadth_error **error);
breadth_status breadth_greeting(breadth_str *out, breadth_owner **owner, breadth_error **error);
breadth_status breadth_tagline(breadth_str *out, breadth_owner **owner, breadth_error **error);
breadth_status breadth_failure_code(const breadth_error *self, int32_t *out, breadth_error **error);
breadth_status breadth_missing_key(const breadth_error *self, breadth_str *out, breadth_owner **owner,
                                               breadth_error **error);
