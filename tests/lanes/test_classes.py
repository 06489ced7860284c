"""Classes, records, enums: making, using, copying, deriving.  Every test runs in both lanes, which may differ in nothing."""

from __future__ import annotations

import abc
import copy
import gc
import inspect
import pickle
import sys
import threading
import weakref
from enum import IntEnum, IntFlag
from typing import Any

import pytest


def message(exception: type[BaseException], call: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(exception) as raised:
        call(*args, **kwargs)
    assert type(raised.value) is exception
    return str(raised.value)


# ---- making -------------------------------------------------------------------------------------------------------------------


def test_construct(geo: Any) -> None:
    assert geo.Path("a").name == "a"
    assert geo.Path(name="a", join=geo.Join.bevel).name == "a"
    assert geo.Path("a", 3).name == "a"
    assert geo.Pen().width == 1.0


def test_construct_with_the_wrong_arguments(geo: Any) -> None:
    assert message(TypeError, geo.Path) == "Path.__init__() missing 1 required positional argument: 'name'"
    text = "Path.__init__() takes from 2 to 3 positional arguments but 4 were given"
    assert message(TypeError, geo.Path, "a", 1, 2) == text
    assert message(TypeError, geo.Path, "a", nobody=1) == "Path.__init__() got an unexpected keyword argument 'nobody'"
    assert message(TypeError, geo.Path, 1) == "Path(): argument 'name' must be str, not int"
    assert message(TypeError, geo.Path, "a", "round") == "Path(): argument 'join' must be Join, not str"
    with pytest.raises(UnicodeEncodeError, match="Path\\(\\): argument 'name': surrogates not allowed"):
        geo.Path("\udc80")


def test_embedded_nul_and_long_text(geo: Any) -> None:
    assert geo.Path("a\0b").name == "a\0b"
    assert geo.Path("ä" * 100000).name == "ä" * 100000
    assert geo.Path("").name == ""


def test_init_again_replaces_the_value(geo: Any) -> None:
    path = geo.Path("a").add(geo.Point())
    path.__init__("b")
    assert path.name == "b" and len(path) == 0


# ---- methods and properties ---------------------------------------------------------------------------------------------------


def test_a_fluent_method_gives_self(geo: Any) -> None:
    path = geo.Path("a")
    assert path.add(geo.Point()) is path
    assert len(path.add(geo.Point(1, 0)).add(geo.Point(1, 1))) == 3


def test_methods(geo: Any) -> None:
    path = geo.Path("a")
    path.extend([geo.Point(0, 0), geo.Point(3, 4)])
    path.extend(iter([geo.Point(3, 5)]))
    assert path.length == 6.0
    assert path.nearest(geo.Point(3, 3)) == geo.Point(3, 4)
    assert path.nearest(geo.Point(100, 0), radius=1) is None


def test_errors_of_methods(geo: Any) -> None:
    path = geo.Path("a")
    assert message(TypeError, path.add) == "Path.add() missing 1 required positional argument: 'p'"
    assert message(TypeError, path.add, 1, 2) == "Path.add() takes 2 positional arguments but 3 were given"
    assert message(TypeError, path.add, 1) == "Path.add(): argument 'p' must be Point, not int"
    assert message(TypeError, path.extend, 1) == "Path.extend(): argument 'points' must be a sequence of Point, not int"
    assert message(TypeError, path.extend, [geo.Point(), 1]) == "Path.extend(): argument 'points'[1] must be Point, not int"
    assert message(ValueError, path.extend, [geo.Point()] * 1000001) == "more than a million points"


def test_static_methods(geo: Any) -> None:
    assert geo.Path.unit().name == "unit" and geo.Path("a").unit().length == 1.0
    assert message(TypeError, geo.Path.unit, 1) == "Path.unit() takes 0 positional arguments but 1 was given"


def test_properties(geo: Any) -> None:
    path = geo.Path("a")
    path.name = "b"
    assert path.name == "b"
    with pytest.raises(TypeError) as raised:
        path.name = 1
    assert str(raised.value) == "Path.name(): argument 'value' must be str, not int"
    with pytest.raises(AttributeError):
        path.length = 1.0
    with pytest.raises(AttributeError):
        del path.name
    with pytest.raises(AttributeError):
        path.nothing = 1


def test_public_fields(geo: Any) -> None:
    pen = geo.Pen(2)
    pen.width = 3
    assert pen.width == 3.0 and type(pen.width) is float
    with pytest.raises(TypeError) as raised:
        pen.width = "wide"
    assert str(raised.value) == "Pen.width(): argument 'value' must be float, not str"


# ---- special methods ----------------------------------------------------------------------------------------------------------


def test_length_and_items(geo: Any) -> None:
    path = geo.Path.unit()
    assert len(path) == 2 and path[1] == geo.Point(1, 0)
    assert list(path) == [geo.Point(), geo.Point(1, 0)]
    with pytest.raises(IndexError):
        path[2]
    assert message(TypeError, path.__getitem__, "x") == "Path.__getitem__(): argument 'i' must be int, not str"
    text = "Path.__getitem__(): argument 'i' must be in the range 0 to 18446744073709551615, got -1"
    assert message(OverflowError, path.__getitem__, -1) == text


def test_comparison(geo: Any) -> None:
    assert geo.Path("a") == geo.Path("a") and geo.Path("a") != geo.Path("b")
    assert geo.Path("a") != "a" and not geo.Path("a") == 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(geo.Path("a"))
    assert isinstance(hash(geo.Pen()), int)


def test_operators(geo: Any) -> None:
    both = geo.Path("a").add(geo.Point()) | geo.Path.unit()
    assert len(both) == 3 and both.name == "a"
    with pytest.raises(TypeError, match="unsupported operand"):
        geo.Path("a") | 1

    class Other:
        def __ror__(self, other: object) -> str:
            return "mine"

    assert geo.Path("a") | Other() == "mine"
    path = first = geo.Path("a")
    path |= geo.Path.unit()
    assert len(path) == 2 and len(first) == 0


# ---- lifetimes ----------------------------------------------------------------------------------------------------------------


def test_copies(geo: Any) -> None:
    path = geo.Path.unit()
    for other in (copy.copy(path), copy.deepcopy(path)):
        assert other == path and other is not path
        other.add(geo.Point())
        assert len(path) == 2 and len(other) == 3


def test_a_view_keeps_its_owner(geo: Any) -> None:
    path = geo.Path("a")
    pen = path.pen()
    pen.width = 7.0
    assert path.pen().width == 7.0
    del path
    gc.collect()
    assert pen.width == 7.0


def test_shared_objects(geo: Any) -> None:
    geo.shared_pen().width = 5.0
    assert geo.shared_pen().width == 5.0
    assert geo.width_of(geo.shared_pen()) == 5.0
    geo.shared_pen().width = 3.0


def test_an_object_that_was_given_away(geo: Any) -> None:
    path = geo.Path.unit()
    assert geo.consume(path) == 2
    with pytest.raises(ValueError):
        len(path)
    with pytest.raises(ValueError):
        geo.consume(path)


def test_weak_references(geo: Any) -> None:
    path, point = geo.Path("a"), geo.Point()
    for thing in (path, point):
        assert weakref.ref(thing)() is thing
    references = [weakref.ref(path), weakref.ref(point)]
    del path, point, thing
    gc.collect()
    assert [reference() for reference in references] == [None, None]


def test_pickling_is_refused(geo: Any) -> None:
    assert message(TypeError, pickle.dumps, geo.Path("a")) == "cannot pickle 'Path' object"


# ---- handles as arguments -----------------------------------------------------------------------------------------------------


def test_handles(geo: Any) -> None:
    assert geo.width_of(geo.Pen(2)) == 2.0 and geo.width_of(None) == 0.0
    assert message(TypeError, geo.width_of, geo.Path("a")) == "width_of(): argument 'pen' must be Pen or None, not Path"
    assert message(TypeError, geo.consume, 1) == "consume(): argument 'path' must be Path or None, not int"
    assert geo.consume(None) == 0


# ---- classes of C++ and of Python ---------------------------------------------------------------------------------------------


def test_inheritance(geo: Any) -> None:
    loop = geo.Loop("a")
    assert isinstance(loop, geo.Path) and issubclass(geo.Loop, geo.Path)
    loop.extend([geo.Point(0, 0), geo.Point(2, 0), geo.Point(2, 2)])
    assert loop.area() == 2.0 and len(loop) == 3 and loop.name == "a"
    assert geo.area(loop) == 2.0
    assert loop == loop and (loop | loop).length > 0


def test_derived_in_python(geo: Any) -> None:
    class Named(geo.Path):
        def __init__(self, first: str, last: str) -> None:
            super().__init__(f"{first} {last}")
            self.me = self

        def __len__(self) -> int:
            return super().__len__() + 100

    named = Named("a", last="b")
    assert named.name == "a b" and named.me is named and len(named) == 100
    assert named.add(geo.Point()) is named
    assert geo.area(named) == 0.0
    reference = weakref.ref(named)
    del named
    gc.collect()
    assert reference() is None


def test_init_was_not_called(geo: Any) -> None:
    class Lazy(geo.Path):
        def __init__(self) -> None:
            pass

    for path in (Lazy(), geo.Path.__new__(geo.Path)):
        assert message(RuntimeError, path.add, geo.Point()) == "Path.__init__() was not called"
        assert message(RuntimeError, len, path) == "Path.__init__() was not called"
        assert message(RuntimeError, geo.area, path) == "Path.__init__() was not called"
    lazy = Lazy()
    geo.Path.__init__(lazy, "later")
    assert lazy.name == "later"


def test_slots_abstract_bases_and_mixed_bases(geo: Any) -> None:
    class Slotted(geo.Path):
        __slots__ = ("key",)

    class Abstract(geo.Path, abc.ABC):
        @abc.abstractmethod
        def must(self) -> None: ...

    slotted = Slotted("a")
    slotted.key = 1
    assert slotted.key == 1 and slotted.name == "a"
    with pytest.raises(TypeError, match="Can't instantiate abstract class Abstract with.* abstract method '?must"):
        Abstract("a")
    # Of the two only one could be there.
    assert message(TypeError, type, "Both", (geo.Pen, geo.Loop), {}) == "multiple bases have instance lay-out conflict"
    assert type("Line", (geo.Loop, geo.Path), {})("a").area() == 0.0


def test_how_classes_look(geo: Any, lane: str) -> None:
    assert geo.Path.__module__ == "geo" and geo.Path.__name__ == geo.Path.__qualname__ == "Path"
    assert inspect.getdoc(geo.Path) == "A polyline that remembers a name.\n\nPoints are kept in the order in which they were added."
    if sys.version_info >= (3, 10) or lane == "cffi":  # before, a class made from a specification loses its signature
        assert list(inspect.signature(geo.Path).parameters) == ["name", "join"]
        assert inspect.signature(geo.Path).parameters["join"].default == geo.Join.round
    assert list(inspect.signature(geo.Path.nearest).parameters) == ["self", "to", "radius"]
    assert geo.Path.length.__doc__ == "Total length, in metres."
    assert inspect.getdoc(geo.Path.add) == "Appends a point."
    assert repr(geo.Path("a")).startswith("<geo.Path object at 0x")


# ---- records ------------------------------------------------------------------------------------------------------------------


def test_records(geo: Any) -> None:
    point = geo.Point(1, y=2)
    assert (point.x, point.y) == (1.0, 2.0) and type(point.x) is float
    assert geo.Point() == geo.Point(0, 0) and geo.Point(1) != geo.Point(2) and geo.Point() != 1
    assert repr(point) == "Point(x=1.0, y=2.0)"
    point.x = 5
    assert point.x == 5.0 and point == geo.Point(5, 2)
    with pytest.raises(TypeError, match="unhashable"):
        hash(point)


def test_errors_of_records(geo: Any) -> None:
    assert message(TypeError, geo.Point, 1, 2, 3) == "Point.__init__() takes from 1 to 3 positional arguments but 4 were given"
    assert message(TypeError, geo.Point, z=3) == "Point.__init__() got an unexpected keyword argument 'z'"
    assert message(TypeError, geo.Point, 1, x=3) == "Point.__init__() got multiple values for argument 'x'"
    assert message(TypeError, geo.Point, "x") == "Point(): argument 'x' must be float, not str"
    with pytest.raises(TypeError) as raised:
        geo.Point().y = None
    assert str(raised.value) == "Point.y(): argument 'value' must be float, not NoneType"
    with pytest.raises(AttributeError):
        geo.Point().z = 1


def test_records_are_matched_copied_and_pickled(geo: Any) -> None:
    point = geo.Point(1, 2)
    assert geo.Point.__match_args__ == ("x", "y")
    for other in (copy.copy(point), copy.deepcopy(point), point.__replace__(), pickle.loads(pickle.dumps(point))):
        assert other == point and other is not point and type(other) is geo.Point
    assert point.__replace__(y=7) == geo.Point(1, 7)
    assert message(TypeError, point.__replace__, z=7) == "Point.__init__() got an unexpected keyword argument 'z'"
    if sys.version_info >= (3, 13):
        assert copy.replace(point, x=0) == geo.Point(0, 2)


def test_records_derived_in_python(geo: Any) -> None:
    class Marked(geo.Point):
        mark = "x"

    point = Marked(1, 2)
    assert geo.shift(point) == geo.Point(2, 3) and point != geo.Point(1, 2)
    assert repr(point).endswith("Marked(x=1.0, y=2.0)")


def test_how_records_look(geo: Any, lane: str) -> None:
    assert geo.Point.__module__ == "geo" and geo.Point.__qualname__ == "Point"
    assert geo.Point.__doc__ == "A point of the plane."
    if sys.version_info >= (3, 10) or lane == "cffi":
        assert [p.default for p in inspect.signature(geo.Point).parameters.values()] == [0, 0]


# ---- enums --------------------------------------------------------------------------------------------------------------------


def test_enums(geo: Any) -> None:
    assert issubclass(geo.Join, IntEnum) and issubclass(geo.Style, IntFlag)
    assert [member.name for member in geo.Join] == ["mitre", "round", "bevel"]
    assert geo.Join.__module__ == "geo" and geo.Join.__doc__ == "How a path is joined."
    assert pickle.loads(pickle.dumps(geo.Join.round)) is geo.Join.round


# ---- memory and threads -------------------------------------------------------------------------------------------------------


def test_nothing_leaks(geo: Any) -> None:
    def churn() -> None:
        for i in range(300):
            path = geo.Path(f"path {i}", join=2).add(geo.Point(i, i))
            path.extend([geo.Point(i, 1)] * 3)
            path.name = "x" * i
            path.pen().width = i
            assert path[0].x == i and (path | path).nearest(geo.Point()) is not None
            geo.scaled({f"{i}": [1.0, 2]}, by=i)
            geo.odd(range(i))
            geo.divide(i, b=7)
            copy.copy(path), geo.Path.__new__(geo.Path), geo.shift(geo.Point())
            for call in (lambda: geo.divide(1, 0), lambda: geo.Path(1), lambda: geo.odd(["x"]), lambda: geo.area(None)):
                try:
                    call()
                except (TypeError, ValueError):
                    pass
        gc.collect()

    types = (geo.Path, geo.Pen, geo.Point)
    churn()
    if not hasattr(sys, "getallocatedblocks"):
        return
    churn()
    counts, grown = [sys.getrefcount(kind) for kind in types], []
    for _ in range(4):  # a leak of one block per object shows in each of them; what another thread or a cache does, in some
        blocks = sys.getallocatedblocks()
        churn()
        grown.append(sys.getallocatedblocks() - blocks)
    assert [sys.getrefcount(kind) for kind in types] == counts
    assert min(grown) < 100, grown


def test_threads_share_an_object(geo: Any) -> None:
    path = geo.Path("shared")
    failures: list[BaseException] = []

    def work() -> None:
        try:
            for i in range(500):
                path.add(geo.Point(i, 0))
                path.nearest(geo.Point())
                geo.Path(f"{i}").add(geo.Point())
        except BaseException as error:  # noqa: BLE001 (reported below)
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures and len(path) == 2000


def test_a_namespace_that_is_called_as_something_of_ferrules(kit: Any) -> None:
    log = kit.error.Journal([kit.error.Note(3)])
    assert kit.error.same_log(log).notes == [kit.error.Note(3)]
