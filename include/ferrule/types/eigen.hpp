// Eigen's dense matrices, vectors and arrays, where <Eigen/Core> was included before: a vector is a list, a matrix a list of its
// rows. They are copied, item by item; what has a fixed size takes that and no other.  Nothing of Eigen is included here.
//! library Eigen
#pragma once

#include "../elements.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

#if defined(EIGEN_CORE_H)
namespace detail {
inline void require_size(const char *what, int wanted, std::size_t got) {
  if (wanted != Eigen::Dynamic) require_items(what, static_cast<std::size_t>(wanted), got);
}

template <class Dense, class T>
struct dense_vector_row {
  using abi = ferrule::abi::list<abi_of<T>>;
  static constexpr bool sized = Dense::SizeAtCompileTime != Eigen::Dynamic;
  using arg = std::conditional_t<lifts<T>, lifted_by<dense_vector_row, Dense, abi>, void>;
  static Dense make(const abi &from, scratch &keep) {
    require_data(from.data, from.size);
    require_size("a vector", Dense::SizeAtCompileTime, from.size);
    Dense made;
    made.resize(static_cast<Eigen::Index>(from.size));
    for (std::size_t i = 0; i < from.size; ++i) made.coeffRef(static_cast<Eigen::Index>(i)) = lift<T>(from.data[i], keep);
    return made;
  }
  static void lower(const Dense &value, abi *out, arena &memory) {
    abi_of<T> *items = room_for<abi_of<T>>(static_cast<std::size_t>(value.size()), memory);
    *out = {items, static_cast<std::size_t>(value.size())};
    for (Eigen::Index i = 0; i < value.size(); ++i) lower_value<T>(value.coeff(i), items++, memory);
  }
};

template <class Dense, class T>
struct dense_matrix_row {
  using row = ferrule::abi::list<abi_of<T>>;
  using abi = ferrule::abi::list<row>;
  static constexpr bool sized = Dense::SizeAtCompileTime != Eigen::Dynamic;
  using arg = std::conditional_t<lifts<T>, lifted_by<dense_matrix_row, Dense, abi>, void>;
  static Dense make(const abi &from, scratch &keep) {
    require_data(from.data, from.size);
    require_size("a matrix", Dense::RowsAtCompileTime, from.size);
    const std::size_t columns = from.size         ? from.data[0].size
                                : sized_columns() ? static_cast<std::size_t>(Dense::ColsAtCompileTime)
                                                  : 0;
    require_size("a row of a matrix", Dense::ColsAtCompileTime, columns);
    Dense made;
    made.resize(static_cast<Eigen::Index>(from.size), static_cast<Eigen::Index>(columns));
    for (std::size_t i = 0; i < from.size; ++i) {
      const row &each = from.data[i];
      require_data(each.data, each.size);
      require_items("every row of a matrix", columns, each.size);
      for (std::size_t k = 0; k < columns; ++k)
        made.coeffRef(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k)) = lift<T>(each.data[k], keep);
    }
    return made;
  }
  static void lower(const Dense &value, abi *out, arena &memory) {
    const auto columns = static_cast<std::size_t>(value.cols());
    row *rows = room_for<row>(static_cast<std::size_t>(value.rows()), memory);
    *out = {rows, static_cast<std::size_t>(value.rows())};
    for (Eigen::Index i = 0; i < value.rows(); ++i) {
      abi_of<T> *items = room_for<abi_of<T>>(columns, memory);
      *rows++ = {items, columns};
      for (Eigen::Index k = 0; k < value.cols(); ++k) lower_value<T>(value.coeff(i, k), items++, memory);
    }
  }

 private:
  static constexpr bool sized_columns() { return Dense::ColsAtCompileTime != Eigen::Dynamic; }
};

template <class Dense, class T>
using dense_row = std::conditional_t<Dense::IsVectorAtCompileTime, dense_vector_row<Dense, T>, dense_matrix_row<Dense, T>>;
}  // namespace detail

template <class T, int Rows, int Cols, int Options, int MaxRows, int MaxCols>
struct type<Eigen::Matrix<T, Rows, Cols, Options, MaxRows, MaxCols>,
            std::enable_if_t<known<T> && lowers_copy<T> && !is_handle<Eigen::Matrix<T, Rows, Cols, Options, MaxRows, MaxCols>>>>
    : detail::dense_row<Eigen::Matrix<T, Rows, Cols, Options, MaxRows, MaxCols>, T> {};

template <class T, int Rows, int Cols, int Options, int MaxRows, int MaxCols>
struct type<Eigen::Array<T, Rows, Cols, Options, MaxRows, MaxCols>,
            std::enable_if_t<known<T> && lowers_copy<T> && !is_handle<Eigen::Array<T, Rows, Cols, Options, MaxRows, MaxCols>>>>
    : detail::dense_row<Eigen::Array<T, Rows, Cols, Options, MaxRows, MaxCols>, T> {};
#endif

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
