// Where the interpreter's symbols are: first in the library that called us, then anywhere.
//
// A program may have loaded libpython privately (RTLD_LOCAL), or hold two of them; the one that imports us is the right one.
#pragma once

#include <dlfcn.h>

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

class symbols {
 public:
  // `caller`: an address in the interpreter, such as the return address of PyInit_….
  explicit symbols(const void *caller) {
    Dl_info where;
    if (dladdr(caller, &where) && where.dli_fname) library_ = dlopen(where.dli_fname, RTLD_LAZY | RTLD_NOLOAD);
  }
  ~symbols() {
    if (library_) dlclose(library_);
  }
  symbols(const symbols &) = delete;
  symbols &operator=(const symbols &) = delete;

  void *find(const char *name) const {
    if (library_) {
      if (void *found = dlsym(library_, name)) return found;
    }
    return dlsym(RTLD_DEFAULT, name);
  }

 private:
  void *library_ = nullptr;
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
