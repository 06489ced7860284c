// std::chrono: durations, and time points of the system's clock, as nanoseconds in 64 bits: about 292 years to either side.
//
// A number of other units is rounded to the nearest whole one, half to even, in both directions: a picosecond in C, a time of 1.5
// ms as std::chrono::milliseconds.  What is out of range is an error, and so is a duration that is not a number.
//! table Times
//! shows std::chrono::nanoseconds
//! shows std::chrono::milliseconds
//! shows std::chrono::system_clock::time_point
#pragma once

#include <chrono>
#include <cmath>
#include <limits>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

namespace detail {
[[noreturn]] FERRULE_COLD inline void time_out_of_range(const char *what) {
  throw error(status::overflow, std::string("the time is out of the range of ") + what);
}

inline std::int64_t checked_product(std::int64_t a, std::int64_t b, const char *what) {  // b > 0
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max(), least = std::numeric_limits<std::int64_t>::min();
  if (a > most / b || a < least / b) time_out_of_range(what);
  return a * b;
}

// value * num / den, rounded half to even; den > 0.
inline std::int64_t scaled(std::int64_t value, std::int64_t num, std::int64_t den, const char *what) {
  if (den == 1) return checked_product(value, num, what);
  const std::int64_t whole = value / den, rest = checked_product(value % den, num, what);
  std::int64_t part = rest / den;
  const std::int64_t left = rest % den < 0 ? -(rest % den) : rest % den;
  const std::int64_t base = checked_product(whole, num, what);
  const bool up = left > den - left || (left == den - left && ((base ^ part) & 1) != 0);
  if (up) part += value < 0 ? -1 : 1;
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max(), least = std::numeric_limits<std::int64_t>::min();
  if (part > 0 ? base > most - part : base < least - part) time_out_of_range(what);
  return base + part;
}

template <class Period>
using in_nanoseconds = std::ratio_divide<Period, std::nano>;

template <class Rep, class Period>
std::int64_t nanoseconds_of(std::chrono::duration<Rep, Period> value) {
  constexpr const char *what = "64 bits of nanoseconds";
  using ratio = in_nanoseconds<Period>;
  if constexpr (std::chrono::treat_as_floating_point_v<Rep>) {
    const long double all = std::nearbyint(static_cast<long double>(value.count()) * ratio::num / ratio::den);
    if (std::isnan(all)) throw error(status::value, "the time is not a number");
    if (!(all >= -9223372036854775808.0L && all < 9223372036854775808.0L)) time_out_of_range(what);
    return static_cast<std::int64_t>(all);
  } else {
    if constexpr (std::is_unsigned_v<Rep> && sizeof(Rep) >= sizeof(std::int64_t))
      if (value.count() > static_cast<Rep>(std::numeric_limits<std::int64_t>::max())) time_out_of_range(what);
    return scaled(static_cast<std::int64_t>(value.count()), ratio::num, ratio::den, what);
  }
}

template <class Duration>
Duration duration_of(std::int64_t nanoseconds) {
  using Rep = typename Duration::rep;
  using ratio = in_nanoseconds<typename Duration::period>;
  if constexpr (std::chrono::treat_as_floating_point_v<Rep>) {
    return Duration(static_cast<Rep>(static_cast<long double>(nanoseconds) * ratio::den / ratio::num));
  } else {
    constexpr const char *what = "what C++ counts it in";
    const std::int64_t count = scaled(nanoseconds, ratio::den, ratio::num, what);
    const bool fits = std::is_signed_v<Rep>
                          ? static_cast<std::int64_t>(static_cast<Rep>(count)) == count
                          : count >= 0 && static_cast<std::uint64_t>(static_cast<Rep>(count)) == static_cast<std::uint64_t>(count);
    if (!fits) time_out_of_range(what);
    return Duration(static_cast<Rep>(count));
  }
}
}  // namespace detail

template <class Rep, class Period>
struct type<std::chrono::duration<Rep, Period>, void> {
  using duration = std::chrono::duration<Rep, Period>;
  using abi = ferrule::abi::faced<std::int64_t, face::timedelta>;
  struct arg {
    explicit arg(const abi &from) : value(detail::duration_of<duration>(from.value)) {}
    operator duration() const { return value; }
    duration value;
  };
  static void lower(duration value, abi *out, arena &) { out->value = detail::nanoseconds_of(value); }
};

template <class Duration>
struct type<std::chrono::time_point<std::chrono::system_clock, Duration>, void> {
  using time = std::chrono::time_point<std::chrono::system_clock, Duration>;
  using abi = ferrule::abi::faced<std::int64_t, face::datetime>;
  struct arg {
    explicit arg(const abi &from) : value(detail::duration_of<Duration>(from.value)) {}
    operator time() const { return value; }
    time value;
  };
  static void lower(time value, abi *out, arena &) { out->value = detail::nanoseconds_of(value.time_since_epoch()); }
};

template <class Duration>
struct type<std::chrono::time_point<std::chrono::steady_clock, Duration>, void> {
  static constexpr char refused[] = "counts from a moment that nobody else knows; give a duration, or a time of the system's clock";
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
