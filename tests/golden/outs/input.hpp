// What comes back through parameters, marked and listed.
#pragma once
#include <ferrule/ferrule.hpp>

#include <istream>
#include <ostream>
#include <string>

namespace outs {

/// Words with numbers.
class FERRULE(export) Table {
 public:
  /// Looks a word up.
  /// @param key the word
  /// @param value its number
  /// @param text how it is written
  /// @return whether it is there
  bool find(const std::string &key, FERRULE(out) int &value, FERRULE(out) std::string *text) const;
  void step(FERRULE(inout) double &x, double by = 1.0);
  int size() const;
  FERRULE(out = "to[size()]") void numbers(int *to) const;
};

FERRULE(export) double mean(FERRULE(sized = "n") const double *xs, int n);
/// Adds the weights of tables up.
FERRULE(export) int weigh(FERRULE(sized = "n") const Table *const *tables, int n);
/// @param xs  what is made
FERRULE(export) void ramp(int n, FERRULE(out = "[n]") double *xs);
/// @param table  the new one, or none
/// @return       whether there is one
FERRULE(export, out = "table: owned") bool open(const std::string &name, Table **table);
FERRULE(export) bool copy(std::istream &from, std::ostream &to);

}  // namespace outs

namespace vendor {
// Nothing says whether `hours` is read: it is taken and given back.
bool convert(const std::string &from, int &hours);
void both(int &lo, int &hi);
}  // namespace vendor
