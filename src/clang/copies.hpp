// Classes whose copy may not compile though it is declared, or may do harm though it compiles.
#pragma once

#include <string>

#include "cursor.hpp"

namespace ferrule::clang {

// Does it hold a template of something that cannot be copied?  vector<unique_ptr<T>> says that it can be copied, and cannot.
bool is_copy_doubtful(const Type &type);

// The pointer, as "Grid::cells_", that C++'s own copy would share though a destructor may free what it points to: nobody wrote how
// to copy the class, and somebody how to destroy it (the rule of three, broken).  "" where there is none.
std::string shared_by_copies(const Type &type);

}  // namespace ferrule::clang
