#include <ferrule/ferrule.hpp>

namespace fields {

/// Several fields of one declaration: each has its own default, or none.
struct FERRULE(record) Place {
  double x = 0, y = 1.5, z;
  int a = 1, b{2};
};

}  // namespace fields
