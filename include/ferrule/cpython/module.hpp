// What the module is filled with when Python imports it.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "fork.hpp"
#include "interpreter.hpp"
#include "overloads.hpp"
#include "records.hpp"
#include "trial.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// Every step gives false with an exception set, so that steps are chained by &&.
class module_builder {
 public:
  // `module` is the lane's own, geo._geo; `package` is geo.  Names are given as of that package, wherever it lies.
  module_builder(object *module, const char *package, const library &of) : module_(module), package_(package) { the_library = &of; }

  // Enums and exceptions come from Python; so do the names that expressions are evaluated among.
  bool begin() {
    if (!find_package() || !may_be_loaded_here(the_package)) return false;
    types_ = owned(py.PyImport_ImportModule((the_package + "._types").c_str()));
    owned known(types_ ? py.PyObject_GetAttrString(types_.get(), "__dict__") : nullptr);
    names_ = owned(known ? py.PyDict_New() : nullptr);
    if (!names_ || !stop_asking_at_exit()) return false;
    object *name, *value;
    for (ssize at = 0; py.PyDict_Next(known.get(), &at, &name, &value);)
      if (py.PyDict_SetItem(names_.get(), name, value) < 0) return false;
    return true;
  }

  // Python's members; a package that is imported anew has new ones.
  bool enumeration(enum_state &state, const char *name) {
    state.type = py.PyObject_GetAttrString(types_.get(), name);
    state.members = state.type ? py.PyObject_GetAttrString(state.type, "_value2member_map_") : nullptr;
    return state.members != nullptr;
  }

  template <class R, auto &Signature>
  bool record(const char *name, const char *full_name, const char *doc) {
    record_state &state = record_of<R>::state;
    if (!state.type) state.type = make_record<R, Signature>(in_package(full_name), doc, names_.get());
    return state.type && put(name, state.type);
  }

  // The exported bases' types exist already; without any the root is the base.
  template <class C, class... Bases>
  bool type(const char *name, const class_plan &plan) {
    class_state &state = class_of<C>::state;
    state.frees_unlocked = class_of<C>::frees_unlocked;
    if constexpr (class_of<C>::is_confined) state.in_place = &class_of<C>::place();
    return add_type(name, plan, state, {class_of<Bases>::state.type...});
  }

  // Classes are closed once they have all their attributes.
  bool close() {
    if (root_) close_class(root_, nullptr);
    for (const auto &[type, plan] : complete_)
      if (!plan->patchable) close_class(type, plan->call);
    return true;
  }

  // Functions know the package, or its submodule, as theirs, and not the lane's module.
  bool function(const char *name, const char *module, method_definition &definition) {
    owned in(py.PyUnicode_FromString(in_package(module)));
    owned made(in ? py.PyCFunction_NewEx(&definition, module_, in.get()) : nullptr);
    return made && put(name, made.get());
  }

  // What stands in a submodule; until then it had a longer name here, or in the package's _types.
  bool submodule(const char *module) { return find(in_package(module)) != nullptr; }
  bool in_submodule(const char *module, const char *name, const char *long_name) {
    object *in = find(in_package(module));
    owned value(in ? py.PyObject_GetAttrString(module_, long_name) : nullptr);
    if (in && !value) {
      py.PyErr_Clear();
      value = owned(py.PyObject_GetAttrString(types_.get(), long_name));
    }
    return value && py.PyObject_SetAttrString(in, name, value.get()) == 0;
  }

  // A constant of the package, or of a class, as Python source says it.
  bool constant(const char *name, const char *expression) {
    owned value = evaluate(expression);
    return value && put(name, value.get());
  }
  bool class_constant(const class_state &of, const char *name, const char *expression) {
    owned value = evaluate(expression);
    return value && py.PyObject_SetAttrString(of.type, name, value.get()) == 0;
  }
  // One that C++ has to be asked for.
  template <auto &Signature, body Body>
  bool asked_constant(const char *name) {
    owned value(ask<Signature, Body>());
    return value && put(name, value.get());
  }
  template <auto &Signature, body Body>
  bool asked_class_constant(const class_state &of, const char *name) {
    owned value(ask<Signature, Body>());
    return value && py.PyObject_SetAttrString(of.type, name, value.get()) == 0;
  }

