"""Classes that derive from each other: what C++ gives as a base is what it is, and Python's classes may derive from them."""

from __future__ import annotations

import ctypes
import gc
import pickle
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def live(kin: Any) -> Callable[[], int]:
    """How many handles there are."""
    library = ctypes.CDLL(str(Path(kin.__file__).parent / "_kin.so"))
    library.kin_live_handles.restype = ctypes.c_size_t

    def count() -> int:
        for _ in range(3):
            gc.collect()
        return int(library.kin_live_handles())

    return count


@pytest.fixture
def scene(kin: Any) -> Any:
    scene = kin.Scene()
    scene.fill()
    return scene


NAMES = ["Circle", "Square", "Square", "Shape"]  # what is not exported is its nearest exported base


def names(objects: Any) -> list[str]:
    return [type(one).__name__ for one in objects]


def test_what_is_given_as_a_base_is_what_it_is(kin: Any, scene: Any) -> None:
    several = range(4)
    for how in (scene.shared, scene.shared_const, scene.weak, scene.view, scene.const_view, scene.pointer):
        assert names(how(i) for i in several) == NAMES
    assert scene.pointer(99) is None
    assert scene.shared(0).radius == 2 and scene.shared(1).width == 3
    assert type(kin.make("circle")) is kin.Circle and type(kin.make("rounded")) is kin.Square
    assert kin.make("nothing") is None
    assert type(kin.veiled()) is kin.Square  # so does dynamic_cast


def test_in_containers_and_fields(kin: Any, scene: Any) -> None:
    assert names(scene.all()) == NAMES
    assert {name: type(one).__name__ for name, one in scene.by_name().items()} == {
        "circle": "Circle",
        "square": "Square",
        "rounded": "Square",
        "shape": "Shape",
    }
    assert type(scene.first()) is kin.Circle and kin.Scene().first() is None
    assert type(scene.numbered(1)[1]) is kin.Square
    assert scene.favourite is None
    scene.prefer(kin.make("square"))
    assert type(scene.favourite) is kin.Square and scene.favourite.height == 2


def test_identity_stays(kin: Any, scene: Any) -> None:
    first = scene.shared(0)
    assert scene.shared(0) is first and scene.all()[0] is first and scene.view(0) is first and scene.first() is first
    mine = kin.Square(5)
    scene.add(mine)
    assert scene.shared(4) is mine and scene.view(4) is mine and kin.same(mine) is mine
    assert mine.move(2) is mine and mine.x == 2
    assert kin.area_of(mine) == 25 and kin.total([mine, first]) == 37


def test_arguments_are_cast(kin: Any) -> None:
    square = kin.Square(2)
    assert kin.which(square) == "square" and kin.which(kin.Circle(1)) == "shape"
    assert kin.is_circle(kin.Circle()) and not kin.is_circle(square) and not kin.is_circle(None)
    assert square.describe() == "square of 4"  # virtual functions are C++'s
    assert kin.Shape.area(square) == 4 and kin.Shape.name(square) == "square"
    with pytest.raises(TypeError, match=r"^area_of\(\): argument 'shape' must be Shape, not Scene$"):
        kin.area_of(kin.Scene())
    with pytest.raises(TypeError, match=r"swallow_square\(\): argument 'square' must be Square or None, not Circle"):
        kin.swallow_square(kin.Circle())


def test_taken_as_a_base(kin: Any) -> None:
    for one in (kin.Square(1), kin.make("square")):
        assert kin.swallow(one) == "square"
        with pytest.raises(ValueError, match="moved from"):
            one.area()
    assert kin.swallow_square(kin.make("square")) == "square"  # made as a Shape, taken as a Square
    assert kin.swallow_square(kin.make("rounded")) == "rounded"
    assert kin.swallow(None) == "nothing"
    assert kin.swallow_counted(kin.as_counted()) == kin.swallow_counted(kin.Both()) == 3
    scene = kin.Scene()
    scene.fill()
    with pytest.raises(ValueError, match="cannot be given away"):
        kin.swallow(scene.shared(1))


