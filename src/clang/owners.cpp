#include "owners.hpp"

namespace ferrule::clang {
namespace {

// The elements of all arrays of text in a namespace.
void read_texts(const Cursor &within, std::set<std::string> &out) {
  within.visit([&](const Cursor &child) {
    if (child.kind() == CursorKind::string_literal) {
      const std::string text = child.spelling();  // with its quotes
      if (text.size() > 2) out.insert(text.substr(1, text.size() - 2));
    }
    return Visit::recurse;
  });
}

}  // namespace

Owners::Owners(const Cursor &root) {
  root.visit([&](const Cursor &child) {
    if (child.kind() == CursorKind::name_space && child.spelling() == "ferrule") read(child);
  });
}

void Owners::read(const Cursor &ferrule) {
  ferrule.visit([&](const Cursor &child) {
    if (child.kind() != CursorKind::name_space) return;
    if (child.spelling() == "owners") read_texts(child, owners_);
    if (child.spelling() == "synchronisation") read_texts(child, synchronisation_);
  });
}

bool Owners::states(const Names &names, const Cursor &declaration) {
  const std::vector<std::string> scope = declaration.scope();
  return names.count((scope.empty() ? "" : scope.front() + "::") + declaration.spelling()) != 0;
}

bool Owners::is_owner(const Cursor &declaration) const { return states(owners_, declaration); }

bool Owners::is_synchronisation(const Type &type) const {
  const Cursor declaration = type.canonical().declaration();
  if (states(synchronisation_, declaration)) return true;
  bool locks = false, unlocks = false;
  declaration.definition().visit([&](const Cursor &member) {
    const std::string name = member.spelling();
    locks = locks || name == "lock" || name == "Lock";
    unlocks = unlocks || name == "unlock" || name == "Unlock";
  });
  return locks && unlocks;
}

}  // namespace ferrule::clang
