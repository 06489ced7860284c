// Text that nobody in a program refers to, and that stays in its file all the same, for those who read that.
#pragma once

// FERRULE_KEPT(geo_inspection_1) = "…";
#if defined(__has_attribute)
#if __has_attribute(retain) && defined(__ELF__)
#define FERRULE_KEPT(name) __attribute__((used, retain)) static const char name[]
#endif
#endif
#if !defined(FERRULE_KEPT) && defined(__GNUC__)
#define FERRULE_KEPT(name) __attribute__((used)) static const char name[]
#elif !defined(FERRULE_KEPT)
// With external linkage: it has no reason to go.
#define FERRULE_KEPT(name)  \
  extern const char name[]; \
  const char name[]
#endif
