"""Two names that would be one: an error in marked code (names.hpp), a skip with a reason in somebody else's."""

from __future__ import annotations

import subprocess
from pathlib import Path

HEADER = """\
#pragma once
namespace shop {

class Item {
 public:
  int price = 0;
  static int count();
  int count(int of) const;
  int Price() const;
};

void item_free(int number);
struct Order {
  int number = 0;
};
int Order(int number);

class List {
 public:
  int &at(int i);
  const int &at(int i) const;
  List &self();
  const List &self() const;
};

}  // namespace shop
"""

SETTINGS = """\
module = "shop"
headers = ["shop.hpp"]
[[export]]
name = "shop::Item"
[export.member.Price]
name = "price"
[[export]]
name = "shop::*"
"""


def test_clashes_of_listed_names_are_skipped(generator: Path, tmp_path: Path) -> None:
    (tmp_path / "shop.hpp").write_text(HEADER)
    (tmp_path / "ferrule.toml").write_text(SETTINGS)
    command = [generator, "--config", "ferrule.toml", "-o", "out"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for line in (
        "count(int) const: it would be `count` in Python, as `count()` is; give it a name",
        "item_free(int): it would be `shop_item_free` in C, as `shop::Item` is; give it a c_name",
        "Order(int): it would be `Order` in Python, as `shop::Order` is; give it a name",
    ):
        assert f": {line}\n" in done.stderr, done.stderr
    assert "price: it would be `shop_item_price` in C, as `shop::Item::Price() const` is" in done.stderr
    assert "bound 2 of 4 members of shop::Item; 2 skipped:" in done.stderr
    assert "non-const" not in done.stderr  # nothing is missing where the non-const one is bound
    assert (tmp_path / "out/include/shop.h").is_file()


def test_the_same_marked_is_an_error(generator: Path, tmp_path: Path) -> None:
    (tmp_path / "shop.hpp").write_text(HEADER.replace("class Item", 'class __attribute__((annotate("ferrule:export"))) Item'))
    command = [generator, "--module", "shop", "--header", "shop.hpp", "-I", ".", "-o", "out"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "[python-clash]" in done.stderr
    assert not (tmp_path / "out").exists()


def test_classes_of_one_name(generator: Path, tmp_path: Path) -> None:
    """Said once for each language, and how a list gives another one; not again of every function of theirs."""
    (tmp_path / "shop.hpp").write_text("namespace a { class Box {}; }\nnamespace b { class Box {}; }\n")
    (tmp_path / "shop.toml").write_text('module = "shop"\nheaders = ["shop.hpp"]\nexport = [{ name = "a::Box" }, { name = "b::Box" }]\n')
    command = [str(generator), "--config", "shop.toml", "-o", "out"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stderr
    assert said.count("[c-clash]") == said.count("[python-clash]") == 1, said
    assert "`c_name` in the export list, gives either another name" in said
    assert "`rename` in the export list, gives either another name" in said
    renamed = '{ name = "b::Box", rename = "OtherBox" }'
    (tmp_path / "shop.toml").write_text(f'module = "shop"\nheaders = ["shop.hpp"]\nexport = [{{ name = "a::Box" }}, {renamed}]\n')
    subprocess.run(command, cwd=tmp_path, check=True)
