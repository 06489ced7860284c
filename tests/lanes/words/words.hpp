/// Names that mean something elsewhere: in C, in Python, in what ferrule generates.
#pragma once
#include <ferrule/ferrule.hpp>
#include <string>
#include <vector>

namespace words {

// ---- Python's

FERRULE(export, name = "lambda_") inline int lambda(int x) { return x; }
FERRULE(export) inline int print(int x) { return x; }
FERRULE(export) inline int len(const std::string &list) { return static_cast<int>(list.size()); }
FERRULE(export) inline std::string str(int int_) { return std::to_string(int_); }
FERRULE(export) inline int isinstance(int type, int object) { return type + object; }

enum class FERRULE(export) Kind { None FERRULE(name = "None_"), True FERRULE(name = "True_"), print, name, value, mro };

// ---- C's, and C++'s other spellings

FERRULE(export) inline int restrict(int restrict_) { return restrict_; }
FERRULE(export) inline int typeof_(int x) { return x; }
FERRULE(export, c_name = "words_plain") inline int _Bool_(int x) { return x; }

struct FERRULE(record) Fields {
  FERRULE(name = "restrict_") int restrict = 1;
  FERRULE(name = "self_") int self = 2;
  int out = 3;
  int error = 4;
  FERRULE(name = "from_") int from = 5;
  int print = 6;
};
FERRULE(export) inline Fields same_fields(Fields fields) { return fields; }

// ---- ferrule's own

class FERRULE(export) Status {
 public:
  Status() = default;
  int error(int self, int out, int owner, int error) const { return self + out + owner + error; }
  int rt(int lib, int shapes, int cell) const { return lib + shapes + cell; }
  int c(int given, int py) const { return given + py; }
  FERRULE(property) int type() const { return 1; }
  int list() const { return 2; }
  std::vector<int> bytes() const { return {3}; }
};
class FERRULE(export) Error {
 public:
  int status() const { return 4; }
};
class FERRULE(export) object {
 public:
  int handle() const { return 5; }
};
/// Parameters that are called as the classes of what they are.
enum class FERRULE(export) level { low, high };
FERRULE(export) inline int handle_of(const object &object, level level) { return object.handle() + static_cast<int>(level); }
class FERRULE(export) Handle {
 public:
  int type(const object &object_) const { return object_.handle(); }
};

}  // namespace words
