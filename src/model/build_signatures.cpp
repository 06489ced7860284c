// signature = "(a, b, /, *, eps=1e-9)": names, kinds and defaults that the author gives a function's parameters.
#include "build_context.hpp"
#include "defaults.hpp"
#include "names.hpp"

namespace ferrule::model {
namespace {

// At commas that stand in no bracket and no string.
std::vector<std::string> split(const std::string &text) {
  std::vector<std::string> out;
  std::string current;
  int depth = 0;
  char quote = 0;
  for (char c : text) {
    if (quote) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (c == ')' || c == ']' || c == '}') {
      --depth;
    } else if (c == ',' && depth == 0) {
      out.push_back(current);
      current.clear();
      continue;
    }
    current += c;
  }
  out.push_back(current);
  for (std::string &each : out) {
    std::size_t first = each.find_first_not_of(' '), last = each.find_last_not_of(' ');
    each = first == std::string::npos ? "" : each.substr(first, last - first + 1);
  }
  if (!out.empty() && out.back().empty()) out.pop_back();
  return out;
}

}  // namespace

bool apply_signature(Context &context, const decl::Function &source, const std::string &owner, std::vector<Parameter> &parameters) {
  auto annotation = source.annotations.keys.find("signature");
  if (annotation == source.annotations.keys.end()) return true;
  std::string text = annotation->second.value;
  const std::string member = owner.empty() ? signature_of(source) : owner + "::" + signature_of(source);
  auto wrong = [&](const std::string &why) {
    context.diagnostics.add(kinds::bad_signature, annotation->second.where, {annotation->second.value, member, why});
    return false;
  };
  if (text.size() < 2 || text.front() != '(' || text.back() != ')') return wrong("it must stand in parentheses");
  std::size_t next = 0;
  bool keyword_only = false;
  for (const std::string &item : split(text.substr(1, text.size() - 2))) {
    if (item == "/") {
      for (std::size_t i = 0; i < next; ++i) parameters[i].positional_only = true;
      continue;
    }
    if (item == "*") {
      keyword_only = true;
      continue;
    }
    if (next == parameters.size()) return wrong("it names more than " + std::to_string(parameters.size()) + " parameters");
    Parameter &parameter = parameters[next++];
    std::size_t equals = item.find('=');
    std::string name = item.substr(0, equals);
    while (!name.empty() && name.back() == ' ') name.pop_back();
    parameter.name = names::parameter(name);
    parameter.keyword_only = keyword_only;
    if (equals == std::string::npos) continue;
    std::string written = item.substr(equals + 1);
    if (written == "..." && parameter.default_value) continue;  // whatever C++ says
    std::optional<Default> value = translate_python_default(written, context.types[parameter.type], context.out);
    if (!value) return wrong("the default of `" + name + "` is no literal of its type");
    parameter.default_value = value;
  }
  if (next < parameters.size())
    return wrong("it names " + std::to_string(next) + " of " + std::to_string(parameters.size()) + " parameters");
  return true;
}

}  // namespace ferrule::model
