#include "lookup.hpp"

#include <functional>
#include <map>
#include <set>

#include "declare.hpp"

namespace ferrule::clang {
namespace {

// Of an instance of a template libclang shows nothing; what is written in the template has the same names.
Cursor visible(const Type &type) {
  const Cursor declaration = type.canonical().declaration(), pattern = declaration.specialized_template();
  const Cursor definition = declaration.definition();
  return pattern && type.canonical().template_argument_count() > 0 ? pattern : definition ? definition : declaration;
}

bool declares(const Cursor &definition, const std::string &name) {
  bool found = false;
  definition.visit([&](const Cursor &member) {
    const bool can_hide = member.kind() != CursorKind::base_specifier && member.kind() != CursorKind::friend_declaration;
    if (can_hide && member.spelling() == name) found = true;
    return found ? Visit::stop : Visit::next;
  });
  return found;
}

// Parts of an object of the class: each class by the way to it, which begins anew at a virtual base.
using Way = std::string;
void walk(const Cursor &definition, const Way &way, const std::function<bool(const Cursor &, const Way &)> &visit) {
  if (!visit(definition, way)) return;
  for (const Cursor &base : definition.children(CursorKind::base_specifier)) {
    const Cursor of = visible(base.type());
    const bool is_within_itself = of && way.find("/" + key_of(of)) != Way::npos;  // a template's base may be one of its instances
    if (of && !is_within_itself) walk(of, (base.is_virtual_base() ? "" : way) + "/" + key_of(of), visit);
  }
}

bool derives_virtually(const Cursor &definition, const Cursor &base) {
  bool found = false;
  walk(definition, "", [&](const Cursor &part, const Way &) {
    for (const Cursor &each : part.children(CursorKind::base_specifier))
      found |= each.is_virtual_base() && key_of(visible(each.type())) == key_of(base);
    return !found;
  });
  return found;
}

}  // namespace

bool finds(const Cursor &definition, const std::string &name, const Cursor &declaring) {
  std::map<Way, Cursor> found;
  walk(definition, "", [&](const Cursor &part, const Way &way) {
    if (!declares(part, name)) return true;
    found.emplace(way, part);
    return false;
  });
  // A virtual base is one object: what a class between declares hides its name on every way.
  for (auto each = found.begin(); each != found.end();) {
    bool is_hidden = false;
    for (const auto &[way, other] : found) is_hidden |= way != each->first && derives_virtually(other, each->second);
    each = is_hidden ? found.erase(each) : std::next(each);
  }
  return found.size() == 1 && key_of(found.begin()->second) == key_of(visible(declaring.type()));
}

std::vector<Cursor> repeated_bases(const Cursor &definition) {
  std::map<std::string, std::set<Way>> ways;
  std::vector<Cursor> repeated;
  walk(definition, "", [&](const Cursor &part, const Way &way) {
    std::set<Way> &known = ways[key_of(part)];
    if (known.insert(way).second && known.size() == 2) repeated.push_back(part);
    return true;
  });
  return repeated;
}

bool redeclares(const Cursor &definition, const Cursor &function) {
  const auto same = [&](const Cursor &other) {
    const std::vector<Cursor> mine = other.parameters(), its = function.parameters();
    if (mine.size() != its.size() || other.is_const_method() != function.is_const_method() ||
        other.type().ref_qualifier() != function.type().ref_qualifier())
      return false;
    for (std::size_t i = 0; i < mine.size(); ++i)
      if (mine[i].type().canonical().spelling() != its[i].type().canonical().spelling()) return false;
    return true;
  };
  bool found = false;
  definition.visit([&](const Cursor &member) {
    if (member.is_function() && member.spelling() == function.spelling() && same(member)) found = true;
  });
  return found;
}

}  // namespace ferrule::clang
