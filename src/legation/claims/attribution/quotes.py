"""Stretches in quotation marks, paired within a paragraph and across sentences, and whose they are throughout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.claims.attribution.report import Report
from legation.documents import Block
from legation.evidence import Span
from legation.language import Sentence

_OPEN = {"“": "”", "«": "»", "„": "“"}
_AGAIN = frozenset({*_OPEN, '"', "''", "``"})
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


def continued(
    text: str, quotations: Sequence[Span], sentences: Sequence[Sentence], found: Sequence[Report]
) -> Iterator[Report]:
    """Sentences inside one quotation that is attributed in another sentence belong to the same speaker.

    One quotation may run over several paragraphs, each of which opens it again.
    """
    for pieces in _speeches(text, quotations):
        owned = [_own(piece, found) for piece in pieces]
        last = next((r for r in owned if r is not None), None) or _before(pieces[0], sentences, found)
        for piece, own in zip(pieces, owned, strict=True):
            last = own or last
            if last is not None:
                yield from _passed_on(last, piece, sentences)


def _speeches(text: str, quotations: Sequence[Span]) -> list[list[Span]]:
    """The quotations, those together that are one: between them stands nothing but a mark that opens again."""
    out: list[list[Span]] = []
    for quotation in quotations:
        if out and text[out[-1][-1].end : quotation.start].strip() in _AGAIN:
            out[-1].append(quotation)
        else:
            out.append([quotation])
    return out


def _own(quotation: Span, found: Sequence[Report]) -> Report | None:
    """The report whose words a quotation holds."""
    return next((r for r in found if r.manner == "direct" and any(c.overlap(quotation) for c in r.content)), None)


def _before(quotation: Span, sentences: Sequence[Sentence], found: Sequence[Report]) -> Report | None:
    """The last report in the sentence before a quotation or in its first one, where none has its words."""
    first = next((s.number for s in sentences if s.start < quotation.end and quotation.start < s.end), None)
    if first is None:
        return None
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


def _passed_on(report: Report, quotation: Span, sentences: Sequence[Sentence]) -> Iterator[Report]:
    """The report again for every sentence of a quotation that it does not hold yet."""
    start, end = quotation.start, quotation.end
    for sentence in sentences:
        # a sentence may begin with the opening mark, and end with the full stop and the closing mark
        if not (start - 1 <= sentence.start < end and start < sentence.end <= end + 2):
            continue
        span = Span(max(sentence.start, start), max(start + 1, min(sentence.end, end)))
        if not any(c.overlap(span) for c in report.content):
            yield replace(report, content=(span,), sentence=sentence.number, head=None, manner="direct")
