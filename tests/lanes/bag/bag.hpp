// Classes that may be iterated over, whose items come over in every way that there is.
#pragma once
#include <ferrule/ferrule.hpp>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bag {

/// A word.
class FERRULE(export) Word {
 public:
  explicit Word(std::string text) : text(std::move(text)) {}
  std::string text;
};

/// Numbers: nothing to own.
class FERRULE(export) Numbers {
 public:
  Numbers() = default;
  void add(int x) { all_.push_back(x); }
  int size() const { return static_cast<int>(all_.size()); }
  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }

 private:
  std::vector<int> all_;
};

/// Strings: an item has memory of its own.
class FERRULE(export) Texts {
 public:
  void add(const std::string &x) { all_.push_back(x); }
  std::vector<std::string>::const_iterator begin() const { return all_.begin(); }
  std::vector<std::string>::const_iterator end() const { return all_.end(); }

 private:
  std::vector<std::string> all_;
};

/// Objects by value: an item is a copy.
class FERRULE(export) Words {
 public:
  void add(const Word &x) { all_.push_back(x); }
  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }

 private:
  std::vector<Word> all_;
};

/// Objects that are shared: an item is the object.
class FERRULE(export) Shared {
 public:
  void add(const Word &x) { all_.push_back(std::make_shared<Word>(x)); }
  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }

 private:
  std::vector<std::shared_ptr<Word>> all_;
};

/// Objects behind pointers: an item is a view, which keeps all of it alive.
class FERRULE(export) Children {
 public:
  Children() = default;
  Children(const Children &) = delete;
  void add(const Word &x) { raw_.push_back(all_.emplace_back(std::make_unique<Word>(x)).get()); }
  auto begin() const { return raw_.begin(); }
  auto end() const { return raw_.end(); }

 private:
  std::vector<std::unique_ptr<Word>> all_;
  std::vector<Word *> raw_;
};

/// A map: an item is a pair.  Its const methods borrow exclusively, and change nothing all the same.
class FERRULE(export) Counts {
 public:
  void add(const std::string &x) { ++all_[x]; }
  int asked() const { return ++asked_; }
  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }

 private:
  std::map<std::string, int> all_;
  mutable int asked_ = 0;
};

/// How often it was asked, by itself: a const reference is enough.
FERRULE(export) inline int ask(const Counts &counts) { return counts.asked(); }

/// Lets its counts be read.
class FERRULE(export) Display {
 public:
  FERRULE(returns = view) const Counts *counts() const { return &counts_; }

 private:
  Counts counts_;
};

/// Counts down; its end is a value of another type.
class FERRULE(export) Countdown {
 public:
  struct Sentinel {};
  struct Iterator {
    int at;
    int operator*() const { return at; }
    Iterator &operator++() { return --at, *this; }
    bool operator!=(Sentinel) const { return at > 0; }
  };
  explicit Countdown(int from) : from_(from) {}
  Iterator begin() const { return {from_}; }
  Sentinel end() const { return {}; }

 private:
  int from_;
};

/// A base with an iteration: who derives from it has it too.
class FERRULE(export) More : public Numbers {};

}  // namespace bag
