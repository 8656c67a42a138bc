"""Where the paragraphs of a plain text are, whether they are wrapped lines, single lines or one long line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from legation.documents.document import Block, Prose, Region
from legation.documents.parts.furniture import reason
from legation.evidence import trimmed

_WIDEST_WRAP = 100
_MARK = re.compile(r"\[\d{1,3}(?:[ ,–-]{1,3}\d{1,3}){0,8}\]")
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
        shown = unmarked(self.flat) if self.flat.endswith("]") else self.flat
        return shown.rstrip(_CLOSERS + " ").endswith(_TERMINAL) or shown.endswith(("”", '"', "’"))


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


def unmarked(text: str) -> str:
    """A text without the figures of its notes."""
    return _MARK.sub("", text)


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


def paragraphs(text: str, *, printed: bool = True) -> list[Unit]:
    """Each paragraph: lines are joined where the text has been wrapped at a width, else each line is one.

    ``printed`` says that it may have pages, with lines above and below each that are no part of the text.
    """
    units = _without_running_heads(lines(text)) if printed else lines(text)
    width = _wrap_width(units)
    groups: list[list[Unit]] = []
    for i, unit in enumerate(units):
        before = units[i - 1] if i else None
        told = unit.kind or (before and before.kind) or _is_told(unit)
        if (
            before
            and not unit.apart
            and not told
            and _continues(before, unit, width, _indent(text, unit) - _indent(text, before))
        ):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return [replace(group[0], end=group[-1].end, flat=" ".join(unit.flat for unit in group)) for group in groups]


def _is_told(unit: Unit) -> bool:
    """Whether a line of some words is furniture by itself, which no paragraph goes on with."""
    return len(unit.flat.split()) >= _LEAST_TOLD and reason(unit.flat) in _NEVER_WITHIN


def _without_running_heads(units: Sequence[Unit]) -> list[Unit]:
    """The lines of a text with those told that a printer sets above or below each page: alike but for their figures.

    What stands right below a line with the page's number belongs to it, where nothing follows it closely.
    """
    alike: dict[str, list[int]] = {}
    for i, unit in enumerate(units):
        key = "".join(c for c in unit.flat.lower() if c.isalpha())
        if _LEAST_RUNNING <= len(key) <= _LONGEST_RUNNING and not unit.ended:
            alike.setdefault(key, []).append(i)
    running = {i for places in alike.values() if places[-1] - places[0] >= _PAGE for i in places}
    running |= {i for i, unit in enumerate(units) if len(unit.flat) <= _LONGEST_RUNNING and _PAGE_OF.search(unit.flat)}
    for i in sorted(running):
        below = units[i + 1] if i + 1 < len(units) else None
        closed = i + 2 >= len(units) or units[i + 2].apart
        if below and not below.apart and not below.ended and closed and units[i].flat[-1:].isdigit():
            running.add(i + 1)
    return [replace(unit, kind="boilerplate") if i in running else unit for i, unit in enumerate(units)]


def unwrapped(text: str) -> list[Unit]:
    """Each line, or each paragraph where the text has been wrapped at a width."""
    units = lines(text)
    return units if _wrap_width(units) is None else paragraphs(text, printed=False)


def _pairs(units: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    return ((a, b) for a, b in pairwise(units) if not b.apart)


def _wrap_width(units: Sequence[Unit]) -> int | None:
    """The width at which a text is wrapped: at most breaks the next word would not have fitted. None if it is not."""
    pairs = list(_pairs(units))
    short = [len(a.flat) for a, _ in pairs if len(a.flat) <= _WIDEST_WRAP]
    if len(pairs) < _LEAST_FULL or len(short) * 10 < len(pairs) * 9:
        return None
    for width in sorted(set(short), reverse=True):
        # a few lines longer than the others, a title or a code, say nothing about the width
        long = [(a, b) for a, b in pairs if width < len(a.flat) * 2 <= 2 * width]
        if width < _NARROWEST_WRAP or sum(n > width for n in short) * 10 > len(short) * 2:
            return None
        if len(long) >= _LEAST_FULL and sum(_full(a, b, width) for a, b in long) * 10 >= len(long) * 6:
            return width
    return None


def _full(unit: Unit, following: Unit, width: int) -> bool:
    return len(unit.flat) + 1 + len(following.flat.split(" ", 1)[0]) > width - 2


def _continues(unit: Unit, following: Unit, width: int | None, indent: int) -> bool:
    """Whether a line goes on in the next one, with no blank line between."""
    if is_bullet(following.flat):
        return False
    runs_on = not unit.ended and following.flat[:1].islower() and reason(following.flat) != "byline"
    if width is None:
        return runs_on
    return (indent < 2 or is_bullet(unit.flat)) and (runs_on or _full(unit, following, width))


def _indent(text: str, unit: Unit) -> int:
    begin = unit.start
    while begin and unit.start - begin < _WIDEST_WRAP and text[begin - 1] in " \t\u00a0":
        begin -= 1
    return unit.start - begin


_NARROWEST_WRAP = 45
_LEAST_FULL = 3
_LEAST_TOLD = 3
_NEVER_WITHIN = ("navigation", "boilerplate")
_LEAST_RUNNING = 12
_LONGEST_RUNNING = 100
_PAGE = 8
_PAGE_OF = re.compile(r"\bpage \d{1,4}(?: of \d{1,4})?$", re.IGNORECASE)
_BULLETS = ("- ", "* ", "• ", "· ", "– ", "— ", "▪ ", "‣ ", "■ ", "● ", "o ")


def is_bullet(flat: str) -> bool:
    """Whether a line begins as an item of a list does."""
    return flat.startswith(_BULLETS)
