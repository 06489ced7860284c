#include "emitters.hpp"

namespace ferrule::emit {

const std::vector<Emitter> &emitters() {
  static const std::vector<Emitter> all = {
  };
  return all;
}

Files emit_all(const model::Interface &interface) {
  Files files;
  for (const Emitter &emitter : emitters()) emitter.emit(interface, files);
  return files;
}

}  // namespace ferrule::emit
