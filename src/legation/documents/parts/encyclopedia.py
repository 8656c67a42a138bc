"""The parts of an encyclopedia article as people paste it from a rendered page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from legation.documents.document import Block, Marker, Reference, Region, Row
from legation.documents.parts.layout import Cover, Unit, is_bullet, lines, unwrapped
from legation.documents.parts.tables import is_row, names_table, rows
from legation.documents.references.bibliography import bibliography
from legation.documents.references.citations import markers
from legation.evidence import Span

_EDIT = re.compile(r"\s?\[\s?(?:edit|edit source)(?:\s?\|\s?edit source)?\s?\]\s*$")
_GLUED_EDIT = re.compile(r"edit(?:\s?source)?(?=\s*(?:$|[-*•]\s|[A-Z^“\"]))")
REFERENCES = frozenset(
    (
        "references",
        "notes",
        "citations",
        "footnotes",
        "sources",
        "notes and references",
        "references and notes",
        "works cited",
    )
)
"""Headings under which reference lists stand, lower case."""
_NOTES = frozenset({"notes", "footnotes", "explanatory notes"})
_BOOKS = frozenset({"bibliography", "literature"})
_LINKS = frozenset(
    {"see also", "external links", "further reading", "gallery", "contents", "navigation", "related articles"}
)
_OTHER_HEADINGS = frozenset(
    ("history", "background", "overview", "bilateral relations", "trade", "economic relations", "diplomatic missions",
     "resident diplomatic missions", "high-level visits", "military cooperation", "political relations")
)  # fmt: skip
_CITED = re.compile(r"[“\"]|\bIbid\b|https?://|\b(?:1[5-9]|20)\d\d\b|\bISBN\b|\bRetrieved\b|\bpp?\. ")
_AUTHOR = re.compile(r"[^\W\d_a-z][\w’'\-]{1,40}(?: [^\W\d_a-z][\w’'\-]{1,40})?, [^\W\d_a-z]")
_MAX_ENTRIES = 5_000
_CARET = re.compile(
    r"(?:edit)?\s*(?:[-*•]\s*)?(?:\[?(?:\d{1,4}|[A-Za-z]|[ivx]{1,4}|(?:note|nb|n) \d{1,3})[\].)]?\s*)?[\^↑]\s?",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"(?:edit)?\s*(?:[-*•]\s*)?\[?(?:[A-Za-z]|[ivx]{1,4}|(?:note|nb|n) \d{1,3})(?:[\].)]\s*[\^↑]?|\s*[\^↑])\s",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:[-*•]\s*)?(?:\[(\d{1,4})\]|(\d{1,4})[.)])\s*(?=[^\s.,;)])")
_ENTRY_NUMBER = re.compile(r"(?:edit)?\s*(?:[-*•]\s*)?\[?(\d{1,4})[\].)]?\s*[\^↑]")
_CONTENTS_LINE = re.compile(r"(?:\(Top\)|\d{1,2}(?:\.\d{1,2}){0,3}\.?\s?[^\d\s.].{0,80}|.{1,60})$")
_MARKED = re.compile(r"\[\d{1,4}\]")
_TOP = 12
_MOST_INDENT = 40
_MOST_LEFT_OUT = 3
_HATNOTE = re.compile(
    r"(?:Main articles?|See also|Further information|For other uses|This article is about|Not to be confused with|"
    r"Learn how and when|Jump to|Coordinates:|Toggle|Part of a series|[“\"][^”\"]{2,80}[”\"] redirects here)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:This (?:article|section) (?:needs|may|has multiple|is missing|does not|relies)|Please help|You can help|"
    r"Find sources:|From [A-Z]\w+, the (?:\w+ )?encyclopa?edia\b|Text is available under|Wikipedia® is|Privacy policy)",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"(?:Retrieved from [“\"]?http|Categories?:|Hidden categor|Portals?:|Authority control|v\s?t\s?e\b)", re.IGNORECASE
)
_EDITED = re.compile(r"(?:This page was last (?:edited|modified)|Last edited)\b", re.IGNORECASE)
_HOST = re.compile(r"From (?P<name>[A-Z][\w ]{2,40}), the (?:\w+ )?encyclopa?edia\b")
_BULLET = re.compile(r"(?:[-*•·–—▪‣■●]|\d{1,3}[.)])[ \t\u00a0]+")


@dataclass(slots=True)
class Article:
    """An encyclopedia article with its parts; ``title`` is its first line where that is one."""

    blocks: tuple[Block, ...] = ()
    excluded: tuple[Region, ...] = ()
    markers: tuple[Marker, ...] = ()
    references: tuple[Reference, ...] = ()
    infobox: tuple[Row, ...] = ()
    title: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where an entry of a reference list stands, and under which heading."""

    start: int
    end: int
    heading: str

    def number(self, text: str) -> int | None:
        """The number that it states."""
        stated = _ENTRY_NUMBER.match(text, self.start, self.end) or _NUMBERED.match(text, self.start, self.end)
        return int(next(g for g in stated.groups() if g)) if stated else None

    def is_marked(self, text: str) -> bool:
        """Whether it leads back to markers: it has a number, or a caret."""
        return self.number(text) is not None or _CARET.match(text, self.start, self.end) is not None


