import pytest

import {{module}}


def test_distance() -> None:
    assert {{module}}.distance({{module}}.Point(0, 0), {{module}}.Point(x=3, y=4)) == 5


def test_path() -> None:
    path = {{module}}.Path("coast")
    path.add({{module}}.Point(0, 0)).add({{module}}.Point(0, 2)).add({{module}}.Point(1.5, 2))
    assert path.name == "coast"
    assert path.length() == 3.5
    assert path.points()[-1] == {{module}}.Point(1.5, 2)


def test_errors() -> None:
    with pytest.raises(ValueError, match="no length"):
        {{module}}.Path("empty").length()
    with pytest.raises(TypeError, match=r"Path\(\): argument 'name' must be str, not int"):
        {{module}}.Path(7)  # type: ignore[arg-type]
