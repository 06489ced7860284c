#include "portable.hpp"

#include <algorithm>
#include <map>

#include "c_signature.hpp"
#include "c_text.hpp"
#include "families.hpp"
#include "package_contents.hpp"
#include "portable_function.hpp"
#include "portable_records.hpp"
#include "portable_shapes.hpp"
#include "python_text.hpp"
#include "writer.hpp"

namespace ferrule::emit {

using model::Callable;
using model::Class;
using model::Function;
using model::Index;
using portable::Definition;

namespace {

template <class T>
const T &at(const std::vector<T> &all, Index index) {
  return all.at(static_cast<std::size_t>(index));
}

bool has_word(const std::string &text, const std::string &word) {
  const auto part_of_name = [](char c) { return c == '_' || std::isalnum(static_cast<unsigned char>(c)); };
  for (std::size_t i = text.find(word); i != std::string::npos; i = text.find(word, i + 1)) {
    const std::size_t end = i + word.size();
    if ((i == 0 || !part_of_name(text[i - 1])) && (end == text.size() || !part_of_name(text[end]))) return true;
  }
  return false;
}

class Portable {
 public:
  explicit Portable(const model::Interface &interface) : interface_(interface), shapes_(interface) {}

  std::string text() {
    for (std::size_t i = 0; i < interface_.records.size(); ++i)
      portable::write_record_class(classes_, shapes_, static_cast<Index>(i));
    for (std::size_t i = 0; i < interface_.classes.size(); ++i) write_class(static_cast<Index>(i));
    for (const auto &[module, callable] : interface_.callables) write_free(module, callable);
    write_thunks();
    write_errors();
    write_constants();
    Writer shapes(4);
    shapes_.write_shapes(shapes);
    Writer cells(4);
    shapes_.write_cells(cells);

    std::string body = classes_.text() + functions_.text();
    if (!shapes.text().empty()) body += "\n\n# How values of many parts cross.\n" + shapes.text();
    if (!overloads_.text().empty()) body += "\n# One name for several functions.\n" + overloads_.text();
    body += "\n" + end_.text();
    write_submodules();
    return head(body + submodules_.text()) + cells.text() + body + submodules_.text() + shapes_.word("rt") + ".finish(globals())\n";
  }

 private:
  std::string rt() const { return shapes_.word("rt"); }
  std::string lib() const { return shapes_.word("lib"); }

  Definition definition(const Function &function, const std::string &name) const {
    Definition d;
    d.name = name;
    d.blame = python::qualified_name(interface_, function);
    d.documentation = python::documentation(interface_, function);
    d.positional_only = python::is_dunder(name) && name != "__init__" && name != "__call__";
    if (has_self(function)) d.self = "self", d.first = "self._cell";
    if (function.kind == Function::Kind::constructor && !is_copy(function)) d.self = "self", d.stores_self = true;
    return d;
  }

  // ---- classes

  void write_class(Index index) {
    const Class &cls = at(interface_.classes, index);
    std::string bases;
    for (Index base : cls.bases) bases += (bases.empty() ? "" : ", ") + shapes_.class_name(base);
    classes_.line().line();
    classes_.open("class " + shapes_.class_name(index) + "(" + (bases.empty() ? rt() + ".Handle" : bases) + "):");
    const std::vector<std::string> doc = python::docstring(python::documentation(interface_, cls.comment));
    for (const std::string &line : doc) classes_.line(line);
    if (!doc.empty()) classes_.line();
    const bool adds_dict = cls.dynamic && std::none_of(cls.bases.begin(), cls.bases.end(),
                                                       [&](Index base) { return at(interface_.classes, base).dynamic; });
    classes_.line(adds_dict ? "__slots__ = (\"__dict__\",)" : "__slots__ = ()");
    classes_.line("_name = \"" + cls.python_name + "\"");
    classes_.line("_free = " + lib() + "." + cls.c_name + "_free");
    for (Index one : cls.constants)
      if (const model::Constant &constant = at(interface_.constants, one); !constant.python.empty())
        classes_.line(constant.python_name + " = " + constant.python);
    if (cls.constructors.functions.empty()) classes_.line("__init__ = " + rt() + ".unbuildable");
    write_member(index, "__init__", cls.constructors, false);
    if (cls.iterates != model::none)
      classes_.line().open("def __iter__(self) -> " + shapes_.class_name(index) + ":").line("return self").close("");
    for (const Callable &one : cls.methods) write_member(index, one.python_name, one, false);
    for (const Callable &one : cls.static_methods) write_member(index, one.python_name, one, true);
    for (const model::Property &one : cls.properties) write_property(cls, one);
    write_copy(cls);
    write_hash(cls);
    write_protocols(index, cls);
    classes_.close("");
    write_conversions(index, cls);
  }

