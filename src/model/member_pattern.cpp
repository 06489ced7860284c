#include "member_pattern.hpp"

#include "settings.hpp"

namespace ferrule::model {
namespace {

std::string without_spaces(const std::string &text) {
  std::string out;
  for (char c : text)
    if (c != ' ') out += c;
  return out;
}

std::string parameters_of(const decl::Function &function) {
  std::string text = "(";
  for (std::size_t i = 0; i < function.parameters.size(); ++i) text += (i ? "," : "") + function.parameters[i].type.spelling;
  return without_spaces(text + ")");
}

std::size_t parameters_in(const std::string &text) { return text.find('(', text.compare(0, 10, "operator()") == 0 ? 10 : 0); }

}  // namespace

std::string signature_of(const decl::Function &function) {
  std::string out = function.name + "(";
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    const decl::Parameter &parameter = function.parameters[i];
    out += (i ? ", " : "") + parameter.type.spelling;
  }
  return out + (function.is_const ? ") const" : ")");
}

MemberPattern::MemberPattern(const std::string &text) : name_(text) {
  const std::size_t begin = parameters_in(text);
  if (begin == std::string::npos) return;
  name_ = without_spaces(text.substr(0, begin));
  parameters_ = without_spaces(text.substr(begin));
  const std::size_t end = parameters_.rfind(')');
  is_const_ = end != std::string::npos && parameters_.compare(end, std::string::npos, ")const") == 0;
  if (is_const_) parameters_.resize(end + 1);
}

bool MemberPattern::fits(const decl::Function &function) const {
  if (!glob(name_, function.name)) return false;
  return is_for_many() || (parameters_ == parameters_of(function) && (!is_const_ || function.is_const));
}

}  // namespace ferrule::model
