// What users of nlohmann::json write with templates, with iterators and with the values of C++; and what it leaves undefined.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// What lies in it is its own.
namespace ferrule::owners {
inline constexpr const char *json[] = {"nlohmann::basic_json"};
}

namespace more {

using nlohmann::json;
using bytes = std::vector<std::uint8_t>;

// ---- made of texts and values

/// Reads JSON; what lies deeper than 1000 lists and objects is refused, for dump() and copies go as deep as their stack.
inline json parse(const std::string &text, bool ignore_comments = false) {
  const auto look = [](int depth, json::parse_event_t, json &) {
    if (depth > 1000) throw std::length_error("lists and objects lie too deep in each other");
    return true;
  };
  return json::parse(text, look, true, ignore_comments);
}
inline bool accept(const std::string &text, bool ignore_comments = false) { return json::accept(text, ignore_comments); }
inline json from_cbor(const bytes &input) { return json::from_cbor(input); }
inline json from_msgpack(const bytes &input) { return json::from_msgpack(input); }
inline json from_ubjson(const bytes &input) { return json::from_ubjson(input); }
inline json from_bson(const bytes &input) { return json::from_bson(input); }

inline json value(bool x) { return x; }
inline json value(std::int64_t x) { return x; }
inline json value(std::uint64_t x) { return x; }
inline json value(double x) { return x; }
inline json value(const std::string &x) { return x; }
inline json value(const std::vector<json> &x) { return x; }
inline json value(const std::map<std::string, json> &x) { return x; }

// ---- parts: a list's are counted, an object's have names; all of them stay until something is put in or taken out

inline json &get(json &self, const std::string &key) { return self.at(key); }
inline const json &get(const json &self, const std::string &key) { return self.at(key); }
inline json &get(json &self, std::size_t index) { return self.at(index); }
inline const json &get(const json &self, std::size_t index) { return self.at(index); }
inline void set(json &self, const std::string &key, const json &value) { self[key] = json(value); }
inline void set(json &self, std::size_t index, const json &value) { self.at(index) = json(value); }
inline void remove(json &self, const std::string &key) {
  if (self.erase(key) == 0) throw std::out_of_range("key '" + key + "' not found");
}
inline void remove(json &self, std::size_t index) { self.erase(index); }

template <class Json>
Json &filled(Json &self) {
  if (self.empty()) throw std::out_of_range("there is nothing in it");
  return self;
}
inline json &front(json &self) { return filled(self).front(); }
inline json &back(json &self) { return filled(self).back(); }

/// What is in it, as copies: with names, or with numbers for names.
inline std::vector<std::pair<std::string, json>> items(const json &self) {
  std::vector<std::pair<std::string, json>> out;
  for (const auto &[key, value] : self.items()) out.emplace_back(key, value);
  return out;
}
/// What is in it from the last to the first, as copies.
inline std::vector<json> reversed(const json &self) { return {self.rbegin(), self.rend()}; }
/// The part of that name, or the other one.
inline json value_or(const json &self, const std::string &key, const json &otherwise) { return self.value(key, otherwise); }
inline bytes get_bytes(const json &self) { return self.get_binary(); }
inline void insert(json &self, std::size_t index, const json &value) {
  if (!self.is_array() || index > self.size()) throw std::out_of_range("no place of a list");
  self.insert(self.begin() + static_cast<std::ptrdiff_t>(index), json(value));
}

}  // namespace more
