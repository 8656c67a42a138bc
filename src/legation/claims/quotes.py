"""Stretches in quotation marks, paired within a paragraph and across sentences, and whose they are throughout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.claims.report import Report
from legation.documents import Block
from legation.evidence import Span
from legation.language import Sentence

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


def continued(quotations: Sequence[Span], sentences: Sequence[Sentence], found: Sequence[Report]) -> Iterator[Report]:
    """Sentences inside one quotation that is attributed in another sentence belong to the same speaker."""
    for quotation in quotations:
        start, end = quotation.start, quotation.end
        # a sentence may begin with the opening mark, and end with the full stop and the closing mark
        inside = [s for s in sentences if start - 1 <= s.start < end and s.end <= end + 2]
        report = _attributed(quotation, sentences, found) if inside else None
        if report is None:
            continue
        for sentence in inside:
            span = Span(max(sentence.start, start), max(start + 1, min(sentence.end, end)))
            if not any(c.overlap(span) for c in report.content):
                yield replace(report, content=(span,), sentence=sentence.number, head=None, manner="direct")


def _attributed(quotation: Span, sentences: Sequence[Sentence], found: Sequence[Report]) -> Report | None:
    """The report that a quotation belongs to: one of its own words, else the last before it or in its first sentence."""
    own = next((r for r in found if r.manner == "direct" and any(c.overlap(quotation) for c in r.content)), None)
    if own is not None:
        return own
    first = next(s.number for s in sentences if s.start < quotation.end and quotation.start < s.end)
    return next(
        (
            r
            for r in reversed(found)
            if first - 1 <= r.sentence <= first
            and not quotation.covers(r.cue[0])
            and r.manner in ("direct", "indirect", "adjunct")
        ),
        None,
    )
