// Where the interpreter's symbols are, on Windows: in the module that called us, else in whichever loaded module has them.
//
// The only header of the lane that includes windows.h, whose macros (FASTCALL and others) must not reach the rest.
#pragma once

#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <windows.h>
// After windows.h: psapi needs its types.
#include <psapi.h>
#undef FASTCALL

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

class symbols {
 public:
  explicit symbols(const void *caller) {
    GetModuleHandleExA(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                       static_cast<LPCSTR>(caller), &module_);
    if (is_interpreter(module_)) return;
    HMODULE modules[1024];
    DWORD bytes = 0;
    if (!K32EnumProcessModules(GetCurrentProcess(), modules, sizeof modules, &bytes)) return;
    for (DWORD i = 0; i < bytes / sizeof(HMODULE) && i < 1024; ++i) {
      if (is_interpreter(modules[i])) {
        module_ = modules[i];
        return;
      }
    }
  }

  void *find(const char *name) const { return module_ ? reinterpret_cast<void *>(GetProcAddress(module_, name)) : nullptr; }

 private:
  static bool is_interpreter(HMODULE module) {
    return module && GetProcAddress(module, "Py_GetVersion") && GetProcAddress(module, "PyModuleDef_Init");
  }
  HMODULE module_ = nullptr;
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
