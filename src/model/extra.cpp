#include "extra.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "python_source.hpp"

namespace ferrule::model {
namespace {

std::string dotted(const std::vector<std::string> &module, const std::string &name) {
  std::string out;
  for (const std::string &each : module) out += each + ".";
  return out + name;
}

bool ends_with(const std::string &text, const std::string &end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

class Adder {
 public:
  Adder(const Settings &settings, Interface &interface, Diagnostics &diagnostics, const PythonSource &source)
      : settings_(settings), interface_(interface), diagnostics_(diagnostics), source_(source) {}

  Extra add() {
    if (is_submodule("extra"))
      wrong(0, 0, "there is a namespace `extra`, which is the submodule `" + interface_.module + ".extra`");
    for (const PythonImport &each : source_.imports) import(each);
    for (const PythonName &each : source_.others) out_.defined.push_back(each.name);
    for (const PythonFunction &each : source_.functions)
      if (each.first == "self") method(each);
    for (const PythonName &each : source_.all) share(each);
    return std::move(out_);
  }

 private:
  Diagnostic &wrong(unsigned line, unsigned column, const std::string &why) {
    return diagnostics_.add(kinds::bad_extra, {settings_.extra, line, column}, {why});
  }

  bool is_submodule(const std::string &name) const {
    const auto has = [&](const auto &all) {
      return std::any_of(all.begin(), all.end(), [&](const auto &each) { return !each.module.empty() && each.module[0] == name; });
    };
    return has(interface_.enums) || has(interface_.records) || has(interface_.classes) || has(interface_.errors);
  }

  // As a stub may have it: by a name that does not depend on where it stands.
  void import(const PythonImport &one) {
    std::string text = one.text;
    if (text.compare(0, 15, "from __future__") == 0) return;
    if (text.compare(0, 6, "from .") == 0) {
      const bool is_own = text.compare(6, 1, " ") == 0;
      text = "from " + interface_.module + (is_own ? "" : ".") + text.substr(6);
    }
    const std::string own = "from " + interface_.module;
    const bool is_of_package = text.compare(0, own.size() + 1, own + " ") == 0 || text.compare(0, own.size() + 1, own + ".") == 0;
    if (is_of_package && text.find(" as ") != std::string::npos)
      wrong(one.line, 1, "what is imported of the package keeps its name: stubs have the methods beside their classes");
    out_.imports.push_back(text);
  }

  std::vector<std::string> class_names() const {
    std::vector<std::string> out;
    for (const Class &each : interface_.classes)
      if (each.iterates == none) out.push_back(dotted(each.module, each.python_name));
    return out;
  }

  // By its name in Python, with or without the package and its submodules before it.
  std::vector<Index> classes_called(const std::string &name) const {
    const std::string wanted = "." + name;
    std::vector<Index> out;
    for (std::size_t i = 0; i < interface_.classes.size(); ++i) {
      const Class &each = interface_.classes[i];
      if (each.iterates == none && ends_with("." + interface_.module + "." + dotted(each.module, each.python_name), wanted))
        out.push_back(static_cast<Index>(i));
    }
    return out;
  }

  static bool has_member(const Class &cls, const Interface &interface, const std::string &name) {
    const auto has = [&](const auto &all) {
      return std::any_of(all.begin(), all.end(), [&](const auto &each) { return each.python_name == name; });
    };
    const auto is_constant = [&](Index index) { return interface.constants[static_cast<std::size_t>(index)].python_name == name; };
    return has(cls.methods) || has(cls.static_methods) || has(cls.properties) ||
           std::any_of(cls.constants.begin(), cls.constants.end(), is_constant);
  }

  void method(const PythonFunction &one) {
    if (one.first_annotation.empty()) {
      wrong(one.line, one.column, "`" + one.name + "` does not say whose method it is: `def " + one.name + "(self: Class, …)`");
      return;
    }
    const std::vector<Index> found = classes_called(one.first_annotation);
    if (found.empty()) {
      wrong(one.line, one.column,
            "`" + one.name + "` cannot be a method of `" + one.first_annotation + "`: no class of that name is exported")
          .suggest(nearest(one.first_annotation, class_names()));
      return;
    }
    if (found.size() > 1) {
      wrong(one.line, one.column,
            "`" + one.name + "` may be a method of several classes called `" + one.first_annotation + "`; say the submodule too");
      return;
    }
    Class &cls = interface_.classes[static_cast<std::size_t>(found[0])];
    static const std::set<std::string> not_ours = {"__init__", "__new__", "__del__", "__copy__", "__deepcopy__", "__reduce_ex__"};
    if (not_ours.count(one.name) || has_member(cls, interface_, one.name)) {
      wrong(one.line, one.column,
            "`" + dotted(cls.module, cls.python_name) + "." + one.name + "` is generated already; give the method another name");
      return;
    }
    cls.patchable = true;  // it is given an attribute
    Extra::Method out;
    out.owner = found[0], out.name = one.name, out.is_overload = one.is_overload;
    out.head = one.head, out.doc = one.doc;
    out_.methods.push_back(std::move(out));
  }

  void share(const PythonName &one) {
    const auto is_called = [&](const auto &each) { return each.name == one.name; };
    const bool is_defined = std::any_of(source_.functions.begin(), source_.functions.end(), is_called) ||
                            std::any_of(source_.others.begin(), source_.others.end(), is_called);
    const bool is_method = std::any_of(out_.methods.begin(), out_.methods.end(), is_called);
    if (!is_defined || is_method) {
      wrong(one.line, 1,
            "`__all__` names `" + one.name + "`, which is " +
                (is_method ? "a method" : "no function, class or variable of the file"));
    } else if (is_taken(one.name)) {
      wrong(one.line, 1, "`" + interface_.module + "." + one.name + "` is generated already; give it another name");
    } else {
      out_.shared.push_back(one.name);
    }
  }

  // In the package itself, which is what users import.
  bool is_taken(const std::string &name) const {
    const auto has = [&](const auto &all) {
      return std::any_of(all.begin(), all.end(), [&](const auto &each) { return each.module.empty() && each.python_name == name; });
    };
    const bool is_function = std::any_of(interface_.callables.begin(), interface_.callables.end(),
                                         [&](const auto &each) { return each.first.empty() && each.second.python_name == name; });
    return is_function || has(interface_.enums) || has(interface_.records) || has(interface_.classes) || has(interface_.errors) ||
           has(interface_.constants) || is_submodule(name) || name == "BorrowError" || name == "StaleError";
  }

  const Settings &settings_;
  Interface &interface_;
  Diagnostics &diagnostics_;
  const PythonSource &source_;
  Extra out_;
};

}  // namespace

void add_extra(const Settings &settings, Interface &interface, Diagnostics &diagnostics) {
  if (settings.extra.empty()) return;
  const std::optional<std::string> text = read_text(settings.extra);
  if (!text) {
    diagnostics.add(kinds::bad_extra, settings.extra_at, {"the file `" + settings.extra + "` cannot be read"});
    return;
  }
  const PythonSource source = read_python(*text);
  Extra extra = Adder(settings, interface, diagnostics, source).add();
  extra.text = *text;
  interface.extra = std::move(extra);
  interface.files.push_back(settings.extra);
}

}  // namespace ferrule::model
