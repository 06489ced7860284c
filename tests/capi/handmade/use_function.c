/* A callback that returns an owned string, raises, and is dropped on another thread; and a function that C++ made. */
#include <pthread.h>

#include "check.h"

/* An owned string: the owner is the head of the block that holds the text. */
typedef struct owned_text {
  hand_owner head;
  char text[64];
} owned_text;

static int live_texts = 0;

static void drop_text(hand_owner *owner) {
  --live_texts;
  free(owner);
}

typedef struct state {
  const char *name;
  int calls, drops;
  pthread_t dropped_on;
} state;

static int exception = 0; /* stands for an object of the host */
static int exceptions_dropped = 0;

static void drop_exception(void *host) {
  if (host == &exception) ++exceptions_dropped;
}

static hand_status greet(void *context, int32_t number, hand_str *out, hand_owner **owner, hand_error **error) {
  state *self = context;
  ++self->calls;
  if (number == 13) {
    *error = hand_error_new(HAND_ERROR_HOST, "KeyError", "unlucky", &exception, drop_exception, NULL);
    return HAND_ERROR_HOST;
  }
  if (number == 14) return HAND_ERROR_VALUE; /* no error to go with it */
  if (number == 15) {                        /* static memory: no owner */
    out->data = "fifteen";
    out->size = 7;
    return HAND_OK;
  }
  owned_text *made = malloc(sizeof *made);
  made->head.drop = drop_text;
  ++live_texts;
  int size = snprintf(made->text, sizeof made->text, "%s %d", self->name, (int)number);
  if (number == 16) made->text[0] = '\xff';
  out->data = made->text;
  out->size = (size_t)size;
  *owner = &made->head;
  return HAND_OK;
}

static void drop_state(void *context) {
  state *self = context;
  ++self->drops;
  self->dropped_on = pthread_self();
}

static void callbacks(void) {
  state mine = {"hello", 0, 0, pthread_self()};
  const hand_function_i32_to_str function = {greet, &mine, drop_state};
  hand_caller *caller = NULL;
  hand_error *error = NULL;
  hand_str text = {NULL, 0};
  hand_owner *owner = NULL;
  CHECK(hand_caller_new(&function, &caller, &error) == HAND_OK);

  CHECK(hand_caller_call(caller, 7, &text, &owner, &error) == HAND_OK && says(text, "hello 7!"));
  CHECK(live_texts == 0);
  hand_release(owner);
  CHECK(hand_caller_call(caller, 15, &text, &owner, &error) == HAND_OK && says(text, "fifteen!"));
  hand_release(owner);

  /* Its exception comes out as the same object … */
  CHECK(hand_caller_call(caller, 13, &text, &owner, &error) == HAND_ERROR_HOST);
  CHECK(hand_error_host(error) == &exception && exceptions_dropped == 0);
  CHECK(failed(HAND_ERROR_HOST, error, HAND_ERROR_HOST, "unlucky") && exceptions_dropped == 1);
  CHECK(hand_caller_call(caller, 13, &text, &owner, NULL) == HAND_ERROR_HOST && exceptions_dropped == 2);
  /* … or as the cause of another. */
  error = NULL;
  CHECK(hand_caller_call_nested(caller, 13, &text, &owner, &error) == HAND_ERROR_VALUE);
  CHECK(hand_error_host(hand_error_cause(error)) == &exception);
  CHECK(failed(HAND_ERROR_VALUE, error, HAND_ERROR_VALUE, "the function does not like this number") && exceptions_dropped == 3);
  error = NULL;
  hand_status status = hand_caller_call(caller, 14, &text, &owner, &error);
  CHECK(failed(status, error, HAND_ERROR_VALUE, "a callback failed and gave no error"));
  error = NULL;
  status = hand_caller_call(caller, 16, &text, &owner, &error);
  CHECK(failed(status, error, HAND_ERROR_UNICODE, "invalid UTF-8 at byte 0") && live_texts == 0);

  error = NULL;
  CHECK(mine.calls == 7 && mine.drops == 0);
  CHECK(hand_caller_forget(caller, &error) == HAND_OK);
  CHECK(mine.drops == 1 && !pthread_equal(mine.dropped_on, pthread_self()));
  hand_caller_free(caller);
  CHECK(mine.drops == 1);

  const hand_function_i32_to_str without_call = {NULL, &mine, drop_state};
  status = hand_caller_new(&without_call, &caller, &error);
  CHECK(failed(status, error, HAND_ERROR_VALUE, "a function is needed, but its call is NULL"));
  CHECK(mine.drops == 2); /* ours no longer, though the call failed */
  error = NULL;
  status = hand_caller_new(NULL, &caller, &error);
  CHECK(failed(status, error, HAND_ERROR_VALUE, "a function is needed, but it is NULL"));
}

static void functions_of_cpp(void) {
  hand_function_i32_to_str function = {NULL, NULL, NULL};
  hand_error *error = NULL;
  hand_str text = {NULL, 0};
  hand_owner *owner = NULL;
  CHECK(hand_prefixer(TEXT("no. "), &function, &error) == HAND_OK);
  CHECK(function.call(function.context, 7, &text, &owner, &error) == HAND_OK && says(text, "no. 7"));
  hand_release(owner);
  hand_status status = function.call(function.context, -1, &text, &owner, &error);
  CHECK(failed(status, error, 4, "a negative number"));

  /* There and back again: C++ calls its own function through the C form. */
  hand_caller *caller = NULL;
  error = NULL;
  CHECK(hand_caller_new(&function, &caller, &error) == HAND_OK);
  CHECK(hand_caller_call(caller, 8, &text, &owner, &error) == HAND_OK && says(text, "no. 8!"));
  hand_release(owner);
  hand_caller_free(caller);
}

int main(void) {
  callbacks();
  functions_of_cpp();
  CHECK(hand_live_handles() == 0);
  return 0;
}
