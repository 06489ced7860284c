"""The project that `ferrule new geo` makes, tried in whichever Python runs this; prints one line of JSON."""

import json
import pickle
import platform
import time

import geo


def main():
    assert geo.distance(geo.Point(0, 0), geo.Point(x=3, y=4)) == 5
    path = geo.Path("coast")
    path.add(geo.Point(0, 0)).add(geo.Point(0, 2)).add(geo.Point(1.5, 2))
    assert (path.name, path.length()) == ("coast", 3.5)
    assert path.points() == [geo.Point(0, 0), geo.Point(0, 2), geo.Point(1.5, 2)]
    assert repr(geo.Point(1, 2)) == "Point(x=1.0, y=2.0)"
    assert pickle.loads(pickle.dumps(geo.Point(1, 2))) == geo.Point(1, 2)
    try:
        geo.Path("empty").length()
    except ValueError as error:
        assert str(error) == "a path without points has no length", error
    else:
        raise AssertionError("an empty path has a length")
    try:
        geo.Path(7)
    except TypeError as error:
        assert str(error) == "Path(): argument 'name' must be str, not int", error
    else:
        raise AssertionError("a path took a number for its name")

    start = time.perf_counter()
    point, longer = geo.Point(1, 1), geo.Path("long")
    for _ in range(100_000):
        longer.add(point)
    assert len(longer.points()) == 100_000
    seconds = {"100,000 calls of add": time.perf_counter() - start}
    lane = f"{platform.python_implementation()} {platform.python_version()}"
    print(json.dumps({"python": lane, "lane": geo.__lane__, "seconds": seconds}))


main()