  void write_member(Index owner, const std::string &name, const Callable &callable, bool is_static) {
    if (callable.functions.size() > 1) {
      std::vector<std::string> candidates;
      for (Index one : callable.functions) {
        const Function &function = at(interface_.functions, one);
        const std::string private_name = portable::private_name(interface_, function.c_name);
        classes_.line();
        if (is_static) classes_.line("@staticmethod");
        Definition d = definition(function, private_name);
        d.positional_only = python::is_dunder(name) && name != "__init__" && name != "__call__";
        portable::write_function(classes_, shapes_, function, d);
        candidates.push_back(candidate(function, shapes_.class_name(owner) + "." + private_name));
      }
      const std::string blame = python::qualified_name(interface_, at(interface_.functions, callable.functions[0]));
      write_overloads(shapes_.class_name(owner) + "." + name, blame, name, candidates, is_static);
    } else if (!callable.functions.empty()) {
      const Function &function = at(interface_.functions, callable.functions[0]);
      classes_.line();
      if (is_static) classes_.line("@staticmethod");
      portable::write_function(classes_, shapes_, function, definition(function, name));
    }
  }

  void write_property(const Class &cls, const model::Property &property) {
    const std::string &name = property.python_name;
    const Function &getter = at(interface_.functions, property.getter);
    Definition get = definition(getter, name);
    get.documentation = python::documentation(interface_, property.comment.empty() ? getter.comment : property.comment);
    classes_.line().line("@property");
    portable::write_function(classes_, shapes_, getter, get);
    if (property.setter == model::none) return;
    const Function &setter = at(interface_.functions, property.setter);
    Definition set = definition(setter, name);
    set.documentation.clear();
    set.blame = cls.python_name + "." + name, set.blame_value = "value", set.positional_only = true;
    classes_.line().line("@" + name + ".setter");
    portable::write_function(classes_, shapes_, setter, set);
  }

  void write_copy(const Class &cls) {
    if (cls.copy == model::none) return;
    const Function &copy = at(interface_.functions, cls.copy);
    classes_.line();
    portable::write_function(classes_, shapes_, copy, definition(copy, "__copy__"));
    classes_.line().open("def __deepcopy__(self, memo: dict[int, Any], /) -> " + python::flat_name(cls.module, cls.python_name) +
                         ":");
    classes_.line("return self.__copy__()").close("");
  }

  // `with` and pickling.
  void write_protocols(Index index, const Class &cls) {
    const auto def = [&](const std::string &head, const std::string &body) {
      classes_.line().open("def " + head + ":").line(body).close("");
    };
    if (!cls.closes.empty()) {
      def("__enter__(self) -> Any", "return self");
      def("__exit__(self, kind: Any, error: Any, traceback: Any, /) -> None", "self." + cls.closes + "()");
    }
    if (cls.pickle) {
      const model::Class::Pickle &how = *cls.pickle;
      const std::string maker = how.maker.empty() ? "None" : python::quoted(how.maker);
      std::vector<std::string> arguments = {"self"};
      if (how.fields.empty())
        arguments.insert(arguments.end(),
                         {shapes_.class_name(index), python::quoted(how.state), maker, how.spread ? "True" : "False"});
      for (const std::string &field : how.fields) arguments.push_back(python::quoted(field));
      classes_.line().open("def __reduce_ex__(self, protocol: Any, /) -> Any:");
      portable::write_call(classes_, "return " + rt() + (how.fields.empty() ? ".reduce_state" : ".reduce_fields"), arguments, "");
      classes_.close("");
    } else if (python::inherits_pickle(interface_, cls)) {
      classes_.line().line("__reduce_ex__ = " + rt() + ".Handle.__reduce_ex__");
    }
  }

  // What C++ makes an object of by itself.
  void write_conversions(Index index, const Class &cls) {
    if (cls.conversions.empty()) return;
    const bool alone = cls.constructors.functions.size() == 1;
    std::vector<std::string> candidates;
    for (Index one : cls.conversions) {
      const Function &function = at(interface_.functions, one);
      candidates.push_back(candidate(
          function, shapes_.class_name(index) + "." + (alone ? "__init__" : portable::private_name(interface_, function.c_name))));
    }
    portable::write_call(overloads_, shapes_.class_name(index) + "._conversions = " + shapes_.word("conversions") + ".conversions",
                         candidates, "");
  }

