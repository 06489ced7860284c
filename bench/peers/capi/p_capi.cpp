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

PyObject *make_point(const subject::Point &value) {
  auto *self = reinterpret_cast<Point *>(point_type->tp_alloc(point_type, 0));
  if (self) self->value = value;
  return reinterpret_cast<PyObject *>(self);
}
PyObject *echo_points(PyObject *, PyObject *arg) {
  if (!PyList_Check(arg)) return arity("echo_points");
  std::vector<subject::Point> points;
  points.reserve(static_cast<std::size_t>(PyList_GET_SIZE(arg)));
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(arg); ++i) {
    PyObject *item = PyList_GET_ITEM(arg, i);
    if (!PyObject_TypeCheck(item, point_type)) return arity("echo_points");
    points.push_back(reinterpret_cast<Point *>(item)->value);
  }
  const std::vector<subject::Point> r = subject::echo_points(points);
  PyObject *out = PyList_New(static_cast<Py_ssize_t>(r.size()));
  for (std::size_t i = 0; out && i < r.size(); ++i) PyList_SET_ITEM(out, static_cast<Py_ssize_t>(i), make_point(r[i]));
  return out;
}
PyObject *echo_map(PyObject *, PyObject *arg) {
  if (!PyDict_Check(arg)) return arity("echo_map");
  std::map<std::string, std::int64_t> numbers;
  PyObject *key, *value;
  for (Py_ssize_t at = 0; PyDict_Next(arg, &at, &key, &value);) {
    Py_ssize_t size;
    std::int64_t number;
    const char *data = PyUnicode_AsUTF8AndSize(key, &size);
    if (!data || !to_i64(value, number)) return nullptr;
    numbers.emplace(std::string(data, static_cast<std::size_t>(size)), number);
  }
  PyObject *out = PyDict_New();
  for (const auto &[name, number] : subject::echo_map(numbers)) {
    PyObject *made_key = PyUnicode_FromStringAndSize(name.data(), static_cast<Py_ssize_t>(name.size()));
    PyObject *made = PyLong_FromLongLong(number);
    if (made_key && made) PyDict_SetItem(out, made_key, made);
    Py_XDECREF(made_key);
    Py_XDECREF(made);
  }
  return out;
}
PyObject *pick(PyObject *, PyObject *arg) {
  if (PyFloat_Check(arg)) return PyFloat_FromDouble(subject::pick(PyFloat_AS_DOUBLE(arg)));
  if (PyLong_Check(arg)) {
    std::int64_t number;
    return to_i64(arg, number) ? PyLong_FromLongLong(subject::pick(number)) : nullptr;
  }
  Py_ssize_t size;
  const char *data = PyUnicode_AsUTF8AndSize(arg, &size);
  return data ? PyLong_FromLongLong(subject::pick(std::string_view(data, static_cast<std::size_t>(size)))) : nullptr;
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
PyObject *counter_tune(PyObject *self, PyObject *const *args, Py_ssize_t n, PyObject *names) {
  static const char *const known[] = {"low", "high", "step"};
  PyObject *slots[3] = {};
  std::int64_t low, high, step;
  if (!take("tune", args, n, names, known, 3, slots)) return nullptr;
  if (!slots[0] || !slots[1] || !slots[2]) return arity("tune");
  if (!to_i64(slots[0], low) || !to_i64(slots[1], high) || !to_i64(slots[2], step)) return nullptr;
  return PyLong_FromLongLong(counter(self).tune(low, high, step));
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
                                 {"tune", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(counter_tune)), METH_FASTCALL | METH_KEYWORDS, nullptr},
                                 {nullptr, nullptr, 0, nullptr}};
PyGetSetDef counter_getset[] = {{"value", counter_value, counter_set_value, nullptr, nullptr}, {nullptr, nullptr, nullptr, nullptr, nullptr}};
PyType_Slot counter_slots[] = {{Py_tp_new, reinterpret_cast<void *>(counter_new)}, {Py_tp_methods, counter_methods}, {Py_tp_getset, counter_getset}, {0, nullptr}};
PyType_Spec counter_spec = {"p_capi.Counter", sizeof(Counter), 0, Py_TPFLAGS_DEFAULT, counter_slots};

