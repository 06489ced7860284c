// The one place that writes files.
#pragma once

#include <string>
#include <vector>

#include "emit/files.hpp"

namespace ferrule {

// By way of a file beside it, so that nobody ever sees half of it; left alone if it would not change.  Throws as `write` does.
void write_file(const std::string &file, const std::string &text);

// Below `folder`, each by way of a file beside it, so that nobody ever sees half of one; what would not change is left alone.
// Then the dependency file, if one is wanted, which names the headers that were read.  `.ferrule-stamp` comes last and is always
// new: whoever waits for it knows that all else is there.  Throws std::filesystem::filesystem_error.
void write(const emit::Files &files, const std::string &folder, const std::string &depfile,
           const std::vector<std::string> &headers);

}  // namespace ferrule