  // Python itself sees to this where == is an ordinary method.
  void write_hash(const Class &cls) {
    const auto named = [&](const char *name) {
      return std::find_if(cls.methods.begin(), cls.methods.end(), [&](const Callable &c) { return c.python_name == name; });
    };
    if (named("__eq__") == cls.methods.end() || named("__hash__") != cls.methods.end()) return;
    if (named("__eq__")->functions.size() > 1) classes_.line().line("__hash__ = None  # type: ignore[assignment]");
  }

  // ---- functions

  void write_free(const std::vector<std::string> &module, const Callable &callable) {
    const std::string name = python::flat_name(module, callable.python_name);
    std::vector<std::string> candidates;
    for (Index one : callable.functions) {
      const Function &function = at(interface_.functions, one);
      const bool alone = callable.functions.size() == 1;
      const std::string own = alone ? name : portable::private_name(interface_, function.c_name);
      functions_.line().line();
      portable::write_function(functions_, shapes_, function, definition(function, own));
      if (!alone) candidates.push_back(candidate(function, own));
    }
    if (!candidates.empty()) write_overloads(name, callable.python_name, callable.python_name, candidates, false);
  }

  std::string candidate(const Function &function, const std::string &call) {
    std::string text =
        shapes_.word("shapes") + ".Candidate(" + call + ", " + python::quoted(python::candidate(interface_, function));
    for (const model::Parameter &parameter : function.parameters) {
      const std::string shape = shapes_.of(parameter.type, parameter.nullable);
      text += ", " + (parameter.converts ? shapes_.word("conversions") + ".Converted(" + shape + ")" : shape);
    }
    return text + ")";
  }

  void write_overloads(const std::string &target, const std::string &blame, const std::string &name,
                       const std::vector<std::string> &candidates, bool is_static) {
    const std::string head = target + " = " + (is_static ? "staticmethod(" : "") + shapes_.word("shapes") + ".overloads";
    std::vector<std::string> arguments = {"\"" + blame + "\"", "\"" + name + "\""};
    arguments.insert(arguments.end(), candidates.begin(), candidates.end());
    if (portable::reflects(name)) arguments.emplace_back("reflect=True");
    portable::write_call(overloads_, head, arguments, is_static ? ")" : "");
  }

  // Defaults that only C++ can compute.
  void write_thunks() {
    const auto write = [&](const std::string &thunk, model::TypeId type, const model::Result &result) {
      Function function;
      function.c_name = thunk, function.result = result, function.result.type = type;
      Definition d;
      d.name = portable::private_name(interface_, thunk), d.blame = d.name;
      functions_.line().line();
      portable::write_function(functions_, shapes_, function, d);
    };
    for (const Function &function : interface_.functions)
      for (const model::Parameter &parameter : function.parameters)
        if (parameter.default_value && parameter.default_value->kind == model::Default::Kind::thunk)
          write(parameter.default_value->thunk, parameter.type, {});
    for (const model::Record &record : interface_.records)
      for (const model::Record::Field &field : record.fields)
        if (field.default_value && field.default_value->kind == model::Default::Kind::thunk)
          write(field.default_value->thunk, field.type, {});
  }

  // ---- the rest

  void write_errors() {
    for (const model::Error &error : interface_.errors) {
      std::string fields;
      for (const model::Error::Field &field : error.fields) {
        Function getter;
        getter.c_name = field.c_getter, getter.result.type = field.type;
        Definition d;
        d.name = portable::private_name(interface_, field.c_getter), d.blame = d.name, d.self = "raised: Any", d.first = "raised";
        functions_.line().line();
        portable::write_function(functions_, shapes_, getter, d);
      }
      for (const model::Error::Field &field : python::all_fields(interface_, error))
        fields += (fields.empty() ? "" : ", ") + python::quoted(field.python_name) + ": " +
                  portable::private_name(interface_, field.c_getter);
      end_.line(rt() + ".errors[" + std::to_string(error.status) + "] = (" + python::flat_name(error.module, error.python_name) +
                ", {" + fields + "})");
    }
    if (has_families(interface_)) {
      end_.open(rt() + ".classes.update({");
      for (const Class &cls : interface_.classes)
        end_.line("\"" + cls.c_name + "\": " + python::flat_name(cls.module, cls.python_name) + ",");
      end_.close("})");
    }
    end_.line(rt() + ".borrow_error, " + rt() + ".stale_error = BorrowError, StaleError");
  }