def test_several_bases(kin: Any) -> None:
    both = kin.Both()
    assert isinstance(both, kin.Named) and isinstance(both, kin.Counted) and issubclass(kin.Both, kin.Counted)
    assert kin.Both.__mro__[1:3] == (kin.Named, kin.Counted)
    assert both.greet() == "I am unnamed" and both.twice() == 10
    both.count = 7
    both.label = "Bo"
    assert both.twice() == 14 and kin.count_of(both) == 7 and kin.label_of(both) == "Bo"
    assert both.rank() == kin.rank_of(both) == kin.Named.rank(both) == 3
    assert type(kin.as_counted()) is kin.Both and kin.as_counted().label == "unnamed"


def test_virtual_bases(kin: Any) -> None:
    copier = kin.Copier()
    assert copier.scan() == 11 and copier.print() == 111 and copier.power == 111 and kin.power_of(copier) == 111
    assert [cls.__name__ for cls in kin.Copier.__mro__[:4]] == ["Copier", "Scanner", "Printer", "Machine"]
    assert type(kin.any_machine()) is type(kin.any_printer()) is kin.Copier
    assert kin.any_printer().scan() == 11 and kin.any_machine().what() == "copier"


def test_without_virtual_functions_it_is_what_is_declared(kin: Any) -> None:
    lot = kin.Lot()
    assert type(lot.plain()) is kin.Plain and lot.plain().who() == "plain" and lot.fancy.who() == "fancy"
    fancy = kin.Fancy()
    assert fancy.set(5) is fancy and fancy.a == 5 and fancy.b == 2
    assert fancy.who() == "fancy" and kin.Plain.who(fancy) == kin.who_is(fancy) == "plain"


def test_hidden_members(kin: Any) -> None:
    hides = kin.Hides()
    assert hides.f(3) == 1.5 and hides.g == 7 and hides.size() == "size"
    with pytest.raises(TypeError, match=r"Hides.f\(\): argument 'x' must be float, not str"):
        hides.f("x")
    assert kin.Base.f(hides, "x") == "x" and kin.Base.g(hides, 2) == 20  # as static_cast does
    brings = kin.Brings()
    assert brings.f("x") == "x" and brings.f(3) == 3 and brings.f(3.0) == 1.5 and brings.g(1) == 10
    again = kin.Again()
    assert again.f(3) == -3 and again.f("x") == "x"


def test_what_is_made_private_is_still_the_bases(kin: Any) -> None:
    narrow = kin.Narrow()
    assert "open" not in vars(kin.Narrow) and "g" not in vars(kin.Narrow)
    assert narrow.g(2) == 20 and narrow.open() == 1


def test_bases_that_are_not_public(kin: Any) -> None:
    guarded = kin.Guarded()
    assert not isinstance(guarded, kin.Base) and guarded.inner() == 4 and guarded.g(2) == 20
    assert not hasattr(guarded, "open") and not hasattr(guarded, "size")
    circle = kin.Circle(1)
    circle.hidden = 4  # made public
    assert circle.hidden == 4 and not hasattr(circle, "secret") and not hasattr(kin.Rectangle(1, 1), "hidden")


def test_bases_that_are_not_exported_lend_their_members(kin: Any) -> None:
    amount = kin.Amount(3)
    amount.tag = "three"
    assert amount.tag == "three" and amount.tag_size() == 5 and kin.Amount.tags() == 12
    assert kin.Amount.tag.__doc__ == "What is written on it."
    assert not hasattr(kin, "Tagged")
    odd = kin.Odd()
    assert odd.only() == "only" and not hasattr(odd, "value")  # two bases have a value(): C++ takes neither


def test_of_a_template(kin: Any) -> None:
    amount = kin.Amount(3)
    assert amount.doubled() == 6 and amount.larger(kin.Amount(2)) and not amount.larger(amount)
    assert "Whether it is the larger one." in (kin.Amount.larger.__doc__ or "")


