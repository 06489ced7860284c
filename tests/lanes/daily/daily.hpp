// What the headers of a day hold, beyond the plain: smart pointers as fields, objects that share themselves, enums of every
// underlying type, types that only move, memory that a class gets for itself, errors of other builtin classes.
#pragma once

#include <cstddef>
#include <ferrule/ferrule.hpp>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace daily {

// ---- smart pointers as fields ---------------------------------------------------------------------------------------------

class FERRULE(export) Part {
 public:
  explicit Part(int number = 0) : number(number) { ++alive; }
  Part(const Part &other) : number(other.number) { ++alive; }
  Part &operator=(const Part &) = default;
  ~Part() {
    number = -99;
    --alive;
  }
  int number;
  FERRULE(skip) inline static int alive = 0;
};
FERRULE(export) inline int parts_alive() { return Part::alive; }

class FERRULE(export) Machine {
 public:
  std::shared_ptr<Part> part = std::make_shared<Part>(5);
  std::shared_ptr<const Part> sealed = std::make_shared<Part>(6);
  const std::shared_ptr<Part> first = part;
  std::weak_ptr<Part> seen = part;
  std::vector<std::shared_ptr<Part>> spare{part};
  std::optional<Part> maybe;
};

// ---- objects that share themselves ----------------------------------------------------------------------------------------

class FERRULE(export) Node : public std::enable_shared_from_this<Node> {
 public:
  explicit Node(int number = 0) : number(number) { ++alive; }
  Node(const Node &) = delete;
  ~Node() { --alive; }
  static std::shared_ptr<Node> make(int number) { return std::make_shared<Node>(number); }
  std::shared_ptr<Node> me() { return shared_from_this(); }
  std::shared_ptr<const Node> me_for_reading() const { return shared_from_this(); }
  void add(std::shared_ptr<Node> child) {
    child->parent_ = weak_from_this();
    children_.push_back(std::move(child));
  }
  std::shared_ptr<Node> parent() const { return parent_.lock(); }
  int number;
  FERRULE(skip) inline static int alive = 0;

 private:
  std::weak_ptr<Node> parent_;
  std::vector<std::shared_ptr<Node>> children_;
};
class FERRULE(export) Ring {
 public:
  std::shared_ptr<Node> node;  // which cannot be copied
};
FERRULE(export) inline int take_node(std::unique_ptr<Node> node) { return node ? node->number : -1; }
FERRULE(export) inline int nodes_alive() { return Node::alive; }
FERRULE(export) inline std::shared_ptr<Node> node_of(Node &node) { return node.shared_from_this(); }

// Nothing of it is ever shared by a signature: in one lane its objects lie in Python's.
class FERRULE(export) Watch : public std::enable_shared_from_this<Watch> {
 public:
  explicit Watch(int number = 0) : number(number) { ++alive; }
  Watch(const Watch &) = delete;
  ~Watch() { --alive; }
  void watch() { current = weak_from_this(); }
  int number;
  FERRULE(skip) inline static std::weak_ptr<Watch> current;
  FERRULE(skip) inline static int alive = 0;
};
// Its number, through what it was called with earlier; -1 if it is gone.
FERRULE(export) inline int watched() {
  const std::shared_ptr<Watch> watch = Watch::current.lock();
  return watch ? watch->number : -1;
}
FERRULE(export) inline int watches_alive() { return Watch::alive; }

// What is inherited privately is nobody's business.
class FERRULE(export) Discreet : std::enable_shared_from_this<Discreet> {
 public:
  int number = 4;
};
FERRULE(export) inline int number_of(std::shared_ptr<Discreet> one) { return one->number; }

// ---- owners with a say of their own ---------------------------------------------------------------------------------------

struct Recycle {
  template <class T>
  void operator()(T *object) const {
    ++count;
    delete object;
  }
  inline static int count = 0;
};
FERRULE(export) inline int recycled() { return Recycle::count; }
FERRULE(export) inline std::shared_ptr<Part> shared_part(int number) { return std::shared_ptr<Part>(new Part(number), Recycle()); }
FERRULE(export) inline std::unique_ptr<Part, Recycle> unique_part(int number) {
  return std::unique_ptr<Part, Recycle>(new Part(number));
}
// Shared ownership of the whole, which shows a member of it.
FERRULE(export) inline std::shared_ptr<Part> part_of_pair(int number) {
  auto pair = std::make_shared<std::pair<int, Part>>(1, Part(number));
  return std::shared_ptr<Part>(pair, &pair->second);
}
FERRULE(export) inline std::vector<std::unique_ptr<Part>> new_parts(int count) {
  std::vector<std::unique_ptr<Part>> all;
  for (int i = 0; i < count; ++i) all.push_back(std::make_unique<Part>(i));
  return all;
}
FERRULE(export) inline int take_parts(std::vector<std::unique_ptr<Part>> parts) {
  int sum = 0;
  for (const auto &part : parts) sum += part->number;
  return sum;
}