 private:
  bool add_type(const char *name, const class_plan &plan, class_state &state, std::initializer_list<object *> bases) {
    if (!state.type) {
      if (bases.size() > 0) {
        state.type = make_class(in_package(plan.name), plan, state, bases);
      } else {
        if (!root_) root_ = make_root(kept(the_package + "._Object"));
        state.type = root_ ? make_class(in_package(plan.name), plan, state, {root_}) : nullptr;
      }
      if (state.type) state.counts_instances = !state.is_dynamic && counts_instances(state.type);
      complete_.push_back({state.type, &plan});
    }
    return state.type && put(name, state.type);
  }

  template <auto &Signature, body Body>
  static object *ask() {
    call c(Signature);
    return Body(nullptr, nullptr, c);
  }

  owned evaluate(const char *expression) {
    owned eval = import_from("builtins", "eval"), text(py.PyUnicode_FromString(expression));
    return eval && text ? owned(py.PyObject_CallFunctionObjArgs(eval.get(), text.get(), names_.get(), nullptr)) : owned();
  }

  // The package takes names from here; those of submodules have a prefix.
  bool put(const char *name, object *value) { return py.PyObject_SetAttrString(module_, name, value) == 0; }

  // The module of that name, borrowed: a submodule is made when it is first asked for, and can be imported from then on.
  object *find(const std::string &name) {
    if (name == the_package) return module_;
    const std::size_t dot = name.rfind('.');
    object *parent = dot == std::string::npos ? nullptr : find(name.substr(0, dot));
    object *made = parent ? py.PyImport_AddModule(name.c_str()) : nullptr;
    return made && py.PyObject_SetAttrString(parent, name.c_str() + dot + 1, made) == 0 ? made : nullptr;
  }

  // Python has named the lane's module after the package that it found it in.
  bool find_package() {
    owned name(py.PyObject_GetAttrString(module_, "__name__"));
    if (!name) return false;
    const std::string text = text_of(name.get());
    const std::size_t dot = text.rfind('.');
    the_package = dot == std::string::npos ? package_ : text.substr(0, dot);
    return true;
  }

  // "geo.Path" as it is called where the package lies.
  const char *in_package(const char *name) {
    if (the_package == package_) return name;
    return kept(the_package + (name + std::char_traits<char>::length(package_)));
  }

  // Types refer to their names for as long as they live, which is to the end.
  static const char *kept(std::string name) {
    static std::set<std::string> &names = *new std::set<std::string>;
    return names.insert(std::move(name)).first->c_str();
  }

  object *module_;
  const char *package_;
  owned types_, names_;
  std::vector<std::pair<object *, const class_plan *>> complete_;  // made just now
  static inline object *root_ = nullptr;
};

// PyInit_…: finds the interpreter's functions, then describes the module to it.  `caller` is in the interpreter.
inline object *begin_module(const void *caller, const char *name, const char *doc, int (*execute)(object *)) {
  static bool ready = false;
  if (!ready) {
    const symbols interpreter(caller);
    if (const char *missing = fill_table(interpreter)) {
      if (py.PyErr_SetString && py.PyExc_ImportError && py.PyUnicode_FromFormat) {
        const std::string text =
            std::string("this Python has no ") + missing + ", which " + name + " needs; FERRULE_LANE=cffi works without it";
        py.PyErr_SetString(*py.PyExc_ImportError, text.c_str());
      }
      return nullptr;
    }
    if (!measure_layout()) return nullptr;
    try_layouts();
    try_classes();
    ferrule::detail::interruption_host::instance().set(detail::ask_interpreter, nullptr);
    watch_forks();
    the_host_lock = {let_go_of_lock, take_lock_back, !layout.free_threaded};
    ready = true;
  }
  return define_module(name, doc, execute);
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
