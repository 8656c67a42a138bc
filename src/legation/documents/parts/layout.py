"""Where the paragraphs of a plain text are, whether they are wrapped lines, single lines or one long line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from legation.documents.document import Block, Prose, Region
from legation.evidence import trimmed

_WIDEST_WRAP = 100
_TERMINAL = (".", "!", "?", ":", ";", "…")
_CLOSERS = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Unit:
    """A line or paragraph without the white space around it.

    ``flat`` is its text on one line; ``apart`` says that a blank line stands before it; ``kind`` is set where
    something else than its words (the markup of a page) has told what it is.
    """

    start: int
    end: int
    flat: str
    apart: bool
    kind: str | None = None

    @property
    def ended(self) -> bool:
        """Whether it ends as sentences do."""
        return self.flat.rstrip(_CLOSERS + " ").endswith(_TERMINAL) or self.flat.endswith(("”", '"', "’"))


@dataclass(slots=True)
class Cover:
    """Blocks and excluded regions, put together stretch by stretch in the order of the text."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    excluded: list[Region] = field(default_factory=list)

    def prose(self, start: int, end: int, part: Prose) -> None:
        """A stretch that is read."""
        if span := trimmed(self.text, start, end):
            self.blocks.append(Block(span.start, span.end, part))

    def leave(self, start: int, end: int, reason: str) -> None:
        """A stretch that is left out, with the reason; it grows where the one before has the same reason."""
        span = trimmed(self.text, start, end)
        if span is None:
            return
        before = self.excluded[-1] if self.excluded else None
        clear = before is not None and not any(b.start >= before.end for b in self.blocks[-1:])
        if before is not None and clear and before.reason == reason and reason in ("references", "infobox", "comments"):
            self.excluded[-1] = Region(before.start, span.end, reason)
        else:
            self.excluded.append(Region(span.start, span.end, reason))


def letters(text: str) -> str:
    """A text's letters and digits alone, in lower case: how two renderings of it are compared."""
    return "".join(c for c in text.lower() if c.isalnum())


def joined(parts: Sequence[tuple[str | None, str]]) -> tuple[str, tuple[Unit, ...]]:
    """Parts, each with its kind (None where its words must tell), as one text with blank lines between."""
    units, position = [], 0
    for kind, text in parts:
        units.append(Unit(position, position + len(text), text, True, kind))
        position += len(text) + 2
    return "\n\n".join(text for _, text in parts), tuple(units)


def lines(text: str) -> list[Unit]:
    """Each line that has something in it."""
    found, position, apart = [], 0, True
    for line in text.splitlines(keepends=True):
        span = trimmed(text, position, position + len(line))
        position += len(line)
        if span is None:
            apart = True
        else:
            found.append(Unit(span.start, span.end, " ".join(span.of(text).split()), apart))
            apart = False
    return found


def paragraphs(text: str) -> list[Unit]:
    """Each paragraph: lines are joined where the text has been wrapped at a width, else each line is one."""
    units = lines(text)
    width = _wrap_width(units)
    groups: list[list[Unit]] = []
    for i, unit in enumerate(units):
        before = units[i - 1] if i else None
        if before and not unit.apart and _continues(before, unit, width, _indent(text, unit) - _indent(text, before)):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return [replace(group[0], end=group[-1].end, flat=" ".join(unit.flat for unit in group)) for group in groups]


def unwrapped(text: str) -> list[Unit]:
    """Each line, or each paragraph where the text has been wrapped at a width."""
    units = lines(text)
    return units if _wrap_width(units) is None else paragraphs(text)


def _pairs(units: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    return ((a, b) for a, b in pairwise(units) if not b.apart)


def _wrap_width(units: Sequence[Unit]) -> int | None:
    """The width at which a text is wrapped: at most breaks the next word would not have fitted. None if it is not."""
    pairs = list(_pairs(units))
    short = [len(a.flat) for a, _ in pairs if len(a.flat) <= _WIDEST_WRAP]
    if len(pairs) < 3 or len(short) * 10 < len(pairs) * 9:
        return None
    width = max(short)
    return width if sum(_full(a, b, width) for a, b in pairs) * 10 >= len(pairs) * 6 else None


def _full(unit: Unit, following: Unit, width: int) -> bool:
    return len(unit.flat) + 1 + len(following.flat.split(" ", 1)[0]) > width - 2


def _continues(unit: Unit, following: Unit, width: int | None, indent: int) -> bool:
    """Whether a line goes on in the next one, with no blank line between."""
    if is_bullet(following.flat):
        return False
    runs_on = not unit.ended and following.flat[:1].islower()
    if width is None:
        return runs_on
    return indent < 2 and (runs_on or _full(unit, following, width))


def _indent(text: str, unit: Unit) -> int:
    begin = unit.start
    while begin and unit.start - begin < _WIDEST_WRAP and text[begin - 1] in " \t\u00a0":
        begin -= 1
    return unit.start - begin


_BULLETS = ("- ", "* ", "• ", "· ", "– ", "— ", "▪ ", "‣ ", "■ ", "● ", "o ")


def is_bullet(flat: str) -> bool:
    """Whether a line begins as an item of a list does."""
    return flat.startswith(_BULLETS)
