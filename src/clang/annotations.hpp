// The text of FERRULE(...), taken apart into keys.
#pragma once

#include <string>

#include "cursor.hpp"
#include "model/annotations.hpp"

namespace ferrule::clang {

// `export, name = "Mean", signature = "(a, b, /, *, eps=1e-9)"`: commas inside quotes and brackets do not separate.
Annotations split_annotation(const std::string &text, const Location &where);

// All of a declaration's.  A key is placed where it is written inside the macro's parentheses.
Annotations annotations_of(const Cursor &declaration);

// Do they say what it is: exported, a record, an error, …?  Others say how.
bool says_what_it_is(const Annotations &annotations);

}  // namespace ferrule::clang
