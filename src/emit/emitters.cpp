#include "emitters.hpp"

#include "c_cdef.hpp"
#include "c_header.hpp"
#include "lane.hpp"
#include "lane_forms.hpp"
#include "manifest.hpp"
#include "package.hpp"
#include "portable.hpp"
#include "shims.hpp"
#include "stubs.hpp"
#include "version_script.hpp"

namespace ferrule::emit {

const std::vector<Emitter> &emitters() {
  static const std::vector<Emitter> all = {
      {"manifest", emit_manifest},  // before the shims, which have it in them too
      {"c-header", emit_c_header}, {"c-cdef", emit_c_cdef},     {"shims", emit_shims}, {"version-script", emit_version_script},
      {"package", emit_package},   {"portable", emit_portable}, {"stubs", emit_stubs}, {"lane-header", emit_lane_header},
      {"lane", emit_lane},
  };
  return all;
}

Files emit_all(const model::Interface &interface) {
  Files files;
  for (const Emitter &emitter : emitters()) emitter.emit(interface, files);
  return files;
}

}  // namespace ferrule::emit