struct Vec {
  PyObject_HEAD subject::Vec value;
};
PyTypeObject *vec_type;
PyObject *make_vec(const subject::Vec &value) {
  auto *self = reinterpret_cast<Vec *>(vec_type->tp_alloc(vec_type, 0));
  if (self) new (&self->value) subject::Vec(value);
  return reinterpret_cast<PyObject *>(self);
}
PyObject *vec_new(PyTypeObject *, PyObject *args, PyObject *names) {
  static const char *known[] = {"x", "y", nullptr};
  double x, y;
  if (!PyArg_ParseTupleAndKeywords(args, names, "dd", const_cast<char **>(known), &x, &y)) return nullptr;
  return make_vec(subject::Vec(x, y));
}
PyObject *vec_add(PyObject *a, PyObject *b) {
  if (!PyObject_TypeCheck(a, vec_type) || !PyObject_TypeCheck(b, vec_type)) Py_RETURN_NOTIMPLEMENTED;
  return make_vec(reinterpret_cast<Vec *>(a)->value + reinterpret_cast<Vec *>(b)->value);
}
PyType_Slot vec_slots[] = {{Py_tp_new, reinterpret_cast<void *>(vec_new)}, {Py_nb_add, reinterpret_cast<void *>(vec_add)}, {0, nullptr}};
PyType_Spec vec_spec = {"p_capi.Vec", sizeof(Vec), 0, Py_TPFLAGS_DEFAULT, vec_slots};

struct Holder {
  PyObject_HEAD subject::Holder value;
};
void holder_dealloc(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  reinterpret_cast<Holder *>(self)->value.~Holder();
  type->tp_free(self);
  Py_DECREF(type);
}
PyObject *holder_new(PyTypeObject *type, PyObject *args, PyObject *) {
  long long n;
  if (!PyArg_ParseTuple(args, "L", &n)) return nullptr;
  auto *self = reinterpret_cast<Holder *>(type->tp_alloc(type, 0));
  if (self) new (&self->value) subject::Holder(n);
  return reinterpret_cast<PyObject *>(self);
}
struct Step {
  PyObject_HEAD PyObject *of;
  std::vector<std::int64_t>::const_iterator at, end;
};
PyTypeObject *step_type;
void step_dealloc(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  Py_DECREF(reinterpret_cast<Step *>(self)->of);
  type->tp_free(self);
  Py_DECREF(type);
}
PyObject *step_next(PyObject *self) {
  auto *step = reinterpret_cast<Step *>(self);
  return step->at == step->end ? nullptr : PyLong_FromLongLong(*step->at++);
}
PyObject *holder_iter(PyObject *self) {
  auto *made = reinterpret_cast<Step *>(step_type->tp_alloc(step_type, 0));
  if (!made) return nullptr;
  made->of = Py_NewRef(self);
  made->at = reinterpret_cast<Holder *>(self)->value.begin();
  made->end = reinterpret_cast<Holder *>(self)->value.end();
  return reinterpret_cast<PyObject *>(made);
}
struct Part {
  PyObject_HEAD PyObject *of;
  subject::Part *value;
};
PyTypeObject *part_type;
PyObject *part_get(PyObject *self, PyObject *) { return PyLong_FromLongLong(reinterpret_cast<Part *>(self)->value->get()); }
void part_dealloc(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  Py_DECREF(reinterpret_cast<Part *>(self)->of);
  type->tp_free(self);
  Py_DECREF(type);
}
PyObject *holder_part(PyObject *self, PyObject *) {
  auto *made = reinterpret_cast<Part *>(part_type->tp_alloc(part_type, 0));
  if (!made) return nullptr;
  made->of = Py_NewRef(self);
  made->value = &reinterpret_cast<Holder *>(self)->value.part();
  return reinterpret_cast<PyObject *>(made);
}
PyMethodDef holder_methods[] = {{"part", holder_part, METH_NOARGS, nullptr}, {nullptr, nullptr, 0, nullptr}};
PyType_Slot holder_slots[] = {{Py_tp_new, reinterpret_cast<void *>(holder_new)}, {Py_tp_dealloc, reinterpret_cast<void *>(holder_dealloc)},
                              {Py_tp_iter, reinterpret_cast<void *>(holder_iter)}, {Py_tp_methods, holder_methods}, {0, nullptr}};
