#pragma once
#include <ferrule/ferrule.hpp>

namespace diag {

FERRULE(export, c_name = "diag_twice") int double_it(int x);
FERRULE(export) int twice(int x);                 // error[c-clash]: would both be `diag_twice` in C
FERRULE(export, name = "twice") int two_times(int x, int y);   // overloads of one name in Python are fine

struct FERRULE(record) Own {
  int self = 1;                                   // warning[keyword-name]: `self` is a keyword; it is called `self_` outside C++
  int restrict = 2;                               // warning[keyword-name]: `restrict` is a keyword; it is called `restrict_` outside C++
};

class FERRULE(export) Clock {
 public:
  int hours() const;
  FERRULE(property, name = "hours") int get_hours() const;   // error[python-clash]: would both be `Clock.hours` in Python
};

FERRULE(export) int lambda(int x);                // warning[keyword-name]: `lambda` is a keyword; it is called `lambda_` outside C++
FERRULE(export) int yield_of(int in, int from);   // warning[keyword-name]: `in` is a keyword // warning[keyword-name]: `from` is a keyword

}  // namespace diag
