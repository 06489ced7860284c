// Rows of a user's, whose values Python has in forms of its own: named functions convert them.
#pragma once
#include <ferrule/ferrule.hpp>
#include <ferrule/type.hpp>
#include <ferrule/types/string.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dates {

struct Day {
  std::int64_t number = 1;
};
struct Id {
  std::string text;
};
template <int Which>
struct Odd {
  std::int64_t number = 0;
};

struct date_face : ferrule::face::python {
  static constexpr char from_python[] = "datetime.date.toordinal";
  static constexpr char to_python[] = "datetime.date.fromordinal";
  static constexpr char annotation[] = "datetime.date";
};
struct id_face : ferrule::face::python {
  static constexpr char from_python[] = "str";
  static constexpr char to_python[] = "uuid.UUID";
  static constexpr char annotation[] = "uuid.UUID";
};
struct no_module : ferrule::face::python {
  static constexpr char from_python[] = "no_such_module.here.function";
  static constexpr char to_python[] = "no_such_module.there";
  static constexpr char annotation[] = "int";
};
struct no_name : ferrule::face::python {
  static constexpr char from_python[] = "datetime.date.nothing";
  static constexpr char to_python[] = "nothing";
  static constexpr char annotation[] = "int";
};
struct no_function : ferrule::face::python {
  static constexpr char from_python[] = "math.pi";
  static constexpr char to_python[] = "faces_of_tests.broken.convert";
  static constexpr char annotation[] = "int";
};
struct other_kind : ferrule::face::python {
  static constexpr char from_python[] = "faces_of_tests.to_text";
  static constexpr char to_python[] = "faces_of_tests.refuse";
  static constexpr char annotation[] = "int";
};

template <class T, class Face>
struct odd_row {
  using abi = ferrule::abi::faced<std::int64_t, Face>;
  struct arg {
    explicit arg(const abi &from) : value{from.value} {}
    operator T() const { return value; }
    T value;
  };
  static void lower(const T &value, abi *out, ferrule::arena &) { out->value = value.number; }
};

}  // namespace dates

template <>
struct ferrule::type<dates::Day> : dates::odd_row<dates::Day, dates::date_face> {};
template <>
struct ferrule::type<dates::Odd<0>> : dates::odd_row<dates::Odd<0>, dates::no_module> {};
template <>
struct ferrule::type<dates::Odd<1>> : dates::odd_row<dates::Odd<1>, dates::no_name> {};
template <>
struct ferrule::type<dates::Odd<2>> : dates::odd_row<dates::Odd<2>, dates::no_function> {};
template <>
struct ferrule::type<dates::Odd<3>> : dates::odd_row<dates::Odd<3>, dates::other_kind> {};

template <>
struct ferrule::type<dates::Id> {
  using abi = ferrule::abi::faced<ferrule::abi::str, dates::id_face>;
  struct arg {
    explicit arg(const abi &from) : value{std::string(from.value.data, from.value.size)} {}
    operator dates::Id() const { return value; }
    dates::Id value;
  };
  static void lower(const dates::Id &id, abi *out, ferrule::arena &memory) {
    ferrule::lower_value<std::string>(id.text, &out->value, memory);
  }
};

namespace dates {

FERRULE(export) inline Day next(const Day &day) { return {day.number + 1}; }
FERRULE(export) inline std::vector<Day> all(const std::map<std::string, Day> &days) {
  std::vector<Day> out;
  for (const auto &[name, day] : days) out.push_back(day);
  return out;
}
FERRULE(export) inline std::optional<Id> same(const std::optional<Id> &id) { return id; }

FERRULE(export) inline int take0(Odd<0>) { return 0; }
FERRULE(export) inline Odd<0> give0() { return {}; }
FERRULE(export) inline int take1(Odd<1>) { return 0; }
FERRULE(export) inline Odd<1> give1() { return {}; }
FERRULE(export) inline int take2(Odd<2>) { return 0; }
FERRULE(export) inline Odd<2> give2() { return {}; }
FERRULE(export) inline int take3(Odd<3>) { return 0; }
FERRULE(export) inline Odd<3> give3() { return {}; }

}  // namespace dates
