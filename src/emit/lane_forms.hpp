// The form of a C function that the lane calls: the same, but for a caller that has checked its text, that lends memory for
// results, and whose objects of confined classes are places.  <module>_lane.hpp declares them; they are not exported.
#pragma once

#include <string>
#include <vector>

#include "c_signature.hpp"
#include "files.hpp"
#include "model/interface.hpp"

namespace ferrule::emit {

// Whether there is one: where it would do less than the C function.
bool has_lane_form(const model::Interface &interface, const model::Function &function);
// "geo_lane::geo_path_add"
std::string lane_form(const model::Interface &interface, const model::Function &function);
// Its parameters: who calls, then those of the C function.
std::vector<CParameter> lane_parameters(const model::Interface &interface, const model::Function &function);

bool is_confined(const model::Interface &interface, model::Index cls);
// Whether it borrows places.
bool borrows_places(const model::Interface &interface, const model::Function &function);
// Whether it makes an object in a place.
bool makes_place(const model::Interface &interface, const model::Function &function);
// Whether it does any of both: then it has a body of its own.  Of others there is one, which the C function calls.
bool has_places(const model::Interface &interface, const model::Function &function);
// "geo_lane::place_of_path", what is known of the places of a class.
std::string place_kind(const model::Interface &interface, const model::Class &cls);

// Whether handles of it, or of its bases, may be of several classes; then by what their class is known: "geo_lane::class_of_path".
bool is_told_apart(const model::Interface &interface, model::Index cls);
std::string class_known_as(const model::Interface &interface, const model::Class &cls);

void emit_lane_header(const model::Interface &interface, Files &files);

}  // namespace ferrule::emit
