typedef int32_t special_status;
enum {
  SPECIAL_OK = 0,
  SPECIAL_ERROR = 1,
  SPECIAL_ERROR_VALUE = 2,
  SPECIAL_ERROR_TYPE = 3,
  SPECIAL_ERROR_INDEX = 4,
  SPECIAL_ERROR_OVERFLOW = 5,
  SPECIAL_ERROR_MEMORY = 6,
  SPECIAL_ERROR_OS = 7,
  SPECIAL_ERROR_UNICODE = 8,
  SPECIAL_ERROR_HANDLE = 9,
  SPECIAL_ERROR_READONLY = 10,
  SPECIAL_ERROR_BORROW = 11,
  SPECIAL_ERROR_STALE = 12,
  SPECIAL_ERROR_CANCELLED = 13,
  SPECIAL_ERROR_HOST = 14,
  SPECIAL_WOULD_BLOCK = 15
};
typedef struct special_error special_error;
special_status special_error_status(const special_error *error);
const char *special_error_type(const special_error *error);
const char *special_error_message(const special_error *error);
const special_error *special_error_cause(const special_error *error);
int special_error_errno(const special_error *error);
const char *special_error_path(const special_error *error);
const char *special_error_where(const special_error *error);
void *special_error_host(const special_error *error);
void special_error_free(special_error *error);
typedef struct special_owner special_owner;
void special_release(special_owner *owner);
#define SPECIAL_ABI 1
const char *special_version(void);
uint32_t special_abi(void);
const char *special_manifest(void);
bool special_nowait(bool on);
typedef int32_t special_interrupt_fn(void *context, bool ended);
void special_on_interrupt(special_interrupt_fn *ask, void *context);
size_t special_live_handles(void);
typedef struct special_str {
  const char *data;
  size_t size;
} special_str;
typedef struct special_name special_name;
typedef struct special_words special_words;
typedef struct special_file special_file;
typedef struct special_plain special_plain;
typedef struct special_words_iterator special_words_iterator;
typedef struct special_entry_str_i32 {
  special_str key;
  int32_t value;
} special_entry_str_i32;
typedef struct special_map_str_i32 {
  const special_entry_str_i32 *data;
  size_t size;
} special_map_str_i32;
typedef struct special_tuple_str_i32 {
  special_str item0;
  int32_t item1;
} special_tuple_str_i32;
special_status special_name_new(const char *text, size_t text_size, special_name **out, special_error **error);
void special_name_free(special_name *self);
special_name *special_name_retain(special_name *self);
special_status special_name_copy(const special_name *self, special_name **out, special_error **error);
special_status special_name_equal(const special_name *self, const special_name *other, bool *out,
                                              special_error **error);
special_status special_name_add(const special_name *self, const special_name *right, special_name **out,
                                            special_error **error);
special_status special_name_to_str(const special_name *self, special_str *out, special_owner **owner,
                                               special_error **error);
special_status special_name_hash(const special_name *self, uint64_t *out, special_error **error);
special_status special_words_new(const special_entry_str_i32 *items, size_t items_size, special_words **out,
                                             special_error **error);
void special_words_free(special_words *self);
special_words *special_words_retain(special_words *self);
special_status special_words_copy(const special_words *self, special_words **out, special_error **error);
special_status special_words_setitem(special_words *self, const char *word, size_t word_size, int32_t value,
                                                 special_error **error);
special_status special_words_getitem(const special_words *self, const char *word, size_t word_size, int32_t *out,
                                                 special_error **error);
special_status special_words_erase(special_words *self, const char *word, size_t word_size, uint64_t *out,
                                               special_error **error);
special_status special_words_items(const special_words *self, special_map_str_i32 *out, special_owner **owner,
                                               special_error **error);
special_status special_words_contains(const special_words *self, const char *word, size_t word_size, bool *out,
                                                  special_error **error);
special_status special_words_delitem(special_words *self, const char *word, size_t word_size, special_error **error);
special_status special_words_iter(const special_words *self, special_words_iterator **out, special_error **error);
special_status special_file_new(const char *name, size_t name_size, special_file **out, special_error **error);
void special_file_free(special_file *self);
special_file *special_file_retain(special_file *self);
special_status special_file_close(special_file *self, special_error **error);
special_status special_file_state(special_file *self, special_str *out, special_owner **owner, special_error **error);
special_status special_file_self(const special_file *self, special_file **out, special_error **error);
special_status special_plain_new(special_plain **out, special_error **error);
void special_plain_free(special_plain *self);
special_plain *special_plain_retain(special_plain *self);
special_status special_plain_copy(const special_plain *self, special_plain **out, special_error **error);
special_status special_plain_number(const special_plain *self, int32_t *out, special_error **error);
special_status special_plain_set_number(special_plain *self, int32_t value, special_error **error);
special_status special_plain_text(const special_plain *self, special_str *out, special_owner **owner,
                                              special_error **error);
special_status special_plain_set_text(special_plain *self, const char *value, size_t value_size, special_error **error);
void special_words_iterator_free(special_words_iterator *self);
special_words_iterator *special_words_iterator_retain(special_words_iterator *self);
special_status special_words_iterator_next(special_words_iterator *self, bool *has, special_tuple_str_i32 *out,
                                                       special_owner **owner, special_error **error);
special_status special_greet(const special_name *name, special_str *out, special_owner **owner, special_error **error);
special_status special_length_name(const special_name *name, int32_t *out, special_error **error);
special_status special_length_f64(double number, int32_t *out, special_error **error);
