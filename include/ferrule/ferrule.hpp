// What user code includes: annotations, and nothing else.
//
// FERRULE(...) marks what is to be exported.  It is empty for every compiler; only the generator's own parse, which
// defines FERRULE_GENERATOR, sees an annotation.  docs/annotations.md lists the keys.
#pragma once

#if defined(FERRULE_GENERATOR)
#define FERRULE(...) [[clang::annotate("ferrule:" #__VA_ARGS__)]]
#else
#define FERRULE(...)
#endif
