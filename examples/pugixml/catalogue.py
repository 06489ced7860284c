"""A catalogue of books: read from a file, searched with XPath, put in order, changed, and written again."""

from __future__ import annotations

import pathlib
import sys
import tempfile

import pugi

TEXT = """<?xml version="1.0"?>
<catalogue>
  <book id="b1" price="9.50"><title>Emma</title><author>Jane Austen</author></book>
  <book id="b2" price="12"><title>Dracula</title><author>Bram Stoker</author></book>
  <book id="b3" price="7.25"><title>Persuasion</title><author>Jane Austen</author></book>
</catalogue>
"""


def read(path: pathlib.Path) -> pugi.xml_document:
    """The document in a file; ValueError where it is none."""
    document = pugi.xml_document()
    result = document.load_file(str(path))
    if result.status != pugi.xml_parse_status.status_ok:
        raise ValueError(f"{path}: {result.description()} (at byte {result.offset})")
    return document


def by_author(document: pugi.xml_document, author: str) -> list[tuple[str, float]]:
    """Titles and prices; the name is given to XPath as a variable, so it needs no quoting."""
    variables = pugi.xpath_variable_set()
    variables.set("author", author)
    found = document.select_nodes("//book[author = $author]", variables)
    return [(one.node().child_value("title"), one.node().attribute("price").as_double()) for one in found]


def reduce_prices(document: pugi.xml_document, percent: float) -> int:
    """Changes the document, and gives back how many prices that were."""
    changed = 0
    for book in list(document.child("catalogue").children("book")):  # a loop over what is changed is a StaleError
        price = book.attribute("price")
        if price:
            changed += price.set_value(f"{price.as_double() * (100 - percent) / 100:.2f}")
    return changed


def main(folder: pathlib.Path) -> None:
    path = folder / "catalogue.xml"
    path.write_text(TEXT)
    document = read(path)
    assert by_author(document, "Jane Austen") == [("Emma", 9.5), ("Persuasion", 7.25)]
    assert by_author(document, "Nobody's \"friend\"") == []
    assert reduce_prices(document, 10) == 3

    new = document.child("catalogue").append_child("book")
    new.append_attribute("id").set_value("b4")
    new.append_child("title").text().set("Villette & other tales")
    assert document.save_file(str(path))
    again = read(path)
    total = pugi.xpath_query("sum(//book/@price)").evaluate_number(again.root())
    titles = [book.child_value("title") for book in again.child("catalogue").children("book")]
    assert titles[-1] == "Villette & other tales"

    path.write_text("<catalogue><book></catalogue>")
    try:
        read(path)
    except ValueError as error:
        print(error)
    try:
        document.select_nodes("//book[")
    except RuntimeError as error:
        print("XPath:", error)
    print(f"{len(titles)} books for {total:.2f}, in {pugi.__lane__}")


with tempfile.TemporaryDirectory() as folder:
    main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else folder))
