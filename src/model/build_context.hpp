// What the parts of the builder share.  Included by build*.cpp only.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "build.hpp"
#include "export_list.hpp"
#include "member_pattern.hpp"
#include "types.hpp"

namespace ferrule::model {

// Whose code is it?  Marked: what cannot cross is an error.  Listed: it is skipped, and said.
struct Origin {
  bool listed = false;
  const Export *entry = nullptr;
  bool implied = false;  // nobody asked for it by name: what cannot cross is skipped in marked code too
};

// A function that may be bound, while its overload set is not known yet.
struct Pending {
  enum class Role { constructor, copy, method, static_method, getter, setter, free };
  Role role = Role::free;
  Function function;
  const decl::Function *source = nullptr;  // null: generated for a field
  std::string property;                    // of getters and setters: the property's name
  std::vector<std::string> c_words;        // behind the module's prefix, without the overload suffix
  std::string c_name;                      // where the author chose it, or a kept manifest has it
  bool is_kept = false;                    // the latter
  std::string signature;                   // for messages
  std::string twin;                        // equal for const and non-const versions of one member
  bool is_const = false;
};

struct Context {
  Context(const decl::Unit &unit, const Settings &settings, const Answers &answers, Diagnostics &diagnostics, const Manifest *kept);

  const decl::Unit &unit;
  const Settings &settings;
  const Answers &answers;
  Diagnostics &diagnostics;
  const Manifest *kept;  // may be null
  Interface out;
  Declared declared;
  Types types;
  std::vector<const decl::Class *> class_sources;               // beside out.classes
  std::map<std::vector<std::string>, std::string> class_names;  // with their scopes, of all that the unit has: the name of an
                                                                // instance of a template, "" of others
  std::set<std::string> objects;                                // canonical names of the exported classes
  ExportList exports;
  std::map<std::string, std::string> functions_in_c;  // what has a C name already: its signature

  // Is an enum, a record or a class called so in C?
  bool names_a_type(const std::string &c_name);

  Class &class_at(Index index) { return out.classes[static_cast<std::size_t>(index)]; }
  Index add(Function function) {
    out.functions.push_back(std::move(function));
    return static_cast<Index>(out.functions.size()) - 1;
  }

