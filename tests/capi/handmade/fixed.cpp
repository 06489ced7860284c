// What every library has.
#include "hand.hpp"

using namespace ferrule;

hand_status hand_error_status(const hand_error *error) { return exports::error_status(error); }
const char *hand_error_message(const hand_error *error) { return exports::error_message(error); }
const hand_error *hand_error_cause(const hand_error *error) { return exports::error_cause(error); }
void *hand_error_host(const hand_error *error) { return exports::error_host(error); }
void hand_error_free(hand_error *error) { exports::error_free(error); }
hand_error *hand_error_new(hand_status status, const char *type, const char *message, void *host, void (*drop)(void *),
                           hand_error *cause) {
  return exports::error_new(status, type, message, host, drop, cause);
}
void hand_release(hand_owner *owner) { exports::release(owner); }
size_t hand_live_handles() { return exports::live_handles(); }
