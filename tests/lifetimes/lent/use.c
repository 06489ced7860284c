/* The same in C: buffers are written over as soon as a call is back. */
#include <lent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char buffer[64];

static const char *text(const char *word) {
  snprintf(buffer, sizeof buffer, "%s-%s", word, "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy");
  return buffer;
}

static void need(lent_status status) {
  memset(buffer, '#', sizeof buffer);
  if (status == 0) return;
  fprintf(stderr, "status %d\n", (int)status);
  exit(1);
}

static void same(lent_str got, lent_owner *owner, const char *word) {
  char wanted[64];
  memcpy(wanted, text(word), sizeof wanted);
  if (got.size != strlen(wanted) || memcmp(got.data, wanted, got.size) != 0) {
    fprintf(stderr, "%.*s is not %s\n", (int)got.size, got.data, wanted);
    exit(1);
  }
  lent_release(owner);
}

int main(void) {
  lent_str got;
  lent_owner *owner;
  size_t size = strlen(text("x"));

  lent_word *word;
  need(lent_word_new(text("a"), size, &word, NULL));
  need(lent_word_text(word, &got, &owner, NULL));
  same(got, owner, "a");
  need(lent_word_set(word, text("b"), size, NULL));
  need(lent_word_text(word, &got, &owner, NULL));
  same(got, owner, "b");
  lent_word_free(word);

  /* What an argument lent to one view lives as long as the last that was made of it. */
  lent_view *view, *part;
  need(lent_view_new(text("c"), size, &view, NULL));
  need(lent_view_part(view, 0, &part, NULL));
  lent_view_free(view);
  need(lent_view_text(part, &got, &owner, NULL));
  same(got, owner, "c");
  lent_view_free(part);

  lent_album *album;
  need(lent_album_new(&album, NULL));
  need(lent_boxed(text("d"), size, &view, NULL));
  need(lent_album_take(album, view, NULL));
  lent_view_free(view);
  need(lent_album_text(album, &got, &owner, NULL));
  same(got, owner, "d");
  lent_album_free(album);
  return 0;
}
