#include "here.hpp"

#if defined(_WIN32)
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace ferrule::core {

std::string this_file() {
#if defined(_WIN32)
  HMODULE module = nullptr;
  const DWORD by_address = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
  char path[MAX_PATH];
  if (!GetModuleHandleExA(by_address, reinterpret_cast<LPCSTR>(&this_file), &module)) return {};
  return std::string(path, GetModuleFileNameA(module, path, MAX_PATH));
#else
  Dl_info info;
  return dladdr(reinterpret_cast<const void *>(&this_file), &info) && info.dli_fname ? info.dli_fname : "";
#endif
}

}  // namespace ferrule::core
