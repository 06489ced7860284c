#include "cpp_signature.hpp"

#include "c_signature.hpp"
#include "shim_expression.hpp"

namespace ferrule::emit {
namespace {

using model::Borrow;
using model::Function;

std::string parameters_of(const Function &function) {
  std::vector<std::string> all;
  for (const model::Parameter &parameter : function.parameters)
    all.push_back(cpp_declare(parameter.cpp, parameter.name) +
                  (parameter.default_value ? " = " + parameter.default_value->cpp : ""));
  for (const Function::Out &each : function.outs) {
    const std::string text = each.cpp + (each.is_pointer ? " *" : " &") + each.name;
    if (each.parameter != model::none)
      all.at(static_cast<std::size_t>(each.parameter)) = text;
    else
      all.insert(all.begin() + each.position, text);
  }
  std::string out;
  for (const std::string &each : all) out += (out.empty() ? "" : ", ") + each;
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
    case Kind::extension: {
      if (function.cpp.compare(0, 9, "ferrule::") == 0) return owner + "::begin(), " + owner + "::end()";
      const std::string self = (function.self == Borrow::shared || function.unchanging ? "const " : "") + owner + " &self";
      const std::string others = parameters_of(function), comma = others.empty() ? "" : ", ";
      return cpp_declare(returned(function),
                         function.cpp + "(" + (function.reflected ? others + comma + self : self + comma + others) + ")");
    }
    default:
      return cpp_declare(returned(function), function.cpp + "(" + parameters_of(function) + ")");
  }
}

}  // namespace ferrule::emit
