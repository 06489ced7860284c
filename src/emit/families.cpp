#include "families.hpp"

#include <algorithm>

namespace ferrule::emit {

using model::Class;
using model::Index;

bool has_families(const model::Interface &interface) {
  return std::any_of(interface.classes.begin(), interface.classes.end(), [](const Class &cls) { return !cls.bases.empty(); });
}

std::vector<Index> bases_of(const model::Interface &interface, Index cls) {
  std::vector<Index> all = interface.classes.at(static_cast<std::size_t>(cls)).bases;
  for (std::size_t i = 0; i < all.size(); ++i)  // grows
    for (Index further : interface.classes.at(static_cast<std::size_t>(all[i])).bases)
      if (std::find(all.begin(), all.end(), further) == all.end()) all.push_back(further);
  return all;
}

std::vector<Index> derived_from(const model::Interface &interface, Index cls) {
  std::vector<Index> found;
  for (std::size_t i = interface.classes.size();
       i-- > static_cast<std::size_t>(cls) + 1;) {  // bases come before what derives from them
    const std::vector<Index> bases = bases_of(interface, static_cast<Index>(i));
    const auto is_repeated = [&](Index base) {
      const std::vector<Index> &repeated = interface.classes[i].repeated;
      return std::find(repeated.begin(), repeated.end(), base) != repeated.end();
    };
    // One that is less than the class is, as it has a base of it twice, stays what it is given as.
    std::vector<Index> own = bases_of(interface, cls);
    own.push_back(cls);
    if (std::find(bases.begin(), bases.end(), cls) != bases.end() && std::none_of(own.begin(), own.end(), is_repeated))
      found.push_back(static_cast<Index>(i));
  }
  return found;
}

bool may_be_derived(const model::Interface &interface, Index cls) {
  return interface.classes.at(static_cast<std::size_t>(cls)).polymorphic && !derived_from(interface, cls).empty();
}

}  // namespace ferrule::emit
