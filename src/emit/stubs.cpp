#include "stubs.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "c_signature.hpp"
#include "families.hpp"
#include "package_contents.hpp"
#include "portable_function.hpp"
#include "python_text.hpp"
#include "writer.hpp"

namespace ferrule::emit {

using model::Callable;
using model::Class;
using model::Function;
using model::Index;

namespace {

using Module = std::vector<std::string>;
using python::Direction;
using python::Scope;
using python::SignatureStyle;

template <class T>
const T &at(const std::vector<T> &all, Index index) {
  return all.at(static_cast<std::size_t>(index));
}

class Stub {
 public:
  Stub(const model::Interface &interface, Module module) : interface_(interface) {
    scope_.module = std::move(module), scope_.in_stub = true;
  }

  std::string text(const std::set<std::string> &submodules) {
    if (scope_.module.empty()) {
      out_.blank().line("class BorrowError(RuntimeError):").indent();
      out_.line("\"\"\"The object is in use by a call that this one would have to wait for for ever.\"\"\"").dedent();
      out_.blank().line("class StaleError(RuntimeError):").indent();
      out_.line("\"\"\"The object has changed under what refers to a part of it.\"\"\"").dedent();
    }
    for (const model::Error &one : interface_.errors)
      if (one.module == scope_.module) write_error(one);
    for (const model::Enum &one : interface_.enums)
      if (one.module == scope_.module) write_enum(one);
    for (const model::Record &one : interface_.records)
      if (one.module == scope_.module) write_record(one);
    for (const Class &one : interface_.classes)
      if (one.module == scope_.module) write_class(one);
    for (const auto &[module, callable] : interface_.callables)
      if (module == scope_.module) out_.blank(), write_callable(callable, false);
    write_constants();
    std::string body = out_.text();
    while (body.size() > 1 && body.compare(body.size() - 2, 2, "\n\n") == 0) body.pop_back();
    return head(submodules) + body;
  }

 private:
  void doc(const std::vector<std::string> &lines) {
    for (const std::string &line : python::docstring(lines)) out_.line(line);
  }

  std::string annotation(model::TypeId type, Direction direction) const {
    return python::annotation(interface_, type, direction, scope_);
  }

  // "class X(bases):", with "..." behind it where nothing follows.
  void head_of(const std::string &name, const std::string &bases) {
    out_.blank().open("class " + name + (bases.empty() ? ":" : "(" + bases + "):"));
    start_ = out_.text().size();
  }
  void end_of() {
    const bool empty = out_.text().size() == start_;
    if (empty) out_.line("...");
    out_.close("");
  }

  void write_error(const model::Error &error) {
    std::string bases;
    std::set<std::string> inherited;
    for (Index base : error.bases) {
      const model::Error &other = at(interface_.errors, base);
      bases += (bases.empty() ? "" : ", ") + python::name_in(interface_, scope_, other.module, other.python_name);
      inherited.insert(other.python_bases.begin(), other.python_bases.end());
    }
    for (const std::string &base : error.python_bases)
      if (!inherited.count(base)) bases += (bases.empty() ? "" : ", ") + base;
    std::vector<std::string> names;
    for (const model::Error::Field &field : error.fields) names.push_back(field.python_name);
    shadow(names);
    head_of(error.python_name, bases.empty() ? "RuntimeError" : bases);
    doc(python::documentation(interface_, error.comment));
    if (!error.comment.empty() && !names.empty()) out_.blank();
    for (const model::Error::Field &field : error.fields) {
      out_.line(field.python_name + ": " + annotation(field.type, Direction::out));
      doc(python::documentation(interface_, field.comment));
    }
    end_of();
    shadow({});
  }

  void write_enum(const model::Enum &one) {
    (one.flags ? flags_ : enums_) = true;
    head_of(one.python_name, one.flags ? "IntFlag" : "IntEnum");
    doc(python::documentation(interface_, one.comment));
    if (!one.comment.empty()) out_.blank();
    for (const model::Enum::Enumerator &e : one.enumerators) {
      out_.line(e.python_name + " = " +
                (e.is_unsigned ? std::to_string(static_cast<std::uint64_t>(e.value)) : std::to_string(e.value)));
      doc(python::documentation(interface_, e.comment));
    }
    end_of();
  }

