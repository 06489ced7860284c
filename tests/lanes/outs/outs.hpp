// Functions that give back through their parameters.
#pragma once
#include <ferrule/ferrule.hpp>

#include <istream>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace outs {

struct FERRULE(record) Point {
  double x = 0, y = 0;
};

class FERRULE(export) Node {
 public:
  explicit Node(int n = 0) : n_(n) {}
  int n() const { return n_; }

 private:
  int n_;
};

/// Points into a table.
class FERRULE(export) Cursor {
 public:
  FERRULE(skip) Cursor() = default;
  FERRULE(skip) explicit Cursor(const std::string *at) : at_(at) {}
  std::string text() const { return *at_; }

 private:
  const std::string *at_ = nullptr;
};

class FERRULE(export) Table {
 public:
  /// Looks a word up.
  /// @param key the word
  /// @param value its number.
  /// @param text how it is written
  /// @return whether it is there.
  bool find(const std::string &key, FERRULE(out) int &value, FERRULE(out) std::string *text) const {
    value = static_cast<int>(key.size());
    *text = key + "!";
    return key == name_;
  }
  void step(FERRULE(inout) double &x, double by = 1.0) const { x += by; }
  FERRULE(out = "lo, hi") void range(int &lo, int &hi) const {
    lo = -1;
    hi = 1;
  }
  static void move(FERRULE(inout) Point &p) { p.x += 1; }
  const std::string &name(FERRULE(out) bool &ok) const {
    ok = true;
    return name_;
  }
  std::unique_ptr<Node> make(FERRULE(out) int &n) const {
    n = 2;
    return std::make_unique<Node>(4);
  }
  void nodes(FERRULE(out) Node &node, FERRULE(out) std::vector<Point> &points) const {
    node = Node(7);
    points = {{1, 2}};
  }
  /// The cursor keeps the table alive.
  bool locate(FERRULE(out) Cursor &at) const {
    at = Cursor(&name_);
    return true;
  }

 private:
  std::string name_ = "table";
};

FERRULE(export) inline void fill(FERRULE(inout) std::vector<int> &xs, int value) {
  for (int &x : xs) x = value;
}

/// The names of locals and parameters do not get into each other's way.
FERRULE(export, signature = "(text, /)")
inline bool parse(const std::string &text, FERRULE(out) int &value, FERRULE(out) int &value_, FERRULE(out) int &result) {
  if (text.empty()) throw std::invalid_argument("nothing to parse");
  value = static_cast<int>(text.size());
  value_ = result = 1;
  return true;
}

// Overloads are told apart by what goes in.
FERRULE(export) inline void read(FERRULE(out) int &x, int value) { x = value; }
FERRULE(export) inline void read(FERRULE(out) std::string &x, const std::string &value) { x = value; }

// ---- a pointer and a number

FERRULE(export) inline double sum(FERRULE(sized = "n") const double *xs, std::size_t n, double start = 0) {
  for (std::size_t i = 0; i < n; ++i) start += xs[i];
  return start;
}
/// @param words what is joined
FERRULE(export, sized = "words: count")
inline std::string join(int count, const std::string *words, const std::string &by) {
  std::string out;
  for (int i = 0; i < count; ++i) out += (i ? by : "") + words[i];
  return out;
}
FERRULE(export) inline std::size_t count(FERRULE(sized = "n") const char *text, std::size_t n) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < n; ++i) found += text[i] == 'x';
  return found;
}
FERRULE(export) inline int last(FERRULE(sized = "n") const void *data, std::size_t n) {
  return n ? static_cast<const unsigned char *>(data)[n - 1] : -1;
}
FERRULE(export) inline signed char few(FERRULE(sized = "n") const int *, signed char n) { return n; }

FERRULE(export) inline int last_of(FERRULE(sized = "n: bytes") const char *data, std::size_t n) {
  return n ? static_cast<unsigned char>(data[n - 1]) : -1;
}

class FERRULE(export) Bag {
 public:
  Bag(std::size_t n, FERRULE(sized = "n") const int *xs) : all_(xs, xs + n) {}
  int at(std::size_t i) const { return all_.at(i); }
  bool split(FERRULE(sized = "n") const int *xs, int n, FERRULE(out) int &first, FERRULE(out) int &rest) const {
    first = n ? xs[0] : 0;
    rest = n ? n - 1 : 0;
    return n > 0;
  }

 private:
  std::vector<int> all_;
};

/// Pointers to objects: none of them is None.
FERRULE(export) inline int total(FERRULE(sized = "n") const Node *const *nodes, int n) {
  int all = 0;
  for (int i = 0; i < n; ++i) all += nodes[i]->n();
  return all;
}
FERRULE(export, sized = "nodes: n") inline void grow(std::size_t n, Node **nodes, int by) {
  for (std::size_t i = 0; i < n; ++i) *nodes[i] = Node(nodes[i]->n() + by);
}

// ---- room that is filled

class FERRULE(export) Row {
 public:
  explicit Row(std::vector<int> all) : all_(std::move(all)) {}
  int width() const { return static_cast<int>(all_.size()); }
  std::size_t bytes(bool twice) const { return all_.size() * (twice ? 2 : 1); }
  FERRULE(out = "to[width()]") void all(int *to) const {
    for (const int each : all_) *to++ = each;
  }
  /// @return how many there are.
  FERRULE(out = "to[bytes(twice)]") int write(char *to, bool twice) const {
    for (int times = 0; times <= twice; ++times)
      for (const int each : all_) *to++ = static_cast<char>(each);
    return width();
  }
  void words(FERRULE(out = "[width() + 1]") std::string *to) const {
    for (const int each : all_) *to++ = std::to_string(each);
    *to = "end";
  }

 private:
  std::vector<int> all_;
};
/// @param squares what is made
FERRULE(export) inline void squares(int n, FERRULE(out = "[n]") double *squares) {
  for (int i = 0; i < n; ++i) squares[i] = i * i;
}
// The number is that of a list.
FERRULE(export, sized = "xs: n", out = "to[n + 1]") inline void sums(const int *xs, int n, int *to) {
  *to = 0;
  for (int i = 0; i < n; ++i) to[i + 1] = to[i] + xs[i];
}
FERRULE(export) inline void zeros(FERRULE(out = "[n]") void *, unsigned n) { (void)n; }

// ---- objects that are made for the caller

class FERRULE(export) Made {
 public:
  Made() { ++count; }
  Made(const Made &) = delete;
  ~Made() { --count; }
  static int alive() { return count; }
  FERRULE(out = "made: owned") static bool open(const std::string &name, Made **made) {
    if (name.empty()) throw std::invalid_argument("it has no name");
    *made = name == "nowhere" ? nullptr : new Made();
    return *made != nullptr;
  }
  static void give(FERRULE(out = ": owned") Made *&made) { made = new Made(); }

 private:
  inline static int count = 0;
};

// ---- streams

FERRULE(export) inline void hello(std::ostream &to, const std::string &name) { to << "hello " << name; }
FERRULE(export) inline bool copy(std::istream &words, std::ostream &to) {
  std::string word;
  bool any = false;
  while (words >> word) {
    to << word << ';';
    any = true;
  }
  return any;
}
FERRULE(export) inline std::ostream &fluent(std::ostream &to, FERRULE(out) int &n) {
  n = 2;
  return to << "fluent";
}
FERRULE(export) inline void rubbish(std::ostream &to) { to << "\xff"; }
FERRULE(export) inline void wide(std::wostream &to) { to << L"w\u00efde"; }

}  // namespace outs
