// faced<T, Face>: values that Python has in a form of their own: times, complex numbers, single characters, wide integers; and
// whatever functions of the user's make of them.
#pragma once

#include "convert_scalar.hpp"
#include "convert_text.hpp"
#include "library.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

namespace detail {

template <class... A>
owned called(object *function, A... arguments) {
  return owned(function ? py.PyObject_CallFunctionObjArgs(function, arguments..., nullptr) : nullptr);
}

// What a row names, by its dotted name; the package's own Python knows where that is.
inline owned named(const char *dotted) {
  owned find = import_from((the_package + "._named").c_str(), "named"), text(find ? py.PyUnicode_FromString(dotted) : nullptr);
  return text ? called(find.get(), text.get()) : owned();
}

// ---- times: nanoseconds in C, microseconds in Python

// An attribute that is an int; -1 and an exception if something is wrong.
inline long long number_in(object *from, const char *name) {
  owned number(py.PyObject_GetAttrString(from, name));
  return number ? py.PyLong_AsLongLong(number.get()) : -1;
}

FERRULE_COLD inline bool not_in_64_bits(object *from, call &c) {
  return c.note(*py.PyExc_OverflowError, "must be within 64 bits of nanoseconds, got " + repr_of(from));
}

// Of a timedelta; `shown` is what the caller gave.
inline bool nanoseconds_of(object *delta, std::int64_t *to, object *shown, call &c) {
  const long long days = number_in(delta, "days");
  if (days == -1 && py.PyErr_Occurred()) return false;
  const long long seconds = number_in(delta, "seconds"), microseconds = number_in(delta, "microseconds");
  if (py.PyErr_Occurred()) return false;
  // 106751 days are just less than 2^63 nanoseconds, so all but the sum below is safe.
  if (days < -106752 || days > 106751) return not_in_64_bits(shown, c);
  // The days are rounded down, the rest is not negative: to add it to a negative day leads towards zero, but the day may be too
  // far.
  constexpr long long day = 86400000000000, most = std::numeric_limits<std::int64_t>::max();
  const long long rest = seconds * 1000000000 + microseconds * 1000;
  if (days < 0) {
    const long long whole = (days + 1) * day, left = rest - day;  // neither overflows, and both are at most zero
    if (whole < -most - 1 - left) return not_in_64_bits(shown, c);
    *to = whole + left;
  } else {
    if (days * day > most - rest) return not_in_64_bits(shown, c);
    *to = days * day + rest;
  }
  return true;
}

// A timedelta of so many nanoseconds: to the nearest microsecond, half to even.
inline owned timedelta_of(std::int64_t nanoseconds) {
  std::int64_t whole = nanoseconds / 1000, rest = nanoseconds % 1000;
  if (rest < 0) --whole, rest += 1000;
  if (rest > 500 || (rest == 500 && (whole & 1) != 0)) ++whole;
  owned type = import_from("datetime", "timedelta"), zero(py.PyLong_FromLongLong(0)), number(py.PyLong_FromLongLong(whole));
  return type && zero && number ? called(type.get(), zero.get(), zero.get(), number.get()) : owned();
}

inline owned utc() {
  owned type = import_from("datetime", "timezone");
  return type ? owned(py.PyObject_GetAttrString(type.get(), "utc")) : owned();
}

// When 1970 began, as an aware datetime.
inline owned epoch() {
  owned type = import_from("datetime", "datetime"), zone = utc(), zero(py.PyLong_FromLongLong(0));
  owned from(type ? py.PyObject_GetAttrString(type.get(), "fromtimestamp") : nullptr);
  return zone && zero ? called(from.get(), zero.get(), zone.get()) : owned();
}

template <const char *Name>
bool is_exactly_of_datetime(object *from) {
  owned type = import_from("datetime", Name);
  if (!type) return py.PyErr_Clear(), false;
  return is_exactly(from, type.get());
}
inline bool is_of_datetime(object *from, const char *name, call &c) {
  owned type = import_from("datetime", name);
  if (!type) return false;
  return is_a(from, type.get()) || c.note_expected(name, from);
}

}  // namespace detail

