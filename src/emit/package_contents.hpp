// Which names every module of the package has, and where they are made.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/interface.hpp"

namespace ferrule::emit::python {

enum class Origin { types /* _types.py, shared by the lanes */, lane };
// Of each module, {} the package's root: its names.  Modules that have only submodules are there too.
using Contents = std::map<std::vector<std::string>, std::map<std::string, Origin>>;

Contents contents(const model::Interface &interface);

// What an error has, of its exported bases too, theirs first.
std::vector<model::Error::Field> all_fields(const model::Interface &interface, const model::Error &error);

// "a.b"
std::string dotted(const std::vector<std::string> &module);

}  // namespace ferrule::emit::python
