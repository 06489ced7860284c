// <module>.abi.json: every C name that was given, its signature, numbers and layouts; kept in the author's repository, compared
// with by `ferrule check`, and embedded in the library so that it describes itself.
#pragma once

#include <map>
#include <string>

#include "files.hpp"
#include "model/interface.hpp"

namespace ferrule::emit {

void emit_manifest(const model::Interface &interface, Files &files);

// The text of that file, which the library has in it as well.
std::string manifest_text(const model::Interface &interface);

// "geo::Path::add(const geo::Point &)": what a C name was given to, and is kept for.
std::string manifest_key(const model::Interface &interface, const model::Function &function);

// C names by their keys, from the text of a kept manifest; empty for what is none.
std::map<std::string, std::string> manifest_names(const std::string &text);

}  // namespace ferrule::emit
