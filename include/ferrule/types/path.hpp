// std::filesystem::path: the bytes of a file name on POSIX, whatever their encoding; UTF-8 on Windows.  A name cannot contain NUL.
//! table File names
//! shows std::filesystem::path
//! shows const std::filesystem::path &
#pragma once

#include <cstring>
#include <filesystem>
#include <string>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <>
struct type<std::filesystem::path, void> {
  using abi = ferrule::abi::path;
  struct arg {
    explicit arg(const abi &from) : from(from) {
      require_data(from.data, from.size);
      if (from.size && std::memchr(from.data, 0, from.size))
        throw error(status::value, "a file name must not contain a NUL character");
    }
    operator std::filesystem::path() const {
      const std::string name(from.data, from.data + from.size);
#if defined(_WIN32)
      return std::filesystem::u8path(name);
#else
      return name;
#endif
    }
    const abi &from;
  };

#if defined(_WIN32)
  static void lower(const std::filesystem::path &value, abi *out, arena &memory) {
    const auto name = value.u8string();  // of char8_t since C++20
    char *copy = room_for<char>(name.size(), memory);
    if (!name.empty()) std::memcpy(copy, name.data(), name.size());
    *out = {copy, name.size()};
  }
#else
  static void lower(const std::filesystem::path &value, abi *out, arena &memory) {
    const std::string &name = value.native();
    char *copy = room_for<char>(name.size(), memory);
    if (!name.empty()) std::memcpy(copy, name.data(), name.size());
    *out = {copy, name.size()};
  }
  static void lower_kept(const std::filesystem::path &value, abi *out, arena &) {
    *out = {value.native().data(), value.native().size()};
  }
#endif
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