  void write_record(const model::Record &record) {
    shadow({});
    for (const model::Record::Field &field : record.fields) scope_.shadowed.push_back(field.python_name);
    head_of(record.python_name, "");
    doc(python::documentation(interface_, record.comment));
    if (!record.comment.empty()) out_.blank();
    std::vector<std::string> init = {"self"}, replace = {"self"};
    std::string names;
    if (!record.fields.empty()) replace.emplace_back("*");
    for (const model::Record::Field &field : record.fields) {
      const std::string type = annotation(field.type, Direction::out), typed = field.python_name + ": " + type;
      if (record.frozen) {
        out_.line("@property");
        write_def("def " + field.python_name, {"self"}, type, python::documentation(interface_, field.comment));
      } else {
        out_.line(typed);
        doc(python::documentation(interface_, field.comment));
      }
      std::string parameter = typed;
      if (field.default_value) {
        const bool is_empty = field.default_value->kind == model::Default::Kind::empty;  // a new list, dict or set for each
        parameter += " = " + (is_empty ? "..." : python::default_text(interface_, field.type, *field.default_value, scope_));
      }
      init.push_back(std::move(parameter));
      replace.push_back(typed + " = ...");
      names += (names.empty() ? "\"" : ", \"") + field.python_name + "\"";
    }
    if (record.fields.size() == 1) names += ",";
    out_.line("__match_args__ = (" + names + ")");
    write_def("def __init__", init, "None", {});
    write_def("def __eq__", {"self", "other: object", "/"}, shadowed("bool"), {});
    if (record.frozen) write_def("def __hash__", {"self"}, shadowed("int"), {});
    write_def("def __replace__", replace, record.python_name, {});
    write_def("def __copy__", {"self"}, record.python_name, {});
    end_of();
    shadow({});
  }

  std::string shadowed(const std::string &name) const {
    return std::find(scope_.shadowed.begin(), scope_.shadowed.end(), name) == scope_.shadowed.end() ? name : "builtins." + name;
  }

  void shadow(std::vector<std::string> names) { scope_.shadowed = std::move(names); }

  static std::vector<std::string> members_of(const Class &cls) {
    std::vector<std::string> members;
    for (const Callable &one : cls.methods) members.push_back(one.python_name);
    for (const Callable &one : cls.static_methods) members.push_back(one.python_name);
    for (const model::Property &one : cls.properties) members.push_back(one.python_name);
    return members;
  }

  // Whether there is something of that name in a base, or two bases have it.
  bool hides_some(const Class &cls) const {
    std::vector<std::string> known = members_of(cls);
    for (Index base : bases_of(interface_, static_cast<Index>(&cls - interface_.classes.data()))) {
      const std::vector<std::string> inherited = members_of(at(interface_.classes, base));
      for (const std::string &one : inherited)
        if (std::find(known.begin(), known.end(), one) != known.end()) return true;
      known.insert(known.end(), inherited.begin(), inherited.end());
    }
    return false;
  }

  void write_class(const Class &cls) {
    shadow(members_of(cls));
    hides_ |= hides_some(cls);
    std::string bases;
    for (Index base : cls.bases) {
      const Class &other = at(interface_.classes, base);
      bases += (bases.empty() ? "" : ", ") + python::name_in(interface_, scope_, other.module, other.python_name);
    }
    if (!cls.live.empty()) bases = live_base(cls);
    head_of(cls.python_name, bases);
    doc(python::documentation(interface_, cls.comment));
    if (!cls.comment.empty()) out_.blank();
    for (Index one : cls.constants) write_constant(at(interface_.constants, one));
    if (!cls.constructors.functions.empty()) {
      Callable init = cls.constructors;
      init.python_name = "__init__";
      write_callable(init, false);
    }
    if (cls.iterates != model::none) write_def("def __iter__", {"self"}, cls.python_name, {});
    for (const Callable &one : cls.methods)
      if (!is_of_kind(cls, one.python_name)) write_callable(one, false);
    if (!cls.live.empty()) write_live(cls);
    for (const Callable &one : cls.static_methods) write_callable(one, true);
    for (const model::Property &one : cls.properties) write_property(one);
    if (cls.copy != model::none) {
      write_def("def __copy__", {"self"}, cls.python_name, {});
      write_def("def __deepcopy__", {"self", "memo: " + shadowed("dict") + "[" + shadowed("int") + ", object]", "/"},
                cls.python_name, {});
    }
    write_protocols(cls);
    write_extra(cls);
    end_of();
    shadow({});
  }

