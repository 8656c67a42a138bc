"""Which places the words of a document mean.

Of several places with one name that one is meant which lies in what is named behind it ("San Jose, California"), else
in a state that the document speaks of, else the largest; a lesser town only with such a reason. Where none lies in what
is named behind it ("Norfolk, England", where only Virginia's is known), its country is known and no more.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.actors.names import Named, is_place, lesser_places, named
from legation.claims.claim import Precision
from legation.codebook import Codebook, Place, State
from legation.language import Sentence, head_of

# uses of a state's name that mean a city, or the government that sits in it
_CITY = frozenset({"capital", "seat"})
_PEOPLE = frozenset({"adjective", "people"})
_LISTING = frozenset({",", ";", "and", "or", "&"})
# how a parse hangs on a place what it lies in, and words of a town's name
_WITHIN = frozenset({"appos", "npadvmod", "nmod"})
_LONGEST = 3
# regions of one country beside a name that make it a region of that country too
_LISTED = 2
# names of a list that are looked at on either side
_LONG_LIST = 12
# Inhabitants from which a town is meant where its region has the same name.
_METROPOLIS = 1_000_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A place at the words ``first`` to ``last`` of a sentence; ``seat`` where a government is meant by it."""

    sentence: Sentence
    first: int
    last: int
    head: int
    place: Place
    precision: Precision
    seat: bool = False


class Gazetteer:
    """The places of a document: continents and seas, states, regions and towns."""

    def __init__(self, sentences: Sequence[Sentence], book: Codebook, on: str | None) -> None:
        self.book = book
        self.sentences = sentences
        self.names = [named(sentence, book, on) for sentence in sentences]
        every = [name for of in self.names for name in of]
        sure = [n for n in every if n.name.place is None or len(book.places(n.name.place.name)) == 1]
        # the states that the document speaks of without a doubt, and those of whose regions and towns it names one
        self.spoken = Counter(name.entry.country for name in sure)
        self.placed = {name.entry.country for name in sure if name.name.place is not None}
        self.written = Counter(name.name.text for name in every)

    def places(self) -> Iterator[Placed]:
        """Every place, sentence by sentence; in each those that need no other before the lesser ones."""
        for sentence, of in zip(self.sentences, self.names, strict=True):
            for name in of:
                found = self._of_name(sentence, name, of)
                if found is not None:
                    yield found
            taken = {i for name in of for i in range(name.first, name.last + 1)}
            for first, last, readings in lesser_places(sentence, self.book, taken):
                place = self._lesser(sentence, last, readings, of)
                if place is not None:
                    head = head_of(sentence, first, last)
                    yield Placed(sentence, first, last, head, place, _precision(place))

    def _of_name(self, sentence: Sentence, name: Named, of: Sequence[Named]) -> Placed | None:
        entry, use = name.entry, name.name.use
        if use in _PEOPLE:
            return None
        words = name.first, name.last, name.head
        region = self._region(sentence, name, of)
        if region is not None:
            return Placed(sentence, *words, region, "region")
        readings = self._readings(name)
        if readings:
            place = self._meant(sentence, name, readings, of)
            return Placed(sentence, *words, place, _precision(place))
        if not isinstance(entry, State):
            return None
        if use not in _CITY:
            state = Place(entry.name, entry.latitude, entry.longitude, entry.geonames, country=entry.country)
            return Placed(sentence, *words, state, "country")
        city = next((c for c in entry.capitals if c.name.casefold() == name.name.text.casefold()), None)
        if city is None:
            return None
        capital = Place(city.name, city.latitude, city.longitude, city.geonames, country=entry.country)
        return Placed(sentence, *words, capital, "city", not is_place(sentence, name))

    def _readings(self, name: Named) -> tuple[Place, ...]:
        """The regions and towns that a name may mean.

        Of a state's or a capital's name none, but where nothing else speaks of that state, and other places of another
        are named: "Georgia" among Florida and Texas, "San Jose" among towns of California.
        """
        if name.name.place is not None:
            return self.book.places(name.name.place.name)
        known = [p for p in self.book.places(name.name.text) if not p.lesser]
        if not isinstance(name.entry, State):  # England and Catalonia act, and are places too
            return tuple(p for p in known if p.country == name.entry.country)
        if self.spoken[name.entry.country] > self.written[name.name.text]:
            return ()
        capital = name.name.use in _CITY
        return tuple(p for p in known if (capital or p.population is None) and p.country in self.placed)

    def _region(self, sentence: Sentence, name: Named, of: Sequence[Named]) -> Place | None:
        """The region that a name means although it is a state's, a capital's or a larger town's too.

        It stands among regions of its country ("Washington, Pennsylvania and California") or behind a town of it
        ("Seattle, Washington").
        """
        known = {p.country: p for p in self.book.places(_words(sentence, name.first, name.last)) if _is_region(p)}
        if not known:
            return None
        listed = Counter(
            n.entry.country for n in _listed(sentence, name, of) if n.name.place and _is_region(n.name.place)
        )
        for country, count in listed.most_common():
            if count >= _LISTED and country in known:
                return known[country]
        towns = {p.country for p in _before(sentence, name, self.book)}
        own = name.entry.country if name.name.use not in _CITY else None
        return next((p for country, p in known.items() if country in towns and own not in towns), None)

    def _meant(self, sentence: Sentence, name: Named, readings: Sequence[Place], of: Sequence[Named]) -> Place:
        """The place that a name means here, of all that it may mean."""
        behind = _behind(sentence, name.last, of)
        inside = _inside(readings, behind)
        if behind is not None and not inside and _holds(sentence, behind, name):
            return Place(name.name.text, None, None, None, country=behind.entry.country)
        spoken = [p for p in readings if p.country in self.spoken]
        near = inside or [p for p in spoken if not p.lesser] or [p for p in spoken if _is_region(p)]
        best = _nearest(near, behind) or next(iter(near or readings))
        towns = [*readings, *self.book.places(f"{name.name.text} City")]
        larger = [p for p in towns if p.country == best.country and (p.population or 0) >= _METROPOLIS]
        return larger[0] if best.population is None and larger and not _is_called_region(sentence, name) else best

    def _lesser(self, sentence: Sentence, last: int, readings: Sequence[Place], of: Sequence[Named]) -> Place | None:
        behind = _behind(sentence, last, of)
        inside = _inside(readings, behind)
        lands = [p for p in readings if p.country is None]
        near = inside or lands or [p for p in readings if p.country in self.spoken]
        return _nearest(inside, behind) or max(near, key=lambda p: self.spoken[p.country], default=None)


