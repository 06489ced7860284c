"""Types that nobody thought of: signatures are drawn, compiled together, and called with what is drawn for them, in both lanes."""

from __future__ import annotations

import contextlib
import gc
import itertools
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import LANES, build, package

pytest.importorskip("hypothesis")
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from signatures import HEADER, SORTS, Signature

ALL = "FERRULE_TEST_ALL" in os.environ
numbers = itertools.count()
drawn_once = settings(
    deadline=None, database=None, derandomize=not ALL, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
SIGNATURES = st.lists(st.tuples(st.lists(SORTS, min_size=1, max_size=4), st.booleans()), min_size=12, max_size=12)


class Wrong:
    """Of no type that C++ takes."""


def check(module: ModuleType, signature: Signature, drawn: tuple[Any, ...]) -> None:
    n, sorts = signature.number, signature.sorts
    values = [sort.make(module, each) for sort, each in zip(sorts, drawn)]
    record_of, box = getattr(module, f"Record{n}"), getattr(module, f"Box{n}")()
    ways = {"a function": getattr(module, f"give{n}")(*values)}
    record = getattr(module, f"same{n}")(record_of(*values))
    ways["a record"] = tuple(getattr(record, name) for name in signature.names())
    for name, value in zip(signature.names(), values):
        setattr(box, name, value)
    ways["a class"] = tuple(getattr(box, name) for name in signature.names())
    for way, back in ways.items():
        for sort, value, one in zip(sorts, values, back):
            assert sort.same(value, one), f"{sort}: {value!r} came back from {way} as {one!r}"
    for at, name in enumerate(signature.names()):
        with pytest.raises(TypeError, match=rf"^give{n}\(\): argument '{name}'"):
            getattr(module, f"give{n}")(*values[:at], Wrong(), *values[at + 1 :])


def call_with_all(module: ModuleType, signature: Signature) -> None:
    @settings(drawn_once, max_examples=25)
    @given(st.tuples(*(sort.drawn for sort in signature.sorts)))
    def call(drawn: tuple[Any, ...]) -> None:
        check(module, signature, drawn)

    call()


@settings(drawn_once, max_examples=5 if ALL else 2)  # the first is the simplest that there is
@given(SIGNATURES)
def test_what_is_given_comes_back(tmp_path_factory: pytest.TempPathFactory, drawn: list[Any]) -> None:
    signatures = [Signature(number, *each) for number, each in enumerate(drawn)]
    name = f"signatures{next(numbers)}"
    folder: Path = tmp_path_factory.mktemp(name)
    header = folder / f"{name}.hpp"
    header.write_text(HEADER.format(module=name, functions="".join(each.text() for each in signatures)))
    build(folder / "out", name, header, optimize="-O0")
    for lane in LANES:
        with contextlib.contextmanager(package)(name, lane, folder / "out") as module:
            for signature in signatures:
                call_with_all(module, signature)
            for _ in range(3):
                gc.collect()
            assert module.things() == 0
