#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include "subject.hpp"

namespace nb = nanobind;
using namespace nb::literals;

NB_MODULE(MODULE_NAME, m) {
  m.def("add", &subject::add, "a"_a, "b"_a);
  m.def("scale", &subject::scale, "x"_a, "factor"_a = 2.0, "offset"_a = 0.0);
  m.def("greet", &subject::greet, "name"_a);
  m.def("length", &subject::length, "text"_a);
  m.def("sum_list", &subject::sum_list, "xs"_a);
  m.def("make_list", &subject::make_list, "n"_a);
  m.def("echo_strings", &subject::echo_strings, "xs"_a);
  m.def("fails", &subject::fails, "code"_a);
  m.def("add_released", &subject::add, "a"_a, "b"_a, nb::call_guard<nb::gil_scoped_release>());
  nb::class_<subject::Point>(m, "Point")
      .def(nb::init<double, double>(), "x"_a, "y"_a)
      .def_rw("x", &subject::Point::x)
      .def_rw("y", &subject::Point::y);
  m.def("dist", &subject::dist, "p"_a, "q"_a);
  nb::class_<subject::Counter>(m, "Counter")
      .def(nb::init<std::int64_t>(), "start"_a = 0)
      .def("inc", &subject::Counter::inc, "by"_a = 1)
      .def("get", &subject::Counter::get)
      .def_prop_rw("value", &subject::Counter::value, &subject::Counter::set_value);
}
