#include "lane_tables.hpp"

#include "c_signature.hpp"
#include "c_text.hpp"
#include "lane_function.hpp"
#include "lane_types.hpp"
#include "portable_function.hpp"
#include "python_text.hpp"

namespace ferrule::emit::lane {

using model::Callable;
using model::Function;

namespace {

const Function &function_at(const model::Interface &interface, model::Index index) {
  return interface.functions.at(static_cast<std::size_t>(index));
}

// What inspect can read without knowing any name: literals as they are, a member of an enum as its value, `...` for the rest.
std::string readable_default(const model::Interface &interface, model::TypeId type, const model::Default &value) {
  if (value.kind == model::Default::Kind::thunk) return "...";
  if (value.kind == model::Default::Kind::empty && value.python.find("frozenset") == 0) return "()";
  if (value.kind != model::Default::Kind::enumerator) return value.python;
  const model::Type *of = &type_at(interface, type);
  if (of->shape == model::Shape::optional) of = &type_at(interface, of->parts.at(0));
  const std::string member = value.python.substr(value.python.rfind('.') + 1);
  for (const model::Enum::Enumerator &one : interface.enums.at(static_cast<std::size_t>(of->declaration)).enumerators) {
    if (one.python_name != member) continue;
    return one.is_unsigned ? std::to_string(static_cast<std::uint64_t>(one.value)) : std::to_string(one.value);
  }
  return "...";
}

// "($self, p, radius=1e9)", as __text_signature__ has it.
std::string text_signature(const model::Interface &interface, const Function &function, const std::string &first,
                           bool all_positional) {
  std::string text = "(" + first;
  auto add = [&](const std::string &part) { text += (text.size() > 1 ? ", " : "") + part; };
  bool slash_due = false, star_written = false;
  for (const model::Parameter &one : function.parameters) {
    const bool positional = all_positional || one.positional_only;
    if (slash_due && !positional) add("/"), slash_due = false;
    if (positional) slash_due = true;
    if (one.keyword_only && !star_written) add("*"), star_written = true;
    add(one.name + (one.default_value ? "=" + readable_default(interface, one.type, *one.default_value) : ""));
  }
  if (slash_due) add("/");
  return text + ")";
}

// Whether something may be given that C++ makes an object of.
bool converts(const model::Interface &interface, const Callable &callable) {
  for (model::Index index : callable.functions)
    for (const model::Parameter &parameter : function_at(interface, index).parameters)
      if (parameter.converts) return true;
  return false;
}

std::string joined(const std::vector<std::string> &lines) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) text += (i ? "\n" : "") + lines[i];
  return text;
}

bool all_positional(const std::string &name) { return python::is_dunder(name) && name != "__call__"; }

// Of a method or function: its signature, if there is only one, and what is known of each.
std::string callable_doc(const model::Interface &interface, const Callable &callable, bool is_static) {
  std::string text;
  for (model::Index one : callable.functions) {
    const std::string doc = joined(python::documentation(interface, function_at(interface, one)));
    if (!doc.empty()) text += (text.empty() ? "" : "\n\n") + doc;
  }
  if (callable.functions.size() > 1) return text;
  const Function &function = function_at(interface, callable.functions.at(0));
  const std::string first = has_self(interface, function) ? "$self" : is_static ? "" : "$module";
  // CPython counts a first parameter for functions of a module, and takes it away again.
  return callable.python_name + text_signature(interface, function, first, all_positional(callable.python_name)) + "\n--\n\n" +
         text;
}

}  // namespace

std::string set_name(const model::Interface &interface, const Callable &callable) {
  const Function &first = function_at(interface, callable.functions.at(0));
  std::string name = "either_";
  if (first.owner != model::none)
    name += local_name(interface, interface.classes.at(static_cast<std::size_t>(first.owner)).c_name) + "_";
  for (const char c : first.kind == Function::Kind::constructor ? std::string("new") : callable.python_name) name += c;
  if (first.owner == model::none) name = "either_" + local_name(interface, first.c_name);
  return name;
}