 private:
  std::set<std::string> type_names_;  // of those that were there when it was last asked
  std::size_t enums_seen_ = 0, records_seen_ = 0, classes_seen_ = 0;
};

// Why something stays outside.
struct Refusal {
  const Kind *kind = nullptr;
  std::vector<std::string> arguments;  // of the kind's text
  std::string reason;                  // for the list of what was skipped
  Location where;
  std::string hint;  // "" for the usual one
  std::vector<Note> notes = {};
};

// ---- build_context.cpp
// `source`: any declaration of decl::.
const Export *entry_of(const Context &context, const std::vector<std::string> &scope, const std::string &name);
template <class Declaration>
Origin origin_of(const Context &context, const Declaration &source) {
  return {source.is_listed, entry_of(context, source.scope, source.name), false};
}
// Leaves something of a list out, and says so; an error where the settings are strict.
void skip(Context &context, Skip skipped);
void refuse(Context &context, const Origin &origin, const std::string &owner, const std::string &member, const Refusal &refusal);
// The submodule: namespaces without the one that is the module's own.
std::vector<std::string> module_of(const Context &context, const std::vector<std::string> &scope, const Origin &origin);
// Classes around a nested one, outermost first.
std::vector<std::string> outer_classes(const Context &context, const std::vector<std::string> &scope);
std::vector<std::string> joined(std::vector<std::string> words, const std::vector<std::string> &more);
std::string member_name(const Annotations &annotations, const std::string &name);  // name = "…", else its own, never a keyword
// As its author calls it, or as it is called outside C++.
inline bool goes_by(const Parameter &parameter, const std::string &name) {
  return parameter.name == name || parameter.name == name + "_";
}
std::string without_const(const std::string &type);
// How a field or constant of that type is read and written; keys of questions as well as C++ text.
struct Access {
  decl::TypeText copy, view, set, moved;  // `moved`: where what is set is taken from the caller
};
Access access_to(const decl::TypeText &type);
bool is_record(const decl::Class &source);
bool is_error(const decl::Class &source);
bool is_uncopied(const decl::Class &source);                        // it is exported, and not copied though C++ would
bool is_candidate(const decl::Function &function);                  // may be a member for anybody outside C++ at all
bool is_iteration(const decl::Function &member);                    // begin(), end() and their kin
bool iterates(const decl::Class &source);                           // has a begin()
bool is_find(const decl::Function &member, const decl::Class &of);  // find(key) that gives what begin() gives

// ---- build_replaced.cpp
// A function that another one replaces, and a template is none, is noted with that one's name.
void note_replaced(Context &context, const std::string &owner, const decl::Function &function);
// All is built: where the other one could not be bound, what it replaces is missing.
void settle_replaced(Interface &interface);

// ---- build_invalidated.cpp
void set_invalidated(Context &context, const decl::Function &source, Function &function);

// ---- build_signatures.cpp
// The parameters of signature = "(a, b, /, *, eps=1e-9)" put onto those of the declaration.
bool apply_signature(Context &context, const decl::Function &source, const std::string &owner, std::vector<Parameter> &parameters);

struct Place {
  Index owner = none;  // class that it becomes a member of
  const decl::Class *owner_source = nullptr;
  Origin origin;
  int self = -1;                     // of an extension: the parameter that is self
  std::vector<std::string> c_words;  // what stands before its own word in C
  std::vector<std::string> module;   // of a free function
};

// ---- build_outs.cpp
// A parameter that is changed by the call, and what it is a reference or pointer to.
struct OutParameter {
  std::size_t index = 0;  // among all parameters
  decl::TypeText of;
  bool is_read = false;  // what it is before the call matters too
  bool is_pointer = false;
  bool is_written = false;  // a stream, which no value is: what is written to it comes back
  bool is_owned = false;    // a pointer to an object of which the caller becomes the owner
  std::string count;        // of room that the call fills: how many items, a C++ expression
  bool is_said = false;     // by the author; else that of a listed function, read and given back, which is right for either
};
// What they may be: all that could stand for them, as far as can be said before the compiler has answered.  `objects`: canonical
// names of the exported classes, whose references are the objects themselves.
std::vector<std::vector<OutParameter>> possible_outs(const decl::Function &source, const std::set<std::string> &objects);
std::set<std::string> object_names(const decl::Unit &unit);
// What it returns and gives back, as one type.
decl::TypeText returned_with(const decl::Function &source, const std::vector<OutParameter> &outs);
// The same as they are bound: none where the types do not cross, if nobody has said `out`.
// Whether all that is said to be `out` is there and can be; said already where not.
bool check_outs(Context &context, const decl::Function &source, const std::vector<OutParameter> &outs);
std::vector<OutParameter> bound_outs(const Context &context, const decl::Function &source);
// One that is bound: a local of the call, and a part of the result.
void add_out(const OutParameter &planned, int position, const decl::Function &source, Function &function);
// What it returns and gives back.  False where that cannot cross; said already.
bool build_result_with(Context &context, const decl::Function &source, const std::vector<OutParameter> &outs, const Place &place,
                       const std::string &member, Function &function);
// "whether there was one, `value` (the number found)"
void document_outs(const decl::Function &source, const std::vector<OutParameter> &outs, Function &function);

// ---- build_functions.cpp
// What crosses for a pointer whose default is nullptr, where its rows say no more of that: ferrule::nullable<const char *>.
std::optional<decl::TypeText> nullable_parameter(const decl::Parameter &parameter);

// ---- build_nonnull.cpp
// What the author says of a parameter that may be null by its type: that it may not.
void refuse_null(Context &context, const decl::Function &source, const decl::Parameter &declared, Parameter &parameter);
// That the key names parameters that there are; `nullable`: those that may be null by their types.
void check_nonnull(Context &context, const decl::Function &source, const std::vector<std::string> &nullable);

// ---- build_counted.cpp
// sized = "n": a pointer and the number of items behind it, one parameter for everybody but C++.
struct CountedParameter {
  std::size_t data = 0, size = 0;  // among all parameters
  decl::TypeText of;               // ferrule::counted<const double>
};
std::vector<CountedParameter> counted_parameters(const decl::Function &source);
// Whether all that is said to be `sized` can be; said already where not.
bool check_counted(Context &context, const decl::Function &source, const std::vector<CountedParameter> &counted);

// ---- build_lifetimes.cpp
// What the result keeps alive; the argument that it would have to and cannot, "" for none.
std::string set_lifetime(Context &context, const decl::Function &source, Function &function);

// ---- build_fields.cpp
std::optional<Pending> build_getter(Context &context, const decl::Field &field, const Place &place);
std::optional<Pending> build_setter(Context &context, const decl::Field &field, const Place &place);

// ---- build_functions.cpp
std::optional<Pending> build_function(Context &context, const decl::Function &source, const Place &place);
std::optional<Constant> build_constant(Context &context, const decl::Constant &source, const Place &place);
std::optional<Refusal> type_refusal(const Answer *answer, const decl::TypeText &type, const std::string &member,
                                    const Location &where, bool parameter);

// A pointer or reference to what is not changed.
inline bool points_to_const(const std::string &canonical) { return canonical.compare(0, 6, "const ") == 0; }

// The class's own word, else the library's, else `otherwise`.
std::string inherited(const Annotations &own, const Place &place, const std::string &key, const std::string &library,
                      const std::string &otherwise);
std::string threads_of(const Context &context, const Annotations &own, const Place &place);
Borrow self_borrow(const Context &context, const Annotations &own, const Place &place, bool is_const);
std::string owner_name(const Place &place);
// A class with mutable fields may be written through a const reference too.
Borrow argument_borrow(const Context &context, Borrow borrow, TypeId type);

// ---- build_special.cpp
// What was found of a class that other languages have in it under names of their own.
struct Specials {
  const decl::Function *printer = nullptr;    // operator<< to a stream
  std::vector<const decl::Function *> finds;  // find(key), which gives an iterator
  bool is_container = false;                  // it has begin() and end(), or such a find()
};
// Whether it looks like `stream &operator<<(stream &, object)`.
bool may_print(const decl::Function &source, int self);
bool is_three_way(const decl::Function &source);
// Whether it says by itself if an object is true: `operator bool`, a conversion to a pointer to a function or a member, which stood
// for it before C++ had `explicit`, or `operator!`.
bool says_truth(const decl::Function &source);
// The same as an `operator bool`; nothing of an `operator!` beside something better.
std::optional<decl::Function> truth_of(const decl::Function &source, const decl::Class &of);
// The comparisons that a <=> stands for, as if they were declared, but for those that are.
std::vector<decl::Function> comparisons_of(const decl::Function &three_way, const std::vector<const decl::Function *> &beside,
                                           bool equality);
// Of an operator[] that gives a reference: what can be assigned to it.
std::optional<decl::TypeText> assigned_item(const decl::Function &source);
std::optional<Pending> build_item_setter(Context &context, const decl::Function &source, const Place &place, const Pending &getter);
// `pending`: all that the class has by itself.
void add_specials(Context &context, const Place &place, const Specials &found, std::vector<Pending> &pending);

// ---- build_protocols.cpp
// A member that says something of the whole class, once it is bound.
struct Marked {
  const decl::Function *source;
  Pending::Role role;
  std::string python_name;
  Index index;
};
// `with`, pickling and the like, of a class that has all its members.
void add_protocols(Context &context, const Place &place, const std::vector<Marked> &marked);
// Of parameters that C++ would convert to: whether their class has a constructor for that.
void settle_conversions(Interface &interface);

// ---- build_iteration.cpp
// `__iter__` of a class, and the class of what it gives.  `begin`: its declaration.
void build_iteration(Context &context, const Place &place, const decl::Function &begin);

// ---- build_overloads.cpp
void set_c_name(Pending &pending, const std::string &c_name);  // in build_functions.cpp: names the thunks of defaults too
// Of const and non-const versions of one member, one stays.
// Adds one more function to those of one name: as declared, but one that takes a float does not come before its double.
void add_overload(const Context &context, std::vector<Index> &functions, Index one);
void settle_twins(Context &context, std::vector<Pending> &pending, const Origin &origin, const std::string &owner);
// C names of all; suffixes where there are several of one name.
void assign_c_names(Context &context, std::vector<Pending> &pending, const Origin &origin, const std::string &owner);

// ---- build_kept.cpp
// Those that a kept manifest names get their names again; signatures that only it has are added, as former ones.
void keep_c_names(Context &context, std::vector<Pending> &pending);
// The number of an error class: what it had, else the next that nobody ever had.
int kept_status(const Context &context, const std::string &cpp, int &next);

// ---- build_added.cpp
// Which class a free function belongs to, and which of its parameters is self; -1: to none.
struct Attachment {
  Index owner = none;
  int self = -1;
  bool ignored = false;  // nothing else either: an operator of records or enumerations, whose faces have their own
};
Attachment attach(const Context &context, const decl::Function &source);
bool is_added(const decl::Function &source);  // by FERRULE(method = X)
bool is_added_in_marked_code(const Pending &pending);
// Says why it cannot be, where it is said to be a method of a class.
void report_added(Context &context, const decl::Function &source);

// ---- build_classes.cpp
void declare_classes(Context &context);
void build_members(Context &context);
void build_free_functions(Context &context);

// ---- build_values.cpp
void build_enums(Context &context);
void build_records(Context &context);
void build_errors(Context &context);
void build_constants(Context &context);

}  // namespace ferrule::model
