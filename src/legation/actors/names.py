"""Names of the codebook where they stand in a sentence, with the reading that fits the date and the place."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

from legation.codebook import Codebook, Entry, Name, alive
from legation.language import Sentence, Token, head_of

_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "around", "inside", "into", "across", "throughout", "from"}
)
# what goes to a government, not to the place where it sits
_ADDRESSED = frozenset("ambassador envoy close loyal message appeal warning aid support response threat".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A codebook name at words ``first`` to ``last`` of a sentence; ``head`` is its head word."""

    first: int
    last: int
    head: int
    name: Name

    @property
    def entry(self) -> Entry:
        """What the name stands for."""
        return self.name.entry


def named(sentence: Sentence, book: Codebook, on: str | None) -> list[Named]:
    """The codebook names of a sentence, longest first from the left, none overlapping another.

    ``on`` is an EDTF or ISO date: names that were not in use then are passed over.
    """
    words = [t.text for t in sentence.tokens]
    found: list[Named] = []
    i = 0
    while i < len(words):
        match = book.matcher.match(words, i) if _may_begin(sentence.tokens[i]) else None
        if match is None:
            i += 1
            continue
        length, names = match
        name = _reading(names, on)
        if name is not None and not _ordinary(sentence, i, i + length - 1, name):
            found.append(Named(i, i + length - 1, head_of(sentence, i, i + length - 1), name))
        i += length
    return found


def the_korea_named(sentence: Sentence, names: list[Named], book: Codebook, countries: Container[str]) -> list[Named]:
    """The names, "Korea" and "Korean" alone read as the Korea among some countries where it is the only one there."""
    north = book.state("PRK")
    if north is None or "PRK" not in countries or "KOR" in countries:
        return names
    return [replace(n, name=replace(n.name, entry=north)) if _is_bare_korea(sentence, n) else n for n in names]


def _is_bare_korea(sentence: Sentence, name: Named) -> bool:
    if name.first != name.last or name.entry.id != "KOR" or not name.name.text.casefold().startswith("korea"):
        return False
    # the North's agency writes "south Korean"
    return name.first == 0 or sentence.tokens[name.first - 1].lower not in ("south", "southern")


def _may_begin(token: Token) -> bool:
    first = token.text[0]
    return first.isupper() or ord(first) > 0x2FF or (first.isalpha() and first.lower() == first.upper())


def _reading(names: tuple[Name, ...], on: str | None) -> Name | None:
    """The reading in use on the date; the first in use wins, and a name wins over a capital of the same spelling."""
    fitting = [n for n in names if alive(n, on)] or list(names)
    return min(fitting, key=lambda n: n.use == "capital", default=None)


def _ordinary(sentence: Sentence, first: int, last: int, name: Name) -> bool:
    """Whether the words are an ordinary word here: "Turkey" for dinner is beyond us, "May" and "polish" are not."""
    if first != last:
        return False
    token = sentence.tokens[first]
    return token.pos in ("VERB", "AUX", "ADP", "ADV") and name.use != "abbreviation"


def is_place(sentence: Sentence, name: Named) -> bool:
    """Whether the name of a capital or seat is meant as a place here, not as the government that sits there."""
    token = sentence.tokens[name.head]
    above = sentence.head(token)
    if token.dep == "pobj" and above is not None:
        return above.lower in _PLACE_PREPOSITIONS or (above.lower == "to" and not _towards_power(sentence, above))
    if token.dep == "appos" or token.dep == "npadvmod":
        return True
    return token.dep in ("compound", "nmod", "amod")


def _towards_power(sentence: Sentence, to: Token) -> bool:
    """Whether a to-phrase is about a government: an ambassador to Damascus, close to Moscow; no flight to Moscow."""
    above = sentence.head(to)
    return above is not None and above.lower in _ADDRESSED
