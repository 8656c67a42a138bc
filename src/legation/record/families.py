"""What pairs join, directly or through others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def connected(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The families that pairs make, each sorted; a pair of one with itself is a family where nothing joins it."""
    above: dict[str, str] = {}

    def top(one: str) -> str:
        above.setdefault(one, one)
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for a, b in pairs:
        low, high = sorted((top(a), top(b)))
        above[high] = low
    families: dict[str, list[str]] = defaultdict(list)
    for one in sorted(above):
        families[top(one)].append(one)
    return list(families.values())
