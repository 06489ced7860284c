// <module>.abi.json: every C name that was given, its signature, numbers and layouts; kept in the author's repository, compared
// with by `ferrule check`, and embedded in the library so that it describes itself.
#pragma once

#include <string>

#include "files.hpp"
#include "model/interface.hpp"

namespace ferrule::emit {

void emit_manifest(const model::Interface &interface, Files &files);

// The text of that file, which the library has in it as well.
std::string manifest_text(const model::Interface &interface);

}  // namespace ferrule::emit
