/* A future: polled, awaited, told by, cancelled, also while somebody waits for it. */
#include <pthread.h>

#include "check.h"

static hand_future_str *later(const char *text, double seconds) {
  hand_future_str *made = NULL;
  CHECK(hand_later(text, strlen(text), seconds, &made, NULL) == HAND_OK);
  return made;
}

static void polled_and_awaited(void) {
  bool ready = true, cancelled = false;
  hand_error *error = NULL;
  hand_future_str *slow = later("late", 1000); /* not ready however slow the machine is */
  CHECK(hand_future_str_poll(slow, &ready, &error) == HAND_OK && !ready);
  CHECK(hand_future_str_wait(slow, 0.001, &ready, &error) == HAND_OK && !ready);
  CHECK(hand_future_str_cancel(slow, &cancelled, &error) == HAND_OK && cancelled);
  hand_future_str_free(slow);
  hand_future_str *future = later("done", 0.05);
  CHECK(hand_future_str_wait(future, -1, &ready, &error) == HAND_OK && ready);
  hand_str text = {NULL, 0};
  hand_owner *owner = NULL;
  for (int i = 0; i < 2; ++i) {
    CHECK(hand_future_str_get(future, &text, &owner, &error) == HAND_OK && says(text, "done"));
    hand_release(owner);
  }
  cancelled = true;
  CHECK(hand_future_str_cancel(future, &cancelled, &error) == HAND_OK && !cancelled);
  hand_future_str_free(future);
}

static void failing(void) {
  hand_future_str *future = later("", 0);
  hand_error *error = NULL;
  hand_str text = {NULL, 0};
  hand_owner *owner = NULL;
  hand_status status = hand_future_str_get(future, &text, &owner, &error);
  CHECK(failed(status, error, HAND_ERROR_VALUE, "there is no text"));
  hand_future_str_free(future);
}

typedef struct waiting {
  hand_future_str *future;
  hand_status status;
} waiting;

static void *wait_for_it(void *context) {
  waiting *self = context;
  hand_str text = {NULL, 0};
  hand_owner *owner = NULL;
  self->status = hand_future_str_get(self->future, &text, &owner, NULL);
  return NULL;
}

static void cancelled_while_awaited(void) {
  waiting other = {later("never", 1000), HAND_OK};
  pthread_t thread;
  CHECK(pthread_create(&thread, NULL, wait_for_it, &other) == 0);
  bool ready = true, cancelled = false;
  CHECK(hand_future_str_wait(other.future, 0.02, &ready, NULL) == HAND_OK && !ready);
  CHECK(hand_future_str_cancel(other.future, &cancelled, NULL) == HAND_OK && cancelled);
  CHECK(pthread_join(thread, NULL) == 0);
  CHECK(other.status == HAND_ERROR_CANCELLED);
  hand_error *error = NULL;
  hand_str text = {NULL, 0};
  hand_owner *owner = NULL;
  hand_status status = hand_future_str_get(other.future, &text, &owner, &error);
  CHECK(failed(status, error, HAND_ERROR_CANCELLED, "it was cancelled"));
  hand_future_str_free(other.future);
}

typedef struct news {
  pthread_mutex_t lock;
  pthread_cond_t changed;
  int calls, drops;
  hand_future_str *to_free;
} news;

static hand_status told(void *context, hand_error **error) {
  news *self = context;
  *error = hand_error_new(HAND_ERROR, "RuntimeError", "nobody hears this", NULL, NULL, NULL);
  pthread_mutex_lock(&self->lock);
  ++self->calls;
  pthread_mutex_unlock(&self->lock);
  hand_future_str_free(self->to_free); /* on the very thread that made it ready */
  return HAND_ERROR;
}

static void drop_news(void *context) {
  news *self = context;
  pthread_mutex_lock(&self->lock);
  ++self->drops;
  pthread_cond_signal(&self->changed);
  pthread_mutex_unlock(&self->lock);
}

static void on_ready(void) {
  news mine = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, 0, NULL};
  const hand_function function = {told, &mine, drop_news};
  mine.to_free = later("soon", 0.02);
  CHECK(hand_future_str_on_ready(mine.to_free, &function, NULL) == HAND_OK);
  pthread_mutex_lock(&mine.lock);
  while (mine.drops == 0) pthread_cond_wait(&mine.changed, &mine.lock);
  CHECK(mine.calls == 1 && mine.drops == 1);
  pthread_mutex_unlock(&mine.lock);

  hand_future_str *ready = later("at once", 0);
  CHECK(hand_future_str_wait(ready, -1, &(bool){false}, NULL) == HAND_OK);
  mine.to_free = NULL;
  CHECK(hand_future_str_on_ready(ready, &function, NULL) == HAND_OK);
  CHECK(mine.calls == 2 && mine.drops == 2);
  hand_future_str_free(ready);
  CHECK(hand_future_str_on_ready(ready, &function, NULL) == HAND_ERROR_HANDLE);
  CHECK(mine.calls == 2 && mine.drops == 3);
}

int main(void) {
  polled_and_awaited();
  failing();
  cancelled_while_awaited();
  on_ready();
  hand_future_str_free(later("nobody waits", 1000));
  CHECK(hand_live_handles() == 0);
  return 0;
}
