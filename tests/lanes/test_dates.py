"""Rows whose values functions of Python convert, by their dotted names: faces/dates.hpp."""

from __future__ import annotations

import datetime
import sys
import types
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import fixtures_of
from test_values import message

dates_folder, dates = fixtures_of("dates")

DAY = datetime.date(2026, 11, 26)
ROW = "which a row names to convert its values,"


def test_functions_inside_of_classes(dates: Any) -> None:
    assert dates.next(DAY) == datetime.date(2026, 11, 27)
    assert dates.all({"a": DAY, "b": DAY}) == [DAY, DAY]
    one = uuid.UUID(int=5)
    assert dates.same(one) == one and dates.same(None) is None
    assert "descriptor 'toordinal'" in message(TypeError, dates.next, 5)
    # Of the function, in the words of the Python that runs it.
    assert message(ValueError, dates.next, datetime.date.max) in ("year 10000 is out of range", "year must be in 1..9999, not 10000")
    assert message(ValueError, dates.same, "no id") == "badly formed hexadecimal UUID string"


def test_the_stub(dates_folder: Path) -> None:
    stub = (dates_folder / "dates" / "__init__.pyi").read_text(encoding="utf-8")
    assert "import datetime\nimport uuid\n" in stub
    assert "def next(day: datetime.date) -> datetime.date: ..." in stub
    assert "def same(id: uuid.UUID | None) -> uuid.UUID | None: ..." in stub


@pytest.mark.parametrize(
    ("call", "kind", "said"),
    [
        ("take0", ImportError, f"'no_such_module.here.function', {ROW} cannot be found: ModuleNotFoundError: No module named 'no_such_module'"),
        ("give0", ImportError, f"'no_such_module.there', {ROW} cannot be found: ModuleNotFoundError: No module named 'no_such_module'"),
        ("take1", ImportError, f"'datetime.date.nothing', {ROW} cannot be found: AttributeError: type object 'datetime.date' has no"),
        ("give1", ImportError, f"'nothing', {ROW} cannot be found: AttributeError: module 'builtins' has no attribute 'nothing'"),
        ("take2", TypeError, f"'math.pi', {ROW} cannot be called: it is of type float"),
    ],
)
def test_names_of_nothing(dates: Any, call: str, kind: type[BaseException], said: str) -> None:
    arguments = [1] if call.startswith("take") else []
    for _ in range(2):
        assert message(kind, getattr(dates, call), *arguments).startswith(said)


@pytest.fixture
def functions() -> Iterator[Any]:
    module = types.ModuleType("faces_of_tests")
    sys.modules["faces_of_tests"] = module
    yield module
    del sys.modules["faces_of_tests"]


def test_functions_that_fail(dates: Any, functions: Any) -> None:
    def refuse(value: object) -> object:
        raise KeyError(value)

    functions.to_text, functions.refuse = str, refuse
    with pytest.raises(KeyError) as raised:
        dates.give3()
    assert raised.value.args == (0,)
    assert message(TypeError, dates.take3, 1) == "take3(): argument 'value' must be int, not str"  # of what the function gave


def test_a_module_whose_own_import_fails(dates: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "faces_of_tests").mkdir()
    (tmp_path / "faces_of_tests" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "faces_of_tests" / "broken.py").write_text("import what_it_needs\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    said = message(ImportError, dates.give2)
    assert said == f"'faces_of_tests.broken.convert', {ROW} cannot be found: ModuleNotFoundError: No module named 'what_it_needs'"
    for name in [name for name in sys.modules if name.startswith("faces_of_tests")]:
        del sys.modules[name]