std::string overload_entry(const model::Interface &interface, const Function &function) {
  std::string types;
  for (const model::Parameter &parameter : function.parameters)
    types += (types.empty() ? "" : ", ") + vocabulary(interface, parameter);
  const std::string local = local_name(interface, function.c_name);
  return "{takes_" + local + ", takes_exactly<" + types + ">, call_" + local + "},";
}

void write_overload_set(const model::Interface &interface, const Callable &callable, Writer &out) {
  const std::string name = set_name(interface, callable);
  out.blank().open("const overload one_of_" + name.substr(7) + "[] = {");
  for (model::Index index : callable.functions) {
    const Function &function = function_at(interface, index);
    out.line(overload_entry(interface, function));
  }
  out.close("};");
  const std::string blame = python::qualified_name(interface, function_at(interface, callable.functions.at(0)));
  out.line("constexpr overload_set " + name + " = {" + c_string(blame) + ", one_of_" + name.substr(7) + ", " +
           std::to_string(callable.functions.size()) + (converts(interface, callable) ? ", true};" : "};"));
}

std::string entry(const model::Interface &interface, const Callable &callable) {
  const Function &first = function_at(interface, callable.functions.at(0));
  const bool leaves = portable::reflects(callable.python_name) && !first.parameters.empty();
  const std::string tail = leaves ? ", misfit::not_implemented>" : ">";
  if (callable.functions.size() > 1) return "overloaded<" + set_name(interface, callable) + tail;
  return "function<" + takes_and_call(interface, first) + tail;
}

std::string init_entry(const model::Interface &interface, const Callable &constructors) {
  if (constructors.functions.size() > 1) return "overloaded_initializer<" + set_name(interface, constructors) + ">";
  return "initializer<" + takes_and_call(interface, function_at(interface, constructors.functions.at(0))) + ">";
}

// What a call of the class itself runs, where nothing can have been changed about it.
std::string call_entry(const model::Interface &interface, const model::Class &cls) {
  const Callable &constructors = cls.constructors;
  if (constructors.functions.size() > 1)
    return "overloaded_construct<" + set_name(interface, constructors) + ", " + cls.c_name + ">";
  return "construct<" + takes_and_call(interface, function_at(interface, constructors.functions.at(0))) + ", " + cls.c_name + ">";
}

void write_method(const model::Interface &interface, const Callable &callable, bool is_static, Writer &out) {
  const std::string doc = c_string(callable_doc(interface, callable, is_static));
  const std::string start = "{" + c_string(callable.python_name) + ", method_of(" + entry(interface, callable) +
                            "), fastcall_with_keywords" + (is_static ? " | static_method," : ",");
  if (doc.find('\n') == std::string::npos && start.size() + doc.size() + 10 < page_width) {
    out.line(start + " " + doc + "},");
  } else {
    out.line(start).indent().line(doc + "},").dedent();
  }
}

std::string plain_doc(const std::vector<std::string> &lines) { return c_string(joined(lines)); }

std::string class_doc(const model::Interface &interface, const model::Class &cls) {
  const std::string text = joined(python::documentation(interface, cls.comment));
  if (cls.constructors.functions.size() != 1) return c_string(text);
  const Function &function = function_at(interface, cls.constructors.functions.at(0));
  return c_string(cls.python_name + text_signature(interface, function, "", false) + "\n--\n\n" + text);
}

std::string record_doc(const model::Interface &interface, const model::Record &record) {
  std::string signature;
  for (const model::Record::Field &field : record.fields) {
    signature += (signature.empty() ? "" : ", ") + field.python_name;
    if (!field.default_value) continue;
    const model::Type &type = type_at(interface, field.type);
    const bool fresh = field.default_value->kind == model::Default::Kind::empty &&
                       (type.shape == model::Shape::list || type.shape == model::Shape::map);
    signature += "=" + (fresh ? std::string("...") : readable_default(interface, field.type, *field.default_value));
  }
  return c_string(record.python_name + "(" + signature + ")\n--\n\n" + joined(python::documentation(interface, record.comment)));
}

}  // namespace ferrule::emit::lane
