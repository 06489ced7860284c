/// What there is only one of, and what has no address: objects that cannot be copied, owners of one, bit-fields.
#pragma once
#include <atomic>
#include <cstddef>
#include <ferrule/ferrule.hpp>
#include <memory>
#include <string>
#include <vector>
#include <utility>

namespace lone {

/// Can be moved, and not copied.
class FERRULE(export) Token {
 public:
  explicit Token(std::string text) : text_(std::move(text)) { ++alive; }
  Token(Token &&other) noexcept : text_(std::move(other.text_)) { ++alive; }
  Token &operator=(Token &&) noexcept = default;
  ~Token() { --alive; }
  std::string text() const { return text_; }
  void rename(std::string text) { text_ = std::move(text); }
  FERRULE(skip) inline static std::atomic<int> alive{0};

 private:
  std::string text_;
};

FERRULE(export) inline int alive() { return Token::alive; }
FERRULE(export) inline std::size_t eat(Token token) { return token.text().size(); }
FERRULE(export) inline Token marked(Token token, const std::string &mark) { return Token(token.text() + mark); }
FERRULE(export) inline std::string joined(Token first, const Token &second) { return first.text() + second.text(); }

/// Owns one.
class FERRULE(export) Holder {
 public:
  Holder() = default;
  std::unique_ptr<Token> token;
  FERRULE(readonly) std::unique_ptr<const Token> fixed = std::make_unique<const Token>("fixed");
  const std::unique_ptr<Token> &held() const { return token; }
  std::size_t length() const { return token ? token->text().size() : 0; }
};

/// Lives in other objects only, as its author thought.
class FERRULE(export) Placed {
 public:
  explicit Placed(int x = 0) : x_(x) {}
  static void *operator new(std::size_t) = delete;
  static void operator delete(void *) = delete;
  int x() const { return x_; }

 private:
  int x_;
};
FERRULE(export) inline Placed place(int x) { return Placed(x); }

/// Counts its own memory.
class FERRULE(export) Pooled {
 public:
  Pooled() = default;
  Pooled(const Pooled &) = default;
  virtual ~Pooled() = default;
  static void *operator new(std::size_t size) { return ++blocks, ::operator new(size); }
  static void operator delete(void *block) { --blocks, ::operator delete(block); }
  FERRULE(skip) inline static std::atomic<int> blocks{0};
};
FERRULE(export) inline int blocks() { return Pooled::blocks; }
FERRULE(export) inline std::shared_ptr<Pooled> same(std::shared_ptr<Pooled> pooled) { return pooled; }

enum class FERRULE(export) Kind { none, small, large };

/// A word of a packet.
struct FERRULE(export) Bits {
  unsigned mode : 3;
  int delta : 4;
  bool on : 1;
  Kind kind : 3;
  unsigned long long wide : 40;
  unsigned whole = 7;
  Bits() : mode(0), delta(0), on(false), kind(Kind::none), wide(0) {}
};

/// Frees what a copy made by C++ itself would free as well.
class FERRULE(export) Grid {
 public:
  explicit Grid(int size) : size_(size), cells_(new int[size]()) {}
  ~Grid() { delete[] cells_; }
  void set(int at, int value) { cells_[at] = value; }
  int get(int at) const { return cells_[at]; }
  static const Grid &ones() {
    static const Grid all(1, 1);
    return all;
  }

 private:
  Grid(int size, int first) : Grid(size) { cells_[0] = first; }
  int size_;
  int *cells_;
};
struct FERRULE(export) Board {
  Grid grid{2};
};
/// Its parts say that they can be copied and assigned, and cannot.
class FERRULE(export) Cell {
 public:
  std::size_t size() const { return parts_.size(); }

 private:
  std::vector<std::unique_ptr<int>> parts_;
};
class FERRULE(export) Row {
 public:
  Cell &operator[](int at) { return cells_[at]; }

 private:
  Cell cells_[3];
};

/// Says where it was last, and owns nothing.
class FERRULE(export, copies = always) Visitor {
 public:
  Visitor() : to_(&seen) {}
  ~Visitor() { ++*to_; }
  FERRULE(skip) inline static int seen = 0;

 private:
  int *to_;
};
FERRULE(export) inline int visits(Visitor) { return Visitor::seen; }

/// A handle of something, that C++ copies.
class FERRULE(export, copies = never) Ticket {
 public:
  int number() const { return 7; }
};

/// Pointers that have to be there, in all ways.
FERRULE(export) inline int first_of(FERRULE(nonnull) const Grid *grid, const Grid *other) {
  return grid->get(0) + (other ? other->get(0) : 0);
}
FERRULE(export, nonnull) inline int put(Grid *grid, int value, const Grid *from) {
  grid->set(0, value + from->get(0));
  return grid->get(0);
}
FERRULE(export, nonnull = "shared") inline std::size_t uses(const std::shared_ptr<Pooled> &shared, std::shared_ptr<Pooled> other) {
  return static_cast<std::size_t>(shared.use_count() > 0) + (other ? 1 : 0);
}
FERRULE(export) inline std::size_t swallow(FERRULE(nonnull) std::unique_ptr<Token> token) { return token->text().size(); }
class FERRULE(export) Pair {
 public:
  explicit Pair(FERRULE(nonnull) Grid *first) : first_(first) {}
  int first() const { return first_->get(0); }
  FERRULE(nonnull) void replace(Grid *first) { first_ = first; }

 private:
  Grid *first_;
};

/// Room of its own for every thread, more than there is for libraries that ask for it at once.
inline thread_local char scratch[1 << 16];
FERRULE(export) inline std::size_t scratched(const std::string &text) { return text.copy(scratch, sizeof scratch); }

}  // namespace lone
