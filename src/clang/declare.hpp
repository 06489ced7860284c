// One declaration of the header, as plain data.
#pragma once

#include <functional>
#include <set>

#include "cursor.hpp"
#include "instances.hpp"
#include "lifetimes.hpp"
#include "model/declarations.hpp"
#include "storage.hpp"

namespace ferrule::clang {

class Declarer {
 public:
  Declarer(const Instances &instances, const Owners &owners) : instances_(instances), lifetimes_(owners), storage_(owners) {}

  // `instance`: of an instance of a member template, its text: "get<int>".
  decl::Function function(const Cursor &cursor, const std::string &instance = "");
  decl::Enum enumeration(const Cursor &definition);
  decl::Constant constant(const Cursor &cursor);
  // With all its public members, and those of public bases for which `is_exported` says no.
  decl::Class class_(const Cursor &definition, const std::function<bool(const Cursor &)> &is_exported);

 private:
  // What is being gathered for one class.
  struct Members {
    std::set<std::string> names;  // declared by a more derived class: these hide what bases have
    std::set<std::string> added;  // keys of what is in already
    std::string from;             // the base that is being walked; "" for the class itself
    Cursor derived;               // the class

    // Whether C++ does not find this member of a base by its name.
    bool hides(const Cursor &member) const;
  };
  decl::Field field(const Cursor &cursor, const Cursor &text);
  void add_function(const Cursor &cursor, decl::Class &out, Members &members, const std::string &from);
  void add_field(const Cursor &cursor, const Cursor &text, decl::Class &out, Members &members, const std::string &from);
  // declare_instance.cpp: members of what a template made
  void add_instance(const Cursor &instance, decl::Class &out, Members &members,
                    const std::function<bool(const Cursor &)> &is_exported);
  void add_face(const Cursor &face, decl::Class &out);
  void add_used(const Cursor &declaration, const Cursor &instance, decl::Class &out, Members &members);
  void add_unseen(const Cursor &text, decl::Class &out);
  void add_bases(const Cursor &instance, decl::Class &out, const std::function<bool(const Cursor &)> &is_exported);
  Type base_type(const Cursor &specifier, const Cursor &of, const Cursor &instance) const;
  void add_members(const Cursor &definition, decl::Class &out, Members &members,
                   const std::function<bool(const Cursor &)> &is_exported);
  void add_using(const Cursor &declaration, const Cursor &definition, decl::Class &out, Members &members);
  void add_unnamed_enum(const Cursor &definition, decl::Class &out, Members &members);
  void add_enumerator(const Cursor &cursor, const Cursor &text, const Type &integer, decl::Class &out, Members &members);
  void add_base(const Cursor &specifier, decl::Class &out, Members &members,
                const std::function<bool(const Cursor &)> &is_exported);

  const Instances &instances_;
  // What outlives a call: what its result points into, and which arguments somebody may go on referring to.
  void look_beyond(const Cursor &cursor, decl::Function &out);

  Lifetimes lifetimes_;
  Storage storage_;
};

bool is_constructor(const Cursor &cursor);  // templates too
bool is_field(const Cursor &cursor);        // with a name, static ones too

// A declaration and all its redeclarations have the same key.
std::string key_of(const Cursor &cursor);

}  // namespace ferrule::clang
