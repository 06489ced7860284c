// Shapes as the CPython lane spells them: the vocabulary of ferrule/abi.hpp over the structs of the C header.
#pragma once

#include <string>

#include "model/interface.hpp"

namespace ferrule::emit::lane {

// "abi::list<abi::optional<geo_point>>", "double", "abi::handle<geo_path>", "abi::enumeration<geo_join_members, std::int32_t>".
std::string vocabulary(const model::Interface &interface, model::TypeId type);
// The same of a parameter, where a handle may be NULL.
std::string vocabulary(const model::Interface &interface, const model::Parameter &parameter);

// What stands for an enum in the vocabulary, as the C header has only an integer for it: "geo_join_members".
std::string enum_tag(const model::Enum &of);

// What stands for a face of the user's: "geo_face_0".
std::string face_tag(const model::Interface &interface, const model::Type &type);

// "geo.sub": the Python module in which something stands.
std::string module_name(const model::Interface &interface, const std::vector<std::string> &module);

// "path_add", of "geo_path_add": what the lane calls what belongs to that C name.
std::string local_name(const model::Interface &interface, const std::string &c_name);

// An initialiser of the vocabulary type for a default that is no thunk: "{1e9}", "{}".
std::string initialiser(const model::Interface &interface, model::TypeId type, const model::Default &value);

// A C string literal, "…"; of many lines, one literal a line.
std::string c_string(const std::string &text);

}  // namespace ferrule::emit::lane
