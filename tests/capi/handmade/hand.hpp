// What the sources of the handmade library share.
#pragma once

#include <ferrule/runtime/callback.hpp>
#include <ferrule/runtime/exports.hpp>
#include <ferrule/type.hpp>
#include <string>
#include <utility>

#include "hand.h"

namespace hand {

inline void give(std::string text, hand_str *out, hand_owner **owner) {
  ferrule::arena memory;
  const std::string &kept = memory.keep(std::move(text));
  *out = {kept.data(), kept.size()};
  *owner = memory.finish<hand_owner>();
}

inline std::string text(const char *data, std::size_t size) {
  ferrule::require_utf8(data, size);
  return std::string(data, size);
}

// A text that a callback gives back.
template <class Call>
std::string text_of(Call &&call) {
  hand_str result = {nullptr, 0};
  ferrule::callback_owner<hand_owner> owner;
  hand_error *error = nullptr;
  hand_status code = call(&result, owner.out(), &error);
  ferrule::check_callback(code, error);
  return text(result.data, result.size);
}

}  // namespace hand
