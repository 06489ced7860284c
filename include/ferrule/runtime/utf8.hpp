// Is it UTF-8?  And a repaired copy of what is not, for messages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "../config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
// Length of the well-formed character at the start, 0 if there is none.  No overlong forms, no surrogates, at most U+10FFFF.
inline std::size_t utf8_character(const unsigned char *at, std::size_t left) noexcept {
  auto follows = [&](std::size_t i, unsigned char low = 0x80, unsigned char high = 0xbf) {
    return i < left && at[i] >= low && at[i] <= high;
  };
  unsigned char first = at[0];
  if (first < 0x80) return 1;
  if (first < 0xc2) return 0;
  if (first < 0xe0) return follows(1) ? 2 : 0;
  if (first < 0xf0) {
    return follows(1, first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf) && follows(2) ? 3 : 0;
  }
  if (first < 0xf5) {
    return follows(1, first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

// How many blocks of 64 bytes from the start are all ASCII, in bytes.
inline std::size_t ascii_blocks(const unsigned char *bytes, std::size_t size) noexcept {
#if defined(__GNUC__)
  using lanes = std::uint64_t __attribute__((vector_size(16)));  // SSE2, NEON, …; plain words where there is none
#else
  struct lanes {
    std::uint64_t both[2];
    std::uint64_t operator[](int i) const { return both[i]; }
    friend lanes operator|(lanes a, lanes b) { return {{a.both[0] | b.both[0], a.both[1] | b.both[1]}}; }
  };
#endif
  std::size_t i = 0;
  for (; size - i >= 64; i += 64) {
    lanes part[4];
    std::memcpy(part, bytes + i, sizeof part);
    lanes all = (part[0] | part[1]) | (part[2] | part[3]);
    if ((all[0] | all[1]) & 0x8080808080808080u) break;
  }
  return i;
}
}  // namespace detail

// How many bytes from the start are well formed: `size` if all are, else the offset of the first bad one.
inline std::size_t utf8_valid_prefix(const char *data, std::size_t size) noexcept {
  auto *bytes = reinterpret_cast<const unsigned char *>(data);
  std::size_t i = 0;
  while (i < size) {
    if (bytes[i] < 0x80) i += detail::ascii_blocks(bytes + i, size - i);
    std::uint64_t eight;
    while (size - i >= sizeof eight) {
      std::memcpy(&eight, bytes + i, sizeof eight);
      if (eight & 0x8080808080808080u) break;
      i += sizeof eight;
    }
    // One word that is not all ASCII, or the rest.
    for (std::size_t end = size - i < sizeof eight ? size : i + sizeof eight; i < end;) {
      std::size_t length = detail::utf8_character(bytes + i, size - i);
      if (length == 0) return i;
      i += length;
    }
  }
  return i;
}

// Copies with each bad byte replaced by U+FFFD; returns the size of the copy.  `out` may be NULL, to ask for the size.
inline std::size_t utf8_repair(const char *data, std::size_t size, char *out) noexcept {
  std::size_t made = 0;
  for (std::size_t i = 0; i < size;) {
    std::size_t good = detail::utf8_character(reinterpret_cast<const unsigned char *>(data) + i, size - i);
    const char *from = good ? data + i : "\xef\xbf\xbd";
    std::size_t length = good ? good : 3;
    if (out) std::memcpy(out + made, from, length);
    made += length;
    i += good ? good : 1;
  }
  return made;
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
