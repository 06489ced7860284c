/* A C program that uses a C++ library through the header that ferrule has made of it. */
#include <geo.h>
#include <stdio.h>
#include <string.h>

static int failed(geo_error *error) {
  fprintf(stderr, "%s: %s\n", geo_error_type(error), geo_error_message(error));
  geo_error_free(error);
  return 1;
}

int main(void) {
  geo_error *error = NULL;
  geo_path *path = NULL;
  if (geo_path_new("coast", strlen("coast"), &path, &error)) return failed(error);

  const geo_point corners[] = {{0, 0}, {0, 2}, {1.5, 2}};
  for (size_t i = 0; i < sizeof corners / sizeof *corners; ++i)
    if (geo_path_add(path, &corners[i], NULL, &error)) return failed(error);

  double length = 0;
  if (geo_path_length(path, &length, &error)) return failed(error);
  printf("length %g\n", length);

  /* A result with memory behind it comes with its owner. */
  geo_list_point points;
  geo_owner *owner = NULL;
  if (geo_path_points(path, &points, &owner, &error)) return failed(error);
  for (size_t i = 0; i < points.size; ++i) printf("%g %g\n", points.data[i].x, points.data[i].y);
  geo_release(owner);
  geo_path_free(path);

  /* Errors are values: a status, and an object that says more. */
  if (geo_path_new("empty", strlen("empty"), &path, &error)) return failed(error);
  if (geo_path_length(path, &length, &error) != GEO_ERROR_VALUE) return 1;
  printf("as it should be: %s\n", geo_error_message(error));
  geo_error_free(error);
  geo_path_free(path);
  return 0;
}
