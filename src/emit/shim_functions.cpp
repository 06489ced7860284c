#include "shim_functions.hpp"

#include <algorithm>
#include <set>

#include "c_signature.hpp"
#include "c_text.hpp"
#include "lane_forms.hpp"
#include "shim_expression.hpp"

namespace ferrule::emit {
namespace {

using model::Borrow;
using model::Function;
using model::Shape;
using model::Transfer;

// What a call borrows, and what its lambda gets for it; "" where it gets nothing.
struct Borrowed {
  std::string made, parameter;
};

const model::Class &class_of(const model::Interface &interface, const model::Type &handle) {
  return interface.classes.at(static_cast<std::size_t>(handle.declaration));
}

Borrowed borrow(const std::string &cls, const model::Parameter &parameter, const std::string &suffix) {
  const std::string handle = "(" + parameter.name + ")", name = parameter.name + suffix;
  const std::string maybe = parameter.nullable ? "maybe_" : "", of = "<" + cls + ">", star = parameter.nullable ? " *" : " &";
  switch (parameter.borrow) {
    case Borrow::exclusive:
      if (parameter.reads)
        return {"ferrule::reading(ferrule::" + maybe + "exclusive" + of + handle + ")", "const " + cls + star + name};
      return {"ferrule::" + maybe + "exclusive" + of + handle, cls + star + name};
    case Borrow::take:
      if (cpp_bare(parameter.cpp) == cls) return {"ferrule::moved" + of + handle, cls + " &&" + name};
      return {"ferrule::" + maybe + "taken" + of + handle, "auto &" + name};
    case Borrow::share: {
      const bool is_const = parameter.cpp.find("<const ") != std::string::npos;
      const std::string pointee = (is_const ? "const " : "") + cls;
      return {"ferrule::" + maybe + "shares<" + pointee + ">" + handle, "const ferrule::sharing<" + pointee + "> &" + name};
    }
    default:
      return {"ferrule::" + maybe + "shared" + of + handle, "const " + cls + star + name};
  }
}

// Whether there are handles inside of a value: in a list, a record, an optional…  `seen`: records, which may contain themselves.
bool holds_handles(const model::Interface &interface, const model::Type &type, std::set<model::Index> &seen) {
  if (type.shape == Shape::handle) return true;
  for (model::TypeId part : type.parts)
    if (holds_handles(interface, type_at(interface, part), seen)) return true;
  if (type.shape != Shape::record || !seen.insert(type.declaration).second) return false;
  for (const model::Record::Field &field : interface.records.at(static_cast<std::size_t>(type.declaration)).fields)
    if (holds_handles(interface, type_at(interface, field.type), seen)) return true;
  return false;
}

bool holds_handles(const model::Interface &interface, const model::Type &type) {
  std::set<model::Index> seen;
  return holds_handles(interface, type, seen);
}

std::vector<Borrowed> borrows(const model::Interface &interface, const Function &function) {
  std::vector<Borrowed> out;
  const std::string suffix = shim_suffix(function);
  if (function.in_library_lock) out.push_back({"ferrule::library()", ""});
  if (has_self(function)) {
    model::Parameter self;
    self.name = "self", self.borrow = function.self, self.reads = function.reads;
    const std::string &cls = interface.classes.at(static_cast<std::size_t>(function.owner)).cpp;
    self.cpp = cls;
    out.push_back(borrow(cls, self, suffix));
    if (function.unchanging && function.self == Borrow::exclusive) out.back().made = "ferrule::unchanging(" + out.back().made + ")";
    if (function.invalidates) out.back().made = "ferrule::invalidating(" + out.back().made + ")";
  }
  for (const model::Parameter &parameter : function.parameters) {
    const model::Type &type = type_at(interface, parameter.type);
    if (type.shape == Shape::handle) {
      out.push_back(borrow(class_of(interface, type).cpp, parameter, suffix));
      if (parameter.invalidates) out.back().made = "ferrule::invalidating(" + out.back().made + ")";
    } else if (holds_handles(interface, type)) {
      const std::string c = parameter.name + (is_pair(type.shape) ? ", " + parameter.name + "_size" : "");
      out.push_back({"ferrule::inside<" + parameter.cpp + ">(" + c + ")", ""});
    }
  }
  return out;
}

// "ferrule::within(self, other)": the handles that a result points into; "" for none.
std::string keeping(const model::Interface &interface, const Function &function) {
  std::vector<std::string> names;
  for (int number : function.result.keeps) {
    if (number < 0) {
      names.push_back("self");
    } else {
      const model::Parameter &parameter = function.parameters.at(static_cast<std::size_t>(number));
      const model::Type &type = type_at(interface, parameter.type);
      const bool is_list = type.shape == Shape::list && type_at(interface, type.parts.at(0)).shape == Shape::handle;
      if (type.shape == Shape::handle) names.push_back(parameter.name);
      if (is_list) names.push_back("ferrule::handles(" + parameter.name + ", " + parameter.name + "_size)");
    }
  }
  if (!function.result.copies.empty()) names.push_back(stored_name(function));
  if (names.empty()) return "";
  return c_call(function.result.collapses ? "ferrule::collapsing" : "ferrule::within", names, "");
}

const char *transfer_name(Transfer transfer) {
  switch (transfer) {
    case Transfer::copy:
      return "copy";
    case Transfer::view:
      return "view";
    case Transfer::const_view:
      return "const_view";
    case Transfer::take:
      return "take";
    case Transfer::static_view:
      return "static_view";
    default:
      return "";
  }
}

// `ferrule::lower`, said more exactly where the C++ type leaves a choice.
std::string lower_name(const model::Result &result) {
  const bool plain = result.transfer == Transfer::take && !cpp_is_pointer(result.cpp);
  const std::string name = plain ? "" : transfer_name(result.transfer);
  return name.empty() ? "ferrule::lower" : "ferrule::lower_as<ferrule::transfer::" + name + ">";
}

// A variable for each out parameter, the call, and then all of them as the result.
std::string statements_with_outs(const model::Interface &interface, const Function &function, const ShimExpression &expression,
                                 const std::string &kept, const std::string &from) {
  const std::string suffix = shim_suffix(function);
  std::string text, values, result = "result" + suffix;
  const auto is_taken = [&](const Function::Out &each) { return each.name + suffix == result; };
  while (std::any_of(function.outs.begin(), function.outs.end(), is_taken)) result += "_";
  if (!function.returns.empty()) values = "std::move(" + result + ")";
  for (const Function::Out &each : function.outs) {
    const std::string variable = each.name + suffix;
    text += cpp_declare(each.cpp, variable) + out_value(interface, function, each, from) + ";\n";
    values += (values.empty() ? "" : ", ") + std::string("std::move(") + variable + ")";
  }
  const std::string head = function.returns.empty() ? "" : cpp_declare(function.returns, result) + " = ";
  text += expression.is_call ? c_call(head + expression.head, expression.arguments, ";", 4) : head + expression.head + ";";
  const bool is_alone = function.returns.empty() && function.outs.size() == 1;
  std::vector<std::string> lowered = {is_alone ? values : function.result.cpp + "(" + values + ")", "out"};
  if (!from.empty()) lowered.insert(lowered.begin(), "from");
  if (has_owner(interface, function.result.type)) lowered.push_back("owner");
  if (!kept.empty()) lowered.push_back(kept);
  return text + "\n" + c_call(lower_name(function.result), lowered, ";", 4);
}

// The statement that lowers what the call gives.  `from`: "from, " where who calls is told.
std::string last_statement(const model::Interface &interface, const Function &function, bool overloaded, const std::string &from) {
  const std::string kept = keeping(interface, function);
  if (function.kind == Function::Kind::constructor) {
    const std::string &cls = interface.classes.at(static_cast<std::size_t>(function.owner)).cpp;
    std::vector<std::string> arguments = {"out"};
    if (makes_place(interface, function) && !from.empty()) arguments.insert(arguments.begin(), "from");
    if (!kept.empty()) arguments.push_back(kept);
    if (is_copy(function)) {
      arguments.push_back("self" + shim_suffix(function));
    } else {
      for (const std::string &argument : shim_arguments(interface, function, overloaded, from)) arguments.push_back(argument);
    }
    return c_call(std::string(kept.empty() ? "ferrule::construct<" : "ferrule::construct_within<") + cls + ">", arguments, ";", 4);
  }
  if (function.kind == Function::Kind::step) {
    const std::string owner = has_owner(interface, function.result.type) ? ", owner" : "";
    const std::string lowered = lower_name(function.result) + "(" + from + "std::forward<decltype(item)>(item), out" + owner +
                                (kept.empty() ? "" : ", " + kept) + ");";
    const bool fits = lowered.size() < 70;
    return std::string("self_.step(has, [&](auto &&item) {") + (fits ? " " : "\n  ") + lowered + (fits ? " });" : "\n});");
  }
  const ShimExpression expression = shim_expression(interface, function, overloaded, from);
  if (!function.outs.empty()) return statements_with_outs(interface, function, expression, kept, from);
  std::string head, tail = ";";
  if (function.result.raises) {
    head = "return ferrule::lower_outcome(";
    tail = ", error);";
    if (has_result(interface, function.result.type))
      tail = ", error, [&](auto &&value) {\n  " + lower_name(function.result) + "(std::forward<decltype(value)>(value), out" +
             (has_owner(interface, function.result.type) ? ", owner" : "") + (kept.empty() ? "" : ", " + kept) + ");\n});";
    if (!expression.is_call) return head + expression.head + tail;
    return c_call(head + expression.head, expression.arguments, tail, 4);
  }
  if (has_result(interface, function.result.type)) {
    head = lower_name(function.result) + "(" + from;
    tail = std::string(", out") + (has_owner(interface, function.result.type) ? ", owner" : "") +
           (kept.empty() ? "" : ", " + kept) + ");";
  }
  if (!expression.is_call) return head + expression.head + tail;
  const std::string text = c_call(head + expression.head, expression.arguments, tail, 4);
  if (head.empty() || text.find('\n') == std::string::npos) return text;
  return c_call(head + expression.head, expression.arguments, ",\n" + std::string(head.size(), ' ') + tail.substr(2), 4);
}

// The statements inside the lambda.
std::string statement(const model::Interface &interface, const Function &function, bool overloaded, const std::string &from) {
  return argument_locals(interface, function, from) + last_statement(interface, function, overloaded, from);
}

// return ferrule::call(error, borrows…, [&](parameters…) { statements });
void write_call(const std::vector<Borrowed> &borrowed, const std::string &statements, Writer &out, bool has_caller = false) {
  std::string parameters;
  std::vector<std::string> made = {"error"};
  if (has_caller) made.insert(made.begin(), "from");
  for (const Borrowed &each : borrowed) {
    made.push_back(each.made);
    if (!each.parameter.empty()) parameters += (parameters.empty() ? "" : ", ") + each.parameter;
  }
  const std::string lambda = parameters.empty() ? "[&] {" : "[&](" + parameters + ") {";
  std::string line = "return ferrule::call(";
  for (const std::string &each : made) line += each + ", ";
  if (line.size() + lambda.size() + 2 <= page_width) {
    out.open(line + lambda);
    out.line(statements);
    out.close("});");
    return;
  }
  made.push_back(lambda);
  std::string wrapped = c_call("return ferrule::call", made, "", 2);
  wrapped.pop_back();  // the call is closed behind the lambda
  const std::string margin(std::string("return ferrule::call(").size(), ' ');
  for (const std::string &each : lines_of(statements)) wrapped += "\n" + margin + "  " + each;
  out.line(wrapped + "\n" + margin + "});");
}

// The const version of a method, as a function of its own.
Function const_version(const Function &function) {
  Function out = function;
  out.self = Borrow::shared;
  out.result = *function.const_result;
  out.invalidates = out.unchanging = out.reads = false;
  out.stays.clear();
  out.const_result = nullptr;
  return out;
}

// What is const has its own version of some methods.
void write_calls(const model::Interface &interface, const Function &function, bool overloaded, Writer &out, bool has_caller) {
  const std::string from = has_caller ? "from, " : "";
  const bool is_confined = function.owner != model::none && interface.classes.at(static_cast<std::size_t>(function.owner)).confined;
  if (function.const_result && !is_confined) {
    const Function reader = const_version(function);
    out.open("if (ferrule::is_const(self)) {");
    write_call(borrows(interface, reader), statement(interface, reader, overloaded, from), out, has_caller);
    out.close();
  }
  write_call(borrows(interface, function), statement(interface, function, overloaded, from), out, has_caller);
}

void write_thunk(const model::Interface &interface, const model::Default &value, const std::string &cpp, model::TypeId type,
                 const std::string &lower, Writer &out) {
  out.open(c_prototype("", interface.module + "_status", value.thunk, c_thunk_parameters(interface, type), " {"));
  const std::string owner = has_owner(interface, type) ? ", owner" : "";
  write_call({}, cpp_declare(cpp, "value") + " = " + value.cpp + ";\n" + lower + "value, out" + owner + ");", out);
  out.close().blank();
}

}  // namespace

void write_shim_function(const model::Interface &interface, const Function &function, bool overloaded, Writer &out) {
  const bool has_form = has_lane_form(interface, function);
  if (has_form) {
    const std::vector<CParameter> parameters = lane_parameters(interface, function);
    out.open(c_prototype("", interface.module + "_status", lane_form(interface, function), parameters, " {"));
    write_calls(interface, function, overloaded, out, true);
    out.close();
  }
  out.open(c_prototype("", interface.module + "_status", function.c_name, c_parameters(interface, function), " {"));
  if (has_form && !has_places(interface, function)) {
    std::vector<std::string> arguments = {"{}"};
    for (const CParameter &parameter : c_parameters(interface, function)) arguments.push_back(parameter.name);
    out.line(c_call("return " + lane_form(interface, function), arguments, ";", 2));
  } else {
    write_calls(interface, function, overloaded, out, false);
  }
  out.close().blank();
}

void write_shim_thunk(const model::Interface &interface, const model::Parameter &parameter, Writer &out) {
  const bool is_handle = type_at(interface, parameter.type).shape == Shape::handle;
  const bool copied = is_handle && parameter.borrow != Borrow::take && parameter.borrow != Borrow::share && !parameter.nullable;
  write_thunk(interface, *parameter.default_value, parameter.cpp, parameter.type,
              copied ? "ferrule::lower_as<ferrule::transfer::copy>(" : "ferrule::lower(", out);
}

void write_shim_thunk(const model::Interface &interface, const model::Record::Field &field, Writer &out) {
  write_thunk(interface, *field.default_value, field.cpp_type, field.type, "ferrule::lower(", out);
}

void write_shim_error_field(const model::Interface &interface, const model::Error &error, const model::Error::Field &field,
                            Writer &out) {
  out.open(c_prototype("", interface.module + "_status", field.c_getter, c_field_parameters(interface, field), " {"));
  const std::string owner = has_owner(interface, field.type) ? ", owner" : "";
  write_call({{"ferrule::error_as<" + error.cpp + ">(self)", "const " + error.cpp + " &self_"}},
             "ferrule::lower(self_." + field.cpp + ", out" + owner + ");", out);
  out.close().blank();
}

}  // namespace ferrule::emit
