// What templates make.  libclang does not list the members of an instance, but it shows those that somebody asks for by name, with
// all types substituted.  So the headers are parsed once more, with a text behind them that names everything of interest:
//
//   struct i0 : geo::Stack<int> { using ferrule_of = geo::Stack<int>; using ferrule_of::push; using ferrule_of::top; };
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cursor.hpp"
#include "model/diagnostic.hpp"
#include "model/settings.hpp"

namespace ferrule::clang {

// "Stack<int>", "get<int>": an instance, in an export list.
bool names_instance(const std::string &text);

class Instances {
 public:
  // An entry of an export list that names an instance of a template, or one that names some of a class's member templates.
  struct Listed {
    const model::Export *entry = nullptr;
    std::string member;  // "get<int>"; "" where it is the entry itself
    Cursor found;        // class or function
    std::string error;   // why there is none
  };

  explicit Instances(const std::vector<model::Export> &exports);

  // Asks for the members of those of `classes` that templates made, of the instances that they derive from, and for operators that
  // may take them: templates, and friends.  False: there is nothing new to ask.
  bool ask(const std::vector<Cursor> &classes, const std::vector<Cursor> &operators);
  bool has_final() const { return has_final_; }
  // The headers may say of containers of their own what face they have.
  void look_for_faces() { looks_for_faces_ = true; }

  // What stands behind the headers, which take `lines` lines.
  std::string text(unsigned lines);
  // Calls all operators that were asked for, in earnest.
  std::string uses() const;
  // Finds the answers in the parsed headers.  `file` is where the text stands: errors there, or provoked there, are taken out.
  void read(const Cursor &root, std::vector<Diagnostic> &errors, const std::string &file);

  const std::vector<Listed> &listed() const { return listed_; }
  // All that the names of an instance stand for: its own members, and those of its bases.
  const std::vector<Cursor> &members(const Cursor &instance) const;
  // A plain name among the members of some list.
  bool is_named(const std::string &member) const { return named_.count(member) != 0; }
  // Why it could not be made; "" if it could.
  std::string error(const Cursor &instance) const;
  // Of a container: what stands for its members outside C++ (ferrule/live.hpp).  Null where nothing does.
  Cursor face(const Cursor &instance) const;
  bool is_face(const Cursor &declaration) const;
  // Operators beside the instances, as they take them.
  const std::vector<Cursor> &operators() const { return found_operators_; }

 private:
  struct Line {
    std::string text;
    std::string what;  // "" where an error says nothing: a private name, an operator that does not fit
  };
  void ask_for(const Cursor &declaration, const std::vector<Cursor> &operators);
  bool has_face(const Cursor &instance);
  void ask_for_members(const Cursor &instance, const std::string &type);
  void ask_for_operator(const Cursor &declaration, const Cursor &instance);
  void read_members(const Cursor &asked);

  std::vector<Listed> listed_;
  bool has_final_ = false, looks_for_faces_ = false;
  std::set<std::string> named_;
  std::set<std::string> asked_;  // instances and patterns, by key
  std::vector<Line> lines_;
  std::map<unsigned, std::string> what_;                // of lines in the file
  std::map<std::string, std::string> errors_;           // by what was asked
  std::map<std::string, std::vector<Cursor>> members_;  // by key
  std::map<std::string, std::string> names_;            // of the structs: by key
  std::map<std::string, std::string> asked_faces_;      // of the aliases that ask for faces: by the keys of the instances
  std::map<std::string, Cursor> faces_;                 // by the same keys; null where there is none
  std::vector<Cursor> found_operators_;
};

}  // namespace ferrule::clang
