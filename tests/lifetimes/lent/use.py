"""Objects that refer to arguments, used after those are gone."""

from __future__ import annotations

import gc

import lent


def text(word: str) -> str:
    """A string of its own, too long to lie anywhere but on the heap."""
    return "-".join([word, "y" * 40])


def rubbish() -> None:
    """What would be found where freed strings were."""
    gc.collect()
    assert len([text(str(i)) for i in range(500)]) == 500


word = lent.Word(text("a"))
rubbish()
assert word.text() == text("a")
word.set(text("b"))
word.set(text("c"))
rubbish()
assert word.text() == text("c")
try:
    word.fail(text("d"))
except RuntimeError:
    rubbish()
assert word.text() == text("d")
assert lent.letters(text("e")) == len(text("e"))

document = lent.Document()
for i in range(5):
    document.add(text("k") + str(i))
    document.add("other")
assert document.count(text("k")) == 5
range_ = document.beginning_with(text("k"))
steps = iter(range_)
del range_, document
rubbish()
assert list(steps) == [text("k") + str(i) for i in range(5)]

view = lent.View(text("hello"))
part = view.part(2)
del view
rubbish()
assert part.text() == text("hello")[2:]
part.title = text("title")
rubbish()
assert part.title == text("title")

pieces = lent.cut(text("f") + text("g"), 20)
last = pieces[-1]
del pieces
rubbish()
assert last.text() == (text("f") + text("g"))[80:]
for make in (lent.boxed, lent.shared, lent.made):
    one = make(text("h"))
    rubbish()
    assert one.text() == text("h")
one = lent.titled(text("i"), text("j"))
rubbish()
assert (one.text(), one.title) == (text("i"), text("j"))

album = lent.Album()
album.take(lent.boxed(text("k")))
album.take(lent.View(text("l")))
album.share(lent.shared(text("m")))
album.share(lent.View(text("n")))
rubbish()
assert album.text() == text("k") + text("l") + text("m") + text("n")
first = album.first()
del album
rubbish()
assert first.text() == text("k")

copy = lent.copied(text("o"))
rubbish()
assert copy.text() == text("o")

lines = lent.Lines([text("p"), text("q")])
rubbish()
assert (lines.at(0), lines.at(1)) == (text("p"), text("q"))

pile = lent.Pile()
pile.set({text("r"): [text("s"), text("t")]})
pile.add(text("u"), text("v"))
rubbish()
assert pile.text() == f"{text('r')}:{text('s')},{text('t')},{text('u')}:{text('v')},"

board = lent.Board()
for _ in range(3):
    board.put(copy)
board.say(text("w"))
assert board.look(text("x")) == len(text("x"))
del copy
rubbish()
assert board.text() == text("w") + 3 * text("o")
