typedef int32_t geo_status;
enum {
  GEO_OK = 0,
  GEO_ERROR = 1,
  GEO_ERROR_VALUE = 2,
  GEO_ERROR_TYPE = 3,
  GEO_ERROR_INDEX = 4,
  GEO_ERROR_OVERFLOW = 5,
  GEO_ERROR_MEMORY = 6,
  GEO_ERROR_OS = 7,
  GEO_ERROR_UNICODE = 8,
  GEO_ERROR_HANDLE = 9,
  GEO_ERROR_READONLY = 10,
  GEO_ERROR_BORROW = 11,
  GEO_ERROR_STALE = 12,
  GEO_ERROR_CANCELLED = 13,
  GEO_ERROR_HOST = 14,
  GEO_WOULD_BLOCK = 15,
  GEO_ERROR_PARALLEL = 256
};
typedef struct geo_error geo_error;
geo_status geo_error_status(const geo_error *error);
const char *geo_error_type(const geo_error *error);
const char *geo_error_message(const geo_error *error);
const geo_error *geo_error_cause(const geo_error *error);
int geo_error_errno(const geo_error *error);
const char *geo_error_path(const geo_error *error);
const char *geo_error_where(const geo_error *error);
void *geo_error_host(const geo_error *error);
void geo_error_free(geo_error *error);
typedef struct geo_owner geo_owner;
void geo_release(geo_owner *owner);
#define GEO_ABI 1
const char *geo_version(void);
uint32_t geo_abi(void);
const char *geo_manifest(void);
bool geo_nowait(bool on);
typedef int32_t geo_interrupt_fn(void *context, bool ended);
void geo_on_interrupt(geo_interrupt_fn *ask, void *context);
size_t geo_live_handles(void);
typedef struct geo_str {
  const char *data;
  size_t size;
} geo_str;
typedef int32_t geo_join;
enum { GEO_JOIN_MITRE = 1, GEO_JOIN_ROUND = 2, GEO_JOIN_BEVEL = 3 };
typedef struct geo_path geo_path;
typedef struct geo_point {
  double x;
  double y;
} geo_point;
typedef struct geo_optional_point {
  bool has;
  geo_point value;
} geo_optional_point;
geo_status geo_path_new(const char *name, size_t name_size, geo_join join, geo_path **out, geo_error **error);
void geo_path_free(geo_path *self);
geo_path *geo_path_retain(geo_path *self);
geo_status geo_path_copy(const geo_path *self, geo_path **out, geo_error **error);
geo_status geo_path_add(geo_path *self, const geo_point *p, geo_path **out, geo_error **error);
geo_status geo_path_extend(geo_path *self, const geo_point *points, size_t points_size, geo_error **error);
geo_status geo_path_length(const geo_path *self, double *out, geo_error **error);
geo_status geo_path_name(const geo_path *self, geo_str *out, geo_owner **owner, geo_error **error);
geo_status geo_path_set_name(geo_path *self, const char *name, size_t name_size, geo_error **error);
geo_status geo_path_size(const geo_path *self, uint64_t *out, geo_error **error);
geo_status geo_path_getitem(const geo_path *self, uint64_t i, geo_point *out, geo_error **error);
geo_status geo_path_nearest(const geo_path *self, const geo_point *to, double radius, geo_optional_point *out,
                                    geo_error **error);
geo_status geo_meet(const geo_point *a, const geo_point *b, const geo_point *c, const geo_point *d, double eps,
                            geo_point *out, geo_error **error);
geo_status geo_parallel_angle(const geo_error *self, double *out, geo_error **error);
