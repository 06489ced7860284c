/* The parts of the C ABI that are the same in every ferrule library, as C11.
 *
 * A generated header (geo.h) is self-contained and does not include this file: it declares the same structs under its own
 * prefix (geo_owner for ferrule_owner, …), only those that it uses.  They have exactly these layouts, so a program that
 * handles several libraries may treat them alike.  docs/abi.md has the rules; abi.hpp the same shapes for C++.
 *
 * Where a struct depends on a signature or a class (a function, an interface table), the generator writes one for each; the
 * comments below show the form.
 */
#ifndef FERRULE_ABI_H
#define FERRULE_ABI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- statuses: below 256 ferrule's own, the same everywhere; from 256 on the library's error classes ------------------- */

typedef int32_t ferrule_status;
enum {
  FERRULE_OK = 0,
  FERRULE_ERROR = 1,
  FERRULE_ERROR_VALUE = 2,
  FERRULE_ERROR_TYPE = 3,
  FERRULE_ERROR_INDEX = 4,
  FERRULE_ERROR_OVERFLOW = 5,
  FERRULE_ERROR_MEMORY = 6,
  FERRULE_ERROR_OS = 7,
  FERRULE_ERROR_UNICODE = 8,
  FERRULE_ERROR_HANDLE = 9,
  FERRULE_ERROR_READONLY = 10,
  FERRULE_ERROR_BORROW = 11,
  FERRULE_ERROR_STALE = 12,
  FERRULE_ERROR_CANCELLED = 13,
  FERRULE_ERROR_HOST = 14,
  FERRULE_WOULD_BLOCK = 15
};

/* Opaque, and one library's own: an error is only ever given to the accessors of the library that it came from. */
typedef struct ferrule_error ferrule_error;

/* ---- memory of a result ------------------------------------------------------------------------------------------------ */

/* What every owner begins with.  A library's geo_release() calls drop; so does the library for an owner that a callback
 * filled.  drop is called once, from any thread. */
typedef struct ferrule_owner {
  void (*drop)(struct ferrule_owner *self);
} ferrule_owner;

/* ---- str, bytes, path; list and map have the same form with other items ------------------------------------------------ */

typedef struct ferrule_str {
  const char *data;
  size_t size;
} ferrule_str;

/* ---- function<R(A...)> --------------------------------------------------------------------------------------------------
 *
 *   typedef struct geo_function_i32_to_str {
 *     geo_status (*call)(void *context, int32_t argument0, geo_str *out, geo_owner **owner, geo_error **error);
 *     void *context;
 *     void (*drop)(void *context);
 *   } geo_function_i32_to_str;
 *
 * call has the same parameters, in the same order, as a C function of that signature would have, after the context.
 * This is the one for functions without parameters and result, and what a future tells its readiness by. */
typedef struct ferrule_function {
  ferrule_status (*call)(void *context, ferrule_error **error);
  void *context;
  void (*drop)(void *context); /* may be NULL */
} ferrule_function;

/* ---- interface<T> -------------------------------------------------------------------------------------------------------
 *
 *   typedef struct geo_plugin_table {
 *     size_t size;                                  // sizeof(geo_plugin_table) as the implementer knows it
 *     void (*drop)(void *context);                  // may be NULL
 *     geo_status (*name)(void *context, geo_str *out, geo_owner **owner, geo_error **error);   // NULL: not overridden
 *     …                                             // later versions of the library add at the end
 *   } geo_plugin_table;
 *   geo_status geo_plugin_implement(const geo_plugin_table *table, void *context, geo_plugin **out, geo_error **error);
 */

/* ---- object: something of the host's that C++ only passes around ------------------------------------------------------- */

/* What can be done to the objects of one host.  Static; later versions add at the end. */
typedef struct ferrule_host {
  size_t size;                     /* sizeof(ferrule_host) as the host knows it */
  const char *name;                /* "python" */
  void (*retain)(void *object);    /* from any thread, as release */
  void (*release)(void *object);
  /* Its text, as the host would print it.  May be NULL. */
  ferrule_status (*text)(void *object, ferrule_str *out, ferrule_owner **owner, ferrule_error **error);
} ferrule_host;

typedef struct ferrule_object {
  void *object; /* NULL: no object */
  const ferrule_host *host;
} ferrule_object;

/* ---- array: DLPack, version 1 ------------------------------------------------------------------------------------------ */

/* Those of dlpack.h, where the program has not included that.  Generated headers only name the struct. */
#ifndef DLPACK_DLPACK_H_
#define DLPACK_DLPACK_H_

#define DLPACK_MAJOR_VERSION 1
#define DLPACK_MINOR_VERSION 0
#define DLPACK_FLAG_BITMASK_READ_ONLY (1UL << 0UL)
#define DLPACK_FLAG_BITMASK_IS_COPIED (1UL << 1UL)

typedef struct {
  uint32_t major;
  uint32_t minor;
} DLPackVersion;

typedef enum { kDLCPU = 1 } DLDeviceType;

typedef struct {
  int32_t device_type; /* a DLDeviceType */
  int32_t device_id;
} DLDevice;

typedef enum { kDLInt = 0, kDLUInt = 1, kDLFloat = 2, kDLComplex = 5, kDLBool = 6 } DLDataTypeCode;

typedef struct {
  uint8_t code;
  uint8_t bits;
  uint16_t lanes;
} DLDataType;

typedef struct {
  void *data;
  DLDevice device;
  int32_t ndim;
  DLDataType dtype;
  int64_t *shape;
  int64_t *strides; /* in items; NULL: compact, the last index varies fastest */
  uint64_t byte_offset;
} DLTensor;

typedef struct DLManagedTensorVersioned {
  DLPackVersion version;
  void *manager_ctx;
  void (*deleter)(struct DLManagedTensorVersioned *self);
  uint64_t flags;
  DLTensor dl_tensor;
} DLManagedTensorVersioned;

#endif /* DLPACK_DLPACK_H_ */

#ifdef __cplusplus
}
#endif
#endif
