"""Citation markers in prose, and which references cover a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from legation.documents.document import Block, Document, Marker
from legation.evidence import Span

_MARKER = re.compile(r"\[(\d{1,4})\](?::\s?\d{1,5}(?:[–\-]\d{1,5})?)?")
_ANY_MARKER = re.compile(
    r"\[(?:\d{1,4}|[a-z]{1,3}|(?:note|nb|N) \d{1,3}|(?:citation|clarification|better source) needed|"
    r"(?:when|who|by whom|according to whom)\?|not in citation given|dubious[^\[\]]{0,20}|update|dead link)\]"
    r"(?::\s?\d{1,5}(?:[–\-]\d{1,5})?)?"
)
_BETWEEN = re.compile(r"[\s\u200b.,;:!?\"'”’)»]*")


def markers(text: str, spans: Iterable[Span], highest: int | None = None) -> tuple[Marker, ...]:
    """The numbered markers within the spans; numbers over ``highest``, where it is known, are no markers.

    A page behind a marker (``[12]:45``) belongs to it. Notes (``[a]``) and remarks (``[citation needed]``) have no
    number and are left out.
    """
    found = []
    for span in spans:
        for match in _MARKER.finditer(text, span.start, span.end):
            number = int(match.group(1))
            if number and (highest is None or number <= highest):
                found.append(Marker(match.start(), match.end(), number))
    return tuple(found)


def cited(document: Document, sentences: Sequence[Span]) -> tuple[tuple[int, ...], ...]:
    """For each sentence, in the order of the text, the numbers of the references that cover it.

    A marker covers the sentence that it stands in or directly behind, and the one before in the same block where
    that one has no marker of its own: one sentence back and no further.
    """
    own: list[list[int]] = [[] for _ in sentences]
    for marker in document.markers:
        at = _sentence_of(document, marker, sentences)
        if at is not None and marker.number not in own[at]:
            own[at].append(marker.number)
    covered = [tuple(numbers) for numbers in own]
    for i in range(len(sentences) - 1):
        if not own[i] and own[i + 1] and _same_block(document.blocks, sentences[i], sentences[i + 1]):
            covered[i] = tuple(own[i + 1])
    return tuple(covered)


def _sentence_of(document: Document, marker: Marker, sentences: Sequence[Span]) -> int | None:
    """The sentence that a marker ends or stands in; a splitter may have put it at the head of the next one."""
    before = [i for i, s in enumerate(sentences) if s.start <= marker.start]
    if not before:
        return None
    at = before[-1]
    here = sentences[at]
    if marker.start >= here.end:
        between = document.text[here.end : marker.start]
    else:
        between = document.text[here.start : marker.start]
    only_markers = not _BETWEEN.sub("", _ANY_MARKER.sub("", between))
    if marker.start >= here.end:
        return at if only_markers and _in_block(document.blocks, here, marker) else None
    if only_markers and at and _same_block(document.blocks, sentences[at - 1], here):
        return at - 1
    return at


def _in_block(blocks: Sequence[Block], sentence: Span, marker: Marker) -> bool:
    return any(b.start <= sentence.start and marker.end <= b.end for b in blocks)


def _same_block(blocks: Sequence[Block], first: Span, second: Span) -> bool:
    return any(b.start <= first.start and second.end <= b.end for b in blocks)
