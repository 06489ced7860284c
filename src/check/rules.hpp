// What must hold of an interface before anything is made of it.  A rule is one file and one line in rules.cpp.
#pragma once

#include <string>

#include "model/declarations.hpp"
#include "model/diagnostic.hpp"
#include "model/interface.hpp"
#include "model/settings.hpp"

namespace ferrule::check {

struct Subject {
  const decl::Unit &unit;
  const model::Settings &settings;
  const model::Interface &interface;
};

using Rule = void (*)(const Subject &, Diagnostics &);

void annotation_keys(const Subject &subject, Diagnostics &diagnostics);   // known keys, with known values
void key_places(const Subject &subject, Diagnostics &diagnostics);        // keys where they mean something
void overloads(const Subject &subject, Diagnostics &diagnostics);         // those that Python cannot tell apart
void c_names(const Subject &subject, Diagnostics &diagnostics);           // nothing is called the same in C
void python_names(const Subject &subject, Diagnostics &diagnostics);      // nor in Python
void keywords(const Subject &subject, Diagnostics &diagnostics);          // names that had to change
void abstract_classes(const Subject &subject, Diagnostics &diagnostics);  // those that nobody can get hold of

// All rules, in order.
void check(const Subject &subject, Diagnostics &diagnostics);

// "bound 91 of 98 members of roaring::Roaring; 7 skipped:" with each reason; "" where all was bound.
std::string report(const Subject &subject);

}  // namespace ferrule::check