  void write_constants() {
    std::map<Index, std::string> owned;
    for (std::size_t i = 0; i < interface_.classes.size(); ++i)
      for (Index one : interface_.classes[i].constants) owned.emplace(one, shapes_.class_name(static_cast<Index>(i)) + ".");
    for (std::size_t i = 0; i < interface_.constants.size(); ++i) {
      const model::Constant &constant = interface_.constants[i];
      const auto owner = owned.find(static_cast<Index>(i));
      const bool in_class = owner != owned.end();
      if (in_class && !constant.python.empty()) continue;
      std::string value = constant.python;
      if (value.empty() && constant.getter != model::none) {
        const Function &getter = at(interface_.functions, constant.getter);
        Definition d = definition(getter, portable::private_name(interface_, getter.c_name));
        d.documentation.clear();
        functions_.line().line();
        portable::write_function(functions_, shapes_, getter, d);
        value = d.name + "()";
      }
      const std::string name =
          in_class ? owner->second + constant.python_name : python::flat_name(constant.module, constant.python_name);
      if (!value.empty()) end_.line(name + " = " + value);
    }
  }

  // What is in a submodule was defined under a longer name.
  void write_submodules() {
    for (const auto &[module, names] : python::contents(interface_)) {
      if (module.empty()) continue;
      std::vector<std::string> arguments = {"f\"{__name__}." + python::dotted(module) + "\""};
      for (const auto &[name, from] : names) arguments.push_back(name + "=" + python::flat_name(module, name));
      std::string target = module[0];
      for (std::size_t i = 1; i < module.size(); ++i) target += "." + module[i];
      portable::write_call(submodules_, target + " = " + rt() + ".submodule", arguments, "");
    }
  }

  std::string head(const std::string &body) const {
    Writer out(4);
    std::vector<std::string> title = lines();
    for (const std::string &line : title) out.line(line);
    out.line().line("from __future__ import annotations").line();
    for (const std::string &module : python::face_modules(interface_, body)) out.line("import " + module);
    if (has_word(body, "os.PathLike")) out.line("import os");
    if (has_word(body, "pathlib.Path")) out.line("import pathlib");
    std::string abcs;
    for (const char *name : {"Iterable", "Iterator", "Mapping", "Sequence"})
      if (body.find(std::string(name) + "[") != std::string::npos) abcs += (abcs.empty() ? "" : ", ") + std::string(name);
    if (!abcs.empty()) out.line("from collections.abc import " + abcs);
    out.line("from typing import Any").line();
    const auto import = [&](const std::string &module, const std::string &name) {
      out.line("from . import " + module + (name == module ? "" : " as " + name));
    };
    import("_runtime", rt());
    if (has_word(body, shapes_.word("shapes"))) import("_shapes", shapes_.word("shapes"));
    if (has_word(body, shapes_.word("conversions"))) import("_conversions", shapes_.word("conversions"));
    if (has_word(body, shapes_.word("faces"))) import("_faces", shapes_.word("faces"));
    out.line("from ._cdef import ffi");
    std::vector<std::string> types = {"BorrowError", "StaleError"};
    for (const model::Error &one : interface_.errors) types.push_back(python::flat_name(one.module, one.python_name));
    for (const model::Enum &one : interface_.enums)
      if (const std::string name = python::flat_name(one.module, one.python_name); has_word(body, name)) types.push_back(name);
    std::sort(types.begin(), types.end());
    std::string imports = "from ._types import ";
    for (std::size_t i = 0; i < types.size(); ++i) imports += (i ? ", " : "") + types[i];
    if (imports.size() <= page_width) {
      out.line(imports);
    } else {
      out.open("from ._types import (");
      for (const std::string &type : types) out.line(type + ",");
      out.close(")");
    }
    out.line();
    out.line("__name__ = __package__  # what is defined here is the package's own");
    out.line(lib() + " = " + rt() + ".load(ffi, \"" + interface_.module + "\", " + std::to_string(interface_.abi) + ", __file__)");
    out.line();
    return out.take();
  }

  std::vector<std::string> lines() const {
    std::vector<std::string> text = python::documentation(interface_, interface_.comment);
    const std::string made =
        "The cffi lane of " + interface_.module + " " + interface_.version + "; generated by ferrule, do not edit.";
    std::vector<std::string> all = {made};
    if (!text.empty()) all.emplace_back();
    all.insert(all.end(), text.begin(), text.end());
    return python::docstring(all);
  }

  const model::Interface &interface_;
  portable::Shapes shapes_;
  Writer classes_{4}, functions_{4}, overloads_{4}, end_{4}, submodules_{4};
};

}  // namespace

void emit_portable(const model::Interface &interface, Files &files) {
  files.add(interface.module + "/_portable.py", Portable(interface).text());
}

}  // namespace ferrule::emit
