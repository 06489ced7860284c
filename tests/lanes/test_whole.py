"""Objects as a whole: pickled, closed by `with`, given attributes, made of what C++ makes them of by itself."""

from __future__ import annotations

import copy
import gc
import pickle
import weakref
from types import ModuleType
from typing import Any

import pytest

PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)


def again(one: Any, protocol: int = pickle.HIGHEST_PROTOCOL) -> Any:
    return pickle.loads(pickle.dumps(one, protocol))


# ---- pickle


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_fields_are_the_state_of_what_has_nothing_else(whole: ModuleType, protocol: int) -> None:
    one = whole.Plain()
    one.number, one.text, one.numbers = 5, "\u00e4", [1.5, 2.0]
    other = again(one, protocol)
    assert (other.number, other.text, other.numbers) == (5, "\u00e4", [1.5, 2.0])
    assert type(other) is whole.Plain and other is not one


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_constructor_takes_the_parts_of_the_state(whole: ModuleType, protocol: int) -> None:
    one = whole.Account("ann", 5)
    one.add(2)
    assert again(one, protocol).state() == ("ann", 7)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_static_method_takes_the_state(whole: ModuleType, protocol: int) -> None:
    one = whole.Document.empty()
    one.write("text")
    assert again(one, protocol).to_text() == "text"


def test_a_constructor_takes_the_state(whole: ModuleType) -> None:
    assert again(whole.Table({"a": 1})).items() == {"a": 1}
    assert again([whole.Table(), whole.Table({"b": 2})])[1].items() == {"b": 2}


def test_a_state_that_is_refused(whole: ModuleType) -> None:
    one = whole.Document.empty()
    one.write("broken")
    with pytest.raises(ValueError, match="this is no document"):
        again(one)


@pytest.mark.parametrize("name", ["Secret", "Fixed", "File", "Strict", "Name", "NamedTable"])
def test_nothing_else_is_pickled(whole: ModuleType, name: str) -> None:
    one = getattr(whole, name)(*(["a"] if name in ("File", "Strict", "Name", "NamedTable") else []))
    with pytest.raises(TypeError, match=f"cannot pickle '{name}' object"):
        pickle.dumps(one)


