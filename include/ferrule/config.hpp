// What every header of ferrule's runtime agrees on: its version, and how its symbols stay inside one library.
#pragma once

// Bumped whenever two libraries, made with different versions of these headers, could disagree about an inline entity.
// With hidden visibility on top, two ferrule libraries in one process never see each other.  (Used only as
// `inline namespace FERRULE_ABI_NAMESPACE {`: it carries the visibility too, so that no header can forget it.)
#define FERRULE_ABI_NAMESPACE v1 FERRULE_HIDDEN

// Whether the compiler was asked for small code (-Os): then what surrounds the calls is compiled once, and not as a part of each.
#if defined(__OPTIMIZE_SIZE__)
#define FERRULE_FOR_SIZE 1
#else
#define FERRULE_FOR_SIZE 0
#endif

#if defined(__GNUC__)
#define FERRULE_HIDDEN __attribute__((visibility("hidden")))
#define FERRULE_MAY_ALIAS __attribute__((may_alias, visibility("hidden")))
#define FERRULE_COLD __attribute__((noinline, cold))
#if FERRULE_FOR_SIZE
#define FERRULE_INLINE inline
#else
#define FERRULE_INLINE __attribute__((always_inline)) inline
#endif
#define FERRULE_APART __attribute__((noinline))
#define FERRULE_LIKELY(x) __builtin_expect(!!(x), 1)
#else
#define FERRULE_HIDDEN
#define FERRULE_MAY_ALIAS
#define FERRULE_COLD
#define FERRULE_INLINE inline
#define FERRULE_APART
#define FERRULE_LIKELY(x) (x)
#endif

// FERRULE_INLINE: what every call goes through.  A call is many small functions, which compilers judge one by one, and leave
// standing now here, now there; for small code they may.  FERRULE_APART: what is not to become a part of it, as only some calls
// need it.  FERRULE_COLD: what none needs unless something is wrong, or has to wait.

// What a library shows of itself: the C API.
#if defined(_WIN32)
#define FERRULE_EXPORT __declspec(dllexport)
#elif defined(__GNUC__)
#define FERRULE_EXPORT __attribute__((visibility("default")))
#else
#define FERRULE_EXPORT
#endif
