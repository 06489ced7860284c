// The tables that CPython reads: methods, properties, docstrings with their signatures.
#pragma once

#include <string>

#include "model/interface.hpp"
#include "writer.hpp"

namespace ferrule::emit::lane {

// Of a callable with several functions: the set that is chosen from, "either_area".
std::string set_name(const model::Interface &interface, const model::Callable &callable);
// "{takes_area, takes_exactly<double>, call_area},": an entry of such a set.
std::string overload_entry(const model::Interface &interface, const model::Function &function);
void write_overload_set(const model::Interface &interface, const model::Callable &callable, Writer &out);

// "function<takes_path_add, call_path_add>", "overloaded<either_area>": what CPython calls.
std::string entry(const model::Interface &interface, const model::Callable &callable);
std::string init_entry(const model::Interface &interface, const model::Callable &constructors);
std::string call_entry(const model::Interface &interface, const model::Class &cls);

// An entry of a method table, with its docstring.
void write_method(const model::Interface &interface, const model::Callable &callable, bool is_static, Writer &out);

// "Path(name, join=2)\n--\n\n…": a docstring that begins with a signature, where that can be told in it.
std::string class_doc(const model::Interface &interface, const model::Class &cls);
std::string record_doc(const model::Interface &interface, const model::Record &record);
std::string plain_doc(const std::vector<std::string> &lines);

}  // namespace ferrule::emit::lane
