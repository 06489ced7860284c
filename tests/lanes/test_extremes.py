"""Names that mean something elsewhere, very many parameters, very long defaults."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from conftest import build, package


def test_names_of_python(words: ModuleType) -> None:
    assert words.lambda_(1) == words.print(1) == 1
    assert words.len("abc") == 3 and words.str(5) == "5" and words.isinstance(1, 2) == 3
    assert words.Kind.None_ == 0 and words.Kind.True_ == 1 and words.Kind.print == 2
    assert [words.Kind.name, words.Kind.value, words.Kind.mro_] == [3, 4, 5] and words.Kind(3) is words.Kind.name


def test_names_of_c(words: ModuleType) -> None:
    assert words.restrict(1) == words.typeof_(1) == words._Bool_(1) == 1
    fields = words.same_fields(words.Fields(restrict_=7, self_=2, from_=8))
    assert (fields.restrict_, fields.self_, fields.out, fields.error, fields.from_, fields.print) == (7, 2, 3, 4, 8, 6)


def test_names_of_ferrule(words: ModuleType) -> None:
    status = words.Status()
    assert status.error(1, 2, 3, 4) == 10 and status.rt(1, 2, 3) == 6 and status.c(1, 2) == 3
    assert (status.type, status.list(), status.bytes()) == (1, 2, [3])
    assert words.handle_of(words.object(), words.level.high) == 6 and words.handle_of(level=words.level.low, object=words.object()) == 5
    assert words.Error().status() == 4 and words.Handle().type(words.object()) == 5


MANY = 300
LONG = 1_000_000


@pytest.fixture(scope="session")
def many_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    parameters = ", ".join(f"int a{i}" for i in range(MANY))
    defaults = ", ".join(f"int a{i} = {i}" for i in range(MANY))
    total = " + ".join(f"a{i}" for i in range(MANY))
    (folder / "many.hpp").write_text(f"""
#pragma once
#include <ferrule/ferrule.hpp>
#include <string>
namespace many {{
FERRULE(export) inline int total({parameters}) {{ return {total}; }}
class FERRULE(export) Sum {{
 public:
  explicit Sum({defaults}) : sum({total}) {{}}
  int sum;
}};
FERRULE(export) inline int size(const std::string &text = "{"x" * LONG}") {{ return static_cast<int>(text.size()); }}
}}  // namespace many
""")
    return build(folder / "out", "many", folder / "many.hpp")


@pytest.fixture(scope="session")
def many(many_folder: Path, lane: str) -> Iterator[ModuleType]:
    yield from package("many", lane, many_folder)


def test_very_many_parameters(many: ModuleType) -> None:
    numbers = list(range(MANY))
    assert many.total(*numbers) == sum(numbers)
    assert many.total(**{f"a{i}": i for i in numbers}) == sum(numbers)
    with pytest.raises(TypeError, match=r"total\(\) missing 1 required positional argument: 'a299'"):
        many.total(*numbers[:-1])
    with pytest.raises(TypeError, match=r"total\(\): argument 'a299' must be int, not str"):
        many.total(*numbers[:-1], "x")
    assert many.Sum().sum == sum(numbers) and many.Sum(a299=0).sum == sum(numbers) - 299
    assert len(inspect.signature(many.total).parameters) == MANY


def test_a_very_long_default(many: ModuleType) -> None:
    assert many.size() == LONG and many.size("ab") == 2
    assert inspect.signature(many.size).parameters["text"].default == "x" * LONG
