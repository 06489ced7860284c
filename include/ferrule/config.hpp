// What every header of ferrule's runtime agrees on: its version, and how its symbols stay inside one library.
#pragma once

// Bumped whenever two libraries, made with different versions of these headers, could disagree about an inline entity.
// With hidden visibility on top, two ferrule libraries in one process never see each other.  (Used only as
// `inline namespace FERRULE_ABI_NAMESPACE {`: it carries the visibility too, so that no header can forget it.)
#define FERRULE_ABI_NAMESPACE v1 FERRULE_HIDDEN

#if defined(__GNUC__)
#define FERRULE_HIDDEN __attribute__((visibility("hidden")))
#define FERRULE_MAY_ALIAS __attribute__((may_alias, visibility("hidden")))
#define FERRULE_COLD __attribute__((noinline, cold))
#else
#define FERRULE_HIDDEN
#define FERRULE_MAY_ALIAS
#define FERRULE_COLD
#endif

// What a library shows of itself: the C API.
#if defined(_WIN32)
#define FERRULE_EXPORT __declspec(dllexport)
#elif defined(__GNUC__)
#define FERRULE_EXPORT __attribute__((visibility("default")))
#else
#define FERRULE_EXPORT
#endif
