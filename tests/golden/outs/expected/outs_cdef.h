typedef int32_t outs_status;
enum {
  OUTS_OK = 0,
  OUTS_ERROR = 1,
  OUTS_ERROR_VALUE = 2,
  OUTS_ERROR_TYPE = 3,
  OUTS_ERROR_INDEX = 4,
  OUTS_ERROR_OVERFLOW = 5,
  OUTS_ERROR_MEMORY = 6,
  OUTS_ERROR_OS = 7,
  OUTS_ERROR_UNICODE = 8,
  OUTS_ERROR_HANDLE = 9,
  OUTS_ERROR_READONLY = 10,
  OUTS_ERROR_BORROW = 11,
  OUTS_ERROR_STALE = 12,
  OUTS_ERROR_CANCELLED = 13,
  OUTS_ERROR_HOST = 14,
  OUTS_WOULD_BLOCK = 15
};
typedef struct outs_error outs_error;
outs_status outs_error_status(const outs_error *error);
const char *outs_error_type(const outs_error *error);
const char *outs_error_message(const outs_error *error);
const outs_error *outs_error_cause(const outs_error *error);
int outs_error_errno(const outs_error *error);
const char *outs_error_path(const outs_error *error);
const char *outs_error_where(const outs_error *error);
void *outs_error_host(const outs_error *error);
void outs_error_free(outs_error *error);
typedef struct outs_owner outs_owner;
void outs_release(outs_owner *owner);
#define OUTS_ABI 1
const char *outs_version(void);
uint32_t outs_abi(void);
const char *outs_manifest(void);
bool outs_nowait(bool on);
typedef int32_t outs_interrupt_fn(void *context, bool ended);
void outs_on_interrupt(outs_interrupt_fn *ask, void *context);
size_t outs_live_handles(void);
typedef struct outs_str {
  const char *data;
  size_t size;
} outs_str;
typedef struct outs_table outs_table;
typedef struct outs_tuple_bool_i32_str {
  bool item0;
  int32_t item1;
  outs_str item2;
} outs_tuple_bool_i32_str;
typedef struct outs_list_i32 {
  const int32_t *data;
  size_t size;
} outs_list_i32;
typedef struct outs_list_f64 {
  const double *data;
  size_t size;
} outs_list_f64;
typedef struct outs_tuple_bool_table {
  bool item0;
  outs_table *item1;
} outs_tuple_bool_table;
typedef struct outs_tuple_bool_str {
  bool item0;
  outs_str item1;
} outs_tuple_bool_str;
typedef struct outs_tuple_bool_i32 {
  bool item0;
  int32_t item1;
} outs_tuple_bool_i32;
typedef struct outs_tuple_i32_i32 {
  int32_t item0;
  int32_t item1;
} outs_tuple_i32_i32;
outs_status outs_table_new(outs_table **out, outs_error **error);
void outs_table_free(outs_table *self);
outs_table *outs_table_retain(outs_table *self);
outs_status outs_table_copy(const outs_table *self, outs_table **out, outs_error **error);
outs_status outs_table_find(const outs_table *self, const char *key, size_t key_size, outs_tuple_bool_i32_str *out,
                                     outs_owner **owner, outs_error **error);
outs_status outs_table_step(outs_table *self, double x, double by, double *out, outs_error **error);
outs_status outs_table_size(const outs_table *self, int32_t *out, outs_error **error);
outs_status outs_table_numbers(const outs_table *self, outs_list_i32 *out, outs_owner **owner, outs_error **error);
outs_status outs_mean(const double *xs, size_t xs_size, double *out, outs_error **error);
outs_status outs_weigh(outs_table *const *tables, size_t tables_size, int32_t *out, outs_error **error);
outs_status outs_ramp(int32_t n, outs_list_f64 *out, outs_owner **owner, outs_error **error);
outs_status outs_open(const char *name, size_t name_size, outs_tuple_bool_table *out, outs_owner **owner,
                               outs_error **error);
outs_status outs_copy(const char *from_, size_t from__size, outs_tuple_bool_str *out, outs_owner **owner,
                               outs_error **error);
outs_status outs_convert(const char *from_, size_t from__size, int32_t hours, outs_tuple_bool_i32 *out,
                                  outs_error **error);
outs_status outs_both(outs_tuple_i32_i32 *out, outs_error **error);