  // ---- containers: what lists, dicts and sets have comes from the base, or is not what C++ says of it

  static const Callable *method_of(const Class &cls, const std::string &name) {
    const auto found =
        std::find_if(cls.methods.begin(), cls.methods.end(), [&](const Callable &one) { return one.python_name == name; });
    return found == cls.methods.end() ? nullptr : &*found;
  }

  static bool is_of_kind(const Class &cls, const std::string &name) {
    static const std::map<std::string, std::set<std::string>> known = {
        {"sequence", {"__getitem__", "__setitem__", "__delitem__", "extend"}},
        {"mapping", {"pop", "__contains__"}},
        {"set", {"__contains__", "__eq__", "__lt__", "__le__", "__gt__", "__ge__"}}};
    const auto found = known.find(cls.live);
    return found != known.end() && found->second.count(name) != 0;
  }

  std::string result_of(const Class &cls, const std::string &method) const {
    const Callable *found = method_of(cls, method);
    return found ? python::result_annotation(interface_, at(interface_.functions, found->functions.front()), scope_) : "Any";
  }
  std::string taken_by(const Class &cls, const std::string &method, std::size_t parameter) const {
    const Callable *found = method_of(cls, method);
    return found
               ? python::annotation(interface_, at(interface_.functions, found->functions.front()).parameters.at(parameter), scope_)
               : "";
  }

  std::string live_base(const Class &cls) {
    if (cls.live == "sequence") return "MutableSequence[" + result_of(cls, "__getitem__") + "]";
    if (cls.live == "mapping")
      return "MutableMapping[" + taken_by(cls, "__getitem__", 0) + ", " + result_of(cls, "__getitem__") + "]";
    return "MutableSet[" + taken_by(cls, "add", 0) + "]";
  }

  void write_live(const Class &cls) {
    const std::string number = shadowed("int");
    if (cls.live == "sequence") {
      const std::string item = result_of(cls, "__getitem__"), given = taken_by(cls, "__setitem__", 1);
      overloads_ = true;
      out_.line("@overload");
      write_def("def __getitem__", {"self", "index: " + number, "/"}, item, {});
      out_.line("@overload");
      write_def("def __getitem__", {"self", "index: " + shadowed("slice"), "/"}, shadowed("list") + "[" + item + "]", {});
      if (!given.empty()) {
        out_.line("@overload");
        write_def("def __setitem__", {"self", "index: " + number, "value: " + given, "/"}, "None", {});
        out_.line("@overload");
        write_def("def __setitem__", {"self", "index: " + shadowed("slice"), "value: Iterable[" + given + "]", "/"}, "None", {});
        write_def("def extend", {"self", "values: Iterable[" + given + "]"}, "None", {});
        write_def("def sort",
                  {"self", "*", "key: Callable[[" + item + "], Any] | None = None", "reverse: " + shadowed("bool") + " = False"},
                  "None", {});
        anything_ = true;
      }
      write_def("def __delitem__", {"self", "index: " + number + " | " + shadowed("slice"), "/"}, "None", {});
      write_def("def __eq__", {"self", "other: object", "/"}, shadowed("bool"), {});
    } else {
      write_def("def __contains__", {"self", "value: object", "/"}, shadowed("bool"), {});
    }
    if (cls.copy != model::none) write_def("def copy", {"self"}, cls.python_name, {});
    if (method_of(cls, "__setitem__") || method_of(cls, "add"))
      write_def("def __reduce_ex__", {"self", "protocol: object", "/"}, shadowed("tuple") + "[object, ...]", {});
    out_.line("__hash__: ClassVar[None]  # type: ignore[assignment]");
  }

