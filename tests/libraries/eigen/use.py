"""Matrices and vectors are filled, combined and solved; what does not fit is an exception, where C++ would end the process."""

import copy
import math

import eig


def wrong(call, kind, said):
    try:
        call()
    except kind as error:
        assert said in str(error), error
        return
    raise SystemExit("no error")


# A vector of three: its fields, its sums.
v = eig.Vector3d(1, 2, 2)
assert (v.norm(), v.squaredNorm(), v.sum(), len(v), v.rows(), v.cols()) == (3, 9, 5, 3, 3, 1)
assert v.data() == [1, 2, 2] and v.coeff(1) == 2 and v.coeff(2, 0) == 2 and str(v) == "1\n2\n2"
w = v + eig.vector3d([0, 0, 1])
assert w.data() == [1, 2, 3] and (w - v).data() == [0, 0, 1] and (v * 2).data() == [2, 4, 4] and v.dot(w) == 11
assert v.cross(w).data() == [2, -1, 0] and v.normalized().norm() == 1 and v == copy.copy(v) and v != w
v.normalize()
assert math.isclose(v.norm(), 1)
assert v.setConstant(4) is v and v.data() == [4, 4, 4] and v.setZero() is v and v.sum() == 0

# Matrices: products, inverses, solutions.
m = eig.matrix3d([2, 0, 0, 0, 4, 0, 1, 0, 5])
assert m.coeff(0, 2) == 1 and m.coeff(2, 0) == 0 and m.trace() == 11 and math.isclose(m.determinant(), 40)
assert m.transpose().coeff(2, 0) == 1 and m.apply(eig.Vector3d(1, 1, 1)).data() == [3, 4, 5]
one = m @ m.inverse()
assert all(math.isclose(one.coeff(i, k), i == k, abs_tol=1e-12) for i in range(3) for k in range(3))
assert all(math.isclose(a, b) for a, b in zip(m.solve(eig.Vector3d(3, 4, 5)).data(), [1, 1, 1]))
m.transposeInPlace()
assert m.coeff(2, 0) == 1
m.set(0, 0, 9)
assert m.data()[0] == 9 and m.mean() > 0

# Of any size.
x = eig.MatrixXd()
x.setOnes(2, 3)
assert (x.rows(), x.cols(), x.sum()) == (2, 3, 6)
x.conservativeResize(eig.NoChange_t.NoChange, 2)
assert (x.rows(), x.cols()) == (2, 2) and x.setZero(3, 1) is x and x.rows() == 3
grid = eig.matrixxd([1, 3, 2, 4], 2, 2)
assert grid.coeff(0, 1) == 2 and grid.apply(eig.vectorxd([1, 1])).data() == [3, 7] and (grid @ grid).data() == [7, 15, 10, 22]
assert all(math.isclose(a, b) for a, b in zip(grid.solve(eig.vectorxd([3, 7])).data(), [1, 1]))

# Rotations: a quarter turn about z.
turn = eig.Quaterniond(math.sqrt(0.5), 0, 0, math.sqrt(0.5))
assert all(math.isclose(a, b, abs_tol=1e-12) for a, b in zip(turn.rotate(eig.Vector3d(1, 0, 0)).data(), [0, 1, 0]))
assert math.isclose((turn * turn).z(), 1) and math.isclose(turn.inverse().z(), -math.sqrt(0.5)) and math.isclose(turn.norm(), 1)
assert math.isclose(turn.toRotationMatrix().coeff(1, 0), 1) and turn.vec().coeff(2) == turn.z()
assert eig.quaternion([0, 0, 0, 1]).w() == 1

# What does not fit.
wrong(lambda: m.coeff(3, 0), IndexError, "no such place")
wrong(lambda: v.coeff(-1), IndexError, "no such place")
wrong(lambda: v.set(3, 1.0), IndexError, "no such place")
wrong(lambda: grid + eig.matrixxd([1, 2, 3], 3, 1), ValueError, "rows()")
wrong(lambda: grid @ eig.matrixxd([1, 2, 3], 3, 1), ValueError, "")
wrong(lambda: m.resize(4, 4), ValueError, "")
wrong(lambda: eig.vector3d([1, 2]), ValueError, "not so many numbers")
wrong(lambda: eig.matrixxd([1, 2, 3], 2, 2), ValueError, "not so many numbers")
wrong(lambda: eig.matrixxd([], -1, 0), ValueError, "not so many numbers")
wrong(lambda: eig.matrixxd([0, 0, 0, 0], 2, 2).inverse(), ValueError, "has no inverse")
wrong(lambda: eig.MatrixXd().resize(-1, 2), ValueError, "")
wrong(lambda: eig.matrixxd([1, 2, 3], 3, 1).determinant(), ValueError, "rows() == ")
wrong(lambda: eig.quaternion([1]), ValueError, "four numbers")
for call in (lambda: eig.vector3d("abc"), lambda: v + 1, lambda: m.apply(grid), lambda: m.coeff("a", 0)):
    wrong(call, TypeError, "")
