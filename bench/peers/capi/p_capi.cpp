// An extension written by hand, with the full (not the stable) API: the measure of what CPython allows.
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "subject.hpp"

namespace {

bool to_i64(PyObject *object, std::int64_t &out) {
  out = PyLong_AsLongLong(object);
  return out != -1 || !PyErr_Occurred();
}
bool to_f64(PyObject *object, double &out) {
  if (PyFloat_CheckExact(object)) {
    out = PyFloat_AS_DOUBLE(object);
    return true;
  }
  out = PyFloat_AsDouble(object);
  return out != -1.0 || !PyErr_Occurred();
}
PyObject *arity(const char *name) { return PyErr_Format(PyExc_TypeError, "%s(): wrong number of arguments", name); }

// Positions and keywords into slots; false with an error set.
bool take(const char *name, PyObject *const *args, Py_ssize_t n, PyObject *names, const char *const *known, Py_ssize_t count, PyObject **slots) {
  if (n > count) return arity(name), false;
  for (Py_ssize_t i = 0; i < n; ++i) slots[i] = args[i];
  const Py_ssize_t keywords = names ? PyTuple_GET_SIZE(names) : 0;
  for (Py_ssize_t k = 0; k < keywords; ++k) {
    Py_ssize_t i = 0;
    while (i < count && PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(names, k), known[i]) != 0) ++i;
    if (i == count || slots[i]) return arity(name), false;
    slots[i] = args[n + k];
  }
  return true;
}

PyObject *add(PyObject *, PyObject *const *args, Py_ssize_t n) {
  std::int64_t a, b;
  if (n != 2) return arity("add");
  if (!to_i64(args[0], a) || !to_i64(args[1], b)) return nullptr;
  return PyLong_FromLongLong(subject::add(a, b));
}
PyObject *add_released(PyObject *, PyObject *const *args, Py_ssize_t n) {
  std::int64_t a, b, r;
  if (n != 2) return arity("add_released");
  if (!to_i64(args[0], a) || !to_i64(args[1], b)) return nullptr;
  Py_BEGIN_ALLOW_THREADS r = subject::add(a, b);
  Py_END_ALLOW_THREADS return PyLong_FromLongLong(r);
}
PyObject *scale(PyObject *, PyObject *const *args, Py_ssize_t n, PyObject *names) {
  static const char *const known[] = {"x", "factor", "offset"};
  PyObject *slots[3] = {};
  double x, factor = 2.0, offset = 0.0;
  if (!take("scale", args, n, names, known, 3, slots)) return nullptr;
  if (!slots[0]) return arity("scale");
  if (!to_f64(slots[0], x) || (slots[1] && !to_f64(slots[1], factor)) || (slots[2] && !to_f64(slots[2], offset))) return nullptr;
  return PyFloat_FromDouble(subject::scale(x, factor, offset));
}
PyObject *greet(PyObject *, PyObject *arg) {
  Py_ssize_t size;
  const char *data = PyUnicode_AsUTF8AndSize(arg, &size);
  if (!data) return nullptr;
  const std::string r = subject::greet(std::string(data, static_cast<std::size_t>(size)));
  return PyUnicode_FromStringAndSize(r.data(), static_cast<Py_ssize_t>(r.size()));
}
PyObject *length(PyObject *, PyObject *arg) {
  Py_ssize_t size;
  const char *data = PyUnicode_AsUTF8AndSize(arg, &size);
  if (!data) return nullptr;
  return PyLong_FromLongLong(subject::length({data, static_cast<std::size_t>(size)}));
}
PyObject *sum_list(PyObject *, PyObject *arg) {
  if (!PyList_Check(arg)) return arity("sum_list");
  std::vector<double> xs(static_cast<std::size_t>(PyList_GET_SIZE(arg)));
  for (std::size_t i = 0; i < xs.size(); ++i)
    if (!to_f64(PyList_GET_ITEM(arg, static_cast<Py_ssize_t>(i)), xs[i])) return nullptr;
  return PyFloat_FromDouble(subject::sum_list(xs));
}
PyObject *make_list(PyObject *, PyObject *arg) {
  std::int64_t n;
  if (!to_i64(arg, n)) return nullptr;
  const std::vector<double> xs = subject::make_list(n);
  PyObject *out = PyList_New(static_cast<Py_ssize_t>(xs.size()));
  for (std::size_t i = 0; out && i < xs.size(); ++i) PyList_SET_ITEM(out, static_cast<Py_ssize_t>(i), PyFloat_FromDouble(xs[i]));
  return out;
}
PyObject *echo_strings(PyObject *, PyObject *arg) {
  if (!PyList_Check(arg)) return arity("echo_strings");
  std::vector<std::string> xs;
  xs.reserve(static_cast<std::size_t>(PyList_GET_SIZE(arg)));
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(arg); ++i) {
    Py_ssize_t size;
    const char *data = PyUnicode_AsUTF8AndSize(PyList_GET_ITEM(arg, i), &size);
    if (!data) return nullptr;
    xs.emplace_back(data, static_cast<std::size_t>(size));
  }
  const std::vector<std::string> r = subject::echo_strings(xs);
  PyObject *out = PyList_New(static_cast<Py_ssize_t>(r.size()));
  for (std::size_t i = 0; out && i < r.size(); ++i)
    PyList_SET_ITEM(out, static_cast<Py_ssize_t>(i), PyUnicode_FromStringAndSize(r[i].data(), static_cast<Py_ssize_t>(r[i].size())));
  return out;
}
PyObject *fails(PyObject *, PyObject *arg) {
  std::int64_t code;
  if (!to_i64(arg, code)) return nullptr;
  if (code) return PyErr_SetString(PyExc_ValueError, "bad"), nullptr;  // no C++ exception: the floor
  return PyLong_FromLong(0);
}