// ---- words that mean something else here ----------------------------------------------------------------------------------

class FERRULE(export) Interval {
 public:
  Interval(double begin, double end) : begin_(begin), end_(end) {}
  double begin() const { return begin_; }
  double end() const { return end_; }

 private:
  double begin_, end_;
};
class FERRULE(export) Transaction {
 public:
  void begin() { ++open_; }
  void end() { --open_; }
  int open() const { return open_; }

 private:
  int open_ = 0;
};

// ---- memory that a class gets for itself ----------------------------------------------------------------------------------

class FERRULE(export) Counted {
 public:
  static void *operator new(std::size_t size) {
    ++made;
    return ::operator new(size);
  }
  static void operator delete(void *memory) {
    --made;
    ::operator delete(memory);
  }
  int number = 3;
  FERRULE(skip) inline static int made = 0;
};
FERRULE(export) inline std::unique_ptr<Counted> new_counted() { return std::make_unique<Counted>(); }
FERRULE(export) inline int counted_made() { return Counted::made; }

// ---- types that only move, methods for temporaries ------------------------------------------------------------------------

class FERRULE(export) Ticket {
 public:
  explicit Ticket(int number) : number(number) {}
  Ticket(Ticket &&other) noexcept : number(std::exchange(other.number, -1)) {}
  Ticket(const Ticket &) = delete;
  int number;
};
FERRULE(export) inline Ticket new_ticket(int number) { return Ticket(number); }
FERRULE(export) inline std::optional<Ticket> maybe_ticket(bool there) {
  if (!there) return std::nullopt;
  return Ticket(7);
}
FERRULE(export) inline std::pair<Ticket, int> ticket_and_number() { return {Ticket(8), 9}; }
FERRULE(export) inline int use_ticket(Ticket &&ticket) {
  const Ticket mine(std::move(ticket));
  return mine.number;
}

class FERRULE(export) Builder {
 public:
  Builder &add(int number) & {
    sum_ += number;
    return *this;
  }
  int which() &noexcept { return 1; }
  int which() const &noexcept { return 2; }
  int sum() const noexcept { return sum_; }

 private:
  int sum_ = 0;
};

// ---- enums ----------------------------------------------------------------------------------------------------------------

enum class FERRULE(export) Depth : long long { lowest = -9223372036854775807LL - 1, none = 0, highest = 9223372036854775807LL };
enum class FERRULE(export) Size : unsigned long long { greatest = 18446744073709551615ULL };
enum class FERRULE(export) Letter : char { a = 'a', z = 'z' };
enum class FERRULE(export) Answer : bool { no, yes };
enum FERRULE(export) Grade { good = 1, fine = 1, bad = -2 };
FERRULE(export) inline Depth same_depth(Depth depth) { return depth; }
FERRULE(export) inline Size same_size(Size size) { return size; }
FERRULE(export) inline Letter same_letter(Letter letter) { return letter; }
FERRULE(export) inline Answer same_answer(Answer answer = Answer::yes) { return answer; }
FERRULE(export) inline Grade same_grade(Grade grade = bad) { return grade; }
FERRULE(export) inline std::vector<Grade> grades() { return {good, bad}; }

// ---- classes in classes ---------------------------------------------------------------------------------------------------

class FERRULE(export) Tree {
 public:
  class FERRULE(export) Leaf {
   public:
    enum class Color { green, red };
    Color colour() const { return Color::red; }
    int number = 2;
  };
  struct FERRULE(record) Options {
    int depth;
    bool wide;
  };
  explicit Tree(const Options &options) : options_(options) {}
  Leaf new_leaf() const { return Leaf(); }
  Options chosen() const { return options_; }

 private:
  Options options_;
};

// ---- errors ---------------------------------------------------------------------------------------------------------------

struct FERRULE(error, base = "KeyError") Missing : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct FERRULE(error, base = "StopIteration") Finished : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct FERRULE(error, base = "AttributeError") NoSuchName : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct FERRULE(error, base = "TypeError") WrongKind : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct FERRULE(error, base = "NotImplementedError") Later : std::runtime_error {
  using std::runtime_error::runtime_error;
};
FERRULE(export) inline void fail(int kind, const std::string &text) {
  switch (kind) {
    case 0:
      throw Missing(text);
    case 1:
      throw Finished(text);
    case 2:
      throw NoSuchName(text);
    case 3:
      throw WrongKind(text);
    case 4:
      throw Later(text);
    default:
      throw std::runtime_error("a \xff and a \xc3\xa9");
  }
}

// ---- numbers --------------------------------------------------------------------------------------------------------------

FERRULE(export) inline double sum(const std::vector<double> &numbers) {
  double all = 0;
  for (const double each : numbers) all += each;
  return all;
}
FERRULE(export) inline std::vector<std::string> same_texts(std::vector<std::string> texts) { return texts; }
FERRULE(export) inline int same_int(int number) { return number; }
FERRULE(export) inline double same_float(double number) { return number; }

}  // namespace daily
