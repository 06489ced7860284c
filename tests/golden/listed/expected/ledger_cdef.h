typedef int32_t ledger_status;
enum {
  LEDGER_OK = 0,
  LEDGER_ERROR = 1,
  LEDGER_ERROR_VALUE = 2,
  LEDGER_ERROR_TYPE = 3,
  LEDGER_ERROR_INDEX = 4,
  LEDGER_ERROR_OVERFLOW = 5,
  LEDGER_ERROR_MEMORY = 6,
  LEDGER_ERROR_OS = 7,
  LEDGER_ERROR_UNICODE = 8,
  LEDGER_ERROR_HANDLE = 9,
  LEDGER_ERROR_READONLY = 10,
  LEDGER_ERROR_BORROW = 11,
  LEDGER_ERROR_STALE = 12,
  LEDGER_ERROR_CANCELLED = 13,
  LEDGER_ERROR_HOST = 14,
  LEDGER_WOULD_BLOCK = 15,
  LEDGER_ERROR_OVERDRAWN = 256
};
typedef struct ledger_error ledger_error;
ledger_status ledger_error_status(const ledger_error *error);
const char *ledger_error_type(const ledger_error *error);
const char *ledger_error_message(const ledger_error *error);
const ledger_error *ledger_error_cause(const ledger_error *error);
int ledger_error_errno(const ledger_error *error);
const char *ledger_error_path(const ledger_error *error);
const char *ledger_error_where(const ledger_error *error);
void *ledger_error_host(const ledger_error *error);
void ledger_error_free(ledger_error *error);
typedef struct ledger_owner ledger_owner;
void ledger_release(ledger_owner *owner);
#define LEDGER_ABI 1
const char *ledger_version(void);
uint32_t ledger_abi(void);
const char *ledger_manifest(void);
bool ledger_nowait(bool on);
typedef int32_t ledger_interrupt_fn(void *context, bool ended);
void ledger_on_interrupt(ledger_interrupt_fn *ask, void *context);
size_t ledger_live_handles(void);
typedef struct ledger_str {
  const char *data;
  size_t size;
} ledger_str;
const char *ledger_class_of(const void *handle);
bool ledger_is_a(const void *handle, const char *name);
#define LEDGER_ACCOUNT_MAX_ENTRIES 1000
typedef uint32_t ledger_currency;
enum { LEDGER_CURRENCY_EUR = 0, LEDGER_CURRENCY_USD = 5, LEDGER_CURRENCY_GBP = 6 };
typedef uint8_t ledger_account_kind;
enum { LEDGER_ACCOUNT_KIND_CURRENT = 0, LEDGER_ACCOUNT_KIND_SAVINGS = 1 };
typedef struct ledger_account ledger_account;
typedef struct ledger_savings ledger_savings;
typedef struct ledger_printer ledger_printer;
typedef struct ledger_options ledger_options;
typedef struct ledger_clerk ledger_clerk;
typedef struct ledger_place ledger_place;
typedef struct ledger_holder ledger_holder;
typedef struct ledger_ledger ledger_ledger;
typedef struct ledger_ledger_page ledger_ledger_page;
typedef struct ledger_account_iterator ledger_account_iterator;
typedef struct ledger_entry {
  ledger_str what;
  int64_t cents;
  ledger_currency currency;
} ledger_entry;
typedef struct ledger_list_entry {
  const ledger_entry *data;
  size_t size;
} ledger_list_entry;
typedef struct ledger_list_i64 {
  const int64_t *data;
  size_t size;
} ledger_list_i64;
typedef struct ledger_entry_str_list_i64 {
  ledger_str key;
  ledger_list_i64 value;
} ledger_entry_str_list_i64;
typedef struct ledger_map_str_list_i64 {
  const ledger_entry_str_list_i64 *data;
  size_t size;
} ledger_map_str_list_i64;
typedef struct ledger_tuple_bool_i32 {
  bool item0;
  int32_t item1;
} ledger_tuple_bool_i32;
ledger_status ledger_account_new(ledger_account **out, ledger_error **error);
ledger_status ledger_account_new_str_account_kind(const char *owner, size_t owner_size, ledger_account_kind kind,
                                                             ledger_account **out, ledger_error **error);
