// One declaration of the header, as plain data.
#pragma once

#include <functional>

#include "cursor.hpp"
#include "lifetimes.hpp"
#include "model/declarations.hpp"

namespace ferrule::clang {

class Declarer {
 public:
  decl::Function function(const Cursor &cursor);
  decl::Enum enumeration(const Cursor &definition);
  decl::Constant constant(const Cursor &cursor);
  // With all its public members, and those of public bases for which `is_exported` says no.
  decl::Class class_(const Cursor &definition, const std::function<bool(const Cursor &)> &is_exported);

 private:
  struct Members;
  decl::Field field(const Cursor &cursor);
  void add_members(const Cursor &definition, decl::Class &out, Members &members,
                   const std::function<bool(const Cursor &)> &is_exported);
  void add_using(const Cursor &declaration, const Cursor &definition, decl::Class &out, Members &members);
  void add_unnamed_enum(const Cursor &definition, decl::Class &out, Members &members);
  void add_base(const Cursor &specifier, decl::Class &out, Members &members,
                const std::function<bool(const Cursor &)> &is_exported);

  Lifetimes lifetimes_;
};

// A declaration and all its redeclarations have the same key.
std::string key_of(const Cursor &cursor);

}  // namespace ferrule::clang
