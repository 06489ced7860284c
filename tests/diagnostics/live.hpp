#pragma once
#include <ferrule/ferrule.hpp>
#include <list>
#include <map>
#include <set>
#include <string>

namespace diag {

using Chain FERRULE(export) = std::list<int>;                     // error[bad-instance]: `std::list<int>` is no instance of a template that can be exported: its items have no index that finds them at once; take a vector or a deque
using Doubles FERRULE(export) = std::multimap<int, std::string>;  // error[bad-instance]: `std::multimap<int, std::string>` is no instance of a template that can be exported: it may have a key more than once, as no dict and no set has
using Twins FERRULE(export) = std::multiset<int>;                 // error[bad-instance]: `std::multiset<int>` is no instance of a template that can be exported: it may have a key more than once, as no dict and no set has

FERRULE(export) std::list<int> chain();  // it is a list all the same

class FERRULE(export) Tape {
 public:
  FERRULE(invalidates, unchanging) void cut();                    // error[conflicting-keys]: `invalidates` and `unchanging` contradict each other: what an iteration may go on after leaves the parts as they are
};

}  // namespace diag
