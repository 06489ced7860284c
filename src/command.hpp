// What ferrule-gen does with its command line, wherever that comes from.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace ferrule {

enum class Status { done = 0, wrong_input = 1, wrong_usage = 2, missing_tool = 3 };

// `words` without the program's own name; `program` is the file that this code is in, near which ferrule's headers are looked for.
// What is wrong is said on `err`, in colours where those may be; nothing is thrown.
Status command(const std::vector<std::string> &words, const std::string &program, std::ostream &out, std::ostream &err,
               bool color = false);

}  // namespace ferrule
