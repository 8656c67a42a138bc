"""How much may come out of compressed data."""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.errors import RefusedError

RATIO = 200
"""So many bytes may come out of each that went in.

Prose compresses to a third or a tenth, page templates and log files to a fiftieth, seldom to less than a hundredth;
a bomb needs a thousand (all that deflate can do) or a million (bzip2, xz) to be worth its name.
"""
FREE = 16 * 1024 * 1024
"""So many bytes may come out whatever went in: a small file of blanks is odd, but costs nothing to read."""


@dataclass(slots=True)
class Budget:
    """What went into unpacking and what came out, counted over all that is nested in one file.

    One budget for all of it, since a bomb in a bomb multiplies: ``name`` is the outermost file.
    """

    name: str
    packed: int = 0
    unpacked: int = 0
    _spent: RefusedError | None = field(default=None, repr=False)

    def take(self, count: int) -> None:
        """``count`` bytes more of the outermost file have been read."""
        self.packed += count

    def give(self, count: int) -> None:
        """``count`` bytes more have been unpacked; raises RefusedError (each time the same) where it is too much."""
        self.unpacked += count
        if self.unpacked > allowed(self.packed) and self._spent is None:
            self._spent = RefusedError(
                self.name, f"unpacks to more than {RATIO} times its size (a bomb): the rest of it is not read"
            )
        if self._spent is not None:
            raise self._spent


def allowed(packed: int) -> int:
    """How many bytes may come out of ``packed`` bytes."""
    return FREE + RATIO * packed