template <>
struct shape<abi::faced<std::int64_t, face::timedelta>> {
  using value = abi::faced<std::int64_t, face::timedelta>;
  static constexpr bool borrows = false;
  static constexpr char name[] = "timedelta";
  static bool load(object *from, value *to, call &c) {
    return detail::is_of_datetime(from, name, c) && detail::nanoseconds_of(from, &to->value, from, c);
  }
  static object *store(const value &from, ownership) { return detail::timedelta_of(from.value).release(); }
  static bool exact(object *from) { return detail::is_exactly_of_datetime<name>(from); }
  static void describe(std::string &to) { to += name; }
};

// Naive ones are local time, as everywhere in Python.
template <>
struct shape<abi::faced<std::int64_t, face::datetime>> {
  using value = abi::faced<std::int64_t, face::datetime>;
  static constexpr bool borrows = false;
  static constexpr char name[] = "datetime";
  static bool load(object *from, value *to, call &c) {
    if (!detail::is_of_datetime(from, name, c)) return false;
    owned zone = detail::utc(), convert(py.PyObject_GetAttrString(from, "astimezone"));
    owned aware = zone ? detail::called(convert.get(), zone.get()) : owned(), start = detail::epoch();
    owned since(aware && start ? py.PyNumber_Subtract(aware.get(), start.get()) : nullptr);
    return since && detail::nanoseconds_of(since.get(), &to->value, from, c);
  }
  static object *store(const value &from, ownership) {
    owned start = detail::epoch(), since = detail::timedelta_of(from.value);
    return start && since ? py.PyNumber_Add(start.get(), since.get()) : nullptr;
  }
  static bool exact(object *from) { return detail::is_exactly_of_datetime<name>(from); }
  static void describe(std::string &to) { to += name; }
};

// ---- single characters ----------------------------------------------------------------------------------------------------------

template <>
struct shape<abi::faced<std::uint32_t, face::letter>> {
  using value = abi::faced<std::uint32_t, face::letter>;
  static constexpr bool borrows = false;
  static bool load(object *from, value *to, call &c) {
    abi::str text{nullptr, 0};
    if (!is_a(from, kind::text)) return c.note_expected("a str of one character", from);
    if (!shape<abi::str>::load(from, &text, c)) return false;
    return decode(text, &to->value) || c.note_expected("a str of one character", from);
  }
  static object *store(const value &from, ownership) {
    const std::uint32_t code = from.value;
    char utf8[4];
    const int more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr unsigned leads[] = {0, 0xc0, 0xe0, 0xf0};
    for (int i = more; i > 0; --i) utf8[i] = static_cast<char>(0x80 | (code >> 6 * (more - i) & 0x3f));
    utf8[0] = static_cast<char>(leads[more] | code >> 6 * more);
    return py.PyUnicode_FromStringAndSize(utf8, more + 1);
  }
  static bool exact(object *from) {
    if (!is_exactly(from, py.PyUnicode_Type)) return false;
    ssize size = 0;
    const char *data = py.PyUnicode_AsUTF8AndSize(from, &size);
    if (!data) return py.PyErr_Clear(), false;
    std::uint32_t ignored;
    return decode({data, static_cast<std::size_t>(size)}, &ignored);
  }
  static void describe(std::string &to) { to += "a str of one character"; }

 private:
  // One character, of valid UTF-8.
  static bool decode(abi::str text, std::uint32_t *to) {
    if (text.size == 0) return false;
    const auto lead = static_cast<unsigned char>(text.data[0]);
    const std::size_t more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    if (text.size != more + 1) return false;
    std::uint32_t code = more ? lead & (0x3fu >> more) : lead;
    for (std::size_t i = 1; i <= more; ++i) code = code << 6 | (static_cast<unsigned char>(text.data[i]) & 0x3f);
    *to = code;
    return true;
  }
};

// ---- numbers of two parts -------------------------------------------------------------------------------------------------------

