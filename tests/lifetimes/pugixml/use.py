"""Nodes of pugixml: parts of documents that are changed, cut off, replaced and dropped meanwhile."""

from __future__ import annotations

import sys
from pathlib import Path

import pugi

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from walk import Walk

TEXTS = ['<a x="1" y="2"><b>text</b><c><d e="f"/></c></a>', "<a/>", "<a><b/><b/><b>" + "long " * 40 + "</b></a>", "<a><b></a>", "no xml"]


class Loop:
    """An iteration that has begun."""

    def __init__(self, of):
        self.of = iter(of)

    def step(self):
        return next(self.of)


def loaded(rng, doc):
    doc.load_string(rng.choice(TEXTS))
    return [doc, doc.child("a")]


def other(rng, doc):
    made = pugi.xml_document()
    made.load_string(rng.choice(TEXTS))
    doc.reset(made)
    return [doc, made]


steps = {
    None: [lambda rng, _: loaded(rng, pugi.xml_document()), lambda rng, _: pugi.xpath_query(rng.choice(("//b", "//@x", "count(//b)")))],
    pugi.xml_document: [
        loaded,
        other,
        lambda rng, doc: doc.reset(),
        lambda rng, doc: doc.document_element(),
        lambda rng, doc: doc.load_buffer(rng.choice(TEXTS).encode()),
        lambda rng, doc: doc.append_child("new"),
    ],
    pugi.xml_node: [
        lambda rng, node: node.child(rng.choice("abcd")),
        lambda rng, node: node.first_child(),
        lambda rng, node: node.next_sibling(),
        lambda rng, node: node.parent(),
        lambda rng, node: node.root(),
        lambda rng, node: node.attribute(rng.choice("xye")),
        lambda rng, node: node.first_attribute(),
        lambda rng, node: node.append_child("b" * rng.choice((1, 50))),
        lambda rng, node: node.append_copy(loaded(rng, pugi.xml_document())[1]),
        lambda rng, node: node.append_attribute("n").set_value("v" * 50),
        lambda rng, node: node.remove_child("b"),
        lambda rng, node: node.remove_children(),
        lambda rng, node: node.remove_attributes(),
        lambda rng, node: node.remove_attribute("x"),
        lambda rng, node: node.set_name("m" * rng.choice((1, 50))),
        lambda rng, node: (node.name(), node.value(), node.child_value(), node.path(), bool(node)),
        lambda rng, node: node.text(),
        lambda rng, node: Loop(node.children()),
        lambda rng, node: Loop(node.attributes()),
        lambda rng, node: node.select_nodes("//b | //@*"),
        lambda rng, node: node.select_node("//b"),
        lambda rng, node: node.children("b"),
    ],
    pugi.xml_attribute: [
        lambda rng, one: one.next_attribute(),
        lambda rng, one: one.set_value("w" * rng.choice((1, 50))),
        lambda rng, one: (one.name(), one.value(), one.as_int(), one.as_string("none")),
    ],
    pugi.xml_text: [lambda rng, one: one.get(), lambda rng, one: one.set("t" * rng.choice((1, 50))), lambda rng, one: one.data()],
    pugi.xpath_node_set: [lambda rng, many: Loop(many), lambda rng, many: many.first(), lambda rng, many: (len(many), many.empty())],
    pugi.xpath_node: [lambda rng, one: one.node(), lambda rng, one: one.attribute(), lambda rng, one: one.parent()],
    pugi.xpath_query: [
        lambda rng, query: query.evaluate_node_set(loaded(rng, pugi.xml_document())[1]),
        lambda rng, query: query.evaluate_string(loaded(rng, pugi.xml_document())[1]),
        lambda rng, query: query.result(),
    ],
    pugi.xml_node_range: [lambda rng, many: Loop(many)],
    pugi.xml_named_node_range: [lambda rng, many: Loop(many)],
    Loop: [lambda rng, loop: [loop.step(), loop]],
}
Walk(steps).runs(60, 150)
