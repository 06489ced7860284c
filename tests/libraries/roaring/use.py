"""Sets of integers, and what one does with them."""

import roaring

evens = roaring.Roaring(list(range(0, 1000, 2)))
assert evens.cardinality() == 500
assert evens.contains(4) and not evens.contains(5)
small = roaring.Roaring()
small.addRange(0, 10)
small.addMany([4, 100_000])
assert list(small) == [*range(10), 100_000]
assert list(evens & small) == [0, 2, 4, 6, 8]
assert (evens | small).cardinality() == 506
assert list(small - evens) == [1, 3, 5, 7, 9, 100_000]
assert (evens ^ small).cardinality() == 495 + 6
assert evens.select(3) == (True, 6) and not evens.select(5000)[0]
assert evens.rank(10) == 6 and evens.minimum() == 0 and evens.maximum() == 998
assert small == roaring.Roaring([100_000, *range(10)]) and small != evens
assert (evens & small).isSubset(small) and evens.intersect(small)
assert evens.jaccard_index(evens) == 1.0

assert roaring.Roaring.fastunion([evens, small, roaring.Roaring([7])]).cardinality() == 506
assert small.toUint32Array() == [*range(10), 100_000]
size, data = small.write(True)
assert size == len(data) and roaring.Roaring.readSafe(data) == small
try:
    roaring.Roaring.readSafe(b"\0rubbish")
    raise SystemExit("no error")
except RuntimeError as error:
    assert str(error) == "failed alloc while reading", error

copy = roaring.Roaring(small)
copy.remove(4)
assert small.contains(4) and not copy.contains(4)
copy.runOptimize()
copy.flip(0, 10)
assert copy.contains(4) and not copy.contains(1)

for wrong in (-1, 2**32):
    try:
        evens.add(wrong)
        raise SystemExit("no error")
    except OverflowError as error:
        assert "argument 'x' must be in the range 0 to 4294967295" in str(error)

assert sum(1 for _ in evens) == 500
assert evens.getSizeInBytes() > 0
