// The bodies of the shims: which handles a call borrows and how, what it calls, what becomes of the result.
#pragma once

#include "model/interface.hpp"
#include "writer.hpp"

namespace ferrule::emit {

// `overloaded`: see shim_expression.
void write_shim_function(const model::Interface &interface, const model::Function &function, bool overloaded, Writer &out);
// The default of a parameter, or of a record's field, that only C++ can compute.
void write_shim_thunk(const model::Interface &interface, const model::Parameter &parameter, Writer &out);
void write_shim_thunk(const model::Interface &interface, const model::Record::Field &field, Writer &out);
// The field of a marked error class.
void write_shim_error_field(const model::Interface &interface, const model::Error &error, const model::Error::Field &field,
                            Writer &out);

}  // namespace ferrule::emit
