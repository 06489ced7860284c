// A C face of the subject, as somebody would write it by hand for cffi: statuses, one out pointer, the last error's text.
#include <cstdlib>
#include <cstring>

#include "subject.hpp"

extern "C" {
#include "flat.h"
}

namespace {
thread_local std::string last;
template <class F>
int guarded(F &&f) {
  try {
    f();
    return 0;
  } catch (const std::exception &e) {
    last = e.what();
    return 1;
  }
}
subject::Counter &counter(void *self) { return *static_cast<subject::Counter *>(self); }
}  // namespace

std::int64_t flat_add(std::int64_t a, std::int64_t b) { return subject::add(a, b); }
int flat_scale(double x, double factor, double offset, double *out) { return guarded([&] { *out = subject::scale(x, factor, offset); }); }
int flat_greet(const char *name, size_t size, char **out, size_t *out_size) {
  return guarded([&] {
    const std::string r = subject::greet(std::string(name, size));
    *out = static_cast<char *>(std::malloc(r.size() + 1));
    std::memcpy(*out, r.data(), r.size());
    *out_size = r.size();
  });
}
void flat_free(char *text) { std::free(text); }
int flat_length(const char *text, size_t size, std::int64_t *out) { return guarded([&] { *out = subject::length({text, size}); }); }
int flat_sum_list(const double *xs, size_t size, double *out) { return guarded([&] { *out = subject::sum_list({xs, xs + size}); }); }
int flat_fails(std::int64_t code, std::int64_t *out) { return guarded([&] { *out = subject::fails(code); }); }
const char *flat_error() { return last.c_str(); }
void *flat_counter_new(std::int64_t start) { return new subject::Counter(start); }
void flat_counter_free(void *self) { delete static_cast<subject::Counter *>(self); }
int flat_counter_inc(void *self, std::int64_t by, std::int64_t *out) { return guarded([&] { *out = counter(self).inc(by); }); }
int flat_counter_get(void *self, std::int64_t *out) { return guarded([&] { *out = counter(self).get(); }); }
int flat_counter_set(void *self, std::int64_t value) { return guarded([&] { counter(self).set_value(value); }); }
int flat_dist(const double *p, const double *q, double *out) { return guarded([&] { *out = subject::dist({p[0], p[1]}, {q[0], q[1]}); }); }
