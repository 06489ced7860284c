/* Drives the library of geo.hpp from C, as any program would; exits with the line of the first thing that is not so. */
#include <stdio.h>
#include <string.h>

#include "geo.h"

#define CHECK(what)                                              \
  do {                                                           \
    if (!(what)) {                                               \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #what); \
      return 1;                                                  \
    }                                                            \
  } while (0)

#define TEXT(literal) literal, sizeof(literal) - 1

static bool says(const geo_str *text, const char *expected) {
  return text->size == strlen(expected) && memcmp(text->data, expected, text->size) == 0;
}

/* The error is the one that was expected, and is freed. */
static bool failed(geo_status status, geo_error *error, geo_status expected, const char *message) {
  bool as_expected = status == expected && error && geo_error_status(error) == expected && strstr(geo_error_message(error), message);
  if (!as_expected) fprintf(stderr, "status %d: %s\n", status, error ? geo_error_message(error) : "no error");
  geo_error_free(error);
  return as_expected;
}

static int records(void) {
  const geo_point a = {0, 0}, b = {2, 2}, c = {0, 2}, d = {2, 0};
  geo_point at = {0, 0};
  geo_error *error = NULL;
  CHECK(geo_meet(&a, &b, &c, &d, 1e-12, &at, &error) == GEO_OK && at.x == 1 && at.y == 1);
  geo_status status = geo_meet(&a, &b, &a, &b, 1e-12, &at, &error);
  CHECK(status == GEO_ERROR_PARALLEL && strcmp(geo_error_type(error), "geo::Parallel") == 0);
  double angle = 7;
  CHECK(geo_parallel_angle(error, &angle, NULL) == GEO_OK && angle == 0);
  CHECK(failed(status, error, GEO_ERROR_PARALLEL, "parallel"));
  CHECK(geo_meet(&a, &b, &a, &b, 1e-12, &at, NULL) == GEO_ERROR_PARALLEL);

  geo_optional_point some = {true, {3, 4}}, other;
  CHECK(geo_mirror(&some, &other, NULL) == GEO_OK && other.has && other.value.x == -3);
  some.has = false;
  CHECK(geo_mirror(&some, &other, NULL) == GEO_OK && !other.has);
  geo_point by;
  CHECK(geo_shift_default_by(&by, NULL) == GEO_OK && geo_shift(&a, &by, &at, NULL) == GEO_OK && at.x == 1 && at.y == 1);
  return 0;
}

static int containers(void) {
  const double one[] = {1, 2}, two[] = {3};
  const geo_entry_str_list_f64 series[] = {{{TEXT("b")}, {one, 2}}, {{TEXT("a")}, {two, 1}}};
  geo_map_str_list_f64 scaled;
  geo_owner *owner = NULL;
  CHECK(geo_scaled(series, 2, 10, &scaled, &owner, NULL) == GEO_OK && scaled.size == 2);
  CHECK(says(&scaled.data[0].key, "a") && scaled.data[0].value.data[0] == 30 && scaled.data[1].value.data[1] == 20);
  geo_release(owner);

  const int32_t numbers[] = {3, 1, 2, 3};
  geo_list_i32 odd;
  CHECK(geo_odd(numbers, 4, &odd, &owner, NULL) == GEO_OK && odd.size == 2 && odd.data[0] == 1 && odd.data[1] == 3);
  geo_release(owner);

  geo_tuple_i32_str quotient;
  geo_error *error = NULL;
  CHECK(geo_divide(7, 2, &quotient, &owner, NULL) == GEO_OK && quotient.item0 == 3 && says(&quotient.item1, "1 left"));
  geo_release(owner);
  geo_status status = geo_divide(7, 0, &quotient, &owner, &error);
  CHECK(failed(status, error, GEO_ERROR_VALUE, "division by zero"));
  return 0;
}

