"""The styles of citation, by the signs that an entry has of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from legation.documents.dates import Dated
from legation.documents.references import dating
from legation.documents.references.entry import sentence_end, tight
from legation.documents.references.heads import (
    comma_border,
    imprint_bracket,
    initialled_names,
    leading_names,
    names_in_sentence,
)
from legation.documents.references.names import people
from legation.documents.references.titles import Quoted

Style = Literal["author-date", "vancouver", "notes", "sentences"]
"""How an entry is put together.

``author-date`` has the date in brackets behind the authors (Citation Style 1, APA, Harvard) or as a sentence of its own
(Chicago). ``vancouver`` has bare initials, and the year at a semicolon. ``notes`` parts by commas (Chicago's notes,
IEEE, footnotes of newspapers). ``sentences`` parts by full stops (MLA, Chicago's bibliography).
"""

_REACH = 700
_BRACKET = re.compile(r"[(\[](?P<date>[^()\[\]]{2,40})[)\]]")
_YEAR_ALONE = re.compile(r"\.\s(?P<date>(?:1[5-9]|20)\d\d[a-z]?|n\.\s?d|Forthcoming)\.(?=\s|$)")
_SEMICOLON = re.compile(r"\b(?:1[5-9]|20)\d\d(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?;\s?[\dS(]|;\s?(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Bracketed:
    """The date behind the authors: where its brackets stand, and what it says (None for "n.d.")."""

    start: int
    end: int
    dated: Dated | None


def tell(text: str, begin: int, quoted: Quoted | None) -> Style | None:
    """The style that an entry shows by signs of its own; None where it has none."""
    if date_of_authors(text, begin, quoted) is not None:
        return "author-date"
    if _SEMICOLON.search(text, quoted.end if quoted else begin) or initialled_names(text, begin):
        return "vancouver"
    if quoted:
        before = text[begin : quoted.start].rstrip()
        if before.endswith(","):
            return "notes"
        return "sentences" if before.endswith(".") else None
    if names_in_sentence(text, begin):
        return "sentences"
    if imprint_bracket(text, begin) is not None:
        return "notes"
    end = sentence_end(text, begin)
    listed = tight(text, end, len(text)) is None and comma_border(text, begin, end) is not None
    return "notes" if listed or leading_names(text, begin) else None


def date_of_authors(text: str, begin: int, quoted: Quoted | None) -> Bracketed | None:
    """The date that stands between authors and title, in brackets or as a sentence; None where there is none."""
    stop = quoted.start if quoted else min(len(text), begin + _REACH)
    for found in _BRACKET.finditer(text, begin, stop):
        dated = dating.whole(found["date"])
        if dated is None and not dating.UNDATED.fullmatch(found["date"].strip()):
            continue
        before = text[begin : found.start()].rstrip()
        # "9 (1999)", "no. 1 (1999)" and "Title (1999)," behind a volume are issues
        if before[-1:].isdigit() or text[found.end() : found.end() + 1] == ":":
            return None
        return Bracketed(found.start(), found.end(), dated)
    alone = _YEAR_ALONE.search(text, begin, stop)
    if (
        alone
        and sentence_end(text, begin) >= alone.start()
        and (before_it := tight(text, begin, alone.start()))
        and people(before_it.of(text))
    ):
        return Bracketed(alone.start(), alone.end(), dating.whole(alone["date"]))
    return None
