#include "called.hpp"

#include "names.hpp"

namespace ferrule::model {
namespace {

std::string bare(const std::string &name) { return name.compare(0, 2, "::") == 0 ? name.substr(2) : name; }

}  // namespace

std::string full_name(const decl::Class &source) { return names::qualified(source.scope, source.name); }

bool is_called(const decl::Class &source, const std::string &name) {
  const std::string own = bare(name);
  return full_name(source) == own || source.type.canonical == own || source.type.spelling == "::" + own ||
         source.type.spelling == own;
}

std::vector<std::size_t> classes_called(const std::vector<const decl::Class *> &classes, const std::string &name,
                                        std::vector<std::string> scope) {
  std::vector<std::size_t> out;
  const auto find = [&](const auto &fits) {
    for (std::size_t i = 0; i < classes.size(); ++i)
      if (fits(*classes[i])) out.push_back(i);
    return !out.empty();
  };
  const bool is_global = name.compare(0, 2, "::") == 0;
  while (!is_global && !scope.empty()) {
    const std::string inner = names::qualified(scope, name);
    if (find([&](const decl::Class &each) { return is_called(each, inner); })) return out;
    scope.pop_back();
  }
  if (find([&](const decl::Class &each) { return is_called(each, name); }) || is_global) return out;
  find([&](const decl::Class &each) { return each.name == name || each.annotations.get("name") == name; });
  return out;
}

}  // namespace ferrule::model