def _behind(sentence: Sentence, last: int, of: Sequence[Named]) -> Named | None:
    """What is named behind a place and a comma: "San Jose, California"."""
    comma = last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text in (",", "(")
    return next((n for n in of if comma and n.first == last + 2 and n.name.use not in _PEOPLE), None)


def _holds(sentence: Sentence, behind: Named, name: Named) -> bool:
    """Whether what is named behind a place is a state or region that the place is said to lie in."""
    token = sentence.tokens[behind.head]
    wide = behind.name.use not in _CITY and (behind.name.place is None or _is_region(behind.name.place))
    return wide and token.head == name.head and token.dep in _WITHIN


def _listed(sentence: Sentence, name: Named, of: Sequence[Named]) -> Iterator[Named]:
    """The other names of the list that a name stands in."""
    at = bisect_left(of, name.first, key=lambda one: one.first)
    for step in (-1, 1):
        here, n = name, at + step
        while 0 <= n < len(of) and abs(n - at) <= _LONG_LIST:
            first, second = sorted((here, of[n]), key=lambda one: one.first)
            between = sentence.tokens[first.last + 1 : second.first]
            if not between or any(t.lower not in _LISTING for t in between):
                break
            yield of[n]
            here, n = of[n], n + step


def _before(sentence: Sentence, name: Named, book: Codebook) -> tuple[Place, ...]:
    """The towns that the words before a name and a comma mean, where the name says where they lie."""
    comma = name.first - 1
    head = sentence.tokens[sentence.tokens[name.head].head]
    if comma < 1 or sentence.tokens[comma].text != "," or sentence.tokens[name.head].dep not in _WITHIN:
        return ()
    if not head.i < comma:
        return ()
    words = (_words(sentence, first, comma - 1) for first in range(max(0, comma - _LONGEST), comma))
    return next((places for text in words if (places := book.places(text))), ())


def _words(sentence: Sentence, first: int, last: int) -> str:
    return " ".join(t.text for t in sentence.tokens[first : last + 1])


def _inside(places: Sequence[Place], behind: Named | None) -> list[Place]:
    """The places in the state of what is named behind them."""
    return [p for p in places if behind is not None and p.country == behind.entry.country]


def _nearest(places: Sequence[Place], behind: Named | None) -> Place | None:
    """The place next to the region named behind it, None where its coordinates are not known."""
    region = behind.name.place if behind is not None else None
    if region is None or region.latitude is None or region.longitude is None:
        return None
    here = (region.latitude, region.longitude)
    known = [(p, (p.latitude, p.longitude)) for p in places if p.latitude is not None and p.longitude is not None]
    return min(known, key=lambda one: math.dist(here, one[1]), default=(None, here))[0]


def _is_called_region(sentence: Sentence, name: Named) -> bool:
    """Whether a name that a metropolis shares with its region is the region's here: "New York state", "Buffalo, …"."""
    words = sentence.tokens
    after = words[name.last + 1].lower if name.last + 1 < len(words) else ""
    before = [t.lower for t in words[max(0, name.first - 2) : name.first]]
    return after == "state" or before[-1:] == [","] or before in (["state", "of"], ["province", "of"])


def _is_region(place: Place) -> bool:
    return place.population is None and place.country is not None


def _precision(place: Place) -> Precision:
    return "city" if place.population is not None else "region"
