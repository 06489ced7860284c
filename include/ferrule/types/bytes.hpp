// Bytes: sequences in one piece of std::byte, unsigned char or char.  std::vector<std::uint8_t> is one of them: where C++ has
// a list of small numbers, it nearly always has bytes.  A span refers to C's own memory; it is for parameters, and a result of
// it is copied.
//! table Bytes
//! shows std::vector<std::byte>
//! shows std::vector<std::uint8_t>
//! shows std::array<std::byte, 16>
//! shows std::span<const std::byte>
//! shows std::span<std::byte>
//! shows std::byte
#pragma once

#include <array>
#include <cstring>
#include <vector>

#include "../elements.hpp"

#if defined(__has_include) && __cplusplus >= 202002L
#if __has_include(<span>)
#include <span>
#endif
#endif

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
inline void copy_bytes(const void *from, std::size_t size, abi::bytes *out, arena &memory) {
  char *copy = room_for<char>(size, memory);
  if (size) std::memcpy(copy, from, size);
  *out = {copy, size};
}
}  // namespace detail

template <class Byte, class Allocator>
struct type<std::vector<Byte, Allocator>, std::enable_if_t<is_byte<Byte> && !is_handle<std::vector<Byte, Allocator>>>> {
  using abi = ferrule::abi::bytes;
  struct arg {
    explicit arg(const abi &from) : from(from) { require_data(from.data, from.size); }
    operator std::vector<Byte, Allocator>() const {
      auto *data = reinterpret_cast<const Byte *>(from.data);
      return std::vector<Byte, Allocator>(data, data + from.size);
    }
    const abi &from;
  };
  static void lower(const std::vector<Byte, Allocator> &value, abi *out, arena &memory) {
    detail::copy_bytes(value.data(), value.size(), out, memory);
  }
  static void lower(std::vector<Byte, Allocator> &&value, abi *out, arena &memory) {
    if (value.empty()) return lower_kept(value, out, memory);
    lower_kept(memory.keep(std::move(value)), out, memory);
  }
  static void lower_kept(const std::vector<Byte, Allocator> &value, abi *out, arena &) {
    *out = {reinterpret_cast<const char *>(value.data()), value.size()};
  }
};

template <class Byte, std::size_t N>
struct type<std::array<Byte, N>, std::enable_if_t<is_byte<Byte>>> {
  using abi = ferrule::abi::bytes;
  static constexpr bool sized = true;
  struct arg {
    explicit arg(const abi &from) : from(from) {
      require_data(from.data, from.size);
      require_items("an array", N, from.size);
    }
    operator std::array<Byte, N>() const {
      std::array<Byte, N> made{};
      if (N) std::memcpy(made.data(), from.data, N);
      return made;
    }
    const abi &from;
  };
  static void lower(const std::array<Byte, N> &value, abi *out, arena &memory) { detail::copy_bytes(value.data(), N, out, memory); }
  static void lower_kept(const std::array<Byte, N> &value, abi *out, arena &) {
    *out = {reinterpret_cast<const char *>(value.data()), N};
  }
};

// One byte by itself is a small number.
template <>
struct type<std::byte, void> {
  using abi = std::uint8_t;
  static constexpr bool same = true;
  struct arg {
    explicit arg(const abi &from) : value(static_cast<std::byte>(from)) {}
    operator std::byte() const { return value; }
    std::byte value;
  };
  static void lower(std::byte value, abi *out, arena &) { *out = static_cast<std::uint8_t>(value); }
};

#if defined(__cpp_lib_span)
template <class Byte>
struct type<std::span<const Byte>, std::enable_if_t<is_byte<Byte>>> {
  using abi = ferrule::abi::bytes;
  struct arg {
    explicit arg(const abi &from) : from(from) { require_data(from.data, from.size); }
    operator std::span<const Byte>() const { return {reinterpret_cast<const Byte *>(from.data), from.size}; }
    const abi &from;
  };
  static void lower(std::span<const Byte> value, abi *out, arena &memory) {
    detail::copy_bytes(value.data(), value.size(), out, memory);
  }
};

// A result that could be written to is copied all the same; as a parameter it has no row.
template <class Byte>
struct type<std::span<Byte>, std::enable_if_t<is_byte<Byte>>> {
  using abi = ferrule::abi::bytes;
  static void lower(std::span<Byte> value, abi *out, arena &memory) { detail::copy_bytes(value.data(), value.size(), out, memory); }
};
#endif

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
