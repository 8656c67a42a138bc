"""A document laid out for reading: its text region by region, each with what was read in it.

The texts of the runs, with ``before`` of each region and ``after`` at the end, are the document's text, character for
character: nothing is left out because it was not understood.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from legation.dossier.citation import Citation, citation
from legation.exchange.shown import notes as claims
from legation.exchange.shown.found import Found, found
from legation.exchange.shown.notes import Note
from legation.exchange.shown.segments import Mark, Segment, segments

if TYPE_CHECKING:
    from legation.coder import Annotation
    from legation.documents import Document

_SHORT = 400
"""A region that is left out is folded away where it is longer than this, in code points, and states nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """A sentence, with its number from 1, or what stands between two sentences, with None."""

    sentence: int | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text: prose with its ``part``, or something left out with the ``reason``.

    ``before`` is the white space between the region before and this one.
    """

    part: str
    reason: str
    before: str
    start: int
    end: int
    runs: tuple[Run, ...]
    notes: list[Note] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)

    @property
    def folded(self) -> bool:
        """Whether it is so long, and says so little, that it is better folded away."""
        return bool(self.reason) and self.end - self.start > _SHORT and not self.notes


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference with its id in the page, and the numbers of the sentences that cite it."""

    anchor: str
    citation: Citation
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """The regions in order, the white space ``after`` the last, the references, and where claims have a sign.

    ``adrift`` are notes on claims whose words lie in no region; ``signs`` the ids of the signs in the text; ``anchors``
    the ids of the references by their numbers.
    """

    regions: tuple[Region, ...]
    after: str
    adrift: tuple[Note, ...]
    signs: frozenset[str]
    references: tuple[Cited, ...]
    anchors: Mapping[int, str]


def laid(annotation: Annotation, prefix: str) -> Laid:
    """The document of an annotation, for a page in which its ids begin with ``prefix``."""
    document = annotation.document
    things = found(annotation)
    given = claims.notes(annotation, prefix)
    cited = _cited(annotation, prefix)
    anchors = {each.citation.number: each.anchor for each in reversed(cited)}
    marks = [
        *(m for thing in things for m in thing.marks),
        *claims.marks(given),
        *_marker(document, anchors),
    ]
    regions, after = _regions(annotation, marks)
    ends = [region.end for region in regions]

    def region(start: int) -> Region | None:
        place = bisect_right(ends, start)
        return regions[place] if place < len(regions) and regions[place].start <= start else None

    adrift: list[Note] = []
    for note in given:
        home = region(note.start)
        (home.notes if home else adrift).append(note)
    for thing in things:
        if home := region(thing.start):
            home.found.append(thing)
    signs = {t.id for r in regions for run in r.runs for s in run.segments for t in s.after if t.id}
    return Laid(tuple(regions), after, tuple(adrift), frozenset(signs), tuple(cited), anchors)


@dataclass(frozen=True, slots=True)
class _Stretch:
    part: str
    reason: str
    before: str
    start: int
    end: int


def _regions(annotation: Annotation, marks: Iterable[Mark]) -> tuple[list[Region], str]:
    text = annotation.document.text
    stretches, after = _stretches(annotation.document)
    starts, ends = [s.start for s in stretches], [s.end for s in stretches]
    marked: list[list[Mark]] = [[] for _ in stretches]
    for mark in marks:
        place = bisect_right(ends, mark.start)
        while place < len(stretches) and starts[place] < mark.end:
            marked[place].append(mark)
            place += 1
    begun: list[list[tuple[int, int, int]]] = [[] for _ in stretches]
    for number, sentence in enumerate(annotation.sentences, start=1):
        place = bisect_right(ends, sentence.start)
        if place < len(stretches) and starts[place] <= sentence.start:
            begun[place].append((number, sentence.start, sentence.end))
    made = []
    for stretch, mine, said in zip(stretches, marked, begun, strict=True):
        runs = tuple(Run(n, tuple(segments(text, first, last, mine))) for n, first, last in _runs(stretch, said))
        made.append(Region(stretch.part, stretch.reason, stretch.before, stretch.start, stretch.end, runs))
    return made, after


def _stretches(document: Document) -> tuple[list[_Stretch], str]:
    """All of the text in order, without overlaps, and the white space that is left at its end."""
    text = document.text
    prose = [(b.start, b.end, b.part, "") for b in document.blocks]
    given = sorted([*prose, *((r.start, r.end, "left out", r.reason) for r in document.excluded)])
    made: list[_Stretch] = []
    done, before = 0, ""
    for start, end, part, reason in [*given, (len(text), len(text), "", "")]:
        if done < start and text[done:start].strip():
            # the reader of documents covers all that is visible; where it did not, the words are shown all the same
            made.append(_Stretch("between", "", before, done, start))
            done, before = start, ""
        elif done < start:
            done, before = start, before + text[done:start]
        if done < end:
            made.append(_Stretch(part, reason, before, done, end))
            done, before = end, ""
    return made, before


def _runs(stretch: _Stretch, sentences: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int | None, int, int]]:
    """The sentences that begin in a stretch, each to its end or the stretch's, and what stands between them."""
    done = stretch.start
    for number, first, last in sentences:
        if first < done:
            continue
        if done < first:
            yield None, done, first
        done = min(last, stretch.end)
        yield number, first, done
    if done < stretch.end:
        yield None, done, stretch.end


def _marker(document: Document, anchors: Mapping[int, str]) -> Iterator[Mark]:
    listed = {reference.number: citation(reference) for reference in document.references}
    for marker in document.markers:
        work = listed.get(marker.number)
        words = [f"Cites [{marker.number}]", work.authors, work.title] if work else ["Cites nothing in the list"]
        anchor = anchors.get(marker.number)
        title = " ".join(part for part in words if part)
        yield Mark(marker.start, marker.end, "marker", title, href=f"#{anchor}" if anchor else None)


def _cited(annotation: Annotation, prefix: str) -> list[Cited]:
    by_number: dict[int, list[int]] = {}
    for place, sentence in enumerate(annotation.sentences, start=1):
        for number in dict.fromkeys(sentence.citations):
            by_number.setdefault(number, []).append(place)
    return [
        Cited(f"{prefix}r{place}", citation(reference), tuple(by_number.get(reference.number, ())))
        for place, reference in enumerate(annotation.document.references, start=1)
    ]
