// The structs of a C header: records and composed shapes, in an order in which each is complete where it must be.
#pragma once

#include <string>
#include <vector>

#include "model/interface.hpp"

namespace ferrule::emit {

struct CStruct {
  struct Field {
    std::string text;  // "const geo_point *data"; several lines for a union
    std::string comment;
  };
  std::string name;  // "geo_optional_point"
  std::string comment;
  std::vector<Field> fields;
  bool forward = false;  // declared before its definition: something points to it
};

// Those that the interface's functions and records need; a list that is only ever a parameter needs none.
std::vector<CStruct> c_structs(const model::Interface &interface);

// Whether a type of that shape is used anywhere in a struct or as a result: geo_str, geo_bytes, geo_file_name.
bool uses_struct_of(const model::Interface &interface, model::Shape shape);

}  // namespace ferrule::emit
