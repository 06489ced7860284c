// What users of Eigen write with templates and expressions: numbers in and out, products, solutions.  And its assertions, which
// would end the process, as exceptions.
#pragma once
#include <stdexcept>
#define eigen_assert(condition)                                \
  do {                                                         \
    if (!(condition)) throw std::invalid_argument(#condition); \
  } while (false)
#include <Eigen/Dense>
#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

namespace more {

using Eigen::Index;
using numbers = std::vector<double>;

template <class Matrix>
const Matrix &at(const Matrix &matrix, Index row, Index column) {
  if (row < 0 || column < 0 || row >= matrix.rows() || column >= matrix.cols()) throw std::out_of_range("there is no such place");
  return matrix;
}
template <class Matrix>
const Matrix &at(const Matrix &matrix, Index index) {
  if (index < 0 || index >= matrix.size()) throw std::out_of_range("there is no such place");
  return matrix;
}
/// As they lie in memory, column by column.
template <class Matrix>
numbers data(const Matrix &matrix) {
  return {matrix.data(), matrix.data() + matrix.size()};
}
template <class Matrix>
Matrix map(const numbers &from, Index rows, Index columns) {
  if (rows < 0 || columns < 0 || rows * columns != static_cast<Index>(from.size()))
    throw std::invalid_argument("there are not so many numbers");
  return Matrix(Eigen::Map<const Matrix>(from.data(), rows, columns));
}
template <class Matrix>
std::string text(const Matrix &matrix) {
  std::ostringstream out;
  out << matrix;
  return out.str();
}

namespace v3 {
using Self = Eigen::Vector3d;
inline numbers data(const Self &self) { return more::data(self); }
inline double coeff(const Self &self, Index rowId, Index colId) { return at(self, rowId, colId).coeff(rowId, colId); }
inline double coeff(const Self &self, Index index) { return at(self, index).coeff(index); }
inline void set(Self &self, Index rowId, Index colId, double value) { at(self, rowId, colId), self(rowId, colId) = value; }
inline void set(Self &self, Index index, double value) { at(self, index), self(index) = value; }
inline std::string text(const Self &self) { return more::text(self); }
inline Self add(const Self &self, const Self &other) { return self + other; }
inline Self subtract(const Self &self, const Self &other) { return self - other; }
inline Self scale(const Self &self, double by) { return self * by; }
inline bool equal(const Self &self, const Self &other) {
  return self.rows() == other.rows() && self.cols() == other.cols() && self == other;
}
/// A copy of numbers that lie column by column.
inline Self vector3d(const numbers &from) { return map<Self>(from, 3, 1); }
inline double dot(const Self &self, const Self &other) { return self.dot(other); }
inline Self normalized(const Self &self) { return self.normalized(); }
inline Self cross(const Self &self, const Self &other) { return self.cross(other); }
}  // namespace v3

namespace m3 {
using Self = Eigen::Matrix3d;
inline numbers data(const Self &self) { return more::data(self); }
inline double coeff(const Self &self, Index rowId, Index colId) { return at(self, rowId, colId).coeff(rowId, colId); }
inline double coeff(const Self &self, Index index) { return at(self, index).coeff(index); }
inline void set(Self &self, Index rowId, Index colId, double value) { at(self, rowId, colId), self(rowId, colId) = value; }
inline void set(Self &self, Index index, double value) { at(self, index), self(index) = value; }
inline std::string text(const Self &self) { return more::text(self); }
inline Self add(const Self &self, const Self &other) { return self + other; }
inline Self subtract(const Self &self, const Self &other) { return self - other; }
inline Self scale(const Self &self, double by) { return self * by; }
inline bool equal(const Self &self, const Self &other) {
  return self.rows() == other.rows() && self.cols() == other.cols() && self == other;
}
/// A copy of numbers that lie column by column.
inline Self matrix3d(const numbers &from) { return map<Self>(from, 3, 3); }
inline Eigen::Vector3d apply(const Self &self, const Eigen::Vector3d &to) { return self * to; }
inline Self multiply(const Self &self, const Self &other) { return self * other; }
inline Self transpose(const Self &self) { return self.transpose(); }
inline Self inverse(const Self &self) {
  const Eigen::FullPivLU<Self> lu(self);
  if (!lu.isInvertible()) throw std::domain_error("the matrix has no inverse");
  return lu.inverse();
}
/// What x is in self x = right.
inline Eigen::Vector3d solve(const Self &self, const Eigen::Vector3d &right) { return self.colPivHouseholderQr().solve(right); }
}  // namespace m3

namespace vx {
using Self = Eigen::VectorXd;
inline numbers data(const Self &self) { return more::data(self); }
inline double coeff(const Self &self, Index rowId, Index colId) { return at(self, rowId, colId).coeff(rowId, colId); }
inline double coeff(const Self &self, Index index) { return at(self, index).coeff(index); }
inline void set(Self &self, Index rowId, Index colId, double value) { at(self, rowId, colId), self(rowId, colId) = value; }
inline void set(Self &self, Index index, double value) { at(self, index), self(index) = value; }
inline std::string text(const Self &self) { return more::text(self); }
inline Self add(const Self &self, const Self &other) { return self + other; }
inline Self subtract(const Self &self, const Self &other) { return self - other; }
inline Self scale(const Self &self, double by) { return self * by; }
inline bool equal(const Self &self, const Self &other) {
  return self.rows() == other.rows() && self.cols() == other.cols() && self == other;
}
/// A copy of numbers that lie column by column.
inline Self vectorxd(const numbers &from) { return map<Self>(from, static_cast<Index>(from.size()), 1); }
inline double dot(const Self &self, const Self &other) { return self.dot(other); }
inline Self normalized(const Self &self) { return self.normalized(); }
}  // namespace vx

namespace mx {
using Self = Eigen::MatrixXd;
inline numbers data(const Self &self) { return more::data(self); }
inline double coeff(const Self &self, Index rowId, Index colId) { return at(self, rowId, colId).coeff(rowId, colId); }
inline double coeff(const Self &self, Index index) { return at(self, index).coeff(index); }
inline void set(Self &self, Index rowId, Index colId, double value) { at(self, rowId, colId), self(rowId, colId) = value; }
inline void set(Self &self, Index index, double value) { at(self, index), self(index) = value; }
inline std::string text(const Self &self) { return more::text(self); }
inline Self add(const Self &self, const Self &other) { return self + other; }
inline Self subtract(const Self &self, const Self &other) { return self - other; }
inline Self scale(const Self &self, double by) { return self * by; }
inline bool equal(const Self &self, const Self &other) {
  return self.rows() == other.rows() && self.cols() == other.cols() && self == other;
}
/// A copy of numbers that lie column by column.
inline Self matrixxd(const numbers &from, Index rows, Index columns) { return map<Self>(from, rows, columns); }
inline Eigen::VectorXd apply(const Self &self, const Eigen::VectorXd &to) { return self * to; }
inline Self multiply(const Self &self, const Self &other) { return self * other; }
inline Self transpose(const Self &self) { return self.transpose(); }
inline Self inverse(const Self &self) {
  const Eigen::FullPivLU<Self> lu(self);
  if (!lu.isInvertible()) throw std::domain_error("the matrix has no inverse");
  return lu.inverse();
}
/// What x is in self x = right.
inline Eigen::VectorXd solve(const Self &self, const Eigen::VectorXd &right) { return self.colPivHouseholderQr().solve(right); }
}  // namespace mx

namespace qd {
using Self = Eigen::Quaterniond;
inline Eigen::Vector3d vec(const Self &self) { return self.vec(); }
inline Self quaternion(const numbers &from) {
  if (from.size() != 4) throw std::invalid_argument("a quaternion is of four numbers: x, y, z and w");
  return Self(from.data());
}
inline Self multiply(const Self &self, const Self &other) { return self * other; }
inline Eigen::Vector3d rotate(const Self &self, const Eigen::Vector3d &what) { return self * what; }
inline Eigen::Matrix3d toRotationMatrix(const Self &self) { return self.toRotationMatrix(); }
inline void setIdentity(Self &self) { self.setIdentity(); }
}  // namespace qd

}  // namespace more