def test_one_between_that_is_not_exported(kin: Any) -> None:
    hexagon = kin.Hexagon()
    assert isinstance(hexagon, kin.Shape) and hexagon.corners() == 6 and kin.area_of(hexagon) == 6
    assert type(kin.any_hexagon()) is kin.Hexagon and hexagon.move(1) is hexagon


def test_constructors_of_the_base(kin: Any) -> None:
    assert kin.Shout("hi").loud() == "hi!" and kin.Shout(2, "a").loud() == "aa!" and isinstance(kin.Shout("x"), kin.Word)


def test_covariant_results(kin: Any) -> None:
    dog = kin.Dog()
    assert dog.self() is dog and kin.Animal.self(dog) is dog
    assert type(kin.any_animal().self()) is kin.Dog and kin.any_animal().bones == 3


def test_operators_iteration_statics_and_enums_come_along(kin: Any) -> None:
    row = kin.LongRow()
    assert list(row) == [1, 2, 3, 4, 5] and len(row) == 5 and row[4] == 5 and bool(row) and kin.sum_of(row) == 15
    with pytest.raises(IndexError):
        row[5]
    assert kin.Square(2) == kin.Rectangle(1, 4) and kin.Square(2) != kin.Square(3)
    with pytest.raises(TypeError, match="unhashable"):
        hash(kin.Square(2))
    assert kin.Circle.kind() == "kind of shape" and kin.Square.kind() == "kind of square"
    assert kin.Circle.most_corners == 99
    circle = kin.Circle(1)
    circle.finish = kin.ShapeSurface.shiny
    assert circle.finish is kin.ShapeSurface.shiny
    assert kin.Square(3).clone().width == 3


def test_abstract_classes(kin: Any) -> None:
    for cls in (kin.Shape, kin.Animal):
        with pytest.raises(TypeError, match=f"^cannot create '{cls.__name__}' instances$"):
            cls()

    class Mine(kin.Shape):  # type: ignore[misc, name-defined]
        pass

    with pytest.raises(TypeError, match="^cannot create 'Shape' instances$"):
        Mine()


def test_a_base_that_is_there_twice(kin: Any) -> None:
    twice = kin.Twice()
    assert twice.own() == 1 and not isinstance(twice, kin.Named)
    with pytest.raises(TypeError):
        kin.label_of(twice)
    assert type(twice.left()) is kin.Named and twice.left() is not twice.right()
    twice.left().label = "L"
    assert kin.label_of(twice.left()) == "L" and kin.label_of(twice.right()) == "unnamed"


def test_records_have_the_fields_of_their_bases(kin: Any) -> None:
    assert repr(kin.Deep()) == "Deep(x=0.0, y=0.0, name='spot', depth=2)"
    deep = kin.deeper(kin.Deep(1, 2, "here", depth=3))
    assert deep == kin.Deep(2, 2, "here!", 4) and hash(deep) == hash(kin.Deep(2, 2, "here!", 4))
    assert kin.Spot(1, name="n").name == "n" and not isinstance(deep, kin.Spot)
    pinned = kin.Pinned()
    pinned.x = 3
    assert pinned.far() == 9


def test_errors_behind_what_is_not_marked(kin: Any) -> None:
    with pytest.raises(IndexError, match="^unlisted$"):
        kin.fail(0)
    with pytest.raises(kin.Absent, match="^absent$") as absent:
        kin.fail(1)
    assert isinstance(absent.value, IndexError) and absent.value.code == 5
    with pytest.raises(kin.Absent, match="^gone$") as gone:
        kin.fail(2)
    assert type(gone.value) is kin.Gone and gone.value.code == 5 and gone.value.since == "yesterday"


# ---- Python's own classes


