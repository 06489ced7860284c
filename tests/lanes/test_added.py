"""Free functions as methods of others' classes: FERRULE(method = X), in a marked header and in an export list."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import HERE, build, fixtures_of, package
from test_values import message

added_folder, added = fixtures_of("added")

LIST = """\
module = "listed"
headers = ["aids.hpp"]
std = "c++20"

[[export]]
name = "vendor::Text"

[[export]]
name = "aids::*"

[[export]]
name = "aids::first"
method = "vendor::Text"
rename = "head"

[[export]]
name = "aids::put"
method = "vendor::Text"
"""

AIDS = """\
#pragma once
#include <string>
#include "vendor.hpp"
namespace aids {
inline std::string first(const vendor::Text &text, int count = 1) { return text.get().substr(0, static_cast<std::size_t>(count)); }
inline void put(vendor::Text *text, const std::string &to) { text->set(to); }
inline int free_one(const vendor::Text &text) { return static_cast<int>(text.get().size()); }
}
"""


@pytest.fixture(scope="module")
def listed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("listed")
    (folder / "aids.hpp").write_text(AIDS, encoding="utf-8")
    (folder / "vendor.hpp").write_text((HERE / "added" / "vendor.hpp").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "ferrule.toml").write_text(LIST, encoding="utf-8")
    return build(folder / "out", "listed", folder / "aids.hpp", settings=folder / "ferrule.toml")


@pytest.fixture(scope="module")
def listed(listed_folder: Path, lane: str) -> Iterator[ModuleType]:
    yield from package("listed", lane, listed_folder)


def text(added: Any, content: str) -> Any:
    return added.vendor.Text(content)


def test_methods(added: Any) -> None:
    one = text(added, "a b")
    assert one.words() == ["a", "b"] and one.words(by="b") == ["a ", ""]
    one.append(" c")
    one.append(5)
    assert one.get() == "a b c5" and one.length() == len(one) == 6
    assert "b c" in one and "x" not in one
    one.clear()
    assert one.empty is True and len(one) == 0
    assert not hasattr(added, "words") and not hasattr(added, "length")


def test_properties(added: Any) -> None:
    one = text(added, "a")
    assert one.content == "a"
    one.content = "b"
    assert one.get() == "b"
    assert "content" in message(TypeError, setattr, one, "content", 5)
    with pytest.raises(AttributeError):
        one.empty = True


def test_a_reference_to_self_is_self(added: Any) -> None:
    one = text(added, "a")
    assert one.push("b").push("c") is one and one.get() == "abc"


def test_borrowed_as_methods_are(added: Any) -> None:
    one, other = text(added, "a"), text(added, "b")
    one.exchange(other)
    assert (one.get(), other.get()) == ("b", "a")
    one.exchange(one)  # twice the same merges to the stronger
    view = added.same(one)  # of a class with virtual functions: a view for reading
    assert view.words() == ["b"] and len(view) == 1
    for change in (view.set, view.append):
        assert message(TypeError, change, "x") == "the vendor::Text is read-only"
    assert message(TypeError, view.clear) == "the vendor::Text is read-only"
    assert one.get() == "b"


def test_derived_objects(added: Any) -> None:
    title = added.vendor.Title()
    assert title.words() == ["title"] and title.is_title() and not text(added, "").is_title()
    assert title.loud() == "title!" and title.quiet() == "(title)"
    assert not hasattr(text(added, ""), "quiet")


def test_what_self_stores_stays(added: Any) -> None:
    label = added.vendor.Sign()
    label.show("a text " * 50)
    gc.collect()
    assert label.read() == "a text " * 50


def test_results_inside_of_self(added: Any) -> None:
    whole = added.vendor.Whole()
    part = whole.inside()
    part.number = 5
    seen = whole.seen()
    assert whole.part.number == 5 and seen.number == 5
    del whole
    gc.collect()
    assert part.number == 5
    with pytest.raises(TypeError):
        seen.number = 6


def test_what_invalidates(added: Any) -> None:
    whole = added.vendor.Whole()
    part = whole.inside()
    whole.renew()
    with pytest.raises(added.StaleError):
        part.number  # noqa: B018
    assert whole.inside().number == 0


def test_wrong_arguments(added: Any) -> None:
    one = text(added, "a")
    assert message(TypeError, one.words, 5) == "Text.words(): argument 'by' must be a str of one ASCII character, not int"
    assert message(TypeError, one.repeated) == "Text.repeated() missing 1 required positional argument: 'times'"
    assert "positional-only" in message(TypeError, one.repeated, times=2)
    assert one.repeated(2, between="-") == "a-a"
    assert message(ValueError, one.repeated, -1) == "times must not be negative"
    assert message(TypeError, one.exchange, None) == "Text.exchange(): argument 'other' must be Text, not NoneType"


def test_typed_and_documented(added: Any, added_folder: Path) -> None:
    stub = (added_folder / "added" / "vendor.pyi").read_text(encoding="utf-8")
    inside = stub[stub.index("class Text:") : stub.index("class Title")]
    assert "def words(self, by: str = ' ') -> list[str]:" in inside
    assert "by: what lies between two of them" in inside and "of which" not in inside
    assert "def __len__(self) -> int: ..." in inside and "def push(self, more: str) -> Text: ..." in inside
    assert added.vendor.Text.words.__doc__.startswith("The words of the text.")
    header = (added_folder / "include" / "added.h").read_text(encoding="utf-8")
    assert "added_vendor_text_words(const added_vendor_text *self, char by," in header
    assert "added_vendor_text_clear(added_vendor_text *self, added_error **error)" in header


def test_from_an_export_list(listed: Any) -> None:
    one = listed.Text("abc")
    assert one.head() == "a" and one.head(2) == "ab"
    one.put("x")
    assert one.get() == "x" and listed.free_one(one) == 1
    assert not hasattr(listed, "head") and not hasattr(listed, "put")
    assert message(TypeError, one.put, 5) == "Text.put(): argument 'to' must be str, not int"
