// How a C++ object goes over: what a call does to one behind a handle that it is given, and what becomes of one that it returns.
#pragma once

#include <initializer_list>

#include "config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// Of a parameter; numbers as model::Borrow.
enum class borrowing {
  none,
  shared,
  exclusive,
  take,   // moved out of the handle
  share,  // by std::shared_ptr
};

// Of a result; numbers as model::Transfer.
enum class transfer { none, value, copy, view, const_view, take, share, static_view };

struct descriptor;  // runtime/descriptor.hpp

// A handle inside of an argument, and what the call does with its object.
struct handle_use {
  const void *handle;
  const descriptor *wanted;
  borrowing borrow;
  bool exclusive;
  bool nullable;
};

// Of several borrows the one that allows most; a call takes all its borrows together.
constexpr borrowing strongest(std::initializer_list<borrowing> all) {
  borrowing most = borrowing::none;
  for (borrowing one : all) most = one > most ? one : most;
  return most;
}

constexpr transfer first_of(std::initializer_list<transfer> all) {
  for (transfer one : all)
    if (one != transfer::none) return one;
  return transfer::none;
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