ledger_status ledger_account_new_str(const char *owner, size_t owner_size, ledger_account **out, ledger_error **error);
void ledger_account_free(ledger_account *self);
ledger_account *ledger_account_retain(ledger_account *self);
ledger_status ledger_account_copy(const ledger_account *self, ledger_account **out, ledger_error **error);
ledger_status ledger_account_deposit(ledger_account *self, int64_t cents, const char *what, size_t what_size,
                                                int64_t *out, ledger_error **error);
ledger_status ledger_account_withdraw(ledger_account *self, int64_t cents, ledger_error **error);
ledger_status ledger_account_balance(const ledger_account *self, int64_t *out, ledger_error **error);
ledger_status ledger_account_entries(const ledger_account *self, ledger_list_entry *out, ledger_owner **owner,
                                                ledger_error **error);
ledger_status ledger_account_getitem(const ledger_account *self, uint64_t i, ledger_entry *out, ledger_owner **owner,
                                                ledger_error **error);
ledger_status ledger_account_setitem(ledger_account *self, uint64_t i, const ledger_entry *value, ledger_error **error);
ledger_status ledger_account_size(const ledger_account *self, uint64_t *out, ledger_error **error);
ledger_status ledger_account_contains(const ledger_account *self, const char *what, size_t what_size, bool *out,
                                                 ledger_error **error);
ledger_status ledger_account_by_name(const ledger_account *self, ledger_map_str_list_i64 *out, ledger_owner **owner,
                                                ledger_error **error);
ledger_status ledger_account_iadd(ledger_account *self, const ledger_account *other, ledger_account **out,
                                             ledger_error **error);
ledger_status ledger_account_to_bool(const ledger_account *self, bool *out, ledger_error **error);
ledger_status ledger_account_parent(ledger_account *self, ledger_account **out, ledger_error **error);
ledger_status ledger_account_joint(const ledger_account *a, const ledger_account *b, ledger_account **out,
                                              ledger_error **error);
ledger_status ledger_account_open(const char *owner, size_t owner_size, ledger_account **out, ledger_error **error);
ledger_status ledger_account_owner(const ledger_account *self, ledger_str *out, ledger_owner **owner,
                                              ledger_error **error);
ledger_status ledger_account_set_owner(ledger_account *self, const char *value, size_t value_size, ledger_error **error);
ledger_status ledger_account_number(const ledger_account *self, int32_t *out, ledger_error **error);
ledger_status ledger_account_add(const ledger_account *self, const ledger_account *b, ledger_account **out,
                                            ledger_error **error);
ledger_status ledger_account_equal(const ledger_account *self, const ledger_account *b, bool *out, ledger_error **error);
ledger_status ledger_account_iter(const ledger_account *self, ledger_account_iterator **out, ledger_error **error);
ledger_status ledger_savings_new(double rate, ledger_savings **out, ledger_error **error);
void ledger_savings_free(ledger_savings *self);
ledger_savings *ledger_savings_retain(ledger_savings *self);
ledger_status ledger_savings_copy(const ledger_savings *self, ledger_savings **out, ledger_error **error);
ledger_status ledger_savings_rate(const ledger_savings *self, double *out, ledger_error **error);
ledger_status ledger_savings_set_rate(ledger_savings *self, double rate, ledger_error **error);
ledger_status ledger_printer_new(ledger_printer **out, ledger_error **error);
void ledger_printer_free(ledger_printer *self);
ledger_printer *ledger_printer_retain(ledger_printer *self);
ledger_status ledger_printer_copy(const ledger_printer *self, ledger_printer **out, ledger_error **error);
ledger_status ledger_printer_line(ledger_printer *self, int32_t width, int32_t *out, ledger_error **error);
ledger_status ledger_printer_page(ledger_printer *self, int32_t number, int32_t *out, ledger_error **error);
ledger_status ledger_printer_add(ledger_printer *self, ledger_account *account, ledger_error **error);
ledger_status ledger_printer_ask(const ledger_printer *self, const char *what, size_t what_size,
                                            ledger_tuple_bool_i32 *out, ledger_error **error);
