"""Editors and translators behind a title, and the book that a chapter is in."""

from __future__ import annotations

import re

from legation.documents.references.bodies import is_place
from legation.documents.references.entry import GONE, Entry, flat, sentence_end
from legation.documents.references.names import Name, people

_CAPITAL = r"[^\W\d_a-z][\w’'\-]*"
_INITIALLED = (
    rf"(?:[^\W\d_a-z]\.[\s\-]?){{1,4}}\s?(?:(?:de|del|van|von|der|da|di)\s){{0,2}}{_CAPITAL}(?:[\s\-]{_CAPITAL})?"
)
_BY = re.compile(
    r"(?:^|[.,;(\"”’»'\ue000]\s?)(?P<role>[Ee]dited(?: and translated)? by|[Ee]ds?\. by|(?<=[,(] )eds?\.|(?<=\()eds?\.|"
    r"[Tt]ranslated(?: and edited)? by|[Tt]ransl?\.(?: by)?|[Cc]ompiled by)\s(?=[^\W\d_a-z])"
)
# Names before what they did: IEEE's ", R. Hall and S. Ito, Eds.", Vancouver's ". Hill A, translator.", APA's brackets.
_CALLED = (
    re.compile(rf",\s(?P<names>{_INITIALLED}(?:,?\s(?:and\s)?{_INITIALLED}){{0,5}}),\s(?P<role>Eds?)\."),
    re.compile(r"(?<=[.\ue000]\s)(?P<names>[^.;:\ue000]{3,160}),\s(?P<role>translators?|editors?|compilers?)\."),
)
_BRACKETED = re.compile(r"\s\((?P<names>[^()]{3,160}?),?\s(?P<role>Trans|Eds?|Comps?)\.(?:\s&\sTrans\.)?\)")
_IN = re.compile(r"[\s.,;:\ue000]{0,12}\b[Ii]n:?\s(?=\S)")
_FIRST = re.compile(
    r"(?P<names>[^\"“”\ue000]{3,300}?),?\s(?:[(\[](?:eds?|editors?|hrsg)\.?[)\]]|(?<=, )eds?\.|editors?)[.,:]?\s",
    re.IGNORECASE,
)
_BOOK_END = re.compile(r"\ue000|\s\(|,\s(?:edited by|eds?\.|trans|[Vv]ol|pp?\.|\d)|;\s|,\s\d{1,2}(?:st|nd|rd|th)\s")
_MIDDLE = re.compile(r"[,\ue000]\s(?P<page>\d{1,5}[–-]\d{1,5})(?=[.,\ue000]|$)")
_MEETING = re.compile(r"(?:Proc\.|Proceedings|Conf\.|Conference|Symp|Workshop)")
_TOWN = re.compile(rf"{_CAPITAL}(?:[\s-]{_CAPITAL}){{0,2}}")
_LONGEST_EDITORS = 400


def read_bracketed(entry: Entry, begin: int) -> None:
    """Translators and editors whom APA names in brackets behind a title: "(L. Petit, Trans.)"."""
    for found in _BRACKETED.finditer(entry.text, begin):
        if names := people(found["names"]):
            entry.state(_role(found["role"]), names)
            entry.cut(found.start() + 1, found.end())


def read_contributors(entry: Entry, at: int) -> None:
    """Editors and translators who are named behind the title or the book."""
    for found in _BY.finditer(entry.text, max(0, at - 2)):
        names, end = _names_from(entry.text, found.end())
        if names:
            entry.state(_role(found["role"]), names)
            entry.cut(found.start("role"), end)
    for pattern in _CALLED:
        called = pattern.search(entry.text, at)
        if called and (names := people(called["names"])):
            entry.state(_role(called["role"]), names)
            entry.cut(called.start(), called.end())


def read_host(entry: Entry, at: int) -> None:
    """The book that a chapter is in, with editors before its title: "In Roe, J. (ed.). Essays."."""
    found = _IN.match(entry.text, at)
    if found is None:
        return
    start = found.end()
    limit = min(len(entry.text), start + _LONGEST_EDITORS)
    if (editors := _FIRST.match(entry.text, start, limit)) and (names := people(editors["names"])):
        entry.state("editor", names)
        start = editors.end()
    border = _BOOK_END.search(entry.text, start)
    end = min(sentence_end(entry.text, start), border.start() if border else len(entry.text))
    book = entry.text[start:end]
    if any(c.isalpha() for c in book):
        book, place = _without_place(book)
        entry.state("container-title", flat(book))
        entry.state("event-place" if _MEETING.match(book) else "publisher-place", place)
        entry.cut(found.start(), end)
    if pages := _MIDDLE.search(entry.text, end):
        entry.state("page", pages["page"])
        entry.cut(pages.start(), pages.end())


def _without_place(book: str) -> tuple[str, str]:
    """The title of a book or of proceedings without the town behind it: "Proc. 4th Conf. Lights, Kobe, Japan"."""
    pieces = flat(book).split(", ")
    for i in range(1, len(pieces)):
        place = flat(", ".join(pieces[i:]))
        # a town that is not known may stand before its country
        unknown = i == len(pieces) - 2 and _TOWN.fullmatch(pieces[i]) and is_place(flat(pieces[-1]))
        if is_place(place) or (unknown and _MEETING.match(book)):
            return ", ".join(pieces[:i]), place
    return book, ""


def _role(word: str) -> str:
    return "translator" if word.lower().startswith("trans") else "editor"


def _names_from(text: str, at: int) -> tuple[list[Name], int]:
    """The names that begin at a place, and where they end: the first, and more where they go on to an "and"."""
    stop = min(sentence_end(text, at), *(i for i in (text.find(c, at) for c in ";:([" + GONE) if i >= 0), len(text))
    pieces = text[at:stop].split(",")
    taken = 1
    for i, piece in enumerate(pieces[1:6], start=2):
        if not people(re.sub(r"^\s?(?:and|&)\s", "", piece)):
            break
        if re.search(r"(?:^\s?|\s)(?:and|&)\s", piece):
            taken = i
    words = ",".join(pieces[:taken])
    return people(words), at + len(words)
