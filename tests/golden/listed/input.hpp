/// A ledger, as somebody wrote it who has never heard of ferrule.
#pragma once
#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bank {

enum Currency { EUR, USD = 5, GBP };

/// What goes wrong with money.
class Overdrawn : public std::runtime_error {
 public:
  Overdrawn(const std::string &what, std::int64_t missing) : std::runtime_error(what), missing(missing) {}
  std::int64_t missing;  ///< how much more would be needed
};

/// One line of a ledger.
struct Entry {
  std::string what;
  std::int64_t cents = 0;
  Currency currency = EUR;
};

/// Money that belongs to somebody.
class Account {
 public:
  enum class Kind : std::uint8_t { current, savings };
  static constexpr int max_entries = 1000;

  Account() = default;
  explicit Account(std::string owner, Kind kind = Kind::current);
  explicit Account(const char *owner);
  virtual ~Account() = default;

  /// Takes in money.
  /// @param cents  how much
  /// @return       the new balance
  std::int64_t deposit(std::int64_t cents, std::string_view what = "deposit");
  /// @throws bank::Overdrawn  if there is too little
  void withdraw(std::int64_t cents);
  std::int64_t balance() const;
  const std::vector<Entry> &entries() const;
  const Entry &operator[](std::size_t i) const;
  Entry &operator[](std::size_t i);
  std::size_t size() const;
  bool contains(const std::string &what) const;
  std::map<std::string, std::vector<std::int64_t>> by_name() const;

  Account &operator+=(const Account &other);
  friend Account operator+(Account a, const Account &b);
  friend bool operator==(const Account &a, const Account &b);
  explicit operator bool() const;

  Account *parent();
  static Account joint(const Account &a, const Account &b);
  static std::unique_ptr<Account> open(std::string_view owner);

  void print(std::FILE *to) const;
  int swap_with(Account &&other);
  template <class F>
  void each(F f) const;
  int log(const char *format, ...);
  std::vector<Entry>::const_iterator begin() const;
  std::vector<Entry>::const_iterator end() const;

  std::string owner;
  const int number = 0;

 private:
  std::vector<Entry> entries_;
};

class Savings : public Account {
 public:
  explicit Savings(double rate);
  double rate() const;
  void set_rate(double rate);
};

/// Prints ledgers. What only C++ can be given is left at its default.
class Printer {
 public:
  explicit Printer(std::FILE *to = nullptr, bool compact = false);
  int line(int width = 80, std::FILE *to = nullptr);
  int page(int number);
  int page(const std::string &title, std::FILE *to = nullptr);  // without `to` it could be taken for the other one
  void add(Account *account);                                   // may be null
  void add(Account &account);
  bool ask(const std::string &what, int *value) const;
  bool ask(const std::string &what, bool *value) const;  // one for callers, who do not give the value
};

/// How an account is shown; it owns none.
struct Options {
  Account *account = nullptr;
  int width = 80;
  bool ask(const std::string &what, int *value) const;
};

/// Does what is written, and looks at nothing.
class Clerk {
 public:
  void open(Account *account, int number);
  int close(const Account *account) const;
  void rest();
  void dismiss();
};

/// A place in the books, given by them alone.
struct Place {
  Place();
  int number() const;
};

/// It may own what it refers to.
struct Holder {
  ~Holder();
  Account *account = nullptr;
};

/// One that is declared in a class and defined outside.
class Ledger {
 public:
  class Page;
  bool operator!() const;
};
class Ledger::Page {
 public:
  int number() const;
};

/// All that is owed.
std::int64_t total(const std::vector<Entry> &entries);
std::int64_t total(const Account &account);
std::shared_ptr<Account> find(const std::string &owner);

}  // namespace bank
