// Every allocation of the geo library fails, one after the other: GEO_ERROR_MEMORY, nothing half done, nothing leaked.
//
// Once with the n-th alone, once with the n-th and all that follow; in a process that has done all this before, whose
// allocations must balance, and in fresh ones, where what is made once (pools, statics) fails too.
#include <cstddef>
#include <cstring>
#include <new>
#include <string>

#include "geo.h"
#include "program.hpp"

#if defined(__unix__)
#include <sys/wait.h>
#endif

#ifdef FERRULE_TEST_FAIL_MALLOC  // what the C++ library itself allocates, for exceptions; glibc lets a program replace it
extern "C" void *__libc_malloc(std::size_t size);
#define REAL_MALLOC __libc_malloc
#else
#define REAL_MALLOC std::malloc
#endif

namespace {

// ---- memory that runs out

long allocations = 0, fail_at = -1, live = 0;
bool all_later = false, counting = false;

bool fails() {
  if (!counting) return false;
  const long number = allocations++;
  return fail_at >= 0 && (number == fail_at || (all_later && number > fail_at));
}

void *allocate(std::size_t size, std::size_t alignment) {
  if (fails()) return nullptr;
  void *made = alignment > alignof(std::max_align_t) ? std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment)
                                                     : REAL_MALLOC(size ? size : 1);
  if (made) ++live;
  return made;
}
void *allocate_or_throw(std::size_t size, std::size_t alignment = 1) {
  void *made = allocate(size, alignment);
  if (!made) throw std::bad_alloc();
  return made;
}
void give_back(void *memory) {
  if (memory) --live;
  std::free(memory);
}

}  // namespace

void *operator new(std::size_t size) { return allocate_or_throw(size); }
void *operator new[](std::size_t size) { return allocate_or_throw(size); }
void *operator new(std::size_t size, std::align_val_t to) { return allocate_or_throw(size, static_cast<std::size_t>(to)); }
void *operator new(std::size_t size, const std::nothrow_t &) noexcept { return allocate(size, 1); }
void *operator new[](std::size_t size, const std::nothrow_t &) noexcept { return allocate(size, 1); }
void *operator new(std::size_t size, std::align_val_t to, const std::nothrow_t &) noexcept {
  return allocate(size, static_cast<std::size_t>(to));
}
void operator delete(void *memory) noexcept { give_back(memory); }
void operator delete[](void *memory) noexcept { give_back(memory); }
void operator delete(void *memory, std::size_t) noexcept { give_back(memory); }
void operator delete[](void *memory, std::size_t) noexcept { give_back(memory); }
void operator delete(void *memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void *memory, std::size_t, std::align_val_t) noexcept { give_back(memory); }

#ifdef FERRULE_TEST_FAIL_MALLOC
extern "C" void *malloc(std::size_t size) { return fails() ? nullptr : __libc_malloc(size); }
#endif

