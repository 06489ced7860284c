// The ABI manifest as plain data: what a library has promised.  emit/manifest writes it; it is read here, because names and numbers
// that were given once are given again, and because two of them are compared (src/abi).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "interface.hpp"

namespace ferrule::model {

struct Manifest {
  // Keyed, in the order of the text.
  template <class T>
  struct Table : std::vector<std::pair<std::string, T>> {
    const T *find(const std::string &name) const {
      for (const auto &[key, value] : *this)
        if (key == name) return &value;
      return nullptr;
    }
  };

  struct Error {
    int status = 0;
    std::string cpp;
    std::vector<std::string> bases;  // C names of statuses
  };
  struct Function {
    std::string cpp;                                 // its key; "" for the computed value of a default
    std::string default_of;                          // then "geo_shift.by"
    std::vector<std::string> parameters;             // C declarations
    std::vector<std::string> takes;                  // names of handles that are empty afterwards
    std::optional<std::vector<std::string>> shapes;  // of the C++ parameters, by the words that make overload suffixes
  };
  struct Field {
    std::string declaration;
    std::int64_t offset = 0;
    bool operator==(const Field &other) const { return declaration == other.declaration && offset == other.offset; }
  };
  struct Type {
    std::string kind;                                         // enum, flags, handle, struct, table
    std::string cpp;                                          // "" for what is composed: lists, optionals …
    std::string integer;                                      // of an enumeration
    std::vector<std::pair<std::string, std::string>> values;  // of an enumeration: numbers as text
    std::vector<std::string> bases;                           // of a handle
    std::int64_t size = 0, alignment = 0;                     // of a struct
    std::vector<Field> fields;                                // of a struct; of a table, in which offsets mean nothing
  };

  std::string module, version;
  int abi = 1;
  decl::Platform platform;
  Table<Error> errors;
  Table<std::string> constants;  // C literals
  Table<Type> types;
  Table<Function> functions;

  // The name that was given to something of C++; "" for none.
  std::string name_of(const std::string &key) const;
};

// nullopt where the text is none, and then `why` says so.
std::optional<Manifest> read_manifest(const std::string &text, std::string &why);

// What a C name is given to, and is kept for: "geo::Path::add(const geo::Point &)".
std::string manifest_key(const Interface &interface, const Function &function);
// The same without parameters, "geo::Path::add", which all overloads share; "" for what cannot be overloaded (a field).
std::string manifest_stem(const Interface &interface, const Function &function);
// The words of its parameters' shapes: "str", "f64".
std::vector<std::string> manifest_shapes(const Interface &interface, const Function &function);

}  // namespace ferrule::model
