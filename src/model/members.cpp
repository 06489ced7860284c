#include "members.hpp"

namespace ferrule::model {

std::vector<std::vector<Index>> members_of_classes(const Interface &interface) {
  std::vector<std::vector<Index>> out(interface.classes.size());
  for (std::size_t i = 0; i < interface.functions.size(); ++i)
    if (const Index owner = interface.functions[i].owner; owner != none)
      out.at(static_cast<std::size_t>(owner)).push_back(static_cast<Index>(i));
  return out;
}

}  // namespace ferrule::model
