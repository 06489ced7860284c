#include "standard.hpp"

#include <set>

namespace ferrule::clang {
namespace {

bool in_std(const Cursor &declaration) {
  const std::vector<std::string> scope = declaration.scope();
  return !scope.empty() && scope.front() == "std";
}

}  // namespace

bool is_standard_owner(const Cursor &declaration) {
  static const std::set<std::string> owners = {
      // values
      "pair", "tuple", "array", "optional", "variant", "expected", "complex", "bitset", "duration", "time_point", "atomic", "ratio",
      "monostate", "byte", "error_code", "error_condition",
      // containers and strings
      "basic_string", "vector", "deque", "list", "forward_list", "set", "multiset", "map", "multimap", "unordered_set",
      "unordered_multiset", "unordered_map", "unordered_multimap", "stack", "queue", "priority_queue", "path", "valarray",
      // owners of one object
      "unique_ptr", "shared_ptr", "weak_ptr", "exception_ptr", "default_delete",
      // what locks, and what runs
      "mutex", "recursive_mutex", "timed_mutex", "recursive_timed_mutex", "shared_mutex", "shared_timed_mutex",
      "condition_variable", "condition_variable_any", "once_flag", "atomic_flag", "thread", "jthread", "stop_source", "stop_token",
      // arguments of the above: they hold nothing
      "allocator", "char_traits", "less", "greater", "equal_to", "hash",
      // exceptions: they own their text
      "exception", "logic_error", "runtime_error", "invalid_argument", "domain_error", "length_error", "out_of_range",
      "range_error", "overflow_error", "underflow_error", "system_error", "filesystem_error", "bad_alloc", "nested_exception",
      // streams own their buffers
      "basic_stringstream", "basic_ostringstream", "basic_istringstream", "basic_fstream", "basic_ifstream", "basic_ofstream",
      "locale"};
  return in_std(declaration) && owners.count(declaration.spelling()) != 0;
}

bool is_synchronisation(const Type &type) {
  static const std::set<std::string> standard = {"atomic",
                                                 "atomic_flag",
                                                 "once_flag",
                                                 "condition_variable",
                                                 "condition_variable_any",
                                                 "mutex",
                                                 "recursive_mutex",
                                                 "timed_mutex",
                                                 "recursive_timed_mutex",
                                                 "shared_mutex",
                                                 "shared_timed_mutex"};
  const Cursor declaration = type.canonical().declaration();
  if (in_std(declaration)) return standard.count(declaration.spelling()) != 0;
  bool locks = false, unlocks = false;
  declaration.definition().visit([&](const Cursor &member) {
    const std::string name = member.spelling();
    locks = locks || name == "lock" || name == "Lock";
    unlocks = unlocks || name == "unlock" || name == "Unlock";
  });
  return locks && unlocks;
}

}  // namespace ferrule::clang