PyType_Spec holder_spec = {"p_capi.Holder", sizeof(Holder), 0, Py_TPFLAGS_DEFAULT, holder_slots};
PyType_Slot step_slots[] = {{Py_tp_dealloc, reinterpret_cast<void *>(step_dealloc)}, {Py_tp_iter, reinterpret_cast<void *>(PyObject_SelfIter)},
                            {Py_tp_iternext, reinterpret_cast<void *>(step_next)}, {0, nullptr}};
PyType_Spec step_spec = {"p_capi.Step", sizeof(Step), 0, Py_TPFLAGS_DEFAULT, step_slots};
PyMethodDef part_methods[] = {{"get", part_get, METH_NOARGS, nullptr}, {nullptr, nullptr, 0, nullptr}};
PyType_Slot part_slots[] = {{Py_tp_dealloc, reinterpret_cast<void *>(part_dealloc)}, {Py_tp_methods, part_methods}, {0, nullptr}};
PyType_Spec part_spec = {"p_capi.Part", sizeof(Part), 0, Py_TPFLAGS_DEFAULT, part_slots};

PyMethodDef functions[] = {{"add", reinterpret_cast<PyCFunction>(add), METH_FASTCALL, nullptr},
                           {"add_released", reinterpret_cast<PyCFunction>(add_released), METH_FASTCALL, nullptr},
                           {"scale", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(scale)), METH_FASTCALL | METH_KEYWORDS, nullptr},
                           {"greet", greet, METH_O, nullptr},
                           {"length", length, METH_O, nullptr},
                           {"sum_list", sum_list, METH_O, nullptr},
                           {"make_list", make_list, METH_O, nullptr},
                           {"echo_strings", echo_strings, METH_O, nullptr},
                           {"fails", fails, METH_O, nullptr},
                           {"returns_error", fails, METH_O, nullptr},
                           {"pick", pick, METH_O, nullptr},
                           {"echo_map", echo_map, METH_O, nullptr},
                           {"echo_points", echo_points, METH_O, nullptr},
                           {"dist", reinterpret_cast<PyCFunction>(dist), METH_FASTCALL, nullptr},
                           {nullptr, nullptr, 0, nullptr}};
PyModuleDef definition = {PyModuleDef_HEAD_INIT, "p_capi", nullptr, -1, functions, nullptr, nullptr, nullptr, nullptr};

}  // namespace

PyMODINIT_FUNC PyInit_p_capi() {
  PyObject *module = PyModule_Create(&definition);
  point_type = reinterpret_cast<PyTypeObject *>(PyType_FromSpec(&point_spec));
  vec_type = reinterpret_cast<PyTypeObject *>(PyType_FromSpec(&vec_spec));
  step_type = reinterpret_cast<PyTypeObject *>(PyType_FromSpec(&step_spec));
  part_type = reinterpret_cast<PyTypeObject *>(PyType_FromSpec(&part_spec));
  PyObject *counter_type = PyType_FromSpec(&counter_spec), *holder_type = PyType_FromSpec(&holder_spec);
  if (!module || !point_type || !counter_type || !vec_type || !step_type || !part_type || !holder_type) return nullptr;
  PyModule_AddObjectRef(module, "Vec", reinterpret_cast<PyObject *>(vec_type));
  PyModule_AddObjectRef(module, "Holder", holder_type);
  PyModule_AddObjectRef(module, "Point", reinterpret_cast<PyObject *>(point_type));
  PyModule_AddObjectRef(module, "Counter", counter_type);
  return module;
}
