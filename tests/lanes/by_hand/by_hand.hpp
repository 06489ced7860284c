// A package with Python that is written by hand beside what is generated: extra.py.
#pragma once
#include <ferrule/ferrule.hpp>

namespace by_hand {

class FERRULE(export) Path {
 public:
  explicit Path(double length = 0) : length_(length) {}
  double length() const { return length_; }

 private:
  double length_;
};

class FERRULE(export) Way : public Path {
 public:
  Way() : Path(7) {}
};

FERRULE(export) inline Path twice(const Path &path) { return Path(2 * path.length()); }

namespace deep {

class FERRULE(export) Well {
 public:
  int depth = 3;
};

}  // namespace deep

}  // namespace by_hand
