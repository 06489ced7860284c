#include <pybind11/operators.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "subject.hpp"

namespace py = pybind11;
using namespace py::literals;

PYBIND11_MODULE(MODULE_NAME, m) {
  m.def("add", &subject::add, "a"_a, "b"_a);
  m.def("scale", &subject::scale, "x"_a, "factor"_a = 2.0, "offset"_a = 0.0);
  m.def("greet", &subject::greet, "name"_a);
  m.def("length", &subject::length, "text"_a);
  m.def("sum_list", &subject::sum_list, "xs"_a);
  m.def("make_list", &subject::make_list, "n"_a);
  m.def("echo_strings", &subject::echo_strings, "xs"_a);
  m.def("fails", &subject::fails, "code"_a);
  m.def("returns_error", [](std::int64_t code) {
    auto result = subject::returns_error(code);
    if (!result) throw py::value_error(result.error().what());
    return *result;
  }, "code"_a);
  m.def("pick", [](std::int64_t number) { return subject::pick(number); }, "number"_a);
  m.def("pick", [](std::string_view text) { return subject::pick(text); }, "text"_a);
  m.def("pick", [](double number) { return subject::pick(number); }, "number"_a);
  m.def("echo_map", &subject::echo_map, "numbers"_a);
  m.def("echo_points", &subject::echo_points, "points"_a);
  m.def("add_released", &subject::add, "a"_a, "b"_a, py::call_guard<py::gil_scoped_release>());
  py::class_<subject::Point>(m, "Point")
      .def(py::init<double, double>(), "x"_a, "y"_a)
      .def_readwrite("x", &subject::Point::x)
      .def_readwrite("y", &subject::Point::y);
  m.def("dist", &subject::dist, "p"_a, "q"_a);
  py::class_<subject::Counter>(m, "Counter")
      .def(py::init<std::int64_t>(), "start"_a = 0)
      .def("inc", &subject::Counter::inc, "by"_a = 1)
      .def("get", &subject::Counter::get)
      .def_property("value", &subject::Counter::value, &subject::Counter::set_value)
      .def("tune", &subject::Counter::tune, "low"_a, "high"_a, "step"_a);
  py::class_<subject::Vec>(m, "Vec")
      .def(py::init<double, double>(), "x"_a, "y"_a)
      .def(py::self + py::self)
      .def("length", &subject::Vec::length);
  py::class_<subject::Part>(m, "Part").def("get", &subject::Part::get);
  py::class_<subject::Holder>(m, "Holder")
      .def(py::init<std::int64_t>(), "n"_a)
      .def("part", &subject::Holder::part, py::return_value_policy::reference_internal)
      .def("__iter__", [](const subject::Holder &h) { return py::make_iterator(h.begin(), h.end()); },
           py::keep_alive<0, 1>());
}