  // Methods that are written by hand, as they stand there.
  void write_extra(const Class &cls) {
    if (!interface_.extra) return;
    const std::vector<model::Extra::Method> &all = interface_.extra->methods;
    for (const model::Extra::Method &one : all) {
      const auto is_overload = [&](const auto &other) {
        return other.owner == one.owner && other.name == one.name && other.is_overload;
      };
      if (&at(interface_.classes, one.owner) != &cls) continue;
      if (!one.is_overload && std::any_of(all.begin(), all.end(), is_overload)) continue;  // that one is for callers of none
      out_.blank();
      for (std::size_t i = 0; i < one.head.size(); ++i)
        out_.line(one.head[i] + (i + 1 == one.head.size() && one.doc.empty() ? " ..." : ""));
      for (const std::string &line : one.doc) out_.line(line);
      by_hand_ = true;
    }
  }

  // What such signatures are made of.
  void import_extra(Writer &top) const {
    const model::Extra &extra = *interface_.extra;
    std::string own = "from " + interface_.module;
    for (const std::string &part : scope_.module) own += "." + part;
    for (const std::string &each : extra.imports)
      if (each.compare(0, own.size() + 8, own + " import ") != 0) top.line(each);
    const std::string body = out_.text();
    for (const std::string &name : extra.defined)
      if (body.find(name) != std::string::npos) top.line("from " + interface_.module + ".extra import " + name);
  }

  void write_protocols(const Class &cls) {
    if (!cls.closes.empty()) {
      self_ = true;
      write_def("def __enter__", {"self"}, "Self", {});
      write_def("def __exit__", {"self", "kind: object", "error: object", "traceback: object", "/"}, "None", {});
    }
    if (cls.pickle || python::inherits_pickle(interface_, cls))
      write_def("def __reduce_ex__", {"self", "protocol: object", "/"}, shadowed("tuple") + "[object, ...]", {});
    if (cls.dynamic) {
      write_def("def __getattr__", {"self", "name: " + shadowed("str"), "/"}, "Any", {});
      write_def("def __setattr__", {"self", "name: " + shadowed("str"), "value: object", "/"}, "None", {});
      anything_ = true;
    }
  }

  void write_property(const model::Property &property) {
    const Function &getter = at(interface_.functions, property.getter);
    out_.blank().line("@property");
    write_def("def " + property.python_name, {"self"}, python::result_annotation(interface_, getter, scope_),
              python::documentation(interface_, property.comment.empty() ? getter.comment : property.comment));
    if (property.setter == model::none) return;
    const Function &setter = at(interface_.functions, property.setter);
    SignatureStyle style;
    style.positional_only = true;
    out_.blank().line("@" + property.python_name + ".setter");
    write_def("def " + property.python_name, python::signature_parts(interface_, setter, "self", style, scope_), "None", {});
  }

  // A type checker takes the first overload that fits: bool and enums are ints, and an int will do for a float.
  int width(Index function) const {
    int all = 0;
    for (const model::Parameter &parameter : at(interface_.functions, function).parameters) {
      const model::Shape shape = type_at(interface_, parameter.type).shape;
      if (shape >= model::Shape::i8 && shape <= model::Shape::u64) all += 1;
      if (shape == model::Shape::f32 || shape == model::Shape::f64) all += 2;
    }
    return all;
  }

