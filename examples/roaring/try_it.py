"""Set algebra over millions of integers with CRoaring, checked against Python's own sets, and timed.

Runs in any Python that has the wheel made by

    ferrule bind roaring/roaring.hh --export Roaring --link roaring --module roar

and prints what it found as one line of JSON.
"""

import copy
import json
import platform
import time

import roar

MILLION = 1_000_000


def members(bitmap):
    """All values of a bitmap, by iteration where the library's header offers it, else from its text."""
    if hasattr(bitmap, "__iter__"):
        return set(bitmap)
    text = bitmap.toString()[1:-1]
    return set(map(int, text.split(","))) if text else set()


def timed(what, spent, call):
    start = time.perf_counter()
    result = call()
    spent[what] = spent.get(what, 0.0) + time.perf_counter() - start
    return result


def fill(bitmap, values):
    add = bitmap.add
    for value in values:
        add(value)


def main():
    spent = {}
    thirds, evens = range(0, 3 * MILLION // 2, 3), range(0, MILLION, 2)
    a, b = roar.Roaring(), roar.Roaring()
    timed("fill", spent, lambda: fill(a, thirds))
    timed("fill", spent, lambda: fill(b, evens))
    timed("ranges", spent, lambda: (a.addRange(2 * MILLION, 3 * MILLION), b.addRange(5 * MILLION // 2, 7 * MILLION // 2)))

    set_a = set(thirds) | set(range(2 * MILLION, 3 * MILLION))
    set_b = set(evens) | set(range(5 * MILLION // 2, 7 * MILLION // 2))
    python = {}
    expected = {
        "&": timed("sets", python, lambda: set_a & set_b),
        "|": timed("sets", python, lambda: set_a | set_b),
        "-": timed("sets", python, lambda: set_a - set_b),
        "^": timed("sets", python, lambda: set_a ^ set_b),
    }
    found = {
        "&": timed("algebra", spent, lambda: a & b),
        "|": timed("algebra", spent, lambda: a | b),
        "-": timed("algebra", spent, lambda: a - b),
        "^": timed("algebra", spent, lambda: a ^ b),
    }
    for operator, bitmap in found.items():
        assert bitmap.cardinality() == len(expected[operator]), operator
        assert timed("read", spent, lambda bitmap=bitmap: members(bitmap)) == expected[operator], operator

    union = copy.copy(a)
    union |= b
    assert union == found["|"]
    union &= a
    assert union == a
    assert found["&"].isSubset(a)
    assert not a.isSubset(found["&"])
    assert a.and_cardinality(b) == len(expected["&"])
    assert abs(a.jaccard_index(b) - len(expected["&"]) / len(expected["|"])) < 1e-12
    assert a.minimum() == 0
    assert a.maximum() == 3 * MILLION - 1
    assert a.contains(3)
    assert not a.contains(4)

    runs = roar.Roaring()
    timed("fill", spent, lambda: fill(runs, range(MILLION // 10)))
    size = runs.getSizeInBytes()
    assert runs.runOptimize()
    assert runs.getSizeInBytes() < size // 100
    for wrong, error in ((2**32, OverflowError), (-1, OverflowError), ("1", TypeError), (1.0, TypeError)):
        try:
            a.add(wrong)
        except error as caught:
            assert "Roaring.add(): argument 'x'" in str(caught), caught
        else:
            raise AssertionError(f"add({wrong!r}) went through")

    print(
        json.dumps(
            {
                "python": f"{platform.python_implementation()} {platform.python_version()}",
                "lane": roar.__lane__,
                "checked": f"{sum(len(each) for each in expected.values()):,} members of 4 results",
                "seconds": {**spent, **{f"Python's {name}": value for name, value in python.items()}},
            }
        )
    )


main()