namespace {

// ---- what is done

const char long_name[] = "a name that is longer than what a string keeps inside of itself";

struct step {
  const char *name;
  geo_status (*take)(geo_error **error);
  geo_status expected = GEO_OK;
};

geo_path *path = nullptr, *other = nullptr;  // of the steps

void free_all() {
  geo_path_free(path), geo_path_free(other);
  path = other = nullptr;
}

const step steps[] = {
    {"new", [](geo_error **e) { return geo_path_new(long_name, sizeof long_name - 1, GEO_JOIN_ROUND, &path, e); }},
    {"add",
     [](geo_error **e) {
       const geo_point p = {3, 4};
       geo_path *same = nullptr;
       const geo_status status = geo_path_add(path, &p, &same, e);
       if (status == GEO_OK) CHECK(same == path);
       geo_path_free(same);
       return status;
     }},
    {"extend",
     [](geo_error **e) {
       geo_point points[40] = {};
       return geo_path_extend(path, points, 40, e);
     }},
    {"name",
     [](geo_error **e) {
       geo_str name;
       geo_owner *owner = nullptr;
       const geo_status status = geo_path_name(path, &name, &owner, e);
       if (status == GEO_OK)
         CHECK(name.size == sizeof long_name - 1 && std::memcmp(name.data, long_name, name.size) == 0);
       else
         CHECK(!owner);
       geo_release(owner);
       return status;
     }},
    {"copy", [](geo_error **e) { return geo_path_copy(path, &other, e); }},
    {"or",
     [](geo_error **e) {
       geo_path *both = nullptr;
       const geo_status status = geo_path_or(path, other ? other : path, &both, e);
       CHECK((status == GEO_OK) == (both != nullptr));
       geo_path_free(both);
       return status;
     }},
    {"pen",
     [](geo_error **e) {
       geo_pen *pen = nullptr;
       geo_status status = geo_path_pen(path, &pen, e);
       if (status == GEO_OK) status = geo_pen_set_width(pen, 2, e);
       geo_pen_free(pen);
       return status;
     }},
    {"shared_pen",
     [](geo_error **e) {
       geo_pen *pen = nullptr, *again = nullptr;
       geo_status status = geo_shared_pen(&pen, e);
       if (status == GEO_OK) status = geo_shared_pen(&again, e);
       if (status == GEO_OK) CHECK(pen == again);
       geo_pen_free(pen), geo_pen_free(again);
       return status;
     }},
    {"consume",
     [](geo_error **e) {
       geo_path *made = nullptr;
       geo_status status = geo_path_copy(path, &made, e);
       uint64_t size = 0;
       if (status == GEO_OK) status = geo_consume(made, &size, e);
       geo_path_free(made);
       return status;
     }},
    {"scaled",
     [](geo_error **e) {
       const double numbers[] = {1, 2, 3};
       const geo_entry_str_list_f64 series[] = {{{long_name, sizeof long_name - 1}, {numbers, 3}}, {{"x", 1}, {numbers, 2}}};
       geo_map_str_list_f64 out;
       geo_owner *owner = nullptr;
       const geo_status status = geo_scaled(series, 2, 2, &out, &owner, e);
       if (status == GEO_OK) CHECK(out.size == 2 && out.data[1].value.data[1] == 4);
       geo_release(owner);
       return status;
     }},
    {"odd",
     [](geo_error **e) {
       const int32_t numbers[] = {1, 2, 3, 4, 5};
       geo_list_i32 out;
       geo_owner *owner = nullptr;
       const geo_status status = geo_odd(numbers, 5, &out, &owner, e);
       if (status == GEO_OK) CHECK(out.size == 3 && out.data[2] == 5);
       geo_release(owner);
       return status;
     }},
    {"divide",
     [](geo_error **e) {
       geo_tuple_i32_str out;
       geo_owner *owner = nullptr;
       const geo_status status = geo_divide(7, 2, &out, &owner, e);
       if (status == GEO_OK) CHECK(out.item0 == 3 && out.item1.size == 6);
       geo_release(owner);
       return status;
     }},
    {"area",
     [](geo_error **e) {
       double area;
       return geo_area_path(path, &area, e);
     }},
    // Errors need memory too.
    {"meet",
     [](geo_error **e) {
       const geo_point a = {0, 0}, b = {1, 0}, c = {0, 1}, d = {1, 1};
       geo_point out;
       return geo_meet(&a, &b, &c, &d, 1e-9, &out, e);
     },
     GEO_ERROR_PARALLEL},
    {"domain",
     [](geo_error **e) {
       geo_tuple_i32_str out;
       geo_owner *owner = nullptr;
       return geo_divide(7, 0, &out, &owner, e);
     },
     GEO_ERROR_VALUE},
    {"index",
     [](geo_error **e) {
       geo_point out;
       return geo_path_getitem(path, 1000, &out, e);
     },
     GEO_ERROR_INDEX},
    {"unicode", [](geo_error **e) { return geo_path_set_name(path, "\xff", 1, e); }, GEO_ERROR_UNICODE},
    {"handle",
     [](geo_error **e) {
       double area;
       return geo_area_path(nullptr, &area, e);
     },
     GEO_ERROR_HANDLE},
};

// All steps; those that failed for lack of memory are counted, and had no effect that a later one would see.
int take_all(long n, bool and_later) {
  allocations = 0, fail_at = n, all_later = and_later;
  int failed = 0;
  for (const step &each : steps) {
    // What an earlier step would have made.
    if (!path && each.take != steps[0].take) {
      counting = false;
      CHECK(steps[0].take(nullptr) == GEO_OK);
    }
    geo_error *error = nullptr;
    counting = true;
    const geo_status status = each.take(&error);
    counting = false;
    if (status != each.expected && status != GEO_ERROR_MEMORY)
      std::fprintf(stderr, "%s, allocation %ld: %d\n", each.name, n, status);
    CHECK(status == each.expected || status == GEO_ERROR_MEMORY);
    CHECK((status == GEO_OK) == (error == nullptr));
    if (error) CHECK(geo_error_status(error) == status && *geo_error_message(error));
    if (status == GEO_ERROR_MEMORY) ++failed;
    geo_error_free(error);
  }
  free_all();
  CHECK(geo_live_handles() == 0);
  fail_at = -1;
  return failed;
}

long in_this_process(bool and_later) {
  for (int i = 0; i < 300; ++i) CHECK(take_all(-1, false) == 0);  // until pools and tables have their size
  const long before = live;
  const long all = allocations;
  for (long n = 0; n < all; ++n) {
    const int failed = take_all(n, and_later);
    CHECK(and_later || failed <= 1);  // (none, where the failure could be borne)
    if (live != before) std::fprintf(stderr, "allocation %ld: %ld left\n", n, live - before);
    CHECK(live == before);
  }
  CHECK(take_all(-1, false) == 0 && live == before);
  return all;
}

#if defined(__unix__)
// Each in a process that has not allocated anything for this library yet.
long in_fresh_processes(bool and_later, int stride) {
  for (long n = 0;; n += stride) {
    const pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
      take_all(n, and_later);
      const bool over = allocations <= n;
      CHECK(take_all(-1, false) == 0);  // and all is as if nothing had been
      std::exit(over ? 3 : 0);
    }
    int status = 0;
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status));
    if (WEXITSTATUS(status) == 3) return n;
    CHECK(WEXITSTATUS(status) == 0);
  }
}
#else
long in_fresh_processes(bool, int) { return 0; }
#endif

}  // namespace

int main() {
  limit_seconds(500);
  const bool little = rounds(2) == 1;
  const long fresh = in_fresh_processes(false, little ? 16 : 1);
  in_fresh_processes(true, little ? 16 : 1);
  const long warm = in_this_process(false);
  in_this_process(true);
  CHECK(warm > 20 && (fresh == 0 || fresh >= warm));
  std::printf("%ld allocations, %ld of them in each run\n", fresh, warm);
}
