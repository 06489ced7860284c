"""A catalogue is read, searched with XPath, changed and written."""

import gc

import pugi as xml

TEXT = """<?xml version="1.0"?>
<books>
  <book id="b1" price="9.5"><title>Emma</title><author>Austen</author></book>
  <book id="b2" price="12"><title>Dracula</title><author>Stoker</author></book>
</books>
"""

document = xml.xml_document()
result = document.load_string(TEXT)
assert result.status == xml.xml_parse_status.status_ok and result.description() == "No error"
books = document.child("books")
assert [book.attribute("id").value() for book in books.children()] == ["b1", "b2"]
assert [book.child_value("title") for book in books.children()] == ["Emma", "Dracula"]
assert [one.name() for one in books.first_child().attributes()] == ["id", "price"]
assert books.first_child().attribute("price").as_double() == 9.5
assert books.find_child_by_attribute("book", "id", "b2").child("author").text().get() == "Stoker"


# A node that is not there is false, and so is what is asked of it.
assert books and not books.child("shelf") and not books.attribute("id")
assert not document.child("books").child("book").child("title").child("x")
assert bool(books.first_child().text()) is False  # it holds a title, and no text of its own

# The name that was asked for may be gone by the time that the next child is looked for.
authors = [book.children("".join(["aut", "hor"])) for book in books.children("book")]
gc.collect()
assert [[one.child_value() for one in each] for each in authors] == [["Austen"], ["Stoker"]]

# XPath
found = document.select_nodes("/books/book[@price > 10]/title")
assert [one.node().text().get() for one in found] == ["Dracula"]
query = xml.xpath_query("count(//book)")
assert query.evaluate_number(document.root()) == 2
try:
    xml.xpath_query("//book[")
    raise SystemExit("no error")
except RuntimeError as error:
    assert str(error) == "Unrecognized node test"

# A node keeps its document alive.
node = document.select_node("//book[2]").node()
del document, books, found, query
gc.collect()
assert node.path() == "/books/book"
document = None

# Change and write.
document = xml.xml_document()
assert document.load_buffer(b"<a><b x='1'/></a>").status == xml.xml_parse_status.status_ok
a = document.child("a")
new = a.append_child("c")
assert new.append_attribute("y").set_value("1 < 2")
assert a.child("c").text().set("text")
assert a.remove_child("b") and a.child("b").empty()
text = document.save("", xml.format_raw)
assert text.endswith('<a><c y="1 &lt; 2">text</c></a>'), text
assert document.save_file("a.xml")
again = xml.xml_document()
assert again.load_file("a.xml").status == xml.xml_parse_status.status_ok
assert again.child("a").child("c").attribute("y").as_string() == "1 < 2"

# What is wrong is said.
result = again.load_string("<a><b></a>")
assert result.status == xml.xml_parse_status.status_end_element_mismatch and result.offset > 0
assert not again.load_file("nowhere.xml")
