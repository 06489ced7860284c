// What a list of names cannot say of simdjson.
#pragma once
#include <simdjson.h>

#include <cstddef>
#include <vector>

namespace more {

/// As parser::parse, of bytes.
inline simdjson::simdjson_result<simdjson::dom::element> parse(simdjson::dom::parser &parser, const std::vector<std::byte> &json) {
  return parser.parse(reinterpret_cast<const char *>(json.data()), json.size());
}

}  // namespace more
