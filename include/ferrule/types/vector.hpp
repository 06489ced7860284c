// std::vector: a list.  Vectors of bytes cross as bytes instead (bytes.hpp).
//! table Vectors
//! shows std::vector<double>
//! shows std::vector<std::string>
//! shows std::vector<Point>
//! shows std::vector<Path>
//! shows std::vector<std::vector<int>>
#pragma once

#include <vector>

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <class T, class Allocator>
struct type<std::vector<T, Allocator>, std::enable_if_t<known<T> && !is_byte<T> && !is_handle<std::vector<T, Allocator>>>>
    : list_row<std::vector<T, Allocator>, T> {};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