@dataclass(slots=True)
class _Reading:
    """Where the reading stands: the section under way, and what has been gathered."""

    text: str
    cover: Cover
    section: str = "prose"
    sections: int = 0
    heading: str = ""
    entries: list[_Entry] = field(default_factory=list)
    table: list[Unit] = field(default_factory=list)
    infobox: list[Row] = field(default_factory=list)
    title: str | None = None


def is_encyclopedia(text: str) -> bool:
    """Whether a text has the marks of a rendered encyclopedia article: a list of references, edit links, an infobox."""
    units = lines(text)
    carets = sum(bool(_CARET.match(unit.flat)) for unit in units)
    edits = sum(bool(_EDIT.search(unit.flat) or _GLUED_EDIT.match(unit.flat)) for unit in units)
    headed = sum(_heading_name(unit.flat) in REFERENCES for unit in units)
    numbered = sum(bool(_NUMBERED.match(unit.flat)) for unit in units)
    table = sum(is_row(unit, text) for unit in units)
    marked = len(markers(text, [Span(0, len(text))])) if text else 0
    return (
        carets >= 2
        or (carets + edits >= 1 and headed >= 1)
        or edits >= 2
        or (headed >= 1 and numbered >= 2 and marked >= 1)
        or any(unit.flat.startswith("From Wikipedia, the free encyclopedia") for unit in units[:_TOP])
        or (headed >= 1 and marked >= 2)
        or (marked >= 3 and (headed >= 1 or table >= 3 or carets >= 1))
    )


def lay_article(text: str, units: Sequence[Unit] | None = None) -> Article:
    """Tell the prose from infobox, headings, references and the rest, line by line.

    ``units`` are the lines where the markup of a page has told what some of them are.
    """
    reading = _Reading(text, Cover(text))
    units = unwrapped(text) if units is None else units
    for i, unit in enumerate(units):
        _read(reading, unit, units[i + 1] if i + 1 < len(units) else None, first=i == 0)
    _end_table(reading)
    references = _references(text, reading.entries)
    highest = max((r.number for r in references), default=None)
    spans = [Span(b.start, b.end) for b in reading.cover.blocks]
    spans += [Span(r.start, r.end) for r in reading.cover.excluded if r.reason in ("infobox", "table")]
    return Article(
        blocks=tuple(reading.cover.blocks),
        excluded=tuple(reading.cover.excluded),
        markers=markers(text, sorted(spans), highest),
        references=references,
        infobox=tuple(reading.infobox),
        title=reading.title or _subject(text, reading.cover.blocks),
        outlet=next((found["name"] for u in units[:_TOP] if (found := _HOST.match(u.flat))), None),
    )


def _read(reading: _Reading, unit: Unit, following: Unit | None, *, first: bool) -> None:
    cover = reading.cover
    if unit.kind is not None and _told(reading, unit):
        return
    if reading.section == "contents" and _CONTENTS_LINE.match(unit.flat) and not unit.ended and not unit.apart:
        _end_table(reading)
        cover.leave(unit.start, unit.end, "navigation")
        return
    bars = not _CARET.match(unit.flat) and not _ends_page(unit) and is_row(unit, reading.text)
    if reading.section not in ("references", "books") and bars:
        reading.table.append(unit)
        return
    if reading.table and following is not None and _between_rows(reading, unit, following):
        reading.table.append(unit)
        return
    _end_table(reading)
    name = _heading_name(unit.flat)
    listed = reading.section == "references"
    if _CARET.match(unit.flat) or (listed and not _ends_page(unit) and _is_entry(reading, unit)):
        _entry(reading, unit)
    elif _is_heading(unit, name, following) and not names_table(unit.flat):
        _open_section(reading, name)
        cover.leave(unit.start, unit.end, "navigation" if name == "contents" else "heading")
    elif first and not (unit.ended or len(unit.flat) > 120 or is_bullet(unit.flat) or _MARKED.search(unit.flat)):
        reading.title = unit.flat
        cover.leave(unit.start, unit.end, "heading")
    elif why := _about_the_page(reading, unit):
        reading.section = "foot" if _FOOT.match(unit.flat) else reading.section
        cover.leave(unit.start, unit.end, why)
    elif reading.section == "foot" and not _is_prose(unit):
        cover.leave(unit.start, unit.end, "navigation")
    elif reading.section == "references" and reading.entries and not unit.apart:
        reading.entries[-1] = replace(reading.entries[-1], end=unit.end)
        cover.leave(unit.start, unit.end, "references")
    elif reading.section == "books":
        cover.leave(unit.start, unit.end, "references")
    elif reading.section == "links" and not _is_prose(unit):
        cover.leave(unit.start, unit.end, "related")
    elif reading.section == "contents" and _CONTENTS_LINE.match(unit.flat) and not unit.ended:
        cover.leave(unit.start, unit.end, "navigation")
    else:
        _prose(reading, unit)


