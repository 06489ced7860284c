// Do the bodies of what templates made compile?  C++ looks at the body of a member of an instance only where it is used: of a
// Stack<Mutex>, pop() may be impossible and push() not.  So all that will be called is used here.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "instances.hpp"
#include "model/declarations.hpp"
#include "select.hpp"
#include "translation_unit.hpp"

namespace ferrule::clang {

// `request`: of the headers and what was asked of them.  What does not compile is refused in `unit`, with what the compiler says.
void try_bodies(const std::shared_ptr<const Library> &library, ParseRequest request, const std::vector<model::Export> &exports,
                const Selection &selection, const Instances &instances, decl::Unit &unit);

}  // namespace ferrule::clang