struct Point {
  PyObject_HEAD subject::Point value;
};
PyTypeObject *point_type;
PyObject *point_new(PyTypeObject *type, PyObject *args, PyObject *names) {
  static const char *known[] = {"x", "y", nullptr};
  double x, y;
  if (!PyArg_ParseTupleAndKeywords(args, names, "dd", const_cast<char **>(known), &x, &y)) return nullptr;
  auto *self = reinterpret_cast<Point *>(type->tp_alloc(type, 0));
  if (self) self->value = {x, y};
  return reinterpret_cast<PyObject *>(self);
}
PyMemberDef point_members[] = {{"x", 4 /* T_DOUBLE */, offsetof(Point, value.x), 0, nullptr},
                               {"y", 4, offsetof(Point, value.y), 0, nullptr},
                               {nullptr, 0, 0, 0, nullptr}};
PyType_Slot point_slots[] = {{Py_tp_new, reinterpret_cast<void *>(point_new)}, {Py_tp_members, point_members}, {0, nullptr}};
PyType_Spec point_spec = {"p_capi.Point", sizeof(Point), 0, Py_TPFLAGS_DEFAULT, point_slots};
PyObject *dist(PyObject *, PyObject *const *args, Py_ssize_t n) {
  if (n != 2 || !PyObject_TypeCheck(args[0], point_type) || !PyObject_TypeCheck(args[1], point_type)) return arity("dist");
  return PyFloat_FromDouble(subject::dist(reinterpret_cast<Point *>(args[0])->value, reinterpret_cast<Point *>(args[1])->value));
}

struct Counter {
  PyObject_HEAD subject::Counter value;
};
PyObject *counter_new(PyTypeObject *type, PyObject *args, PyObject *names) {
  static const char *known[] = {"start", nullptr};
  long long start = 0;
  if (!PyArg_ParseTupleAndKeywords(args, names, "|L", const_cast<char **>(known), &start)) return nullptr;
  auto *self = reinterpret_cast<Counter *>(type->tp_alloc(type, 0));
  if (self) new (&self->value) subject::Counter(start);
  return reinterpret_cast<PyObject *>(self);
}
subject::Counter &counter(PyObject *self) { return reinterpret_cast<Counter *>(self)->value; }
PyObject *counter_inc(PyObject *self, PyObject *const *args, Py_ssize_t n) {
  std::int64_t by = 1;
  if (n > 1) return arity("inc");
  if (n && !to_i64(args[0], by)) return nullptr;
  return PyLong_FromLongLong(counter(self).inc(by));
}
PyObject *counter_get(PyObject *self, PyObject *) { return PyLong_FromLongLong(counter(self).get()); }
PyObject *counter_value(PyObject *self, void *) { return PyLong_FromLongLong(counter(self).value()); }
int counter_set_value(PyObject *self, PyObject *value, void *) {
  std::int64_t v;
  if (!value || !to_i64(value, v)) return -1;
  counter(self).set_value(v);
  return 0;
}
PyMethodDef counter_methods[] = {{"inc", reinterpret_cast<PyCFunction>(counter_inc), METH_FASTCALL, nullptr},
                                 {"get", counter_get, METH_NOARGS, nullptr},
                                 {nullptr, nullptr, 0, nullptr}};
PyGetSetDef counter_getset[] = {{"value", counter_value, counter_set_value, nullptr, nullptr}, {nullptr, nullptr, nullptr, nullptr, nullptr}};
PyType_Slot counter_slots[] = {{Py_tp_new, reinterpret_cast<void *>(counter_new)}, {Py_tp_methods, counter_methods}, {Py_tp_getset, counter_getset}, {0, nullptr}};
PyType_Spec counter_spec = {"p_capi.Counter", sizeof(Counter), 0, Py_TPFLAGS_DEFAULT, counter_slots};

PyMethodDef functions[] = {{"add", reinterpret_cast<PyCFunction>(add), METH_FASTCALL, nullptr},
                           {"add_released", reinterpret_cast<PyCFunction>(add_released), METH_FASTCALL, nullptr},
                           {"scale", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(scale)), METH_FASTCALL | METH_KEYWORDS, nullptr},
                           {"greet", greet, METH_O, nullptr},
                           {"length", length, METH_O, nullptr},
                           {"sum_list", sum_list, METH_O, nullptr},
                           {"make_list", make_list, METH_O, nullptr},
                           {"echo_strings", echo_strings, METH_O, nullptr},
                           {"fails", fails, METH_O, nullptr},
                           {"dist", reinterpret_cast<PyCFunction>(dist), METH_FASTCALL, nullptr},
                           {nullptr, nullptr, 0, nullptr}};
PyModuleDef definition = {PyModuleDef_HEAD_INIT, "p_capi", nullptr, -1, functions, nullptr, nullptr, nullptr, nullptr};

}  // namespace

PyMODINIT_FUNC PyInit_p_capi() {
  PyObject *module = PyModule_Create(&definition);
  point_type = reinterpret_cast<PyTypeObject *>(PyType_FromSpec(&point_spec));
  PyObject *counter_type = PyType_FromSpec(&counter_spec);
  if (!module || !point_type || !counter_type) return nullptr;
  PyModule_AddObjectRef(module, "Point", reinterpret_cast<PyObject *>(point_type));
  PyModule_AddObjectRef(module, "Counter", counter_type);
  return module;
}
