"""The notes at the end of a text that is no encyclopedia article: a report's footnotes, a list of sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from legation.documents.document import Block, Marker, Reference, Region
from legation.documents.references.bibliography import bibliography
from legation.documents.references.citations import markers
from legation.evidence import Span

_HEADING = re.compile(
    r"(?:end|foot)?notes|(?:notes and )?references(?: and notes)?|citations|sources|works cited|bibliography",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s{0,4}(?:[-*•]\s{0,4})?(?:\[(\d{1,3})\]|(\d{1,3})[.)]|(\d{1,3})(?=\s))\s{0,4}")
_CITED = re.compile(r"[“\"]|https?://|\b(?:1[5-9]|20)\d\d\b|\bpp?\. ")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Noted:
    """A text's prose and the rest, once its notes have been told from it, with the notes and their markers."""

    blocks: tuple[Block, ...]
    excluded: tuple[Region, ...]
    references: tuple[Reference, ...] = ()
    markers: tuple[Marker, ...] = ()


def opens_notes(flat: str) -> bool:
    """Whether a line is the heading of a text's notes."""
    return bool(_HEADING.fullmatch(flat.strip(" :")))


def endnotes(text: str, blocks: Sequence[Block], excluded: Sequence[Region]) -> Noted:
    """Tell the notes from the prose that they stand behind.

    Notes are what follows a heading that says so, or numbered lines from 1 on at the end; and there are markers of
    them in the prose. Where one of these is lacking, nothing is changed.
    """
    whole = Noted(tuple(blocks), tuple(excluded))
    first = _first(text, blocks, excluded)
    if first is None:
        return whole
    entries: list[tuple[int, int, int]] = []
    for block in blocks[first:]:
        start = _line_start(text, block)
        number = _number(text, start, block.end)
        last = entries[-1][2] if entries else 0
        if number is None and not _CITED.search(text, block.start, block.end):
            break
        entries.append((start, block.end, number if number and number > last else last + 1))
    found = markers(text, [Span(b.start, b.end) for b in blocks[:first]], entries[-1][2] if entries else 0)
    if len(entries) < _LEAST or len({marker.number for marker in found}) < _LEAST:
        return whole
    start, end = entries[0][0], entries[-1][1]
    kept = [region for region in excluded if not start <= region.start < end]
    regions = [Region(a, b, "references") for a, b, _ in entries]
    between = [region for region in excluded if start <= region.start < end and not _inside(region, entries)]
    return Noted(
        blocks=(*blocks[:first], *blocks[first + len(entries) :]),
        excluded=tuple(sorted([*kept, *regions, *between], key=lambda region: region.start)),
        references=bibliography(text, entries),
        markers=found,
    )


def _first(text: str, blocks: Sequence[Block], excluded: Sequence[Region]) -> int | None:
    """The first block of the notes: behind their heading, or the last one with the number 1 that others follow."""
    heads = [r for r in excluded if r.reason == "heading" and opens_notes(text[r.start : r.end])]
    if heads:
        return next((i for i, block in enumerate(blocks) if block.start >= heads[-1].end), None)
    numbers = [_number(text, _line_start(text, block), block.end) for block in blocks]
    first = next((i for i in range(len(blocks) - 1, -1, -1) if numbers[i] == 1), None)
    if first is None or numbers[first:] != list(range(1, len(blocks) - first + 1)):
        return None
    return first if all(_CITED.search(text, block.start, block.end) for block in blocks[first:]) else None


def _line_start(text: str, block: Block) -> int:
    """Where a block's line begins: a number in front of it may have been left out as a bullet."""
    line = text.rfind("\n", max(0, block.start - 12), block.start) + 1
    return line if line and _NUMBER.fullmatch(text, line, block.start) else block.start


def _number(text: str, start: int, end: int) -> int | None:
    found = _NUMBER.match(text, start, end)
    return int(next(g for g in found.groups() if g)) if found else None


def _inside(region: Region, entries: Sequence[tuple[int, int, int]]) -> bool:
    return any(start <= region.start and region.end <= end for start, end, _ in entries)
