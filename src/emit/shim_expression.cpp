#include "shim_expression.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "c_signature.hpp"
#include "c_text.hpp"
#include "lane_forms.hpp"

namespace ferrule::emit {

using model::Borrow;
using model::Function;
using model::Shape;

std::string shim_suffix(const Function &function) {
  std::set<std::string> taken;
  for (const model::Parameter &parameter : function.parameters) taken.insert(parameter.name);
  for (const Function::Out &each : function.outs) taken.insert(each.name);
  for (std::string suffix = "_";; suffix += '_') {
    bool clashes = taken.count("self" + suffix) != 0;
    for (const model::Parameter &parameter : function.parameters) clashes = clashes || taken.count(parameter.name + suffix) != 0;
    for (const Function::Out &each : function.outs) clashes = clashes || taken.count(each.name + suffix) != 0;
    if (!clashes) return suffix;
  }
}

bool is_stored(const Function &function, std::size_t parameter) {
  const auto has = [&](const std::vector<int> &list) {
    return std::find(list.begin(), list.end(), static_cast<int>(parameter)) != list.end();
  };
  return has(function.result.copies) || has(function.stays);
}

bool stores_arguments(const Function &function) { return !function.result.copies.empty() || !function.stays.empty(); }

std::string stored_name(const Function &function) {
  const std::string suffix = shim_suffix(function);
  std::string name = "stored" + suffix;
  const auto is_taken = [&](const auto &each) { return each.name + suffix == name; };
  while (std::any_of(function.parameters.begin(), function.parameters.end(), is_taken) ||
         std::any_of(function.outs.begin(), function.outs.end(), is_taken))
    name += "_";
  return name;
}

std::string cpp_declare(const std::string &type, const std::string &name) {
  if (type.back() == ']') {
    const std::size_t arguments = type.rfind('>'), bounds = type.find('[', arguments == type.npos ? 0 : arguments);
    return type.substr(0, bounds) + " " + name + type.substr(bounds);
  }
  return type + (type.back() == '*' || type.back() == '&' ? "" : " ") + name;
}

std::string cpp_bare(std::string text) {
  while (!text.empty() && (text.back() == '&' || text.back() == ' ')) text.pop_back();
  if (text.rfind("const ", 0) == 0 && text.back() != '*') text.erase(0, 6);
  return text;
}

bool cpp_is_pointer(const std::string &text) {
  const std::string end = " const";
  if (text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0)
    return cpp_is_pointer(text.substr(0, text.size() - end.size()));
  return !text.empty() && text.back() == '*';
}

namespace {

// Arithmetic types stand for themselves: what comes by value needs no row.
bool is_arithmetic(const std::string &type) {
  static const std::set<std::string> plain = {"bool",
                                              "char",
                                              "signed char",
                                              "unsigned char",
                                              "short",
                                              "unsigned short",
                                              "int",
                                              "unsigned int",
                                              "unsigned",
                                              "long",
                                              "unsigned long",
                                              "long long",
                                              "unsigned long long",
                                              "float",
                                              "double",
                                              "std::size_t",
                                              "std::ptrdiff_t",
                                              "size_t",
                                              "std::int8_t",
                                              "std::int16_t",
                                              "std::int32_t",
                                              "std::int64_t",
                                              "std::uint8_t",
                                              "std::uint16_t",
                                              "std::uint32_t",
                                              "std::uint64_t",
                                              "int8_t",
                                              "int16_t",
                                              "int32_t",
                                              "int64_t",
                                              "uint8_t",
                                              "uint16_t",
                                              "uint32_t",
                                              "uint64_t"};
  return plain.count(type) != 0;
}

// The same type on every platform, though it may be spelled in two ways.
bool same_as_c(const std::string &cpp, const std::string &c) {
  return cpp == c || cpp == "std::" + c || (c == "int32_t" && cpp == "int") ||
         (c == "uint32_t" && (cpp == "unsigned int" || cpp == "unsigned"));
}

std::string handle_argument(const model::Parameter &parameter, const std::string &suffix) {
  const std::string name = parameter.name + suffix;
  if (parameter.borrow == Borrow::take) return "std::move(" + name + ")";
  if (parameter.borrow == Borrow::share || parameter.nullable) return name;
  return cpp_is_pointer(parameter.cpp) ? "&" + name : name;
}

std::string joined(const std::vector<std::string> &parts) {
  std::string text;
  for (const std::string &part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

// "operator[]" → "[]"; "" for what is not an operator.
std::string symbol_of(const std::string &name) {
  const std::size_t at = name.rfind("operator");
  if (at == std::string::npos || (at != 0 && name[at - 1] != ':')) return "";
  std::string rest = name.substr(at + 8);
  const bool is_word = !rest.empty() && (std::isalnum(static_cast<unsigned char>(rest[0])) || rest[0] == '_');
  if (rest.empty() || is_word) return "";
  return rest[0] == ' ' ? rest.substr(1) : rest;
}

bool ends_with(const std::string &text, char c) { return !text.empty() && text.back() == c; }

ShimExpression plain(std::string text) { return {std::move(text), {}, "", false}; }

ShimExpression operation(const std::string &symbol, const std::string &object, const std::vector<std::string> &arguments) {
  if (symbol == "[]") return plain(object + "[" + joined(arguments) + "]");
  if (symbol == "()") return {object, arguments, "", true};
  const bool is_conversion = std::isalpha(static_cast<unsigned char>(symbol[0])) || symbol[0] == ':' || symbol[0] == '_';
  if (is_conversion) return plain("static_cast<" + symbol + ">(" + object + ")");
  if (arguments.empty()) return plain(symbol + object);
  return plain(object + " " + symbol + " " + arguments.front());
}

// One C++ argument, made from its C parameters.  `stored`: the variable in which it stays after the call; "" for none.
std::string argument(const model::Interface &interface, const model::Parameter &parameter, bool overloaded,
                     const std::string &suffix, const std::string &from, const std::string &stored = "") {
  const model::Type &type = type_at(interface, parameter.type);
  if (type.shape == Shape::handle) return handle_argument(parameter, suffix);
  const std::string c = is_pair(type.shape) ? parameter.name + ", " + parameter.name + "_size" : parameter.name;
  if (!stored.empty()) return stored + ".arg<" + parameter.cpp + ">(" + from + c + ")";
  const std::string bare = cpp_bare(parameter.cpp);
  if (is_scalar(type.shape) && is_arithmetic(bare)) {
    const bool is_rvalue = parameter.cpp.size() > 2 && parameter.cpp.compare(parameter.cpp.size() - 2, 2, "&&") == 0;
    const bool exactly = is_rvalue || (overloaded && !same_as_c(bare, type.c));
    return exactly ? "static_cast<" + bare + ">(" + parameter.name + ")" : parameter.name;
  }
  if (type.shape == Shape::enumeration && bare == interface.enums.at(static_cast<std::size_t>(type.declaration)).cpp)
    return "static_cast<" + bare + ">(" + parameter.name + ")";
  return "*ferrule::arg<" + parameter.cpp + ">(" + from + c + ")";
}

}  // namespace

bool cpp_is_plain(const model::Interface &interface, const std::string &cpp, model::TypeId id) {
  const model::Type &type = type_at(interface, id);
  if (type.shape == Shape::enumeration) return cpp == interface.enums.at(static_cast<std::size_t>(type.declaration)).cpp;
  return is_scalar(type.shape) && is_arithmetic(cpp);
}

std::set<model::Index> overloaded_functions(const model::Interface &interface) {
  std::set<model::Index> out;
  for (std::size_t i = 0; i < interface.functions.size(); ++i)
    if (interface.functions[i].former) out.insert(static_cast<model::Index>(i));  // by what it has become
  const auto add = [&](const model::Callable &callable) {
    if (callable.functions.size() > 1) out.insert(callable.functions.begin(), callable.functions.end());
  };
  for (const auto &[module, callable] : interface.callables) add(callable);
  for (const model::Class &cls : interface.classes) {
    add(cls.constructors);
    for (const model::Callable &method : cls.methods) add(method);
    for (const model::Callable &method : cls.static_methods) add(method);
  }
  return out;
}

std::vector<std::string> shim_arguments(const model::Interface &interface, const Function &function, bool overloaded,
                                        const std::string &from) {
  const std::string suffix = shim_suffix(function);
  std::vector<std::pair<int, std::string> > placed;  // by their positions in C++
  const std::string stored = stores_arguments(function) ? stored_name(function) : "";
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    const model::Parameter &parameter = function.parameters[i];
    const int position = parameter.position == model::none ? static_cast<int>(placed.size()) : parameter.position;
    placed.emplace_back(position, parameter.counted ? parameter.name + suffix + ".data()"
                                                    : argument(interface, parameter, overloaded, suffix, from,
                                                               is_stored(function, i) ? stored : ""));
  }
  for (const model::Parameter &parameter : function.parameters)
    if (parameter.counted)
      placed.emplace_back(parameter.counted->size_position, parameter.name + suffix + ".size<" + parameter.counted->size + ">()");
  for (const Function::Out &each : function.outs) {
    const std::string of = ends_with(each.declared, '*') ? ".object" : "";
    const std::string local = ends_with(each.declared, ']') ? each.name + suffix + ".data()"  // room, "int[size()]"
                                                            : (each.is_pointer ? "&" : "") + each.name + suffix + of;
    if (each.parameter != model::none)
      placed.at(static_cast<std::size_t>(each.parameter)).second = local;
    else
      placed.emplace_back(each.position, local);
  }
  std::stable_sort(placed.begin(), placed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
  std::vector<std::string> out;
  for (auto &[position, text] : placed) out.push_back(std::move(text));
  return out;
}

std::string argument_locals(const model::Interface &interface, const Function &function, const std::string &from) {
  const std::string suffix = shim_suffix(function), stored = stores_arguments(function) ? stored_name(function) : "";
  std::string out;
  if (!stored.empty()) out = "ferrule::stored " + stored + (function.stays.empty() ? "" : "(self)") + ";\n";
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    const model::Parameter &parameter = function.parameters[i];
    const model::Type &type = type_at(interface, parameter.type);
    const std::string c = is_pair(type.shape) ? parameter.name + ", " + parameter.name + "_size" : parameter.name;
    const bool is_list = type.shape == Shape::list && type_at(interface, type.parts.at(0)).shape == Shape::handle;
    if (is_stored(function, i) && (is_list || type.shape == Shape::handle)) out += stored + ".keep(" + c + ");\n";
    if (parameter.counted)
      out += "auto " + parameter.name + suffix + " = " + (is_stored(function, i) ? stored + "." : "ferrule::") + "many<" +
             parameter.cpp + ">(" + from + c + ");\n";
  }
  return out;
}

namespace {

// How many items, as the shim says it: parameters are C's own numbers, that of a list (`sized`) is what it has, and what else is
// called is a method of self.
std::string count_text(const Function &function, const std::string &count) {
  const std::string self = "self" + shim_suffix(function) + ".";
  std::string out;
  for (std::size_t at = 0; at < count.size();) {
    const auto is_word = [&](std::size_t i) {
      return i < count.size() && (std::isalnum(static_cast<unsigned char>(count[i])) || count[i] == '_');
    };
    std::size_t end = at;
    while (is_word(end)) ++end;
    if (end == at) {
      out += count[at++];
      continue;
    }
    const std::string word = count.substr(at, end - at);
    const bool is_member = has_self(function) && end < count.size() && count[end] == '(' && (at == 0 || count[at - 1] != '.');
    const auto is_its_number = [&](const model::Parameter &each) { return each.counted && each.counted->size_name == word; };
    const auto list = std::find_if(function.parameters.begin(), function.parameters.end(), is_its_number);
    out += list == function.parameters.end() ? (is_member ? self : "") + word
                                             : list->name + shim_suffix(function) + ".size<" + list->counted->size + ">()";
    at = end;
  }
  return "ferrule::checked_count(" + out + ")";
}

}  // namespace

std::string out_value(const model::Interface &interface, const Function &function, const Function::Out &out,
                      const std::string &from) {
  if (ends_with(out.declared, ']')) {
    const std::size_t bracket = out.declared.find('[') + 1;
    return "(" + count_text(function, out.declared.substr(bracket, out.declared.size() - bracket - 1)) + ")";
  }
  if (out.parameter == model::none) return "{}";
  const model::Parameter &parameter = function.parameters.at(static_cast<std::size_t>(out.parameter));
  return " = " + argument(interface, parameter, false, shim_suffix(function), from);
}

namespace {

// A bit-field has no address.
ShimExpression set_bits(const std::string &field, const std::string &name, const std::string &value) {
  return {"ferrule::set_bits", {"\"" + name + "\"", field, value, "[&](auto bits) { return " + field + " = bits; }"}, "", true};
}

}  // namespace

ShimExpression shim_expression(const model::Interface &interface, const Function &function, bool overloaded,
                               const std::string &from) {
  std::vector<std::string> arguments = shim_arguments(interface, function, overloaded, from);
  const std::string self = "self" + shim_suffix(function), symbol = symbol_of(function.cpp);
  const auto owner = [&] { return interface.classes.at(static_cast<std::size_t>(function.owner)).cpp; };
  const bool is_pointer = function.cpp[0] == '*';  // a variable by which an instance of a member template is called
  switch (function.kind) {
    case Function::Kind::constructor:
      return {owner(), arguments, "", true};
    case Function::Kind::static_method:
      return {is_pointer ? "(" + function.cpp + ")" : owner() + "::" + function.cpp, arguments, "", true};
    case Function::Kind::field_get:
      return plain(self + "." + function.cpp);
    case Function::Kind::field_set:
      if (function.in_bits) return set_bits(self + "." + function.cpp, function.cpp, arguments.at(0));
      return plain(self + "." + function.cpp + " = " + arguments.at(0));
    case Function::Kind::item_set:
      return plain(self + "[" + arguments.at(0) + "] = " + arguments.at(1));
    case Function::Kind::constant:
      return plain(function.cpp);
    case Function::Kind::method:
      if (is_pointer) return {"(" + self + "." + function.cpp + ")", arguments, "", true};
      return symbol.empty() ? ShimExpression{self + "." + function.cpp, arguments, "", true} : operation(symbol, self, arguments);
    case Function::Kind::extension:
      if (!symbol.empty() && function.reflected) return operation(symbol, arguments.at(0), {self});
      if (!symbol.empty()) return operation(symbol, self, arguments);
      arguments.insert(function.reflected ? arguments.end() : arguments.begin(), (function.self_by_address ? "&" : "") + self);
      return {function.cpp, arguments, "", true};
    default:
      if (!symbol.empty() && arguments.size() == 2) return operation(symbol, arguments[0], {arguments[1]});
      return {function.cpp, arguments, "", true};
  }
}

}  // namespace ferrule::emit
