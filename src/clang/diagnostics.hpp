// clang's diagnostics as ours.
#pragma once

#include <vector>

#include "model/diagnostic.hpp"

namespace ferrule::clang {

class TranslationUnit;

std::vector<Diagnostic> convert_diagnostics(const TranslationUnit &unit);

}  // namespace ferrule::clang
