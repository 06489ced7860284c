// The Python files that are the same in every package; the build makes the source of this out of src/emit/python/.
#pragma once

#include <string>

namespace ferrule::emit::python {

// The text of "_runtime.py" or "_shapes.py".
std::string fixed_text(const std::string &name);

}  // namespace ferrule::emit::python
