// The shims that every library has: errors, owners, handles' counts, what the library says about itself.
#pragma once

#include "model/interface.hpp"
#include "writer.hpp"

namespace ferrule::emit {

void write_shim_fixed_part(const model::Interface &interface, Writer &out);
void write_shim_handle(const model::Class &cls, Writer &out);
void write_shim_inspection(const model::Interface &interface, Writer &out);
void write_shim_manifest(const model::Interface &interface, const std::string &manifest, Writer &out);

}  // namespace ferrule::emit
