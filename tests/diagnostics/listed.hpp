#pragma once

namespace vendor {

struct Hidden;

class Thing {
 public:
  Thing();
  int size() const;
  Hidden *hidden();   // error[skipped-member]: `vendor::Thing::hidden()` is skipped: `vendor::Hidden` has no row
};

namespace inner {
class Other {};
}  // namespace inner

}  // namespace vendor
