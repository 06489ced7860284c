typedef int32_t fields_status;
enum {
  FIELDS_OK = 0,
  FIELDS_ERROR = 1,
  FIELDS_ERROR_VALUE = 2,
  FIELDS_ERROR_TYPE = 3,
  FIELDS_ERROR_INDEX = 4,
  FIELDS_ERROR_OVERFLOW = 5,
  FIELDS_ERROR_MEMORY = 6,
  FIELDS_ERROR_OS = 7,
  FIELDS_ERROR_UNICODE = 8,
  FIELDS_ERROR_HANDLE = 9,
  FIELDS_ERROR_READONLY = 10,
  FIELDS_ERROR_BORROW = 11,
  FIELDS_ERROR_STALE = 12,
  FIELDS_ERROR_CANCELLED = 13,
  FIELDS_ERROR_HOST = 14,
  FIELDS_WOULD_BLOCK = 15
};
typedef struct fields_error fields_error;
fields_status fields_error_status(const fields_error *error);
const char *fields_error_type(const fields_error *error);
const char *fields_error_message(const fields_error *error);
const fields_error *fields_error_cause(const fields_error *error);
int fields_error_errno(const fields_error *error);
const char *fields_error_path(const fields_error *error);
const char *fields_error_where(const fields_error *error);
void *fields_error_host(const fields_error *error);
void fields_error_free(fields_error *error);
typedef struct fields_owner fields_owner;
void fields_release(fields_owner *owner);
#define FIELDS_ABI 1
const char *fields_version(void);
uint32_t fields_abi(void);
const char *fields_manifest(void);
bool fields_nowait(bool on);
typedef int32_t fields_interrupt_fn(void *context, bool ended);
void fields_on_interrupt(fields_interrupt_fn *ask, void *context);
size_t fields_live_handles(void);
typedef struct fields_str {
  const char *data;
  size_t size;
} fields_str;
typedef struct fields_place {
  double x;
  double y;
  double z;
  int32_t a;
  int32_t b;
} fields_place;
