// Put before a process by LD_PRELOAD: `new` fails when it is told to.
#include <cstdlib>
#include <new>

namespace {
thread_local long left = -1;  // until one fails; -1: none does
thread_local long made = 0;
thread_local bool all_later = false;

void *allocate(std::size_t size) {
  ++made;
  if (left == 0) {
    if (!all_later) left = -1;
    return nullptr;
  }
  if (left > 0) --left;
  return std::malloc(size ? size : 1);
}
}  // namespace

extern "C" {
void fail_at(long number, bool and_later) { left = number, all_later = and_later, made = 0; }
long allocations() { return made; }
}

void *operator new(std::size_t size) {
  if (void *memory = allocate(size)) return memory;
  throw std::bad_alloc();
}
void *operator new(std::size_t size, const std::nothrow_t &) noexcept { return allocate(size); }
void operator delete(void *memory) noexcept { std::free(memory); }
void operator delete(void *memory, std::size_t) noexcept { std::free(memory); }
