// bool, integers, floats, char.
#pragma once

#include <limits>
#include <type_traits>

#include "call.hpp"
#include "trial.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

template <>
struct shape<bool> {
  static constexpr bool borrows = false;
  static bool load(object *from, bool *to, call &c) {
    if (!FERRULE_LIKELY(exact(from))) return c.note_expected("bool", from);
    *to = from == py._Py_TrueStruct;
    return true;
  }
  static bool plain(object *from, bool *to) {
    *to = from == py._Py_TrueStruct;
    return exact(from);
  }
  static object *store(bool from, ownership) { return singleton(from ? py._Py_TrueStruct : py._Py_FalseStruct); }
  static bool exact(object *from) { return from == py._Py_TrueStruct || from == py._Py_FalseStruct; }
  static void describe(std::string &to) { to += "bool"; }
};

namespace detail {

// The value, if it is an int or says what int it stands for; a float never does.
inline owned index_of(object *from, call &c) {
  if (is_exactly(from, py.PyLong_Type) || is_a(from, kind::integer)) return owned(new_reference(from));
  owned index(py.PyNumber_Index(from));
  if (!index && py.PyErr_ExceptionMatches(*py.PyExc_TypeError)) {
    owned raised = take_exception();  // nothing may be looked up while it is set
    if (type_has(from, "__index__"))
      put_exception(std::move(raised));
    else
      c.note_expected("int", from);
  }
  return index;
}

FERRULE_COLD inline bool out_of_range(object *value, const std::string &lowest, const std::string &highest, call &c) {
  py.PyErr_Clear();
  std::string text = repr_of(value);  // Python itself refuses to write very large ones
  if (text == "?" || text.size() > (text[0] == '-' ? 41u : 40u)) text = "a larger int";
  return c.note(*py.PyExc_OverflowError, "must be in the range " + lowest + " to " + highest + ", got " + text);
}

template <class Integer>
FERRULE_COLD bool out_of_range_of(object *value, call &c) {
  return out_of_range(value, std::to_string(std::numeric_limits<Integer>::min()),
                      std::to_string(std::numeric_limits<Integer>::max()), c);
}

// As wide as an int of Python gets in one step.
inline bool read_wide(object *index, long long *to) {
  *to = py.PyLong_AsLongLong(index);
  return FERRULE_LIKELY(*to != -1) || !py.PyErr_Occurred();
}
inline bool read_wide(object *index, unsigned long long *to) {
  *to = py.PyLong_AsUnsignedLongLong(index);
  return FERRULE_LIKELY(*to != static_cast<unsigned long long>(-1)) || !py.PyErr_Occurred();
}

template <class Integer>
struct integer_shape {
  static constexpr bool borrows = false;
  using wide = std::conditional_t<std::is_signed_v<Integer>, long long, unsigned long long>;

  static FERRULE_INLINE bool load(object *from, Integer *to, call &c) {
    long long value;
    if (FERRULE_LIKELY(is_readable(from, seen.small_int_type) && small_int(from, &value) && fits_small(value))) {
      *to = static_cast<Integer>(value);
      return true;
    }
    return load_other(from, to, c);
  }
  static FERRULE_INLINE bool plain(object *from, Integer *to) {
    long long small;
    if (FERRULE_LIKELY(is_readable(from, seen.small_int_type) && small_int(from, &small))) {
      *to = static_cast<Integer>(small);
      return fits_small(small);
    }
    if (!FERRULE_LIKELY(is_exactly(from, py.PyLong_Type))) return false;
    wide value;
    if (!FERRULE_LIKELY(read_wide(from, &value))) return py.PyErr_Clear(), false;
    *to = static_cast<Integer>(value);
    return fits(value);
  }
  static FERRULE_INLINE object *store(Integer from, ownership) {
    if constexpr (std::is_signed_v<Integer>)
      return py.PyLong_FromLongLong(from);
    else
      return py.PyLong_FromUnsignedLongLong(from);
  }
  static bool exact(object *from) {
    if (!is_exactly(from, py.PyLong_Type)) return false;
    wide value;
    if (!read_wide(from, &value)) return py.PyErr_Clear(), false;
    return fits(value);
  }
  static void describe(std::string &to) { to += "int"; }

