#pragma once
#include <ferrule/ferrule.hpp>
#include <ferrule/type.hpp>
#include <memory>
#include <string>
#include <vector>

namespace diag {



class FERRULE(export) Holder {                                   // warning[broken-copy]: `diag::Holder` is not copied: it says that it can be, but its copy does not compile
 public:
  Holder();
  ~Holder();
  int size() const;

 private:
  std::vector<std::unique_ptr<std::string>> parts_;
};

class FERRULE(export) Fine {
 public:
  Fine();

 private:
  std::vector<std::string> parts_;
};

class FERRULE(export) Grid {                                     // warning[shared-copy]: `diag::Grid` is not copied: a copy made by C++ itself would share `Grid::cells_`, which a destructor may free
 public:
  Grid();
  ~Grid();

 private:
  int *cells_;
};

class FERRULE(export) Sheet : public Grid {};                    // warning[shared-copy]: `diag::Sheet` is not copied: a copy made by C++ itself would share `Grid::cells_`

template <class T>
class Buffer {
 public:
  ~Buffer() { delete[] begin_; }

 private:
  T *begin_ = nullptr;
};
class FERRULE(export) Filled {                                   // warning[shared-copy]: `diag::Filled` is not copied: a copy made by C++ itself would share `Buffer::begin_`
 private:
  Buffer<int> buffer_;
};

class FERRULE(export) Row {                                      // warning[broken-copy]: `diag::Row` is not copied: it says that it can be, but its copy does not compile
 public:
  std::size_t size() const;

 private:
  std::vector<std::unique_ptr<int>> cells_[3];
};
class FERRULE(export) Table {                                    // warning[shared-copy]: `diag::Table` is not copied: a copy made by C++ itself would share `Table::rows_`
 public:
  ~Table();

 private:
  int *rows_[2][3];
};

// Nothing is said of these: what they do was written, or is right, or cannot be.
class FERRULE(export, copies = always) Told : public Grid {};
class FERRULE(export, copies = never) Kept {
 public:
  ~Kept();

 private:
  int *at_;
};
class FERRULE(export) Empty {
 public:
  virtual ~Empty() noexcept {}

 private:
  int *at_;
};
class FERRULE(export) Written {
 public:
  Written(const Written &);
  ~Written();

 private:
  int *at_;
};
template <class T>
class Copied {
 public:
  Copied(const Copied &from);
  ~Copied();

 private:
  T *at_;
};
class FERRULE(export) Holds {
 private:
  Copied<int> it_;
};
class FERRULE(export) Calls {
 public:
  ~Calls();

 private:
  void (*function_)();
};
struct Single {
  Single(Single &) = delete;
};
class FERRULE(export) Lone : public Single {
 public:
  ~Lone();

 private:
  int *at_;
};
class FERRULE(export) Said {
 public:
  ~Said();

 private:
  int *at_;
};

}  // namespace diag

template <>
inline constexpr bool ferrule::copyable<diag::Said> = true;
