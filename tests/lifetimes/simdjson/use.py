"""Elements of simdjson: parsers that parse again, documents that change hands, texts that change places meanwhile."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import sj

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from walk import Walk

TEXTS = ['{"a": [1, 2, {"b": "c"}], "d": {"e": "f"}}', '["x", ["y", 1.5, null], {"k": -1}]', "[]", '"' + "long " * 40 + '"', "[1", "7"]


class Loop:
    """An iteration that has begun, for it has no class that a walk could know."""

    def __init__(self, of):
        self.of = iter(of)

    def step(self):
        return next(self.of)


def value(element):
    """Whatever it is."""
    for kind, get in ((sj.element_type.STRING, "get_string"), (sj.element_type.INT64, "get_int64"), (sj.element_type.DOUBLE, "get_double")):
        if element.type() == kind:
            return getattr(element, get)()
    return repr(element)


def into(rng, parser):
    doc = sj.document()
    return [doc, parser.parse_into_document(doc, rng.choice(TEXTS))]


def again(rng, doc):
    return sj.parser().parse_into_document(doc, rng.choice(TEXTS).encode())


def swapped(rng, one):
    other = sj.padded_string(rng.choice(TEXTS))
    one.swap(other)
    return [other, sj.parser().parse(one)]


steps = {
    None: [
        lambda rng, _: sj.parser(),
        lambda rng, _: sj.parser().parse(rng.choice(TEXTS)),
        lambda rng, _: into(rng, sj.parser()),
        lambda rng, _: sj.padded_string(rng.choice(TEXTS)),
        lambda rng, _: sj.parse_many(" ".join(rng.choice(TEXTS) for _ in range(4))),
    ],
    sj.parser: [
        lambda rng, parser: [parser.parse(rng.choice(TEXTS)), parser],
        lambda rng, parser: parser.parse(rng.choice(TEXTS).encode()),
        lambda rng, parser: parser.parse(sj.padded_string(rng.choice(TEXTS))),
        lambda rng, parser: parser.allocate(1 << rng.randrange(4, 12), 8),
        lambda rng, parser: parser.doc,
        into,
    ],
    sj.document: [lambda rng, doc: doc.root(), lambda rng, doc: [again(rng, doc), doc], lambda rng, doc: doc.capacity()],
    sj.element: [
        lambda rng, one: one[rng.choice("abdek")],
        lambda rng, one: one.at(rng.randrange(3)),
        lambda rng, one: one.at_pointer(rng.choice(("/a/2/b", "/1/0", "/d"))),
        lambda rng, one: one.get_array(),
        lambda rng, one: one.get_object(),
        lambda rng, one: Loop(one),
        lambda rng, one: value(one),
        lambda rng, one: (one.is_null(), one.type()),
        lambda rng, one: one.get_c_str(),
    ],
    sj.array: [lambda rng, many: many.at(rng.randrange(4)), lambda rng, many: Loop(many), lambda rng, many: (len(many), str(many))],
    sj.object: [
        lambda rng, many: many.at_key(rng.choice("abdek")),
        lambda rng, many: Loop(many),
        lambda rng, many: list(many),
        lambda rng, many: (len(many), str(many)),
    ],
    sj.key_value_pair: [lambda rng, pair: pair.key, lambda rng, pair: pair.value],
    sj.Documents: [lambda rng, all_: [all_.next(), all_], lambda rng, all_: all_.truncated_bytes()],
    sj.padded_string: [lambda rng, text: text.data(), lambda rng, text: str(text), swapped, lambda rng, text: len(text)],
    Loop: [lambda rng, loop: [loop.step(), loop]],
}
walk = Walk(steps)
walk.runs(60, 150)
assert walk.done["StaleError"] > 50, walk.done

# One after the other: what keeps what.
element = sj.parser().parse(TEXTS[0])["a"].at(2)
gc.collect()
pair = next(iter(element.get_object()))
del element
gc.collect()
assert (pair.key, pair.value.get_string()) == ("b", "c")