 private:
  static FERRULE_APART bool load_other(object *from, Integer *to, call &c) {
    if (FERRULE_LIKELY(is_exactly(from, py.PyLong_Type))) return load_index(from, to, c);
    owned index = index_of(from, c);
    return index && load_index(index.get(), to, c);
  }
  // Of one digit.
  static FERRULE_INLINE bool fits_small(long long value) {
    if (std::is_unsigned_v<Integer> && value < 0) return false;
    return sizeof(Integer) >= sizeof(std::int32_t) || fits(static_cast<wide>(value));
  }
  static bool fits(wide value) { return static_cast<wide>(static_cast<Integer>(value)) == value; }
  static FERRULE_INLINE bool load_index(object *index, Integer *to, call &c) {
    wide value;
    if (!FERRULE_LIKELY(read_wide(index, &value) && fits(value))) return out_of_range_of<Integer>(index, c);
    *to = static_cast<Integer>(value);
    return true;
  }
};

template <class Float>
struct float_shape {
  static constexpr bool borrows = false;
  static FERRULE_INLINE bool load(object *from, Float *to, call &c) {
    if constexpr (sizeof(Float) == sizeof(double)) {
      if (FERRULE_LIKELY(plain(from, to))) return true;
    }
    return load_other(from, to, c);
  }
  static FERRULE_INLINE bool plain(object *from, Float *to) {
    if (!FERRULE_LIKELY(is_readable(from, seen.float_type))) return false;
    const double value = word_at<double>(from, seen.float_value);
    if (sizeof(Float) < sizeof(double) && !fits(value)) return false;
    *to = static_cast<Float>(value);
    return true;
  }
  static FERRULE_INLINE object *store(Float from, ownership) { return py.PyFloat_FromDouble(from); }
  static bool exact(object *from) { return is_exactly(from, py.PyFloat_Type); }
  static void describe(std::string &to) { to += "float"; }

 private:
  static FERRULE_APART bool load_other(object *from, Float *to, call &c) {
    const double value = py.PyFloat_AsDouble(from);
    if (!FERRULE_LIKELY(value != -1.0) && py.PyErr_Occurred()) return refuse(from, c);
    if (sizeof(Float) < sizeof(double) && !fits(value)) return out_of_float_range(value, c);
    *to = static_cast<Float>(value);
    return true;
  }
  static bool fits(double value) {
    constexpr double largest = std::numeric_limits<Float>::max(), infinity = std::numeric_limits<double>::infinity();
    return !(value > largest && value < infinity) && !(value < -largest && value > -infinity);
  }
  FERRULE_COLD static bool out_of_float_range(double value, call &c) {
    auto text = [](double number) { return repr_of(owned(py.PyFloat_FromDouble(number)).get()); };
    constexpr double largest = std::numeric_limits<Float>::max();
    return c.note(*py.PyExc_OverflowError,
                  "must be in the range " + text(-largest) + " to " + text(largest) + ", got " + text(value));
  }
  FERRULE_COLD static bool refuse(object *from, call &c) {
    if (!py.PyErr_ExceptionMatches(*py.PyExc_TypeError)) return false;
    owned raised = take_exception();
    const bool is_real = (type_has(from, "__float__") || type_has(from, "__index__")) && !is_a(from, py.PyComplex_Type);
    if (is_real) return put_exception(std::move(raised)), false;
    return c.note_expected("float", from);
  }
};

}  // namespace detail

template <>
struct shape<std::int8_t> : detail::integer_shape<std::int8_t> {};
template <>
struct shape<std::int16_t> : detail::integer_shape<std::int16_t> {};
template <>
struct shape<std::int32_t> : detail::integer_shape<std::int32_t> {};
template <>
struct shape<std::int64_t> : detail::integer_shape<std::int64_t> {};
template <>
struct shape<std::uint8_t> : detail::integer_shape<std::uint8_t> {};
template <>
struct shape<std::uint16_t> : detail::integer_shape<std::uint16_t> {};
template <>
struct shape<std::uint32_t> : detail::integer_shape<std::uint32_t> {};
template <>
struct shape<std::uint64_t> : detail::integer_shape<std::uint64_t> {};
template <>
struct shape<float> : detail::float_shape<float> {};
template <>
struct shape<double> : detail::float_shape<double> {};

template <>
struct shape<char> {
  static constexpr bool borrows = false;
  static bool load(object *from, char *to, call &c) {
    return read(from, to) || c.note_expected("a str of one ASCII character", from);
  }
  static object *store(char from, ownership) {
    // Beyond ASCII a char has no meaning of its own; the bytes 128 to 255 are shown as the code points of that number.
    const auto code = static_cast<unsigned char>(from);
    const char two[2] = {static_cast<char>(0xc0 | code >> 6), static_cast<char>(0x80 | (code & 0x3f))};
    return code < 0x80 ? py.PyUnicode_FromStringAndSize(&from, 1) : py.PyUnicode_FromStringAndSize(two, 2);
  }
  static bool exact(object *from) {
    char ignored;
    return is_exactly(from, py.PyUnicode_Type) && read(from, &ignored);
  }
  static void describe(std::string &to) { to += "a str of one ASCII character"; }

 private:
  static bool read(object *from, char *to) {
    if (!is_a(from, kind::text)) return false;
    ssize size = 0;
    const char *data = py.PyUnicode_AsUTF8AndSize(from, &size);
    if (!data) py.PyErr_Clear();
    if (!data || size != 1) return false;  // one byte of UTF-8 is ASCII
    *to = *data;
    return true;
  }
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
