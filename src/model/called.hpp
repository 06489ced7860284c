// Which class a name means.
#pragma once

#include <string>
#include <vector>

#include "declarations.hpp"

namespace ferrule::model {

// "geo::Path" of a class; what it is called, however it is spelled.
std::string full_name(const decl::Class &source);
bool is_called(const decl::Class &source, const std::string &name);

// The places in `classes` of those that `name` may mean where `scope` is: as C++ looks, from the inside out; else those whose last
// name it is.
std::vector<std::size_t> classes_called(const std::vector<const decl::Class *> &classes, const std::string &name,
                                        std::vector<std::string> scope);

}  // namespace ferrule::model