template <class T>
struct shape<abi::faced<abi::tuple<T, T>, face::complex>> {
  using value = abi::faced<abi::tuple<T, T>, face::complex>;
  static constexpr bool borrows = false;
  static bool load(object *from, value *to, call &c) {
    owned number(is_a(from, py.PyComplex_Type) ? new_reference(from) : nullptr);
    if (!number) {
      if (!type_has(from, "__complex__") && !type_has(from, "__float__") && !type_has(from, "__index__"))
        return c.note_expected("complex", from);
      number = detail::called(py.PyComplex_Type, from);
      if (!number) return false;
    }
    owned real(py.PyFloat_FromDouble(py.PyComplex_RealAsDouble(number.get())));
    owned imaginary(py.PyFloat_FromDouble(py.PyComplex_ImagAsDouble(number.get())));
    return real && imaginary && shape<T>::load(real.get(), &to->value.template item<0>(), c) &&
           shape<T>::load(imaginary.get(), &to->value.template item<1>(), c);
  }
  static object *store(const value &from, ownership) {
    return py.PyComplex_FromDoubles(from.value.template item<0>(), from.value.template item<1>());
  }
  static bool exact(object *from) { return is_exactly(from, py.PyComplex_Type); }
  static void describe(std::string &to) { to += "complex"; }
};

template <class High>
struct shape<abi::faced<abi::tuple<std::uint64_t, High>, face::integer>> {
  using value = abi::faced<abi::tuple<std::uint64_t, High>, face::integer>;
  static constexpr bool borrows = false;
  static bool load(object *from, value *to, call &c) {
    owned index = detail::index_of(from, c);
    if (!index) return false;
    bool fits = false;
    if (!read(index.get(), to, &fits)) return false;
    return fits ||
           detail::out_of_range(
               index.get(), std::is_signed_v<High> ? "-170141183460469231731687303715884105728" : "0",
               std::is_signed_v<High> ? "170141183460469231731687303715884105727" : "340282366920938463463374607431768211455", c);
  }
  static object *store(const value &from, ownership who) {
    owned high(shape<High>::store(from.value.template item<1>(), who)),
        low(shape<std::uint64_t>::store(from.value.template item<0>(), who));
    owned bits(py.PyLong_FromLongLong(64)), shifted(high && bits ? py.PyNumber_Lshift(high.get(), bits.get()) : nullptr);
    return shifted && low ? py.PyNumber_Or(shifted.get(), low.get()) : nullptr;
  }
  static bool exact(object *from) {
    if (!is_exactly(from, py.PyLong_Type)) return false;
    value ignored;
    bool fits = false;
    if (!read(from, &ignored, &fits)) return py.PyErr_Clear(), false;
    return fits;
  }
  static void describe(std::string &to) { to += "int"; }

 private:
  static bool read(object *index, value *to, bool *fits) {
    owned bits(py.PyLong_FromLongLong(64)), high(bits ? py.PyNumber_Rshift(index, bits.get()) : nullptr);
    if (!high) return false;
    to->value.template item<0>() = py.PyLong_AsUnsignedLongLongMask(index);
    std::conditional_t<std::is_signed_v<High>, long long, unsigned long long> wide;
    *fits = detail::read_wide(high.get(), &wide);
    if (!*fits) {
      if (!py.PyErr_ExceptionMatches(*py.PyExc_OverflowError)) return false;
      py.PyErr_Clear();
    }
    to->value.template item<1>() = static_cast<High>(wide);
    return true;
  }
};

// ---- faces of the user's --------------------------------------------------------------------------------------------------------

// Which functions of Python convert: the generator specializes it.  nullptr where the value stays as the shape has it.
template <class Face>
struct python_face;

template <class T, class Face>
struct shape<abi::faced<T, Face>> {
  using value = abi::faced<T, Face>;
  using by = python_face<Face>;
  static constexpr bool borrows = false;  // what the function gave is kept by the call
  static bool load(object *from, value *to, call &c) {
    if (!by::from_python) return shape<T>::load(from, &to->value, c) && (!shape<T>::borrows || c.memory.keep(new_reference(from)));
    owned function = detail::named(by::from_python);
    owned given = detail::called(function.get(), from);
    if (!given || !shape<T>::load(given.get(), &to->value, c)) return false;
    return !shape<T>::borrows || c.memory.keep(given.release());
  }
  static object *store(const value &from, ownership who) {
    owned plain(shape<T>::store(from.value, who));
    if (!by::to_python || !plain) return plain.release();
    owned function = detail::named(by::to_python);
    return detail::called(function.get(), plain.get()).release();
  }
  static bool exact(object *from) { return !by::from_python && shape<T>::exact(from); }
  static void describe(std::string &to) { to += by::expected; }
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
