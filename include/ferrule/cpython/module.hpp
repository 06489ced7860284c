// What the module is filled with when Python imports it.
#pragma once

#include <cstring>

#include "overloads.hpp"
#include "records.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// Every step gives false with an exception set, so that steps are chained by &&.
class module_builder {
 public:
  // `module` is the lane's own, geo._geo; `package` is geo.
  module_builder(object *module, const char *package, const library &of) : module_(module), package_(package) { the_library = &of; }

  // Enums and exceptions come from Python; so do the names that expressions are evaluated among.
  bool begin() {
    types_ = owned(py.PyImport_ImportModule(the_library->types_module));
    owned known(types_ ? py.PyObject_GetAttrString(types_.get(), "__dict__") : nullptr);
    names_ = owned(known ? py.PyDict_New() : nullptr);
    if (!names_) return false;
    object *name, *value;
    for (ssize at = 0; py.PyDict_Next(known.get(), &at, &name, &value);)
      if (py.PyDict_SetItem(names_.get(), name, value) < 0) return false;
    return true;
  }

  bool enumeration(enum_state &state, const char *name) {
    if (state.type) return true;
    state.type = py.PyObject_GetAttrString(types_.get(), name);
    state.members = state.type ? py.PyObject_GetAttrString(state.type, "_value2member_map_") : nullptr;
    return state.members != nullptr;
  }

  // What a submodule has of the package's _types, where it has a name of its own.
  bool from_types(const char *module, const char *name, const char *name_in_types) {
    owned value(py.PyObject_GetAttrString(types_.get(), name_in_types));
    return value && put(module, name, value.get());
  }

  template <class R, auto &Signature>
  bool record(const char *module, const char *full_name, const char *doc) {
    record_state &state = record_of<R>::state;
    if (!state.type) state.type = make_record<R, Signature>(full_name, doc, names_.get());
    return state.type && put(module, state.name, state.type);
  }

  // The exported bases' states are those of types that exist; without any the root is the base.
  template <class C, class... Bases>
  bool type(const char *module, const class_plan &plan) {
    class_state &state = class_of<C>::state;
    if (!state.type) {
      if constexpr (sizeof...(Bases) > 0) {
        state.type = make_class(plan, class_of<Bases>::state.type...);
      } else {
        if (!root_) {
          root_name_ = std::string(package_) + "._Object";
          root_ = make_root(root_name_.c_str());
        }
        state.type = root_ ? make_class(plan, root_) : nullptr;
      }
    }
    return state.type && put(module, class_of<C>::name, state.type);
  }

  // Functions know the package, not the lane's module, as theirs.
  bool functions(const char *module, method_definition *definitions) {
    object *in = find(module);
    owned name(in ? py.PyUnicode_FromString(module) : nullptr);
    for (; name && definitions->name; ++definitions) {
      owned made(py.PyCFunction_NewEx(definitions, in, name.get()));
      if (!made || py.PyObject_SetAttrString(in, definitions->name, made.get()) < 0) return false;
    }
    return static_cast<bool>(name);
  }

  // A constant of a module, or of a class, as Python source says it.
  bool constant(const char *module, const char *name, const char *expression) {
    owned value = evaluate(expression);
    return value && put(module, name, value.get());
  }
  bool class_constant(const class_state &of, const char *name, const char *expression) {
    owned value = evaluate(expression);
    return value && py.PyObject_SetAttrString(of.type, name, value.get()) == 0;
  }
  // One that C++ has to be asked for.
  template <auto &Signature, body Body>
  bool asked_constant(const char *module, const char *name) {
    owned value(ask<Signature, Body>());
    return value && put(module, name, value.get());
  }
  template <auto &Signature, body Body>
  bool asked_class_constant(const class_state &of, const char *name) {
    owned value(ask<Signature, Body>());
    return value && py.PyObject_SetAttrString(of.type, name, value.get()) == 0;
  }

 private:
  template <auto &Signature, body Body>
  static object *ask() {
    call c(Signature);
    return Body(nullptr, nullptr, c);
  }

  owned evaluate(const char *expression) {
    owned eval = import_from("builtins", "eval"), text(py.PyUnicode_FromString(expression));
    return eval && text ? owned(py.PyObject_CallFunctionObjArgs(eval.get(), text.get(), names_.get(), nullptr)) : owned();
  }

  bool put(const char *module, const char *name, object *value) {
    object *in = find(module);
    return in && py.PyObject_SetAttrString(in, name, value) == 0;
  }

  // The module of that name, borrowed: the lane's own for the package; submodules are made, and can be imported.
  object *find(const std::string &module) {
    if (module == package_) return module_;
    object *made = py.PyImport_AddModule(module.c_str());
    const std::size_t dot = module.rfind('.');
    object *parent = made && dot != std::string::npos ? find(module.substr(0, dot)) : nullptr;
    return parent && py.PyObject_SetAttrString(parent, module.c_str() + dot + 1, made) == 0 ? made : nullptr;
  }

  object *module_;
  const char *package_;
  owned types_, names_;
  static inline object *root_ = nullptr;
  static inline std::string root_name_;
};

// PyInit_…: finds the interpreter's functions, then describes the module to it.  `caller` is in the interpreter.
inline object *begin_module(const void *caller, const char *name, const char *doc, int (*execute)(object *)) {
  static bool ready = false;
  if (!ready) {
    const symbols interpreter(caller);
    if (const char *missing = fill_table(interpreter)) {
      if (py.PyErr_SetString && py.PyExc_ImportError && py.PyUnicode_FromFormat) {
        const std::string text = std::string("this Python has no ") + missing + ", which " + name +
                                 " needs; FERRULE_LANE=cffi works without it";
        py.PyErr_SetString(*py.PyExc_ImportError, text.c_str());
      }
      return nullptr;
    }
    if (!measure_layout()) return nullptr;
    ready = true;
  }
  return define_module(name, doc, execute);
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
