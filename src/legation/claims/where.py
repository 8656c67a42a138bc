"""Where it happened: the place that the words give the event, never the seat of a government that only speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from legation.claims.claim import Precision, Where
from legation.claims.gazetteer import Gazetteer
from legation.codebook import Codebook
from legation.evidence import Span
from legation.language import Sentence, Token

_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "into", "across", "over", "off"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text: ``country`` is alpha-3, coordinates are degrees, None where not known."""

    start: int
    end: int
    text: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


class Places:
    """The places that a document names, and those of its events."""

    def __init__(self, text: str, sentences: Sequence[Sentence], book: Codebook, on: str | None) -> None:
        self.at: dict[tuple[int, int], tuple[Place, Precision]] = {}
        self._seats: set[tuple[int, int]] = set()
        for found in Gazetteer(sentences, book, on).places():
            key = found.sentence.number, found.head
            span = Span(found.sentence.tokens[found.first].start, found.sentence.tokens[found.last].end)
            known = found.place
            place = Place(
                span.start, span.end, span.of(text), known.name,
                known.country, known.latitude, known.longitude, known.geonames,
            )  # fmt: skip
            self.at[key] = place, found.precision
            if found.seat:
                self._seats.add(key)

    @property
    def all(self) -> tuple[Place, ...]:
        """Every place named, in order."""
        return tuple(sorted((p for p, _ in self.at.values()), key=lambda p: p.start))

    def where(self, sentence: Sentence, tokens: Iterable[Token]) -> Where | None:
        """The place of an event: a locative phrase at its action or object ("in Damascus", "a reactor in Syria")."""
        for token in tokens:
            for prep in sentence.children(token, "prep"):
                for noun in _whole(sentence, prep) if prep.lower in _LOCATIVE else ():
                    key = sentence.number, noun.i
                    if key in self.at and key not in self._seats:
                        place, precision = self.at[key]
                        return Where(
                            place.name, place.country, place.latitude, place.longitude, place.geonames,
                            precision, "explicit", place.start, place.end, place.text,
                        )  # fmt: skip
        return None


def _whole(sentence: Sentence, prep: Token) -> Iterator[Token]:
    """What a preposition governs, and what that is a part of: "in the countryside of Hasakah"."""
    for noun in sentence.children(prep, "pobj"):
        yield noun
        if noun.pos == "NOUN":
            for of in sentence.children(noun, "prep"):
                yield from sentence.children(of, "pobj") if of.lower == "of" else ()
