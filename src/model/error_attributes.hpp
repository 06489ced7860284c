// What an error class has besides its fields: methods that are read as attributes of the exception.
#pragma once

#include "declarations.hpp"

namespace ferrule::model {

inline bool is_attribute(const decl::Function &function) {
  return function.kind == decl::Function::Kind::method && function.is_const && function.parameters.empty() &&
         function.annotations.has("property") && !function.annotations.has("skip");
}

}  // namespace ferrule::model
