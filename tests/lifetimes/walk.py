"""A walk at random: objects are taken out of others, kept, dropped, changed and used, in any order.

Each step is right, or an exception that the library or its package has.  What the walk is for is what AddressSanitizer says of it.
"""

from __future__ import annotations

import gc
import random
from typing import Any, Callable

# What an object that is gone, or that does not fit, is answered with.
EXPECTED = (ValueError, LookupError, RuntimeError, TypeError)
Step = Callable[[random.Random, Any], Any]


class Walk:
    """Steps by the class of what they start at; None: those that start from nothing."""

    def __init__(self, steps: dict[type | None, list[Step]]) -> None:
        self.steps = steps
        self.done: dict[str, int] = {}

    def run(self, seed: int, length: int) -> None:
        rng = random.Random(seed)
        held: list[Any] = []
        for _ in range(length):
            if held and rng.random() < 0.25:
                del held[rng.randrange(len(held))]
            if rng.random() < 0.05:
                gc.collect()
            at = rng.choice(held) if held and rng.random() < 0.8 else None
            cls = next((each for each in self.steps if each and isinstance(at, each)), None)
            step = rng.choice(self.steps[cls])
            try:
                found = step(rng, at)
            except StopIteration:
                continue
            except EXPECTED as error:
                self.count(type(error).__name__)
                continue
            self.count("right")
            held += [each for each in (found if isinstance(found, list) else [found]) if self.is_kept(each)]
            del found, at
            held = held[-30:]

    def is_kept(self, found: Any) -> bool:
        return any(each and isinstance(found, each) for each in self.steps)

    def count(self, what: str) -> None:
        self.done[what] = self.done.get(what, 0) + 1

    def runs(self, seeds: int, length: int) -> None:
        """All seeds; most steps must have been right, or the walk has seen nothing."""
        for seed in range(seeds):
            self.run(seed, length)
        gc.collect()
        print(self.done)
        assert self.done["right"] > sum(self.done.values()) / 2, self.done
