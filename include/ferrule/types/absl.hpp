// Abseil's types, those whose headers were included before: absl::string_view, the hash and B-tree maps and sets, InlinedVector,
// Span of const; Status and StatusOr as results, where a failure is the call's error.
//
// Nothing of Abseil is included here: a row exists where the user's own headers have brought the type.
//! library Abseil
#pragma once

#include <vector>

#include "../elements.hpp"
#include "../runtime/failure.hpp"
#include "map.hpp"
#include "string.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

#if defined(ABSL_STRINGS_STRING_VIEW_H_) && !defined(ABSL_USES_STD_STRING_VIEW)
template <>
struct type<absl::string_view, void> {
  using abi = ferrule::abi::str;
  struct arg {
    explicit arg(const abi &from) : text(detail::lift_text(from)) {}
    operator absl::string_view() const { return {text.data(), text.size()}; }
    std::string_view text;
  };
  static void lower(absl::string_view value, abi *out, arena &memory) {
    detail::copy_text({value.data(), value.size()}, out, memory);
  }
};
#endif

#if defined(ABSL_CONTAINER_FLAT_HASH_MAP_H_)
template <class K, class V, class... Rest>
struct type<absl::flat_hash_map<K, V, Rest...>,
            std::enable_if_t<known<K> && known<V> && !is_handle<absl::flat_hash_map<K, V, Rest...>>>>
    : detail::map_row<absl::flat_hash_map<K, V, Rest...>, K, V> {};
#endif
#if defined(ABSL_CONTAINER_NODE_HASH_MAP_H_)
template <class K, class V, class... Rest>
struct type<absl::node_hash_map<K, V, Rest...>,
            std::enable_if_t<known<K> && known<V> && !is_handle<absl::node_hash_map<K, V, Rest...>>>>
    : detail::map_row<absl::node_hash_map<K, V, Rest...>, K, V> {};
#endif
#if defined(ABSL_CONTAINER_BTREE_MAP_H_)
template <class K, class V, class... Rest>
struct type<absl::btree_map<K, V, Rest...>, std::enable_if_t<known<K> && known<V> && !is_handle<absl::btree_map<K, V, Rest...>>>>
    : detail::map_row<absl::btree_map<K, V, Rest...>, K, V> {};
#endif
#if defined(ABSL_CONTAINER_FLAT_HASH_SET_H_)
template <class T, class... Rest>
struct type<absl::flat_hash_set<T, Rest...>, std::enable_if_t<known<T> && !is_handle<absl::flat_hash_set<T, Rest...>>>>
    : list_row<absl::flat_hash_set<T, Rest...>, T, face::set> {};
#endif
#if defined(ABSL_CONTAINER_NODE_HASH_SET_H_)
template <class T, class... Rest>
struct type<absl::node_hash_set<T, Rest...>, std::enable_if_t<known<T> && !is_handle<absl::node_hash_set<T, Rest...>>>>
    : list_row<absl::node_hash_set<T, Rest...>, T, face::set> {};
#endif
#if defined(ABSL_CONTAINER_BTREE_SET_H_)
template <class T, class... Rest>
struct type<absl::btree_set<T, Rest...>, std::enable_if_t<known<T> && !is_handle<absl::btree_set<T, Rest...>>>>
    : list_row<absl::btree_set<T, Rest...>, T, face::set> {};
#endif

#if defined(ABSL_CONTAINER_INLINED_VECTOR_H_)
template <class T, std::size_t N, class Allocator>
struct type<absl::InlinedVector<T, N, Allocator>, std::enable_if_t<known<T> && !is_handle<absl::InlinedVector<T, N, Allocator>>>>
    : list_row<absl::InlinedVector<T, N, Allocator>, T> {};
#endif

#if defined(ABSL_TYPES_SPAN_H_)
template <class T>
struct type<absl::Span<const T>, std::enable_if_t<known<T> && !is_byte<T> && !std::is_same_v<T, bool>>> {
  using abi = ferrule::abi::list<abi_of<T>>;
  static constexpr borrowing borrow = borrow_of<T>;
  static constexpr transfer transferred = transfer_of<T>;

  using arg = std::conditional_t<lifts<T>, lifted_by<type, absl::Span<const T>, abi>, void>;
  static absl::Span<const T> make(const abi &from, scratch &keep) {
    if constexpr (same<T>) {
      require_data(from.data, from.size);
      return {reinterpret_cast<const T *>(from.data), from.size};
    } else {
      return keep.make<std::vector<T>>(lift_list<std::vector<T>, T>(from, keep));
    }
  }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    visit_elements<T>(from, f);
  }
  template <class U = T, class = std::enable_if_t<lowers_copy<U>>>
  static void lower(absl::Span<const T> value, abi *out, arena &memory) {
    lower_elements<T>(value, out, memory);
  }
};
#endif

#if defined(ABSL_STATUS_STATUS_H_)
namespace detail {
// The codes that the standard library has an exception for; its text is the status's message.
inline std::int32_t fail_with_status(const absl::Status &why, error_object **out) {
  const std::string text(why.message());
  switch (why.code()) {
    case absl::StatusCode::kInvalidArgument:
      return ferrule::fail_with(std::invalid_argument(text), out);
    case absl::StatusCode::kOutOfRange:
      return ferrule::fail_with(std::out_of_range(text), out);
    default:
      return ferrule::fail_with(std::runtime_error(why.ToString()), out);
  }
}
}  // namespace detail

template <>
struct fallible<absl::Status, void> {
  using value = void;
  static bool failed(const absl::Status &result) { return !result.ok(); }
  static std::int32_t fail(const absl::Status &result, error_object **out) { return detail::fail_with_status(result, out); }
};
template <>
struct type<absl::Status, void> {
  static constexpr char refused[] = "crosses as the result of a function only, which raises it; in a list or a field nothing would";
};
#endif

#if defined(ABSL_STATUS_STATUSOR_H_)
template <class T>
struct fallible<absl::StatusOr<T>, void> {
  using value = T;
  static bool failed(const absl::StatusOr<T> &result) { return !result.ok(); }
  static T take(absl::StatusOr<T> &&result) { return *std::move(result); }
  static std::int32_t fail(const absl::StatusOr<T> &result, error_object **out) {
    return detail::fail_with_status(result.status(), out);
  }
};
template <class T>
struct type<absl::StatusOr<T>, void> {
  static constexpr char refused[] =
      "crosses as the result of a function only, which raises its error; in a list or a field nothing would";
};
#endif

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
