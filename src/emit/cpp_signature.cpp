#include "cpp_signature.hpp"

#include <algorithm>

#include "c_signature.hpp"
#include "shim_expression.hpp"

namespace ferrule::emit {
namespace {

using model::Borrow;
using model::Function;

std::string parameters_of(const Function &function) {
  std::vector<std::pair<int, std::string>> placed;
  for (const model::Parameter &parameter : function.parameters) {
    const int position = parameter.position == model::none ? static_cast<int>(placed.size()) : parameter.position;
    const std::string &type = parameter.declared.empty() ? parameter.cpp : parameter.declared;
    placed.emplace_back(position,
                        cpp_declare(type, parameter.name) + (parameter.default_value ? " = " + parameter.default_value->cpp : ""));
  }
  for (const model::Parameter &parameter : function.parameters)
    if (parameter.counted)
      placed.emplace_back(parameter.counted->size_position, cpp_declare(parameter.counted->size, parameter.counted->size_name));
  for (const Function::Out &each : function.outs) {
    const std::string text = (each.declared.empty() ? each.cpp : each.declared.substr(0, each.declared.find('['))) +
                             (each.is_pointer ? " *" : " &") + each.name;
    if (each.parameter != model::none)
      placed.at(static_cast<std::size_t>(each.parameter)).second = text;
    else
      placed.emplace_back(each.position, text);
  }
  std::stable_sort(placed.begin(), placed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
  std::string out;
  for (const auto &[position, text] : placed) out += (out.empty() ? "" : ", ") + text;
  return out;
}

// What it returns in C++; its result has its out parameters too.
std::string returned(const Function &function) {
  if (function.outs.empty()) return function.result.cpp;
  return function.returns.empty() ? "void" : function.returns;
}

}  // namespace

std::string cpp_signature(const model::Interface &interface, const Function &function) {
  using Kind = Function::Kind;
  const auto class_at = [&](model::Index index) -> const model::Class & {
    return interface.classes.at(static_cast<std::size_t>(index));
  };
  const std::string owner = function.owner == model::none ? "" : class_at(function.owner).cpp;
  const bool is_pointer = !function.cpp.empty() && function.cpp[0] == '*';
  const std::string member = is_pointer ? "(" + owner + "::" + function.cpp + ")" : owner + "::" + function.cpp;
  switch (function.kind) {
    case Kind::constructor:
      return is_copy(function) ? owner + "(const " + owner + " &)" : owner + "(" + parameters_of(function) + ")";
    case Kind::field_get:
      return cpp_declare(cpp_bare(function.result.cpp), owner + "::" + function.cpp);
    case Kind::field_set:
      return owner + "::" + function.cpp + " = " + cpp_bare(function.parameters.at(0).cpp);
    case Kind::constant:
      return "const " + cpp_declare(cpp_bare(function.result.cpp), function.cpp);
    case Kind::step:
      return "*" + class_at(class_at(function.owner).iterates).cpp + "::iterator++";
    case Kind::method: {
      const bool is_const = function.self == Borrow::shared || function.unchanging;
      if (function.cpp.compare(0, 9, "operator ") == 0) return owner + "::" + function.cpp + "()" + (is_const ? " const" : "");
      return cpp_declare(returned(function), member + "(" + parameters_of(function) + ")") + (is_const ? " const" : "");
    }
    case Kind::static_method:
      return "static " + cpp_declare(returned(function), member + "(" + parameters_of(function) + ")");
    case Kind::item_set:
      return owner + "::operator[](" + function.parameters.at(0).cpp + ") = " + cpp_bare(function.parameters.at(1).cpp);
    case Kind::extension: {
      if (!function.made_of.empty())
        return function.made_of.compare(0, 5, "std::") == 0 ? function.made_of : owner + ": " + function.made_of;
      if (function.cpp.compare(0, 17, "ferrule::iterate<") == 0) return owner + "::begin(), " + owner + "::end()";
      const std::string self = (function.self == Borrow::shared || function.unchanging ? "const " : "") + owner +
                               (function.self_by_address ? " *self" : " &self");
      const std::string others = parameters_of(function), comma = others.empty() ? "" : ", ";
      return cpp_declare(returned(function),
                         function.cpp + "(" + (function.reflected ? others + comma + self : self + comma + others) + ")");
    }
    default:
      return cpp_declare(returned(function), function.cpp + "(" + parameters_of(function) + ")");
  }
}

}  // namespace ferrule::emit
