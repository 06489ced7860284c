/// What other languages have under names of their own.
#pragma once
#include <cstddef>
#include <ferrule/ferrule.hpp>
#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <tuple>

namespace special {

/// Made of a text where one is wanted.
class FERRULE(export) Name {
 public:
  Name(const std::string &text);
  bool operator==(const Name &other) const;
  friend Name operator+(const Name &left, const Name &right);

 private:
  std::string text_;
};
std::ostream &operator<<(std::ostream &to, const Name &name);

FERRULE(export) std::string greet(const Name &name);
FERRULE(export) int length(const Name &name);
FERRULE(export) int length(double number);

/// Words and what they count; may be given attributes.
class FERRULE(export, dynamic) Words {
 public:
  using iterator = std::map<std::string, int>::const_iterator;
  explicit Words(std::map<std::string, int> items = {});
  int &operator[](const std::string &word);
  int operator[](const std::string &word) const;
  std::size_t erase(const std::string &word);
  iterator find(const std::string &word) const;
  iterator begin() const;
  iterator end() const;
  FERRULE(pickle) std::map<std::string, int> items() const;

 private:
  std::map<std::string, int> items_;
};

/// Closed at the end of a `with`; what is not const has a version of its own.
class FERRULE(export) File {
 public:
  explicit File(const std::string &name);
  File(const File &) = delete;
  FERRULE(context) void close();
  std::string state();
  std::string state() const;
  const File &self() const;

 private:
  std::string name_;
};

/// Nothing but fields.
class FERRULE(export) Plain {
 public:
  int number = 1;
  std::string text;
};

}  // namespace special

template <>
struct std::hash<special::Name> {
  std::size_t operator()(const special::Name &name) const;
};
