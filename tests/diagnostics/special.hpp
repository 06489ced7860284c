#pragma once
#include <ferrule/ferrule.hpp>
#include <ostream>
#include <string>
#include <tuple>

namespace diag {

class FERRULE(export) Twice {
 public:
  friend std::ostream &operator<<(std::ostream &to, const Twice &) { return to; }
};
inline std::ostream &operator<<(std::ostream &to, Twice) { return to; }          // warning[no-text]: `diag::Twice` has no text: C++ cannot choose among its `operator<<`

class FERRULE(export, context) Endless {                                        // error[no-close]: `diag::Endless` cannot be used by `with`: it has no method `close`
 public:
  void open();
};
class FERRULE(export, context = "stop") Stopped {                               // error[no-close]: it has no method `stop` without arguments
 public:
  void stop(int how);
};
class FERRULE(export) Busy {
 public:
  FERRULE(context) void finish(int how);                                        // error[no-close]: it has no method `finish` without arguments
};
class FERRULE(export) Doubly {
 public:
  FERRULE(context) void close();
  FERRULE(context) void finish();                                               // error[conflicting-keys]: `context` and `context` contradict each other
};

class FERRULE(export, pickle) Pickled {};                                       // error[misplaced-key]: `pickle` says nothing about an exported class
class FERRULE(export) Lost {
 public:
  FERRULE(pickle) std::string state() const;                                    // error[bad-pickle]: `diag::Lost` cannot be pickled: no constructor takes what `state` gives
};
class FERRULE(export) Other {
 public:
  FERRULE(pickle) std::tuple<int, std::string> state() const;                   // error[bad-pickle]: no constructor takes what `state` gives
  Other(std::string, int);
};
class FERRULE(export) Mute {
 public:
  FERRULE(pickle) void state() const;                                           // error[bad-pickle]: `state` gives nothing
};
class FERRULE(export) Asking {
 public:
  FERRULE(pickle) int state(int how) const;                                     // error[bad-pickle]: `state` takes arguments
};
class FERRULE(export) Stateless {
 public:
  FERRULE(pickle) static Stateless made(int);                                   // error[bad-pickle]: no method with FERRULE(pickle) gives its state
};
class FERRULE(export) Crossed {
 public:
  FERRULE(pickle) int state() const;                                            // error[bad-pickle]: `made` does not make one of what `state` gives
  FERRULE(pickle) static Lost made(int);
};

struct FERRULE(record, dynamic) Point {                                         // error[misplaced-key]: `dynamic` says nothing about a record; it is for exported classes
  int x = 0;
};

}  // namespace diag
