// From declarations and the compiler's answers to the interface.
#pragma once

#include "answers.hpp"
#include "declarations.hpp"
#include "diagnostic.hpp"
#include "interface.hpp"
#include "manifest.hpp"
#include "settings.hpp"

namespace ferrule::model {

// What must be asked of the compiler before the interface can be built.
Inquiry inquire(const decl::Unit &unit);

// Never fails: what cannot cross is a diagnostic (in marked code) or a Skip (in listed code), and the rest is built.
// `kept`: the manifest whose names and numbers are given again; may be null.
Interface build(const decl::Unit &unit, const Settings &settings, const Answers &answers, Diagnostics &diagnostics,
                const Manifest *kept = nullptr);

}  // namespace ferrule::model
