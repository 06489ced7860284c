#pragma once
#include <cstdint>
#include <ferrule/ferrule.hpp>
#include <string>
#include <vector>

namespace diag {

// Nothing of a Python float says which: the wider one is taken, wherever it stands.
FERRULE(export) int real(float x);                               // warning[hidden-overload]: Python never calls `diag::real(float)`: it cannot tell it from `diag::real(double)`
FERRULE(export) int real(double x);

FERRULE(export) int reals(const std::vector<double> &x);
FERRULE(export) int reals(const std::vector<float> &x);          // warning[hidden-overload]: Python never calls `diag::reals(const std::vector<float> &)`

// The value says which.
FERRULE(export) int whole(int x);
FERRULE(export) int whole(long long x);
FERRULE(export) int whole(unsigned long long x);

FERRULE(export) int narrow(long long x);
FERRULE(export) int narrow(int x);                               // warning[hidden-overload]: Python never calls `diag::narrow(int)`
FERRULE(export) int narrow(bool x);

class FERRULE(export) Sink {
 public:
  void write(const std::string &text, int times = 1);
  void write(const std::string &text);                           // warning[hidden-overload]: Python never calls `diag::Sink::write(const std::string &)`
  void write(char letter);                                       // warning[hidden-overload]: Python never calls `diag::Sink::write(char)`
  void write(double number);
};

}  // namespace diag
