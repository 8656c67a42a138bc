"""Text cut at every border of what is marked in it.

Marks overlap and nest as they like; elements of a page must not. So the text is cut wherever a mark begins or ends, and
each piece says which marks lie on it. Nothing of the text is lost, moved or said twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Tag:
    """A small sign beside a word, which is no part of the text.

    ``kind`` is a class of the style sheet, ``label`` what a screen reader says of a link (None: the sign is hidden
    from it), ``href`` and ``id`` make it an end of a link within the page.
    """

    kind: str
    text: str
    href: str | None = None
    id: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something read from ``start`` to ``end`` (code points of the document, half open) with the reasons in ``title``.

    ``before`` and ``after`` are signs at its ends; ``href`` makes the words themselves a link.
    """

    start: int
    end: int
    kind: str
    title: str = ""
    before: Tag | None = None
    after: Tag | None = None
    href: str | None = None

    @property
    def size(self) -> int:
        """How long it is, in code points."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that no border crosses: the kinds of marks on it, and their titles, innermost first."""

    start: int
    end: int
    text: str
    kinds: tuple[str, ...] = ()
    title: str = ""
    before: tuple[Tag, ...] = ()
    after: tuple[Tag, ...] = ()
    href: str | None = None


def segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """``text[start:end]`` in segments, in order; their texts put together are that text.

    What of a mark lies outside is left out, with the sign at that end. Marks are taken in any order.
    """
    if start >= end:
        return []
    inside = sorted((m for m in marks if m.start < end and m.end > start and m.start < m.end), key=lambda m: m.start)
    borders = {b for m in inside for b in (m.start, m.end) if start < b < end}
    points = sorted({start, end, *borders})
    made: list[Segment] = []
    waiting = iter(inside)
    coming = next(waiting, None)
    active: list[Mark] = []
    for first, last in pairwise(points):
        active = [m for m in active if m.end > first]
        while coming is not None and coming.start <= first:
            active.append(coming)
            coming = next(waiting, None)
        made.append(_segment(text, first, last, active))
    return made


def _segment(text: str, first: int, last: int, active: Sequence[Mark]) -> Segment:
    by_size = sorted(active, key=lambda m: (m.size, m.kind))
    titles = dict.fromkeys(m.title for m in by_size if m.title)
    return Segment(
        first,
        last,
        text[first:last],
        tuple(sorted({m.kind for m in active})),
        "\n".join(titles),
        tuple(m.before for m in reversed(by_size) if m.before and m.start == first),
        tuple(m.after for m in by_size if m.after and m.end == last),
        next((m.href for m in by_size if m.href), None),
    )