static int paths(void) {
  geo_path *path = NULL, *same = NULL, *both = NULL;
  geo_error *error = NULL;
  CHECK(geo_path_new(TEXT("a"), GEO_JOIN_ROUND, &path, &error) == GEO_OK);
  geo_point p = {0, 0};
  CHECK(geo_path_add(path, &p, NULL, NULL) == GEO_OK);
  p.x = 3;
  CHECK(geo_path_add(path, &p, &same, NULL) == GEO_OK && same == path);
  geo_path_free(same);
  const geo_point more[] = {{3, 4}};
  CHECK(geo_path_extend(path, more, 1, NULL) == GEO_OK);
  double length = 0;
  CHECK(geo_path_length(path, &length, NULL) == GEO_OK && length == 7);
  uint64_t size = 0;
  CHECK(geo_path_size(path, &size, NULL) == GEO_OK && size == 3);
  geo_status status = geo_path_getitem(path, 9, &p, &error);
  CHECK(failed(status, error, GEO_ERROR_INDEX, ""));

  geo_str name;
  geo_owner *owner = NULL;
  CHECK(geo_path_set_name(path, TEXT("h\xc3\xa9"), NULL) == GEO_OK);
  CHECK(geo_path_name(path, &name, &owner, NULL) == GEO_OK && says(&name, "h\xc3\xa9"));
  geo_release(owner);
  status = geo_path_set_name(path, TEXT("h\xff"), &error);
  CHECK(failed(status, error, GEO_ERROR_UNICODE, "invalid UTF-8 at byte 1"));

  geo_optional_point near;
  CHECK(geo_path_nearest(path, more, 1, &near, NULL) == GEO_OK && near.has && near.value.y == 4);
  bool equal = false;
  CHECK(geo_path_or(path, path, &both, NULL) == GEO_OK && geo_path_equal(both, path, &equal, NULL) == GEO_OK && !equal);
  CHECK(geo_consume(both, &size, NULL) == GEO_OK && size == 6);
  status = geo_path_size(both, &size, &error);
  CHECK(failed(status, error, GEO_ERROR_HANDLE, "moved"));
  geo_path_free(both);

  CHECK(geo_path_copy(path, &both, NULL) == GEO_OK && geo_path_equal(both, path, &equal, NULL) == GEO_OK && equal);
  geo_path_free(both);
  status = geo_path_size(NULL, &size, &error);
  CHECK(failed(status, error, GEO_ERROR_HANDLE, ""));
  geo_path_free(path);
  status = geo_path_size(path, &size, &error);
  CHECK(failed(status, error, GEO_ERROR_HANDLE, ""));
  geo_path_free(NULL);
  return 0;
}

static int views(void) {
  geo_path *path = NULL;
  geo_pen *pen = NULL, *shared = NULL;
  double width = 0;
  CHECK(geo_path_unit(&path, NULL) == GEO_OK && geo_path_pen(path, &pen, NULL) == GEO_OK);
  geo_path_free(path); /* the view keeps it */
  CHECK(geo_pen_set_width(pen, 2, NULL) == GEO_OK && geo_pen_width(pen, &width, NULL) == GEO_OK && width == 2);
  CHECK(geo_width_of(pen, &width, NULL) == GEO_OK && width == 2);
  CHECK(geo_width_of(NULL, &width, NULL) == GEO_OK && width == 0);
  CHECK(geo_pen_retain(pen) == pen);
  geo_pen_free(pen);
  geo_pen_free(pen);
  CHECK(geo_shared_pen(&shared, NULL) == GEO_OK && geo_pen_width(shared, &width, NULL) == GEO_OK && width == 3);
  geo_pen_free(shared);
  return 0;
}

static int bases(void) {
  const geo_point corners[] = {{0, 0}, {2, 0}, {2, 3}, {0, 3}};
  geo_loop *loop = NULL;
  double area = 0;
  CHECK(geo_loop_new(TEXT("l"), &loop, NULL) == GEO_OK && geo_path_extend((geo_path *)loop, corners, 4, NULL) == GEO_OK);
  CHECK(geo_loop_area(loop, &area, NULL) == GEO_OK && area == 6);
  CHECK(geo_area_path((const geo_path *)loop, &area, NULL) == GEO_OK && area == 6);
  CHECK(geo_area_f32(1, &area, NULL) == GEO_OK && area > 3.14 && area < 3.15);
  geo_path *path = NULL;
  geo_error *error = NULL;
  CHECK(geo_path_new(TEXT("p"), GEO_JOIN_BEVEL, &path, NULL) == GEO_OK);
  geo_status status = geo_loop_area((const geo_loop *)path, &area, &error);
  CHECK(failed(status, error, GEO_ERROR_HANDLE, ""));
  geo_path_free(path);
  geo_loop_free(loop);
  return 0;
}

int main(void) {
  geo_style style = 0;
  double four = 0;
  CHECK(geo_styles(GEO_STYLE_DASHED, GEO_STYLE_FILLED, &style, NULL) == GEO_OK && style == 3);
  CHECK(geo_sub_twice(2, &four, NULL) == GEO_OK && four == 4);
  CHECK(strcmp(geo_version(), "1.0.0") == 0 && geo_abi() == 1 && strstr(geo_manifest(), "\"geo_path_add\""));
  if (records() || containers() || paths() || views() || bases()) return 1;
  CHECK(geo_live_handles() == 0);
  puts("ok");
  return 0;
}
