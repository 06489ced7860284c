"""A field that is a pointer can be assigned where somebody says that it is not the object's own: the object keeps what it refers to."""

from __future__ import annotations

import copy
import gc
import pickle
from types import ModuleType

import pytest


def test_what_is_assigned_is_kept(bond: ModuleType) -> None:
    setting = bond.Setting()
    assert setting.node is None
    before = bond.alive()
    setting.node = bond.Node(3)
    setting.other = bond.Leaf(4)
    gc.collect()
    assert bond.alive() == before + 2
    assert setting.sum() == 7
    setting.node.value = 5
    assert setting.sum() == 9
    del setting
    gc.collect()
    assert bond.alive() == before


def test_so_is_what_was_there_before(bond: ModuleType) -> None:
    """A copy that C++ made may refer to it."""
    setting = bond.Setting()
    setting.node = bond.Node(1)
    was = setting.node
    setting.node = bond.Node(2)
    gc.collect()
    assert (was.value, setting.node.value) == (1, 2)
    setting.node = None
    assert setting.node is None
    assert setting.sum() == 0


def test_a_copy_keeps_it_too(bond: ModuleType) -> None:
    setting = bond.Setting()
    setting.node = bond.Node(6)
    other = copy.copy(setting)
    del setting
    gc.collect()
    assert other.node.value == 6


def test_errors(bond: ModuleType) -> None:
    setting = bond.Setting()
    with pytest.raises(TypeError, match=r"^Setting\.node\(\): argument 'value' must be Node or None, not int$"):
        setting.node = 3
    with pytest.raises(TypeError, match=r"^Setting\.other\(\): argument 'value' must be Node or None, not Setting$"):
        setting.other = setting
    with pytest.raises(AttributeError):
        setting.unsaid = bond.Node(1)
    with pytest.raises(TypeError, match="^cannot pickle 'Seat' object"):  # the copy would have another node
        pickle.dumps(bond.Seat())
