#include "rules.hpp"

namespace ferrule::check {

void check(const Subject &subject, Diagnostics &diagnostics) {
  static const Rule rules[] = {annotation_keys, key_places, overloads, c_names, python_names, keywords, abstract_classes};
  for (Rule rule : rules) rule(subject, diagnostics);
}

}  // namespace ferrule::check