  // One callable: a def, or one overload for each function.
  void write_callable(const Callable &callable, bool is_static) {
    const bool overloaded = callable.functions.size() > 1;
    std::vector<std::string> seen;
    std::vector<Index> functions = callable.functions;
    std::stable_sort(functions.begin(), functions.end(), [&](Index a, Index b) { return width(a) < width(b); });
    for (Index one : functions) {
      const Function &function = at(interface_.functions, one);
      const std::string &name = callable.python_name;
      const bool method = !is_static && function.owner != model::none;
      SignatureStyle style;
      style.positional_only = python::is_dunder(name) && name != "__init__" && name != "__call__";
      std::vector<std::string> parts = python::signature_parts(interface_, function, method ? "self" : "", style, scope_);
      // object's own == and != take anything, and a subclass may not take less.
      const bool comparison = (name == "__eq__" || name == "__ne__") && parts.size() > 1;
      if (comparison) parts = {"self", (overloaded ? "other" : function.parameters[0].name) + ": object", "/"};  // once
      std::string key;
      for (const std::string &part : parts) key += part + ",";
      if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
      seen.push_back(key);
      const bool several = overloaded && !comparison;
      overloads_ |= several;
      in_place_ |= portable::reflects(name) && name[2] == 'i';
      const std::vector<std::string> text = python::documentation(interface_, function);
      if (!text.empty()) out_.blank();
      if (several) out_.line("@overload");
      if (is_static) out_.line("@staticmethod");
      const std::string result = name == "__init__" ? "None" : python::result_annotation(interface_, function, scope_);
      write_def("def " + name, parts, result, text);
      if (!text.empty()) out_.blank();
    }
  }

  void write_def(const std::string &head, const std::vector<std::string> &parts, const std::string &result,
                 const std::vector<std::string> &text) {
    portable::write_call(out_, head, parts, " -> " + result + (text.empty() ? ": ..." : ":"));
    out_.indent();
    doc(text);
    out_.dedent();
  }

  void write_constant(const model::Constant &constant) {
    finals_ = true;
    out_.line(constant.python_name + ": Final[" + annotation(constant.type, Direction::out) + "]");
    doc(python::documentation(interface_, constant.comment));
  }

  void write_constants() {
    std::set<Index> of_classes;
    for (const Class &cls : interface_.classes) of_classes.insert(cls.constants.begin(), cls.constants.end());
    out_.blank();
    for (std::size_t i = 0; i < interface_.constants.size(); ++i)
      if (!of_classes.count(static_cast<Index>(i)) && interface_.constants[i].module == scope_.module)
        write_constant(interface_.constants[i]);
  }

  std::string head(const std::set<std::string> &submodules) {
    const std::string body = without_docstrings(out_.text());
    const auto uses = [&](const std::string &text) { return body.find(text) != std::string::npos; };
    Writer top(4);
    // C++ overloads on more than Python's types tell apart, and its in-place operators may differ from the others.
    // What it hides in a base need not be alike either.
    if (overloads_ || in_place_ || hides_) {
      const bool both = overloads_ || in_place_;
      top.line(std::string("# mypy: disable-error-code=\"") + (both ? "overload-overlap, overload-cannot-match, misc" : "misc") +
               (hides_ ? ", override\"" : "\""));
      top.line(std::string("# pyright: ") + (both ? "reportOverlappingOverload=false, " : "") +
               "reportIncompatibleMethodOverride=false" + (hides_ ? ", reportIncompatibleVariableOverride=false" : ""))
          .line();
    }
    if (scope_.module.empty()) {
      for (const std::string &line : python::docstring(python::documentation(interface_, interface_.comment))) top.line(line);
      top.blank();
    }
    if (uses("builtins.")) top.line("import builtins");
    std::set<std::string> modules = python::face_modules(interface_, body);
    for (const std::string &module : modules) top.line("import " + module);
    if (uses("os.PathLike")) top.line("import os");
    if (uses("pathlib.Path")) top.line("import pathlib");
    std::string abcs;
    const auto names = [&](const std::string &name) {  // a whole word, with what it is of
      for (std::size_t found = body.find(name + "["); found != std::string::npos; found = body.find(name + "[", found + 1))
        if (!std::isalnum(static_cast<unsigned char>(body[found - 1]))) return true;
      return false;
    };
    for (const char *name :
         {"Callable", "Iterable", "Iterator", "Mapping", "MutableMapping", "MutableSequence", "MutableSet", "Sequence"})
      if (names(name)) abcs += (abcs.empty() ? "" : ", ") + std::string(name);
    if (!abcs.empty()) top.line("from collections.abc import " + abcs);
    if (enums_ || flags_)
      top.line(std::string("from enum import ") + (enums_ ? "IntEnum" : "") + (enums_ && flags_ ? ", " : "") +
               (flags_ ? "IntFlag" : ""));
    const bool final = finals_ || scope_.module.empty();
    std::string typing;
    for (const auto &[wanted, name] :
         {std::pair{anything_, "Any"}, {uses("ClassVar["), "ClassVar"}, {final, "Final"}, {overloads_, "overload"}})
      if (wanted) typing += (typing.empty() ? "" : ", ") + std::string(name);
    if (!typing.empty()) top.line("from typing import " + typing);
    if (self_) top.blank().line("from typing_extensions import Self");
    if (by_hand_) import_extra(top);
    if (uses(interface_.module + ".")) top.blank().line("import " + interface_.module);
    for (const std::string &submodule : submodules) top.blank().line("from . import " + submodule + " as " + submodule);
    if (scope_.module.empty()) {
      write_all(submodules, top);
      if (interface_.extra && !interface_.extra->shared.empty()) top.blank();
      if (interface_.extra)
        for (const std::string &name : interface_.extra->shared)
          top.line("from " + interface_.module + ".extra import " + name + " as " + name);
      top.blank().line("__version__: Final[str]").line("__lane__: Final[str]");
    }
    if (!top.text().empty()) top.blank();
    return top.text();
  }

