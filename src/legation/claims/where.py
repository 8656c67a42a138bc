"""Where it happened: the place that the words give the event, never the seat of a government that only speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from legation.actors.names import Named, is_place, named
from legation.claims.claim import Where
from legation.codebook import Codebook, State
from legation.evidence import Span
from legation.language import Sentence, Token

_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "into", "across", "over", "off"})
# uses of a state's name that mean a city, or the government that sits in it
_CITY = frozenset({"capital", "seat"})


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
    """The places of a document that the codebook knows: states and capitals."""

    def __init__(self, text: str, sentences: Sequence[Sentence], book: Codebook, on: str | None) -> None:
        self.text = text
        self.at: dict[tuple[int, int], tuple[Place, Named]] = {}
        for sentence in sentences:
            for name in named(sentence, book, on):
                place = self._place(sentence, name)
                if place is not None:
                    self.at[sentence.number, name.head] = place, name

    def _place(self, sentence: Sentence, name: Named) -> Place | None:
        entry = name.entry
        if not isinstance(entry, State) or name.name.use in ("adjective", "people"):
            return None
        span = Span(sentence.tokens[name.first].start, sentence.tokens[name.last].end)
        words = span.of(self.text)
        town = name.name.place
        if town is not None:
            where = (town.latitude, town.longitude, town.geonames)
            return Place(span.start, span.end, words, town.name, entry.country, *where)
        if name.name.use in _CITY:
            city = next((c for c in entry.capitals if c.name.casefold() == name.name.text.casefold()), None)
            if city is None:
                return None
            return Place(
                span.start, span.end, words, city.name, entry.country, city.latitude, city.longitude, city.geonames
            )
        return Place(
            span.start, span.end, words, entry.name, entry.country, entry.latitude, entry.longitude, entry.geonames
        )

    @property
    def all(self) -> tuple[Place, ...]:
        """Every place named, in order."""
        return tuple(sorted((p for p, _ in self.at.values()), key=lambda p: p.start))

    def where(self, sentence: Sentence, tokens: Iterable[Token]) -> Where | None:
        """The place of an event: a locative phrase at its action or object ("in Damascus", "a reactor in Syria")."""
        for token in tokens:
            for prep in sentence.children(token, "prep"):
                for noun in sentence.children(prep, "pobj") if prep.lower in _LOCATIVE else ():
                    place, name = self.at.get((sentence.number, noun.i), (None, None))
                    if place is None or name is None:
                        continue
                    if name.name.use not in _CITY or is_place(sentence, name):
                        return _where(place, name)
        return None


def _where(place: Place, name: Named) -> Where:
    return Where(
        place.name, place.country, place.latitude, place.longitude, place.geonames,
        _precision(name), "explicit", place.start, place.end, place.text,
    )  # fmt: skip


def _precision(name: Named) -> Literal["city", "region", "country"]:
    town = name.name.place
    if town is not None:
        return "city" if town.population is not None else "region"
    return "city" if name.name.use in _CITY else "country"
