// The C++ that one C function stands for: `self_.nearest(*ferrule::arg<const geo::Point &>(to), radius)`.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/interface.hpp"

namespace ferrule::emit {

// The call's lambda names the object behind a handle `self` as `self_`: what is put behind, so that it is no parameter's name.
std::string shim_suffix(const model::Function &function);

// Parameters of which something stays after the call (ferrule/stored.hpp), and the variable that has it.
bool is_stored(const model::Function &function, std::size_t parameter);
bool stores_arguments(const model::Function &function);
std::string stored_name(const model::Function &function);

// "const geo::Point &by": a C++ declarator.
std::string cpp_declare(const std::string &type, const std::string &name);

// `text` without const, & and &&: what a parameter is of.
std::string cpp_bare(std::string text);
bool cpp_is_pointer(const std::string &text);

// Whether values of that C++ type have the bits of their C form: arithmetic types and exported enums.
bool cpp_is_plain(const model::Interface &interface, const std::string &cpp, model::TypeId type);

// `head(arguments)tail`, or an operator between two of them: kept apart so that it can be wrapped.
struct ShimExpression {
  std::string head;
  std::vector<std::string> arguments;
  std::string tail;
  bool is_call = false;
};
// `overloaded`: other functions have its name, so that its arguments must be told apart.  `from`: "from, " where who calls is told.
ShimExpression shim_expression(const model::Interface &interface, const model::Function &function, bool overloaded,
                               const std::string &from);

// Arguments alone, for constructors.
std::vector<std::string> shim_arguments(const model::Interface &interface, const model::Function &function, bool overloaded,
                                        const std::string &from);

// The lines before a call: what stays of its arguments, and what a pointer and a number of C++ are taken from; "" where there
// are none.
std::string argument_locals(const model::Interface &interface, const model::Function &function, const std::string &from);

// What the variable of an out parameter is initialised with: "{}", or " = " and the argument.
std::string out_value(const model::Interface &interface, const model::Function &function, const model::Function::Out &out,
                      const std::string &from);

// Those of the interface's functions that are.
std::set<model::Index> overloaded_functions(const model::Interface &interface);

}  // namespace ferrule::emit
