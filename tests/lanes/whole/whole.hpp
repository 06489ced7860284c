/// What Python does with objects as a whole: pickles them, closes them, gives them attributes, makes them of something else.
#pragma once
#include <cstdint>
#include <ferrule/ferrule.hpp>
#include <map>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace whole {

// ---- pickle

/// Only fields, and so pickled by them.
class FERRULE(export) Plain {
 public:
  int number = 1;
  std::string text = "plain";
  std::vector<double> numbers;
};

/// A field cannot be put back.
class FERRULE(export) Fixed {
 public:
  FERRULE(readonly) int number = 1;
};

/// Fields that are private, and nothing said.
class FERRULE(export) Secret {
 public:
  explicit Secret(int number = 0) : number_(number) {}
  int number() const { return number_; }

 private:
  int number_;
};

/// A tuple is its state, and a constructor takes its parts.
class FERRULE(export) Account {
 public:
  Account(std::string owner, std::int64_t cents) : owner_(std::move(owner)), cents_(cents) {}
  FERRULE(pickle) std::tuple<std::string, std::int64_t> state() const { return {owner_, cents_}; }
  void add(std::int64_t cents) { cents_ += cents; }

 private:
  std::string owner_;
  std::int64_t cents_;
};

/// A text is its state, and a static method makes one of it.
class FERRULE(export) Document {
 public:
  static Document empty() { return Document(); }
  void write(const std::string &text) { text_ += text; }
  FERRULE(pickle) std::string to_text() const { return text_; }
  FERRULE(pickle) static Document from_text(const std::string &text) {
    if (text == "broken") throw std::invalid_argument("this is no document");
    Document out;
    out.text_ = text;
    return out;
  }

 private:
  Document() = default;
  std::string text_;
};

/// A map is its state, which a constructor takes whole.
class FERRULE(export) Table {
 public:
  explicit Table(std::map<std::string, int> items = {}) : items_(std::move(items)) {}
  FERRULE(pickle) const std::map<std::string, int> &items() const { return items_; }

 private:
  std::map<std::string, int> items_;
};

/// Derived from what can be pickled, and cannot itself.
class FERRULE(export) NamedTable : public Table {
 public:
  explicit NamedTable(std::string name) : name_(std::move(name)) {}
  FERRULE(property) std::string name() const { return name_; }

 private:
  std::string name_;
};

// ---- with

/// Closed at the end.
class FERRULE(export) File {
 public:
  explicit File(std::string name) : name_(std::move(name)) {}
  FERRULE(context) void close() {
    if (!is_open_) throw std::runtime_error("it is closed already");
    is_open_ = false;
  }
  FERRULE(property) bool is_open() const { return is_open_; }

 private:
  std::string name_;
  bool is_open_ = true;
};

/// Another word for it, said of the class.
class FERRULE(export, context = "release") Lock {
 public:
  void release(bool quickly = true) { count_ += quickly ? 1 : 2; }
  int count() const { return count_; }

 private:
  int count_ = 0;
};

// ---- attributes

/// May be given whatever Python likes.
class FERRULE(export, dynamic) Open {
 public:
  int field = 1;
};
/// As its base.
class FERRULE(export) Wider : public Open {
 public:
  int other = 2;
};
/// May not.
class FERRULE(export) Closed {
 public:
  int field = 1;
};
class FERRULE(export, dynamic, context) Both {
 public:
  void close() { closed = true; }
  bool closed = false;
};

// ---- what C++ converts by itself

/// Made of a text, wherever one is wanted.
class FERRULE(export) Name {
 public:
  Name(const std::string &text) : text_(text) {
    if (text.empty()) throw std::invalid_argument("a name is not empty");
  }
  Name(int number, const std::string &prefix = "n") : text_(prefix + std::to_string(number)) {}
  std::string text() const { return text_; }
  bool operator==(const Name &other) const { return text_ == other.text_; }
  Name operator+(const Name &other) const { return Name(text_ + other.text_); }

 private:
  std::string text_;
};

/// Made of a name, which is made of a text: C++ does that only once.
class FERRULE(export) Person {
 public:
  Person(const Name &name) : name_(name) {}
  Name name() const { return name_; }
  Name nick = Name("nick");

 private:
  Name name_;
};

/// Only in so many words.
class FERRULE(export) Strict {
 public:
  explicit Strict(const std::string &text) : text_(text) {}
  std::string text() const { return text_; }

 private:
  std::string text_;
};

FERRULE(export) inline std::string greet(const Name &name) { return "hello " + name.text(); }
FERRULE(export) inline std::string by_value(Name name) { return name.text(); }
FERRULE(export) inline std::string moved(Name &&name) { return Name(std::move(name)).text(); }
FERRULE(export) inline std::string changed(Name &name) { return name.text(); }
FERRULE(export) inline std::string pointed(const Name *name) { return name ? name->text() : "nobody"; }
FERRULE(export) inline std::string of_person(const Person &person) { return person.name().text(); }
FERRULE(export) inline std::string of_strict(const Strict &strict) { return strict.text(); }
FERRULE(export) inline std::string two(const Name &first, const Name &second) { return first.text() + second.text(); }

FERRULE(export) inline std::string which(const Name &) { return "Name"; }
FERRULE(export) inline std::string which(double) { return "double"; }
FERRULE(export) inline std::string which(const Name &, const Name &) { return "Name, Name"; }

// ---- more overloads than anybody reads

struct FERRULE(record) Step {
  int n = 0;
};
FERRULE(export) inline int steps(const Step &) { return 0; }
FERRULE(export) inline int steps(const Step &, const Step &) { return 1; }
FERRULE(export) inline int steps(const Plain &) { return 2; }
FERRULE(export) inline int steps(const Secret &) { return 3; }
FERRULE(export) inline int steps(const Account &) { return 4; }
FERRULE(export) inline int steps(const Document &) { return 5; }
FERRULE(export) inline int steps(const Table &) { return 6; }
FERRULE(export) inline int steps(const File &) { return 7; }
FERRULE(export) inline int steps(const Lock &) { return 8; }
FERRULE(export) inline int steps(const Open &) { return 9; }
FERRULE(export) inline int steps(const Closed &) { return 10; }
FERRULE(export) inline int steps(const Both &) { return 11; }
FERRULE(export) inline int steps(const Strict &) { return 12; }
FERRULE(export) inline int steps(const Person &) { return 13; }

}  // namespace whole
