"""Nodes of yaml-cpp: parts of trees that are changed, cut off, shared and dropped meanwhile."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from walk import Walk

TEXTS = ["{a: [1, 2, {b: c}], d: {e: f, g: [h]}}", "[x, [y, z], {k: v}]", "&n {a: 1, self: *n}", "plain", "", "a: |\n  " + "long " * 40]


def text(rng):
    return "".join(rng.choice("abcxyz") for _ in range(rng.choice((1, 40))))


def key_of(rng, node):
    """One of its keys, as a node of the tree itself."""
    return rng.choice(node.items()).key()


def raised(rng, _):
    try:
        yaml.Load("a: [1, " + text(rng))
    except yaml.ParserException as error:
        return error.mark


def emitted(rng, node):
    out = yaml.Emitter()
    out << yaml.Manip.BeginSeq << text(rng) << yaml.Comment(text(rng)) << node << yaml.Alias(text(rng)) << yaml.Manip.EndSeq
    return out


def read(emitter):
    return len(emitter.c_str() or "") + len(emitter.GetLastError())


def on(other):
    """A step that takes another node too."""

    def step(rng, node):
        return other(rng, node, yaml.Load(rng.choice(TEXTS)))

    return step


steps = {
    None: [
        lambda rng, _: yaml.Load(rng.choice(TEXTS)),
        lambda rng, _: yaml.LoadAll(rng.choice(TEXTS) + "\n---\n" + rng.choice(TEXTS)),
        lambda rng, _: yaml.Emitter(),
        lambda rng, _: yaml.Binary(text(rng).encode()),
        raised,
    ],
    yaml.Node: [
        lambda rng, node: node.get(rng.choice("abdegk")),
        lambda rng, node: node.get(rng.randrange(3)),
        lambda rng, node: node.items(),
        lambda rng, node: [item.value() for item in node.items()],
        lambda rng, node: node.push_back_string(text(rng)),
        lambda rng, node: node.push_back(node),
        lambda rng, node: node.set(rng.choice("abdegk"), text(rng)),
        lambda rng, node: node.set(rng.choice("abdegk"), node.get("a")),
        lambda rng, node: node.remove(key_of(rng, node)),
        lambda rng, node: node.remove(yaml.Load(rng.choice("abdegk"))),
        lambda rng, node: node.reset(),
        on(lambda rng, node, other: node.reset(other)),
        on(lambda rng, node, other: [node.push_back(other), other]),
        on(lambda rng, node, other: [other.push_back(node), other]),
        lambda rng, node: (node.Scalar(), node.Tag(), len(node), node.Type(), node.IsDefined()),
        lambda rng, node: node.SetTag(text(rng)),
        lambda rng, node: node.as_string(),
        lambda rng, node: node.Mark(),
        lambda rng, node: node.is_(node.get(0)),
    ],
    yaml.Item: [lambda rng, item: item.key(), lambda rng, item: item.value(), lambda rng, item: item.value().items()],
    yaml.Emitter: [
        lambda rng, out: out << text(rng),
        lambda rng, out: out << yaml.Manip.BeginMap,
        lambda rng, out: out << yaml.Anchor(text(rng)),
        lambda rng, out: read(out),
        lambda rng, out: out.SetIndent(3),
    ],
    yaml.Mark: [lambda rng, mark: (mark.line, mark.column)],
    yaml.Binary: [lambda rng, some: some.swap(text(rng).encode()), lambda rng, some: some == yaml.Binary(b"x")],
}
Walk(steps).runs(60, 150)

# One after the other: what is left of a tree that is gone.
tree = yaml.Load(TEXTS[0])
part, items = tree.get("a").get(2), tree.get("d").items()
del tree
assert part.get("b").as_string() == "c" and [item.key().Scalar() for item in items] == ["e", "g"]
inner = items[1].value()
del items, part
assert inner.get(0).Scalar() == "h"
out = emitted(__import__("random").Random(1), inner)
del inner
assert read(out) > 0