  // As the package itself has it.
  void write_all(const std::set<std::string> &submodules, Writer &top) const {
    std::set<std::string> names = submodules;
    const python::Contents all = python::contents(interface_);
    for (const auto &[name, from] : all.at({})) names.insert(name);
    if (interface_.extra) names.insert(interface_.extra->shared.begin(), interface_.extra->shared.end());
    top.blank().open("__all__ = [");
    for (const std::string &name : names) top.line(python::quoted(name) + ",");
    top.close("]");
  }

  static std::string without_docstrings(const std::string &text) {
    static const std::string quotes = "\"\"\"";
    std::string out;
    std::size_t begin = 0;
    for (std::size_t open = text.find(quotes); open != std::string::npos; open = text.find(quotes, begin)) {
      out += text.substr(begin, open - begin);
      const std::size_t close = text.find(quotes, open + quotes.size());
      if (close == std::string::npos) return out;
      begin = close + quotes.size();
    }
    return out + text.substr(begin);
  }

  const model::Interface &interface_;
  Scope scope_;
  Writer out_{4};
  std::size_t start_ = 0;
  bool enums_ = false, flags_ = false, overloads_ = false, in_place_ = false, finals_ = false, self_ = false, anything_ = false;
  bool by_hand_ = false;  // methods that are written by hand
  bool hides_ = false;    // a class has a member that its base has as well
};

// Every submodule, also those that have only submodules.
std::set<Module> all_modules(const model::Interface &interface) {
  std::set<Module> all = {{}};
  const auto add = [&](Module module) {
    for (; !module.empty(); module.pop_back()) all.insert(module);
  };
  for (const auto &one : interface.enums) add(one.module);
  for (const auto &one : interface.records) add(one.module);
  for (const auto &one : interface.classes) add(one.module);
  for (const auto &one : interface.errors) add(one.module);
  for (const auto &one : interface.constants) add(one.module);
  for (const auto &[module, callable] : interface.callables) add(module);
  return all;
}

}  // namespace

void emit_stubs(const model::Interface &interface, Files &files) {
  const std::set<Module> modules = all_modules(interface);
  for (const Module &module : modules) {
    std::set<std::string> inner;
    for (const Module &other : modules)
      if (other.size() == module.size() + 1 && std::equal(module.begin(), module.end(), other.begin())) inner.insert(other.back());
    std::string path = interface.module;
    for (const std::string &part : module) path += "/" + part;
    files.add(path + (module.empty() || !inner.empty() ? "/__init__.pyi" : ".pyi"), Stub(interface, module).text(inner));
  }
}

}  // namespace ferrule::emit
