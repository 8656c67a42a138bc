"""The order of the stages: from a document to its claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from legation.actors import Resolution, by_sentence, filed_in, find_all, resolve
from legation.claims import (
    Amounts,
    Anchor,
    Assembler,
    Attributor,
    Clock,
    Judge,
    Places,
    Reading,
    Source,
    Standing,
    Tense,
    attitudes,
    find_times,
    heard,
    quotations,
    utterances,
)
from legation.claims.claim import AHEAD
from legation.codebook import Codebook, Cues, Frames, Outlet, load
from legation.coder.annotation import Annotation, Relation
from legation.coder.relating import relate
from legation.documents import Document
from legation.events import Finder, Fired, widened
from legation.events.model import relation_model
from legation.events.related import Relater
from legation.evidence import Span
from legation.language import Parser, Sentence


class Coder:
    """Codes documents, one at a time. Loading is put off to the first document.

    ``pipeline`` names an installed spaCy pipeline in place of the one legation comes with; ``codebook`` is a folder
    with data files of the user's own.
    """

    def __init__(self, pipeline: str | None = None, codebook: Path | None = None) -> None:
        self.parser = Parser(pipeline)
        self._extra = codebook

    @cached_property
    def book(self) -> Codebook:
        """The codebook."""
        return load(self._extra)

    @cached_property
    def frames(self) -> Frames:
        """The frames with their lexicons."""
        return Frames(self.book)

    @cached_property
    def cues(self) -> Cues:
        """The words that report, hedge and intend."""
        return Cues(self.book)

    @cached_property
    def _amounts(self) -> Amounts:
        return Amounts(self.book)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.frames)

    @cached_property
    def _relater(self) -> Relater:
        return Relater(relation_model(), self.frames)

    def annotate(self, document: Document) -> Annotation:
        """Everything that is found in a document."""
        source = self._source(document)
        sentences = self.parser.sentences(document)
        on = document.published
        mentions, capitals = find_all(document.text, sentences, self.book, on, home=self._filed_in(document))
        named, seats = by_sentence(mentions), by_sentence(capitals)
        named = {n: widened(sentences[n], of, self.frames) for n, of in named.items()}
        readings = [self._finder.read(s, named.get(s.number, [])) for s in sentences]
        readings = [
            self._relater.read(document.text, s, named.get(s.number, []), r, seats.get(s.number, []))
            for s, r in zip(sentences, readings, strict=True)
        ]
        fired = [r.fired for r in readings]
        # a dateline is no prose of the document, but its date is a time that the text gives
        dated = [Span(r.start, r.end) for r in document.excluded if r.reason == "dateline"]
        ranges = sorted([*dated, *(s.span for s in sentences)])
        judge = Judge(self.cues)
        anchor = Anchor(on, narrative=document.genre == "encyclopedia")
        times = find_times(document.text, ranges, anchor, _tense(judge, sentences, fired))
        places = Places(document.text, sentences, self.book, on)
        quoted = quotations(document.text, document.blocks)
        reports = Attributor(document.text, self.cues, quoted).reports(sentences, mentions, fired)
        at = {(m.sentence, m.head): m for m in reversed(mentions)}
        told = [*reports, *attitudes(sentences, self.cues, reports, at)]
        said = heard(document.text, sentences, utterances(document.text, sentences, told), at)
        events = [e for r in readings for e in r.events]
        reading = Reading(document, source, sentences, mentions, events, fired, reports, said, quoted)
        assembler = Assembler(
            reading,
            self.book,
            judge,
            Clock(sentences, times, on, fired),
            places,
            Standing(document, self.book, places, mentions),
            self._amounts,
        )
        return Annotation(document, source, sentences, mentions, times, places.all, said, assembler.claims())

    def relate(self, sentence: str, actor: Sequence[tuple[int, int]], recipient: Sequence[tuple[int, int]]) -> Relation:
        """What happens between two marked parties; ``actor`` and ``recipient`` are stretches of the sentence."""
        return relate(self.parser, self._finder, Judge(self.cues), sentence, actor, recipient)

    def resolve(self, text: str, on: str | None = None, context: str | None = None) -> Resolution:
        """Who is meant by some words, on a date (EDTF or ISO), in a sentence that has them."""
        return resolve(self.parser.sentence, self.book, text, on, context)

    def _filed_in(self, document: Document) -> str | None:
        lines = (r for r in document.excluded if r.reason == "dateline")
        return next((filed_in(document.text[r.start : r.end], self.book) for r in lines), None)

    def _source(self, document: Document) -> Source:
        d = document
        whose = self._outlet(d.agency) or self._outlet(d.outlet)
        control = whose.control.by if whose is not None else None
        return Source(d.id, d.name, d.title, d.published, d.outlet, control, d.url, d.agency)

    def _outlet(self, name: str | None) -> Outlet | None:
        known = self.book.find(name) if name else ()
        return next((n.entry for n in known if isinstance(n.entry, Outlet)), None)


def _tense(
    judge: Judge, sentences: Sequence[Sentence], fired: Sequence[Mapping[int, Fired]]
) -> Callable[[Span], Tense | None]:
    """Asked of a time, whether its sentence looks ahead: then "Monday" is the coming one; else the words decide."""

    def looks_ahead(s: Sentence) -> bool:
        # "are to sign": what is planned is the infinitive, not the being
        predicate = s.child(s.root, "xcomp") if s.root.lemma == "be" else None
        return judge.verdict(s, predicate or s.root, fired[s.number]).status in AHEAD

    ahead = {s.span for s in sentences if looks_ahead(s)}
    return lambda time: "future" if any(span.covers(time) for span in ahead) else None
