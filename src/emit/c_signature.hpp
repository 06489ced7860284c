// How a function of the model is declared in C: the one place that knows the order of parameters and which go as pairs.
// The header, the shims and the manifest all ask here, so that they cannot disagree.
#pragma once

#include <string>
#include <vector>

#include "model/interface.hpp"

namespace ferrule::emit {

struct CParameter {
  std::string type, name;
};

inline const model::Type &type_at(const model::Interface &interface, model::TypeId id) {
  return interface.types.at(static_cast<std::size_t>(id));
}

// Shapes that cross as (pointer, size) in parameter lists.
bool is_pair(model::Shape shape);
// Shapes that cross as themselves: scalars and enums.
bool is_scalar(model::Shape shape);
// One that hosts take and show as a number, without converting it further.
bool is_plain_scalar(const model::Type &type);
// A field of a tuple: "item0"; "re", "lo" where its face has names for them.
std::string c_item(const model::Type &tuple, std::size_t index);

// A constructor with a self is a copy.
bool is_copy(const model::Function &function);
bool has_self(const model::Function &function);
inline bool is_copy(const model::Interface &, const model::Function &function) { return is_copy(function); }
inline bool has_self(const model::Interface &, const model::Function &function) { return has_self(function); }
// Whether there is an `out`, and whether it comes with an `owner`.
bool has_result(const model::Interface &interface, model::TypeId result);
bool has_owner(const model::Interface &interface, model::TypeId result);

// What a map's items are: "geo_entry_str_i64" for "geo_map_str_i64".
std::string c_entry(const model::Interface &interface, const model::Type &map);

// All parameters, in the order of the ABI: self, parameters, has (of a step), out, owner, error.
std::vector<CParameter> c_parameters(const model::Interface &interface, const model::Function &function);
// Of the thunk that computes a default of that type; of the getter of an error's field.
std::vector<CParameter> c_thunk_parameters(const model::Interface &interface, model::TypeId type);
std::vector<CParameter> c_field_parameters(const model::Interface &interface, const model::Error::Field &field);

// Every default that only C++ can compute, of functions' parameters and of records' fields, each once.
struct CThunk {
  std::string name;  // geo_shift_default_by
  std::string of;    // geo_shift.by
  model::TypeId type;
};
std::vector<CThunk> c_thunks(const model::Interface &interface);

// "geo_status name(const geo_path *self, …)" + tail, wrapped; `prefix` is written before it ("GEO_API ").
std::string c_prototype(const std::string &prefix, const std::string &result, const std::string &name,
                        const std::vector<CParameter> &parameters, const std::string &tail);

}  // namespace ferrule::emit