def test_what_python_has_added_is_kept(whole: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    class Mine(whole.Account):  # type: ignore[misc]
        pass

    class MyPlain(whole.Plain):  # type: ignore[misc]
        pass

    class MyDocument(whole.Document):  # type: ignore[misc]
        pass

    for each in (Mine, MyPlain, MyDocument):
        monkeypatch.setitem(globals(), each.__name__, each)
        each.__qualname__ = each.__name__
    one = Mine("bob", 1)
    one.note = "n"
    other = again(one)
    assert type(other) is Mine and other.note == "n" and other.state() == ("bob", 1)
    plain = MyPlain()
    plain.number, plain.note = 7, "m"
    assert (again(plain).number, again(plain).note) == (7, "m")
    with pytest.raises(TypeError, match=r"cannot pickle 'MyDocument' object: from_text\(\) makes a Document"):
        pickle.dumps(MyDocument.__new__(MyDocument))


def test_a_pickle_is_of_the_package_and_of_no_lane(whole: ModuleType) -> None:
    assert b"whole" in pickle.dumps(whole.Plain(), 0)
    assert b"_whole" not in pickle.dumps(whole.Plain(), 0) and b"portable" not in pickle.dumps(whole.Plain(), 0)


# ---- with


def test_a_method_is_called_at_the_end(whole: ModuleType) -> None:
    with whole.File("a") as file:
        assert file.is_open
    assert not file.is_open
    with whole.Lock() as lock:
        pass
    assert lock.count() == 1


def test_errors_go_through(whole: ModuleType) -> None:
    with pytest.raises(KeyError, match="mine"), whole.File("a") as file:
        raise KeyError("mine")
    assert not file.is_open
    with pytest.raises(RuntimeError, match="it is closed already") as caught, whole.File("a") as file:
        file.close()
    assert caught.value.__context__ is None
    with pytest.raises(RuntimeError, match="it is closed already") as caught, whole.File("a") as file:
        file.close()
        raise KeyError("mine")
    assert isinstance(caught.value.__context__, KeyError)


def test_what_a_derived_class_closes(whole: ModuleType) -> None:
    class Mine(whole.File):  # type: ignore[misc]
        seen = 0

        def close(self) -> None:
            self.seen += 1
            super().close()

    with Mine("a") as file:
        pass
    assert file.seen == 1 and not file.is_open


def test_how_with_is_called(whole: ModuleType) -> None:
    file = whole.File("a")
    assert file.__enter__() is file
    with pytest.raises(TypeError, match=r"__exit__\(\) missing 3 required positional arguments: 'kind', 'error', and 'traceback'"):
        file.__exit__()
    with pytest.raises(TypeError, match=r"__enter__\(\) takes 1 positional argument but 2 were given"):
        file.__enter__(1)
    assert file.__exit__(None, None, None) is None
    with pytest.raises((TypeError, AttributeError), match=r"context manager|__enter__"), whole.Plain():
        pass


# ---- attributes


def test_a_dynamic_class_takes_any_attribute(whole: ModuleType) -> None:
    for cls in (whole.Open, whole.Wider, whole.Both):
        one = cls()
        one.note = "n"
        assert one.note == "n" and one.__dict__ == {"note": "n"} and vars(one) == {"note": "n"}
        assert cls.__dict__ is not one.__dict__
        del one.note
        with pytest.raises(AttributeError, match=f"'{cls.__name__}' object has no attribute 'note'"):
            one.note  # noqa: B018
    wider = whole.Wider()
    wider.field, wider.other = 5, 6
    assert (wider.field, wider.other, vars(wider)) == (5, 6, {})


def test_another_class_takes_none(whole: ModuleType) -> None:
    one = whole.Closed()
    with pytest.raises(AttributeError, match="'Closed' object has no attribute 'note'"):
        one.note = 1
    assert not hasattr(one, "__dict__")


def test_attributes_that_lead_back(whole: ModuleType) -> None:
    one = whole.Open()
    one.me = one
    seen = weakref.ref(one)
    del one
    gc.collect()
    assert seen() is None
    for _ in range(100):  # memory is used again
        one = whole.Open()
        assert not vars(one)
        one.list = [one]
    del one
    gc.collect()


def test_a_class_derived_from_a_dynamic_one(whole: ModuleType) -> None:
    class Mine(whole.Open):  # type: ignore[misc]
        pass

    one = Mine()
    one.note, one.field = [one], 3
    assert one.field == 3 and vars(one) == {"note": [one]}
    seen = weakref.ref(one)
    del one
    gc.collect()
    assert seen() is None


def test_a_dynamic_object_is_pickled_with_its_attributes(whole: ModuleType) -> None:
    one = whole.Open()
    one.field, one.note = 4, "n"
    other = again(one)
    assert (other.field, other.note) == (4, "n")


def test_weak_references(whole: ModuleType) -> None:
    for cls in (whole.Open, whole.Closed, whole.Wider, whole.Plain):
        one = cls()
        seen = weakref.ref(one)
        assert seen() is one
        del one
        gc.collect()
        assert seen() is None


# ---- conversions


def test_what_cpp_makes_of_a_text(whole: ModuleType) -> None:
    assert whole.greet("ann") == "hello ann"
    assert whole.greet(whole.Name("ann")) == "hello ann"
    assert whole.greet(7) == "hello n7"
    assert whole.by_value("bob") == "bob"
    assert whole.moved("cid") == "cid"
    assert whole.two("a", 1) == "an1"
    assert whole.greet(name="ann") == "hello ann"


def test_a_constructor_and_a_field_take_it_too(whole: ModuleType) -> None:
    person = whole.Person("dora")
    assert person.name().text() == "dora"
    person.nick = "do"
    assert person.nick.text() == "do"


def test_only_once(whole: ModuleType) -> None:
    assert whole.of_person(whole.Name("eve")) == "eve"
    with pytest.raises(TypeError, match=r"of_person\(\): argument 'person' must be Person, not str"):
        whole.of_person("eve")


def test_where_cpp_makes_nothing(whole: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"of_strict\(\): argument 'strict' must be Strict, not str"):
        whole.of_strict("a")
    with pytest.raises(TypeError, match=r"changed\(\): argument 'name' must be Name, not str"):
        whole.changed("a")
    with pytest.raises(TypeError, match=r"pointed\(\): argument 'name' must be Name or None, not str"):
        whole.pointed("a")
    assert whole.pointed(None) == "nobody"


@pytest.mark.parametrize("value", [None, 1.5, b"a", ["a"], 2**40])
def test_what_fits_no_constructor(whole: ModuleType, value: object) -> None:
    with pytest.raises(TypeError, match=rf"greet\(\): argument 'name' must be Name, not {type(value).__name__}"):
        whole.greet(value)


def test_a_constructor_that_throws(whole: ModuleType) -> None:
    with pytest.raises(ValueError, match="a name is not empty"):
        whole.greet("")
    with pytest.raises(ValueError, match="a name is not empty"):
        whole.two("a", "")


def test_operators_convert_their_operand(whole: ModuleType) -> None:
    name = whole.Name("a")
    assert name == "a" and name != "b" and "a" == name
    assert (name + "b").text() == "ab"
    assert name != 1.5 and name != None  # noqa: E711
    with pytest.raises(TypeError, match="unsupported operand type"):
        name + 1.5


def test_overloads_convert_at_last(whole: ModuleType) -> None:
    assert whole.which(whole.Name("a")) == "Name"
    assert whole.which(1.5) == "double"
    assert whole.which(1) == "double"  # C++'s own conversion goes before one by a constructor
    assert whole.which("a") == "Name"
    assert whole.which("a", whole.Name("b")) == "Name, Name"
    with pytest.raises(TypeError, match=r"which\(\): no overload takes \(list\); candidates:"):
        whole.which([])
    with pytest.raises(ValueError, match="a name is not empty"):
        whole.which("")


def test_what_was_made_lives_as_long_as_the_call(whole: ModuleType) -> None:
    for i in range(1000):
        assert whole.two(f"a{i}", f"b{i}") == f"a{i}b{i}"


def test_copies_of_what_is_dynamic_or_pickled(whole: ModuleType) -> None:
    one = whole.Plain()
    one.number = 9
    assert copy.copy(one).number == 9 and copy.deepcopy(one).number == 9


def test_not_all_candidates_are_listed(whole: ModuleType) -> None:
    assert whole.steps(whole.Step()) == 0 and whole.steps(whole.Both()) == 11
    with pytest.raises(TypeError) as caught:
        whole.steps(None)
    lines = str(caught.value).splitlines()
    assert lines[0] == "steps(): no overload takes (NoneType); candidates:"
    assert lines[1] == "  steps(arg0: Step)" or lines[1].startswith("  steps(")
    assert len(lines) == 14 and lines[-1] == "  and 2 more"
