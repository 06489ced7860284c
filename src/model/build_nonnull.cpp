// `nonnull`: objects that C++ takes by a pointer, and that have to be there.
#include "build_context.hpp"
#include "lists.hpp"

namespace ferrule::model {
namespace {

// The key before a function: of all that may be null where it stands alone, else of those that it names.
bool is_said_before(const decl::Function &source, const std::string &name) {
  const std::optional<std::string> said = source.annotations.get("nonnull");
  return said && (said->empty() || contains(split_list(*said), name));
}

}  // namespace

void refuse_null(Context &context, const decl::Function &source, const decl::Parameter &declared, Parameter &parameter) {
  const auto own = declared.annotations.keys.find("nonnull");
  const bool is_own = own != declared.annotations.keys.end();
  const bool is_pointer = parameter.nullable && context.types[parameter.type].shape == Shape::handle;
  if (is_own && !is_pointer)
    context.diagnostics.add(kinds::misplaced_key, own->second.where,
                            {"nonnull", "`" + declared.type.spelling + "`", "pointers to objects of exported classes"});
  if (!is_pointer || !(is_own || is_said_before(source, declared.name))) return;
  parameter.nullable = false;
  if (!declared.default_value) return;
  const Annotation &said = is_own ? own->second : source.annotations.keys.at("nonnull");
  context.diagnostics.add(
      kinds::conflicting_keys, said.where,
      {"nonnull", declared.name + " = " + declared.default_value->written, "a call that leaves it out has none"});
}

void check_nonnull(Context &context, const decl::Function &source, const std::vector<std::string> &nullable) {
  const auto said = source.annotations.keys.find("nonnull");
  if (said == source.annotations.keys.end()) return;
  const std::string known = nullable.empty() ? "nothing: no parameter can be null" : quoted_list(nullable);
  const std::vector<std::string> names = split_list(said->second.value);
  if (names.empty() && nullable.empty() && !source.is_listed)
    context.diagnostics.add(kinds::misplaced_key, said->second.where,
                            {"nonnull", "a function without such parameters", "pointers to objects of exported classes"});
  for (const std::string &name : names)
    if (!contains(nullable, name)) context.diagnostics.add(kinds::bad_value, said->second.where, {"nonnull", name, known});
}

}  // namespace ferrule::model