def _ends_page(unit: Unit) -> bool:
    return bool(_FOOT.match(unit.flat) or _EDITED.match(unit.flat) or _NOTICE.match(unit.flat))


def _about_the_page(reading: _Reading, unit: Unit) -> str | None:
    """Why a line that speaks of the page, and not of its subject, is left out."""
    if _EDITED.match(unit.flat):
        return "dateline"
    if _NOTICE.match(unit.flat) and len(unit.flat) <= 400:
        return "boilerplate"
    if _FOOT.match(unit.flat) or (_HATNOTE.match(unit.flat) and len(unit.flat) <= 400):
        return "navigation"
    if names_table(unit.flat) and not unit.ended:
        return "table"
    return "infobox" if unit.flat == reading.title and not reading.cover.blocks else None


def _told(reading: _Reading, unit: Unit) -> bool:
    """Read a line whose kind the markup has told; False where its words must tell more."""
    if unit.kind in ("infobox", "table"):
        if reading.table and reading.table[-1].kind != unit.kind:
            _end_table(reading)
        reading.table.append(unit)
        return True
    _end_table(reading)
    if unit.kind == "references":
        _entry(reading, unit)
    elif unit.kind == "heading":
        _open_section(reading, _heading_name(unit.flat))
        if reading.title is None and not reading.cover.blocks:
            reading.title = unit.flat
        reading.cover.leave(unit.start, unit.end, "heading")
    elif unit.kind == "headline":
        reading.title = unit.flat
        reading.cover.prose(unit.start, unit.end, "headline")
    elif unit.kind == "list item":
        if reading.section in ("references", "links", "books"):
            return False
        reading.cover.prose(unit.start, unit.end, "list item")
    else:
        why = _about_the_page(reading, unit) if unit.kind == "navigation" else unit.kind
        reading.cover.leave(unit.start, unit.end, why or unit.kind or "boilerplate")
    return True


def _prose(reading: _Reading, unit: Unit) -> None:
    if reading.section in ("references", "contents", "links"):
        reading.section = "prose"
    start = unit.start
    if found := _GLUED_EDIT.match(reading.text, start, unit.end):
        reading.cover.leave(start, found.end(), "boilerplate")
        start = found.end()
    if not any(c.isalnum() for c in reading.text[start : unit.end]):
        reading.cover.leave(start, unit.end, "boilerplate")
    elif found := _BULLET.match(reading.text, start, unit.end):
        reading.cover.leave(start, found.end(), "boilerplate")
        reading.cover.prose(found.end(), unit.end, "list item")
    elif not unit.ended and len(unit.flat) <= 60 and not _MARKED.search(unit.flat):
        reading.cover.leave(start, unit.end, "heading")
    else:
        reading.cover.prose(start, unit.end, "paragraph")


def _entry(reading: _Reading, unit: Unit) -> None:
    reading.section = "references"
    glued = _GLUED_EDIT.match(reading.text, unit.start, unit.end)
    start = glued.end() if glued else unit.start
    while start < unit.end - 1 and reading.text[start].isspace():
        start += 1
    reading.entries.append(_Entry(start, unit.end, reading.heading))
    reading.cover.leave(unit.start, unit.end, "references")


