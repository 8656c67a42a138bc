"""Citation markers in prose, and which references cover a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from legation.documents.document import Block, Document, Marker
from legation.evidence import Span

_PAGE = r"(?::\s?\d{1,5}(?:[–\-]\d{1,5})?)?"
_MARKER = re.compile(
    rf"\[(?P<numbers>\d{{1,4}}(?:\s?[,;–-]\s?\d{{1,4}}){{0,20}})(?:,\spp?\.\s?[\d–-]{{1,12}})?\]{_PAGE}|"
    r"(?<!\d)(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[˒,][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}){0,5})"
)
# Numbers in round brackets, before a mark; only where a text has no others.
_ROUND = re.compile(r"(?<=\s)\((?P<numbers>\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})\)(?=[.,;:])")
_ANY_MARKER = re.compile(
    r"\[(?:\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,20}|[A-Za-z]{1,3}|(?:note|nb|n|N) \d{1,3}|"
    r"(?:citation|clarification|better source|page|quotation|verification) needed|"
    r"(?:when|who|by whom|according to whom|which|where|why)\?|not in citation given|failed verification|"
    rf"dubious[^\[\]]{{0,20}}|update|dead link)\]{_PAGE}|[⁰¹²³⁴⁵⁶⁷⁸⁹˒]"
)
_BETWEEN = re.compile(r"[\s\u200b.,;:!?…\"'”’»)\]]*")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹˒", "0123456789,")
_UNIT = re.compile(r"\W(?:[kcmd]?m|mi|ft|yd)$")
_LONGEST_RANGE = 20


def markers(text: str, spans: Iterable[Span], highest: int | None = None) -> tuple[Marker, ...]:
    """The numbered markers within the spans; numbers over ``highest``, where it is known, are no markers.

    ``[1, 3]`` and ``[1–3]`` are one marker a number, all in the same place. Raised figures, and figures in round
    brackets where there are no others, count where the list's highest number is known. A page behind a marker
    (``[12]:45``) belongs to it. Notes (``[a]``) and remarks (``[citation needed]``) have no number and are left out.
    """
    found, spans = [], list(spans)
    for span in spans:
        for match in _MARKER.finditer(text, span.start, span.end):
            if _UNIT.search(text[max(0, match.start() - 4) : match.start()]) or (match["raised"] and highest is None):
                continue
            numbers = _numbers(match["numbers"] or match["raised"].translate(_RAISED))
            if numbers and all(number and (highest is None or number <= highest) for number in numbers):
                found += [Marker(match.start(), match.end(), number) for number in numbers]
    return tuple(found or _round(text, spans, highest or 0))


def cited(document: Document, sentences: Sequence[Span]) -> tuple[tuple[int, ...], ...]:
    """For each sentence, in the order of the text, the numbers of the references that cover it.

    A marker covers the sentence that it stands in or directly behind. One at the end of its sentence covers the one
    before in the same block too, where that one has no marker of its own: one sentence back and no further.
    """
    blocks = _Blocks(document.blocks)
    own: list[list[int]] = [[] for _ in sentences]
    closing: list[list[int]] = [[] for _ in sentences]
    for marker in document.markers:
        at = _sentence_of(document, blocks, marker, sentences)
        if at is None or marker.number in own[at]:
            continue
        own[at].append(marker.number)
        if not _left(document.text[marker.end : sentences[at].end]):
            closing[at].append(marker.number)
    covered = [tuple(numbers) for numbers in own]
    for i in range(len(sentences) - 1):
        if not own[i] and closing[i + 1] and blocks.hold(sentences[i].start, sentences[i + 1].end):
            covered[i] = tuple(closing[i + 1])
    return tuple(covered)


def _round(text: str, spans: Iterable[Span], highest: int) -> list[Marker]:
    """Markers in round brackets: there are several, and no number is beyond the list."""
    found: list[Marker] = []
    for span in spans:
        for match in _ROUND.finditer(text, span.start, span.end):
            found += [Marker(match.start(), match.end(), number) for number in _numbers(match["numbers"])]
    sure = len({marker.number for marker in found}) > 1 and all(0 < marker.number <= highest for marker in found)
    return found if sure else []


def _numbers(words: str) -> list[int]:
    """The numbers of a marker, ranges written out; none where a range goes down or is too long to be one."""
    found: list[int] = []
    for part in re.split(r"\s?[,;]\s?", words):
        first, dash, last = re.sub(r"\s", "", part).replace("–", "-").partition("-")
        low, high = int(first), int(last) if dash else int(first)
        if not low <= high <= low + _LONGEST_RANGE:
            return []
        found += range(low, high + 1)
    return found


def _left(text: str) -> str:
    """What is left of a stretch without markers and what closes a sentence."""
    return _BETWEEN.sub("", _ROUND.sub("", _ANY_MARKER.sub("", text)))


def _sentence_of(document: Document, blocks: _Blocks, marker: Marker, sentences: Sequence[Span]) -> int | None:
    """The sentence that a marker ends or stands in; a splitter may have put it at the head of the next one."""
    at = bisect_right(sentences, marker.start, key=lambda sentence: sentence.start) - 1
    if at < 0:
        return None
    here = sentences[at]
    if marker.start >= here.end:
        behind = not _left(document.text[here.end : marker.start])
        return at if behind and blocks.hold(here.start, marker.end) else None
    leads = not _left(document.text[here.start : marker.start])
    return at - 1 if leads and at and blocks.hold(sentences[at - 1].start, here.end) else at


class _Blocks:
    """The blocks of a document, asked by place."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = sorted(blocks, key=lambda block: block.start)
        self._starts = [block.start for block in self._blocks]

    def hold(self, start: int, end: int) -> bool:
        """Whether a stretch lies in one block."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._blocks[at].end
