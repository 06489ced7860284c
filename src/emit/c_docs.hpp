// What the C header says about a function: the author's comment, its parameters and defaults, errors by status, ownership.
#pragma once

#include <string>
#include <vector>

#include "model/interface.hpp"

namespace ferrule::emit {

std::vector<std::string> c_function_doc(const model::Interface &interface, const model::Function &function);
std::vector<std::string> c_class_doc(const model::Interface &interface, const model::Class &cls);

// "GEO_ERROR_INDEX" for "std::out_of_range"; only for comments, as what is thrown is decided by the running program.
std::string c_status_of(const model::Interface &interface, const std::string &exception);

}  // namespace ferrule::emit
