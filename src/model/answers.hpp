// What the compiler says about the types that a unit uses: one answer for each question that the builder asks.  Plain data, so
// that the builder needs no compiler and its tests none either.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "interface.hpp"

namespace ferrule::model {

// A vocabulary type as the compiler has it.
struct Abi {
  Shape shape = Shape::nothing;
  std::vector<Abi> parts;      // list {item}; map {key, value}; optional, box {item}; tuple, variant {alternatives…}
  std::string cpp;             // of enumeration, record, handle: the user's type, canonical
  std::string face;            // "" for the shape's default
  std::vector<Abi> faced;      // of a value that hosts convert further: what it is in C, without that face (one or none)
  PythonFace python;           // of the face "python"
  Shape integer = Shape::i32;  // of an enumeration
};

enum class Use {
  parameter,
  result,
  value,      // of a record's field
  iteration,  // of the class itself: over what it iterates
  out,        // what is left in an out parameter
};

struct Question {
  Use use = Use::parameter;
  std::string canonical;  // the type: the key
  std::string spelling;   // as readable text
  friend bool operator<(const Question &a, const Question &b) { return a.use != b.use ? a.use < b.use : a.canonical < b.canonical; }
};

struct Answer {
  enum class State {
    known,   // there is a row, and all below is filled in
    no_row,  // `culprit` is the innermost type without one
    two_rows,
    broken,      // the row itself does not compile: `text`
    unnameable,  // private or unnamed: it cannot be spelled from outside
  } state = State::no_row;
  Abi abi;
  Borrow borrow = Borrow::none;
  Transfer transfer = Transfer::none;
  bool nullable = false;
  bool sized = false;          // a list of so many items: an empty one is not its default
  bool raises = false;         // a value or a failure, which is the call's error
  std::string culprit;         // readable
  std::string text;            // of a broken row: the error; of none: why, where a row says so
  std::vector<Location> rows;  // of two_rows: where they are
  bool known() const { return state == State::known; }
};

struct Facts {  // of an exported class
  bool copyable = false, movable = false, equality = false, destructible = true, default_constructible = false;
  bool abstract_ = false, polymorphic = false, trivially_destructible = false;
  bool assignable = false, printed = false, hashed = false;  // by a copy; by << to a stream; by std::hash
  std::string broken_copy;  // it says that it can be copied, and what the compiler said when that was tried; "" else
  bool uncopied = false;    // C++ would copy it, and is told not to
  bool is_withheld() const { return uncopied || !broken_copy.empty(); }  // neither copied nor assigned, whatever C++ says
};

struct Answers {
  std::map<Question, Answer> of;
  std::map<std::string, Facts> facts;    // by canonical spelling of the class
  std::vector<std::string> row_headers;  // <ferrule/types/vector.hpp>: those that the known rows are in
  const Answer *find(Use use, const std::string &canonical) const {
    auto found = of.find({use, canonical, {}});
    return found == of.end() ? nullptr : &found->second;
  }
};

// What is exported, as the rows are told before they are used.
struct Marker {
  enum class Kind { handle, record, enumeration } kind = Kind::handle;
  std::string cpp;  // "::geo::Path"
  Location where;
};

struct Inquiry {
  std::vector<Marker> markers;
  std::vector<Question> questions;
  std::vector<decl::TypeText> classes;  // whose facts are wanted
  std::vector<std::size_t> doubtful;    // of these: whose copy has to be tried
  std::vector<std::size_t> uncopied;    // of these: that are not to be copied, unless a header says that they are
};

}  // namespace ferrule::model
