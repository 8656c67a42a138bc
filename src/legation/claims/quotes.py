"""Stretches in quotation marks, paired within a paragraph and across sentences."""

from __future__ import annotations

from collections.abc import Sequence

from legation.documents import Block
from legation.evidence import Span

_OPEN = {"“": "”", "«": "»", "„": "“"}
# a stretch of quotation marks shorter than this many words is a label or a title, not speech
SPEECH = 3


def quotations(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Every quoted stretch without its marks, in order.

    A paragraph that opens a quotation and does not close it is quoted to its end: the next paragraph
    opens it again, as printers do.
    """
    found: list[Span] = []
    for block in blocks:
        found.extend(_in_block(text, block.start, block.end))
    return tuple(found)


def _in_block(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    i = start
    while i < end:
        mark, length = text[i], 1
        if text.startswith(("''", "``"), i):
            mark, length = '"', 2
        if opened is None:
            if mark in _OPEN:
                opened = i + length, _OPEN[mark]
            elif mark == '"':
                opened = i + length, '"'
        elif mark == opened[1]:
            if i > opened[0]:
                found.append(Span(opened[0], i))
            opened = None
        i += length
    if opened is not None and end > opened[0]:
        found.append(Span(opened[0], end))
    return found


def is_speech(text: str, quotation: Span) -> bool:
    """Whether a quoted stretch is long enough to be somebody's words about something."""
    return len(quotation.of(text).split()) >= SPEECH
