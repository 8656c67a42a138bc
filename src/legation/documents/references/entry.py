"""An entry of a reference list while it is taken apart, and where the sentences in it end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from legation.documents.dates import Dated
from legation.evidence import Span

LONGEST = 2_000
"""Code points of an entry that are read; what stands behind them is left alone, whatever it is."""

GONE = "\ue000"
"""Stands in place of each character that has been read: a border that no name and no title goes over."""

_UNSEEN = frozenset("\u200b\ufeff\u200e\u200f" + GONE)
_COUNTRY = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_INITIAL = re.compile(r"(?:(?:^|[\s.,-])[^\W\d_]|\b(?:Jr|Sr))$")
_STOP = re.compile(r"\.(?=[\s\ue000]|$)|[?!](?=\s[^\W\da-z])")
# Words whose full stop ends no sentence, in lower case and without it.
_SHORTENED = frozenset(
    """
    afr al am amb amer ann approx apr art assn assoc aug biol bros bull ca capt cf ch chap chem civ co col commun
    comput conf corp d.c d.phil dec dept div dr e.u econ ed eds elec elect eng environ feb fig ft gen geogr gov
    hist hon inc inst instrum int intl jan jpn jr jul jun lett lt ltd m.a m.s m.sc mag maj manag mar mech med mr
    mrs ms mt n.y natl nav no nos nov oct p ph ph.d phys polit pp pres proc prof pub publ rep res rev sci sec sect
    sen sep sept ser sgt soc sr st stud suppl symp tech technol trans u.k u.n u.s univ vol vols vs
    """.split()
)


@dataclass(slots=True)
class Entry:
    """An entry on one line, with ``GONE`` where something has been read, and ``csl``, what has been read so far.

    ``places`` says where in the document each character of ``text`` stands.
    """

    text: str
    places: tuple[int, ...]
    csl: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Entry:
        """The entry that stands at ``text[start:end]``: each stretch of white space is one space."""
        shown: list[str] = []
        places: list[int] = []
        for i in range(start, min(end, start + LONGEST)):
            c = " " if text[i].isspace() else text[i]
            if c not in _UNSEEN and not (c == " " and shown and shown[-1] == " "):
                shown.append(c)
                places.append(i)
        return cls("".join(shown), tuple(places))

    def span(self, stretch: Span) -> Span:
        """Where in the document a stretch of the entry stands."""
        return Span(self.places[stretch.start], self.places[stretch.end - 1] + 1)

    def cut(self, start: int, end: int) -> str:
        """Take a stretch out as read."""
        piece = self.text[start:end]
        self.text = self.text[:start] + GONE * (end - start) + self.text[end:]
        return piece

    def state(self, key: str, value: object) -> None:
        """A field of the entry. What was read first stays; what says nothing is left out."""
        if value:
            self.csl.setdefault(key, value)


def date_parts(dated: Dated) -> dict[str, list[list[int]]]:
    """A date as CSL-JSON has it."""
    return {"date-parts": [list(dated.parts)]}


def flat(text: str) -> str:
    """A value on one line, without what has been read around it and without the marks that part it from others."""
    words = " ".join(text.replace(GONE, " ").split()).strip(" ,;:–—").lstrip(".")
    return words if _COUNTRY.search(words) else words.rstrip(" .,;:–—")


def tight(text: str, start: int, end: int) -> Span | None:
    """The stretch without marks of its borders; None where nothing else is in it."""
    while start < end and (text[start] in " .,;:" or text[start] == GONE):
        start += 1
    while end > start and (text[end - 1] in " .,;:" or text[end - 1] == GONE):
        end -= 1
    return Span(start, end) if start < end else None


def names_span(text: str, start: int, end: int) -> Span | None:
    """The stretch of names, with the full stop of a last initial or suffix."""
    span = tight(text, start, end)
    if span and text[span.end : span.end + 1] == "." and _INITIAL.search(text, span.start, span.end):
        return Span(span.start, span.end + 1)
    return span


def sentence_end(text: str, start: int) -> int:
    """Where a stretch that ends as sentences do ends; abbreviations and initials do not end one."""
    return next(sentence_ends(text, start), len(text))


def sentence_ends(text: str, start: int) -> Iterator[int]:
    """Each place where a sentence ends, from the first one on."""
    for found in _STOP.finditer(text, start):
        if found.group() != ".":
            yield found.end()
            continue
        word = re.split(r"[\s(\ue000–-]", text[max(start, found.start() - 12) : found.start()])[-1].lower()
        if word not in _SHORTENED and not (len(word) == 1 and word.isalpha()):
            yield found.start()
