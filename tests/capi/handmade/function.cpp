// function: in both directions.
#include <functional>
#include <thread>

#include "hand.hpp"

using namespace ferrule;

namespace hand {
using Function = std::function<std::string(std::int32_t)>;

struct Caller {
  Function function;
};

static Function lift(const hand_function_i32_to_str *from) {
  return [shared = take_callback(from)](std::int32_t number) {
    return text_of([&](auto... out) { return shared->call(shared->context, number, out...); });
  };
}
}  // namespace hand

using hand::Caller;
template <>
struct ferrule::exported<Caller> : ferrule::as_handle<hand_caller> {
  static const ferrule::descriptor descriptor;
};
const ferrule::descriptor ferrule::exported<Caller>::descriptor = ferrule::describe<Caller>("hand::Caller");

hand_status hand_caller_new(const hand_function_i32_to_str *function, hand_caller **out, hand_error **error) {
  return call(error, [&] { construct<Caller>(out, hand::lift(function)); });
}
void hand_caller_free(hand_caller *self) { exports::free(self); }

hand_status hand_caller_call(const hand_caller *self, int32_t number, hand_str *out, hand_owner **owner, hand_error **error) {
  return call(error, shared<Caller>(self), [&](const Caller &self_) { hand::give(self_.function(number) + "!", out, owner); });
}

hand_status hand_caller_call_nested(const hand_caller *self, int32_t number, hand_str *out, hand_owner **owner, hand_error **error) {
  return call(error, shared<Caller>(self), [&](const Caller &self_) {
    try {
      hand::give(self_.function(number), out, owner);
    } catch (...) {
      std::throw_with_nested(std::invalid_argument("the function does not like this number"));
    }
  });
}

hand_status hand_caller_forget(hand_caller *self, hand_error **error) {
  return call(error, exclusive<Caller>(self), [&](Caller &self_) {
    std::thread([last = std::move(self_.function)]() mutable { last = nullptr; }).join();
  });
}

hand_status hand_prefixer(const char *prefix, size_t prefix_size, hand_function_i32_to_str *out, hand_error **error) {
  return call(error, [&] {
    auto *function = new hand::Function([prefix = hand::text(prefix, prefix_size)](std::int32_t number) {
      if (number < 0) throw std::out_of_range("a negative number");
      return prefix + std::to_string(number);
    });
    out->context = function;
    out->call = [](void *context, int32_t number, hand_str *result, hand_owner **owner, hand_error **failed) {
      return call(failed, [&] { hand::give((*static_cast<hand::Function *>(context))(number), result, owner); });
    };
    out->drop = [](void *context) { delete static_cast<hand::Function *>(context); };
  });
}
