import pytest

import geo


def test_distance() -> None:
    assert geo.distance(geo.Point(0, 0), geo.Point(x=3, y=4)) == 5


def test_path() -> None:
    path = geo.Path("coast")
    path.add(geo.Point(0, 0)).add(geo.Point(0, 2)).add(geo.Point(1.5, 2))
    assert path.name == "coast"
    assert path.length() == 3.5
    assert path.points()[-1] == geo.Point(1.5, 2)


def test_errors() -> None:
    with pytest.raises(ValueError, match="no length"):
        geo.Path("empty").length()
    with pytest.raises(TypeError, match=r"Path\(\): argument 'name' must be str, not int"):
        geo.Path(7)  # type: ignore[arg-type]
