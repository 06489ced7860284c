// Exported aggregates: the C struct of their fields, each of which crosses by its own row.
//
// In a shim the marker names the struct and pairs the fields:
//
//   template <>
//   struct ferrule::exported<geo::Point> : ferrule::as_record<geo_point> {
//     static constexpr auto fields = std::make_tuple(ferrule::field(&geo::Point::x, &geo_point::x),
//                                                    ferrule::field(&geo::Point::y, &geo_point::y));
//     static constexpr bool same = true;   // may be said where sizes and offsets are the same and all fields are scalars or enums
//   };
//! table Records
//! shows Point
//! shows const Point &
#pragma once

#include <cstring>
#include <tuple>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class T, class Value, class C, class Abi>
struct paired_field {
  using value_type = Value;
  Value T::*cpp;
  Abi C::*c;
};

template <class T, class Value, class C, class Abi>
constexpr paired_field<T, Value, C, Abi> field(Value T::*cpp, Abi C::*c) {
  return {cpp, c};
}

namespace detail {
template <class T, class = void>
struct record_same : std::false_type {};
template <class T>
struct record_same<T, std::enable_if_t<exported<T>::same>> : std::true_type {
  static_assert(std::is_trivially_copyable_v<T> && sizeof(T) == sizeof(typename exported<T>::c_type), "not the same bits");
};

// The field of the C struct, as the type that the row of the C++ field wants: the same bytes under another name.
template <class T, class Abi>
abi_of<std::remove_const_t<T>> *field_out(Abi *field) {
  static_assert(sizeof(Abi) == sizeof(abi_of<std::remove_const_t<T>>), "the C struct is not what the generator believed");
  return reinterpret_cast<abi_of<std::remove_const_t<T>> *>(field);
}
template <class T, class Abi>
const abi_of<std::remove_const_t<T>> &field_in(const Abi &field) {
  static_assert(sizeof(Abi) == sizeof(abi_of<std::remove_const_t<T>>), "the C struct is not what the generator believed");
  return reinterpret_cast<const abi_of<std::remove_const_t<T>> &>(field);
}

template <class T>
inline constexpr bool can_be_assigned = !std::is_const_v<T> && (std::is_array_v<T> || std::is_move_assignable_v<T>);
template <class... Fields>
constexpr bool all_assignable(const std::tuple<Fields...> *) {
  return (can_be_assigned<typename Fields::value_type> && ...);
}

// The row of an array fills it where it is; others make a value.
template <class T, class Abi>
void lift_into(T &field, const Abi &from, scratch &keep) {
  if constexpr (std::is_array_v<T>) {
    type<T>::assign(field, field_in<T>(from), keep);
  } else {
    field = lift<T>(field_in<T>(from), keep);
  }
}

// Made by default and assigned, so that fields that do not cross keep what their initialisers say; else braced.
template <class T, class C>
T lift_record(const C &from, scratch &keep) {
  constexpr auto &fields = exported<T>::fields;
  using fields_type = std::remove_cv_t<std::remove_reference_t<decltype(fields)>>;
  if constexpr (std::is_default_constructible_v<T> && all_assignable(static_cast<const fields_type *>(nullptr))) {
    T made{};
    std::apply(
        [&](const auto &...each) {
          (lift_into<typename plain<decltype(each)>::value_type>(made.*each.cpp, from.*each.c, keep), ...);
        },
        fields);
    return made;
  } else {
    return std::apply(
        [&](const auto &...each) {
          return T{lift<std::remove_const_t<typename plain<decltype(each)>::value_type>>(
              field_in<typename plain<decltype(each)>::value_type>(from.*each.c), keep)...};
        },
        fields);
  }
}
}  // namespace detail

template <class T>
struct type<T, std::enable_if_t<is_record<T>>> {
  using c_type = typename exported<T>::c_type;
  using abi = std::conditional_t<std::is_void_v<c_type>, ferrule::abi::record<T>, c_type>;
  static constexpr bool same = detail::record_same<T>::value;

  using arg = lifted_by<type, T, abi>;
  static T make(const abi &from, scratch &keep) {
    if constexpr (same && std::is_default_constructible_v<T>) {
      T made;
      std::memcpy(static_cast<void *>(&made), &from, sizeof made);
      return made;
    } else {
      return detail::lift_record<T>(from, keep);
    }
  }

  template <class F>
  static void each_handle(const abi &from, F &&f) {
    each_field([&](const auto &pair) {
      using field_type = std::remove_const_t<typename detail::plain<decltype(pair)>::value_type>;
      visit_handles<field_type>(detail::field_in<field_type>(from.*pair.c), f);
    });
  }

  static void lower(const T &value, abi *out, arena &memory) {
    each_field([&](const auto &pair) {
      using field_type = std::remove_const_t<typename detail::plain<decltype(pair)>::value_type>;
      lower_value<field_type>(value.*pair.cpp, detail::field_out<field_type>(&(out->*pair.c)), memory);
    });
  }
  static void lower(T &&value, abi *out, arena &memory) {
    if constexpr (same) {
      lower(static_cast<const T &>(value), out, memory);
    } else {
      each_field([&](const auto &pair) {
        using field_type = std::remove_const_t<typename detail::plain<decltype(pair)>::value_type>;
        lower_value<field_type>(std::move(value.*pair.cpp), detail::field_out<field_type>(&(out->*pair.c)), memory);
      });
    }
  }
  template <class U>
  static void lower_kept(U &value, abi *out, arena &memory) {
    each_field([&](const auto &pair) { lower_kept_field(value.*pair.cpp, &(out->*pair.c), memory); });
  }

 private:
  template <class Field, class Out>
  static void lower_kept_field(Field &value, Out *out, arena &memory) {
    ferrule::lower_kept(value, detail::field_out<Field>(out), memory);
  }
  template <class F>
  static void each_field(F f) {
    std::apply([&](const auto &...each) { (f(each), ...); }, exported<T>::fields);
  }
};

// A pointer to one that C++ does not change: it may be null, and is copied.
template <class T>
struct type<const T *, std::enable_if_t<is_record<T>>> {
  using abi = ferrule::abi::optional<abi_of<T>>;
  struct arg {
    arg(const abi &from, scratch &keep) : value(from.has ? &keep.make<T>(lift<T>(from.value, keep)) : nullptr) {}
    operator const T *() const { return value; }
    const T *value;
  };
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    if (from.has) visit_handles<T>(from.value, f);
  }
  static void lower(const T *value, abi *out, arena &memory) {
    out->has = value != nullptr;
    if (value)
      lower_value<T>(*value, &out->value, memory);
    else
      std::memset(static_cast<void *>(&out->value), 0, sizeof out->value);
  }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