ledger_status ledger_options_new(ledger_options **out, ledger_error **error);
void ledger_options_free(ledger_options *self);
ledger_options *ledger_options_retain(ledger_options *self);
ledger_status ledger_options_copy(const ledger_options *self, ledger_options **out, ledger_error **error);
ledger_status ledger_options_ask(const ledger_options *self, const char *what, size_t what_size,
                                            ledger_tuple_bool_i32 *out, ledger_error **error);
ledger_status ledger_options_account(ledger_options *self, ledger_account **out, ledger_error **error);
ledger_status ledger_options_set_account(ledger_options *self, ledger_account *value, ledger_error **error);
ledger_status ledger_options_width(const ledger_options *self, int32_t *out, ledger_error **error);
ledger_status ledger_options_set_width(ledger_options *self, int32_t value, ledger_error **error);
ledger_status ledger_clerk_new(ledger_clerk **out, ledger_error **error);
void ledger_clerk_free(ledger_clerk *self);
ledger_clerk *ledger_clerk_retain(ledger_clerk *self);
ledger_status ledger_clerk_copy(const ledger_clerk *self, ledger_clerk **out, ledger_error **error);
ledger_status ledger_clerk_open(ledger_clerk *self, ledger_account *account, int32_t number, ledger_error **error);
ledger_status ledger_clerk_close(const ledger_clerk *self, const ledger_account *account, int32_t *out,
                                            ledger_error **error);
ledger_status ledger_clerk_rest(ledger_clerk *self, ledger_error **error);
void ledger_place_free(ledger_place *self);
ledger_place *ledger_place_retain(ledger_place *self);
ledger_status ledger_place_copy(const ledger_place *self, ledger_place **out, ledger_error **error);
ledger_status ledger_place_number(const ledger_place *self, int32_t *out, ledger_error **error);
ledger_status ledger_holder_new(ledger_holder **out, ledger_error **error);
void ledger_holder_free(ledger_holder *self);
ledger_holder *ledger_holder_retain(ledger_holder *self);
ledger_status ledger_holder_account(ledger_holder *self, ledger_account **out, ledger_error **error);
ledger_status ledger_ledger_new(ledger_ledger **out, ledger_error **error);
void ledger_ledger_free(ledger_ledger *self);
ledger_ledger *ledger_ledger_retain(ledger_ledger *self);
ledger_status ledger_ledger_copy(const ledger_ledger *self, ledger_ledger **out, ledger_error **error);
ledger_status ledger_ledger_to_bool(const ledger_ledger *self, bool *out, ledger_error **error);
ledger_status ledger_ledger_page_new(ledger_ledger_page **out, ledger_error **error);
void ledger_ledger_page_free(ledger_ledger_page *self);
ledger_ledger_page *ledger_ledger_page_retain(ledger_ledger_page *self);
ledger_status ledger_ledger_page_copy(const ledger_ledger_page *self, ledger_ledger_page **out, ledger_error **error);
ledger_status ledger_ledger_page_number(const ledger_ledger_page *self, int32_t *out, ledger_error **error);
void ledger_account_iterator_free(ledger_account_iterator *self);
ledger_account_iterator *ledger_account_iterator_retain(ledger_account_iterator *self);
ledger_status ledger_account_iterator_next(ledger_account_iterator *self, bool *has, ledger_entry *out,
                                                      ledger_owner **owner, ledger_error **error);
ledger_status ledger_total_list_entry(const ledger_entry *entries, size_t entries_size, int64_t *out,
                                                 ledger_error **error);
ledger_status ledger_total_account(const ledger_account *account, int64_t *out, ledger_error **error);
ledger_status ledger_find(const char *owner, size_t owner_size, ledger_account **out, ledger_error **error);
ledger_status ledger_overdrawn_missing(const ledger_error *self, int64_t *out, ledger_error **error);
