/* What the programs share: a check that stops at the first thing that is not so. */
#ifndef HAND_CHECK_H
#define HAND_CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hand.h"

#define CHECK(what)                                              \
  do {                                                           \
    if (!(what)) {                                               \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #what); \
      exit(1);                                                   \
    }                                                            \
  } while (0)

#define TEXT(literal) literal, sizeof(literal) - 1

static inline bool says(hand_str text, const char *expected) {
  return text.size == strlen(expected) && memcmp(text.data, expected, text.size) == 0;
}

/* The error is the one that was expected, and is freed. */
static inline bool failed(hand_status status, hand_error *error, hand_status expected, const char *message) {
  bool as_expected = status == expected && error && hand_error_status(error) == expected && strcmp(hand_error_message(error), message) == 0;
  if (!as_expected) fprintf(stderr, "status %d: %s\n", (int)status, error ? hand_error_message(error) : "no error");
  hand_error_free(error);
  return as_expected;
}

#endif
