#pragma once
#include <ferrule/ferrule.hpp>

namespace diag {

class FERRULE(export) Path {
 public:
  double length() const;
  int limit = 0;
};
FERRULE(export) int count();

namespace inner {
class FERRULE(export) Well {};
}
namespace other {
class FERRULE(export) Well {};
}

}  // namespace diag
