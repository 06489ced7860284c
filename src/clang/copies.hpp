// Classes whose copy may not compile though it is declared.
#pragma once

#include "cursor.hpp"

namespace ferrule::clang {

// Does it hold a template of something that cannot be copied?  vector<unique_ptr<T>> says that it can be copied, and cannot.
bool is_copy_doubtful(const Type &type);

}  // namespace ferrule::clang