def test_python_classes(kin: Any, scene: Any) -> None:
    class Tile(kin.Square):  # type: ignore[misc, name-defined]
        def __init__(self, name: str, side: float = 2) -> None:
            super().__init__(side)
            self.title = name

        def name(self) -> str:  # Python's alone: C++ does not see it
            return "tile"

    class Special(Tile):
        __slots__ = ("more",)

    tile = Special("t")
    tile.more = 1
    assert isinstance(tile, kin.Shape) and tile.title == "t" and tile.area() == 4 and kin.area_of(tile) == 4
    assert tile.name() == "tile" and tile.describe() == "square of 4" and super(Tile, tile).name() == "square"
    scene.add(tile)
    assert scene.shared(4) is tile and scene.all()[4] is tile and kin.same(tile) is tile and tile.move(1) is tile
    gone = weakref.ref(tile)
    del tile
    gc.collect()
    assert gone() is None
    assert type(scene.shared(4)) is kin.Square  # C++ kept it, Python did not
    with pytest.raises(AttributeError):
        assert kin.Square(1).title


def test_slots_only(kin: Any) -> None:
    class Tight(kin.Circle):  # type: ignore[misc, name-defined]
        __slots__ = ("one",)

    tight = Tight(2)
    tight.one = 1
    assert tight.radius == 2
    with pytest.raises(AttributeError):
        tight.other = 2


def test_without_super_init(kin: Any) -> None:
    class Forgetful(kin.Circle):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            pass

    with pytest.raises(RuntimeError, match=r"^Circle.__init__\(\) was not called$"):
        kin.area_of(Forgetful())
    with pytest.raises(RuntimeError, match=r"^Circle.__init__\(\) was not called$"):
        Forgetful().move(1)


def test_mixins(kin: Any) -> None:
    seen: list[str] = []

    class Mixin:
        def __init_subclass__(cls, tag: str = "", **rest: Any) -> None:
            super().__init_subclass__(**rest)
            seen.append(tag)

        def twice_the_area(self) -> float:
            return 2 * self.area()  # type: ignore[attr-defined, no-any-return]

    class Mixed(kin.Square, Mixin, tag="x"):  # type: ignore[misc, name-defined, call-arg]
        pass

    assert seen == ["x"] and Mixed(2).twice_the_area() == 8
    with pytest.raises(TypeError, match=r"__init_subclass__\(\) (takes no keyword arguments|got an unexpected keyword argument)"):
        type("Odd", (kin.Square,), {}, other=1)


def test_two_classes_with_no_common_line_are_no_bases(kin: Any) -> None:
    for bases in [(kin.Circle, kin.Scene), (kin.Named, kin.Counted), (kin.Amount, kin.Square), (kin.Amount, kin.Guarded)]:
        with pytest.raises(TypeError, match="^multiple bases have instance lay-out conflict$"):
            type("Odd", bases, {})
    line = type("Line", (kin.Both, kin.Named), {})
    assert line().greet() == "I am unnamed"


def test_pickling_is_refused(kin: Any) -> None:
    class Mine(kin.Square):  # type: ignore[misc, name-defined]
        pass

    for one in (kin.Square(1), Mine(1)):
        with pytest.raises(TypeError, match=f"^cannot pickle '{type(one).__name__}' object$"):
            pickle.dumps(one)


PROGRAM = """
import kin

def area(scene: kin.Scene) -> float:
    one: kin.Shape | None = scene.shared(0)
    if isinstance(one, kin.Circle):
        return one.radius
    assert one is not None
    return one.area() + kin.area_of(kin.Square(1)) + kin.Hexagon().area()

class Mine(kin.Square):
    def __init__(self) -> None:
        super().__init__(2)

dog: kin.Dog = kin.Dog().self()
"""


def test_the_stub_says_what_derives_from_what(kin_folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", str(kin_folder / "kin/__init__.pyi"), str(program)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=kin_folder, check=False)
    assert done.returncode == 0, done.stdout


def test_nothing_is_left(kin: Any, live: Callable[[], int]) -> None:
    before = live()
    for _ in range(5):
        scene = kin.Scene()
        scene.fill()
        shapes = [*scene.all(), *scene.by_name().values(), scene.view(1), scene.pointer(2), scene.first(), kin.make("square")]
        kin.swallow(kin.make("circle"))
        kin.total(scene.all())
        del scene, shapes
    assert live() == before