def _is_entry(reading: _Reading, unit: Unit) -> bool:
    """Whether a line under "References" is an entry: numbered, an item, or it has what entries have.

    In a numbered list only what has the next number is one; a line that stands further in goes on with the last one.
    """
    if unit.kind == "list item":
        return True
    last = next(iter(reading.entries[-1:]), None)
    if last is None or last.heading != reading.heading:
        return _NUMBERED.match(unit.flat) is not None or is_bullet(unit.flat) or _is_cited(unit.flat)
    before, own = last.number(reading.text), _Entry(unit.start, unit.end, "").number(reading.text)
    if before is not None:
        return own is not None and 0 < own - before <= _MOST_LEFT_OUT
    if own is not None or is_bullet(unit.flat):
        return True
    inward = _indent(reading.text, unit.start) > _indent(reading.text, last.start) + 1
    return _is_cited(unit.flat) and not unit.flat[0].islower() and not inward


def _is_cited(flat: str) -> bool:
    """Whether a line has what entries have: a year, a title in quotation marks, an author turned round."""
    return bool(_CITED.search(flat) or _AUTHOR.match(flat))


def _indent(text: str, start: int) -> int:
    return start - text.rfind("\n", max(0, start - _MOST_INDENT), start) - 1


def _references(text: str, entries: Sequence[_Entry]) -> tuple[Reference, ...]:
    """The entries in order. Where notes and references are two lists, the markers count in the second.

    That is so unless only the notes have numbers, and the second list is one of works. Notes with letters are none.
    """
    entries = [entry for entry in entries if not _LETTERED.match(text, entry.start, entry.end)]
    works = [entry for entry in entries if entry.heading not in _NOTES]
    notes = [entry for entry in entries if entry.heading in _NOTES]
    marked = any(entry.is_marked(text) for entry in works) or not any(entry.is_marked(text) for entry in notes)
    if works and marked:
        return bibliography(text, _numbered(text, works))
    return bibliography(text, _numbered(text, notes or works), _numbered(text, works) if notes else ())


def _numbered(text: str, entries: Sequence[_Entry]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for entry in entries[:_MAX_ENTRIES]:
        number, last = entry.number(text) or 0, found[-1][2] if found else 0
        found.append((entry.start, entry.end, number if number > last else last + 1))
    return found


def _heading_name(flat: str) -> str:
    return _EDIT.sub("", flat).strip("=# :").lower()


def _is_heading(unit: Unit, name: str, following: Unit | None) -> bool:
    if len(unit.flat) > 100:
        return False
    known = name in REFERENCES | _BOOKS | _LINKS | _OTHER_HEADINGS
    if known or _EDIT.search(unit.flat) or unit.flat in ("edit", "[edit]"):
        return True
    if unit.ended or is_bullet(unit.flat) or following is None:
        return False
    return following.flat in ("edit", "[edit]") or bool(_GLUED_EDIT.match(following.flat))


def _open_section(reading: _Reading, name: str) -> None:
    if name in ("edit", ""):
        return
    reading.sections += 1
    reading.heading = name
    if name in REFERENCES:
        reading.section = "references"
    elif name in _BOOKS or name == "further reading":
        reading.section = "books"
    elif name == "contents":
        reading.section = "contents"
    else:
        reading.section = "links" if name in _LINKS else "prose"


def _between_rows(reading: _Reading, unit: Unit, following: Unit) -> bool:
    """Whether a line within a table is its caption: short, no sentence, and the table goes on behind it."""
    return not unit.ended and len(unit.flat) <= 100 and is_row(following, reading.text) and not unit.apart


def _end_table(reading: _Reading) -> None:
    if not reading.table:
        return
    first = reading.sections == 0 and (not reading.cover.blocks or reading.table[0].flat.count("|") <= 2)
    facts = first and all(unit.flat.count("|") <= 1 for unit in reading.table)
    told = reading.table[0].kind if not facts else None
    reason = told or ("infobox" if first else "table")
    reading.cover.leave(reading.table[0].start, reading.table[-1].end, reason)
    if reason == "infobox":
        reading.infobox.extend(rows(reading.text, reading.table))
    reading.table = []


def _is_prose(unit: Unit) -> bool:
    return unit.ended and len(unit.flat) > 120 and not is_bullet(unit.flat)


def _subject(text: str, blocks: Sequence[Block]) -> str | None:
    """What an article is about, from its first sentence: the words before the verb or the bracket."""
    first = next((b for b in blocks if b.part == "paragraph"), None)
    if first is None:
        return None
    lead = text[first.start : min(first.end, first.start + 160)]
    found = re.match(
        r"(?:The\s)?([A-Z][^.;()\[\]]{2,80}?)\s(?:\(|(?:is|are|was|were|refers?|have|has|comprise|describe|date|"
        r"began)\b)",
        lead,
    )
    return found.group(1).strip(" ,") if found else None
