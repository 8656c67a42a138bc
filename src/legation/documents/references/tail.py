"""What stands behind a title: date, volume, pages, numbers, contributors; what is left are names (``imprint``)."""

from __future__ import annotations

import re

from legation.documents import dates
from legation.documents.dates import Dated
from legation.documents.references import dating
from legation.documents.references.contributors import read_contributors, read_host
from legation.documents.references.entry import Entry, date_parts, flat
from legation.documents.references.imprint import read_imprint, read_names
from legation.documents.references.reading import Division
from legation.documents.references.volumes import read_last_page, read_reporter, read_volume

_TRANSLATED = re.compile(r"[\s.,;\ue000]{0,8}\[\s?[\"“‘«]?(?P<title>[^\[\]\ue000]{2,300}?)[\"”’»]?[.,]?\s?\]")
_NEXT_WORK = re.compile(r";\s(?=[^;\"“«]{0,120}[,:.]\s[\"“«])")
_NUMBER = re.compile(
    r"\b(?P<genre>(?:(?:Tech(?:nical|\.)|Research|Final)\s)?(?:Rep(?:ort|\.)?|Memo(?:randum)?)|"
    r"(?:Working|Discussion|Occasional|Policy|Research) [Pp]aper|Circular|Communiqué|Press [Rr]elease|Policy Brief|"
    r"Briefing(?: Paper)?|Fact Sheet|Notice|Treaty Series)"
    r"\s(?:(?:[Nn]o|[Nn]r|#)s?\.?:?\s?)?(?P<number>(?=[\w./–-]{0,30}\d)[\w./–-]{0,30}\w)"
)
_SYMBOL = re.compile(
    r"\b(?:UN [Dd]oc(?:ument|\.)?\s)?(?P<number>[AES]/(?:[A-Z]{1,5}[/.])?\w{1,12}(?:[/.]\w{1,12}){0,4})(?![\w/])"
)
_THESIS = re.compile(
    r"\b(?P<genre>(?:Ph\.?\s?D\.?|M\.?\s?A\.?|M\.?\s?Sc\.?|M\.\s?S\.|master['’]s|doctoral)\s(?:thesis|dissertation|diss\.))",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"(?<=[,\"”’»']\s)(?P<genre>(?:press|news|media) release|speech|memorandum|statement|(?:working|white) paper|"
    r"blog post|blog|editorial|op-ed|letter to the editor|transcript|telegram|cable|e-?mail)(?=[,.;]|$)",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:paper )?presented (?:at|to) (?:the )?(?P<event>[A-Z\d][^,;\ue000]{3,120})", re.IGNORECASE)
_PASSAGE = re.compile(
    r",?\s(?:paras?|para(?:graph)?s|arts?|secs?|sections?|chaps?|chapters?|ch|cols?|figs?|tables?|n|fn|annex|preamble|at)\.?\s"
    r"\(?(?:\d{1,4}(?:[–-]\d{1,4})?|[A-Z])\)?(?=[.,;\s\ue000]|$)"
)
_HELD = re.compile(
    r"\b(?P<where>(?:box|folder|file|fond|opis|series|record group|RG|vol\.|fol\.|item|bundle)\s[\w./-]{1,20}"
    r"(?:,\s(?:box|folder|file|fond|opis|delo|series|fol\.|item|bundle)\s[\w./-]{1,20}){1,4})"
)
_SET = re.compile(r"(?<=[.\ue000]\s)\d{1,2}\svols?\.(?=\s|$)")
_EDITION = re.compile(
    r"(?:,\s)?\(?\b(?P<edition>\d{1,2}(?:st|nd|rd|th)|[Rr]ev(?:ised|\.)?|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Nn]ew|"
    r"[Ee]nlarged|[Ee]xpanded)\s(?:rev\.\s)?(?:ed(?:ition|n)?)\b\.?\)?"
)
_ORDINALS = {"second": "2", "third": "3", "fourth": "4", "fifth": "5"}
_DAY, _YEAR = 3, 1
_MOST_DATES = 12


def read_tail(entry: Entry, division: Division) -> None:
    """Read what stands behind the title of an entry."""
    at, end = division.tail, len(entry.text)
    if found := _TRANSLATED.match(entry.text, at):
        entry.state("translated-title", flat(found["title"]))
        entry.cut(found.start(), found.end())
    if division.quoted and (following := _NEXT_WORK.search(entry.text, at)):
        entry.cut(following.start(), end)  # one note may cite several works; the first is its reference
    _issued(entry, at, least=_DAY)
    _numbers(entry, at)
    journal = read_reporter(entry, at) or read_volume(entry, at, end, plain=division.style == "author-date")
    _issued(entry, at, least=_YEAR)
    _day_of_year(entry, at)
    read_contributors(entry, at)
    read_host(entry, at)
    read_imprint(entry, at, quoted=division.quoted)
    placed = "issued" in entry.csl or division.style != "sentences"
    journal |= placed and read_last_page(entry, at, end) and division.style == "author-date"
    read_names(entry, division, journal=journal)


def read_edition(entry: Entry, begin: int) -> None:
    """The edition, wherever it stands behind the authors."""
    if found := _EDITION.search(entry.text, begin):
        word = found["edition"].lower().rstrip(".")
        entry.state("edition", _ORDINALS.get(word) or re.sub(r"(?<=\d)\D+$", "", word))
        entry.cut(found.start(), found.end())


def _numbers(entry: Entry, at: int) -> None:
    """The number of a report, a document's symbol, the degree of a thesis, the meeting; passages are passed over."""
    for pattern in (_NUMBER, _SYMBOL, _THESIS, _RELEASE, _MEETING):
        if found := pattern.search(entry.text, at):
            groups = found.groupdict()
            entry.state("genre", groups.get("genre"))
            entry.state("collection-number", groups.get("number"))
            entry.state("event-title", groups.get("event"))
            entry.cut(found.start(), found.end())
    if held := _HELD.search(entry.text, at):
        entry.state("archive_location", flat(held["where"]))
        entry.cut(held.start(), held.end())
    for found in [*_PASSAGE.finditer(entry.text, at), *_SET.finditer(entry.text, at)]:
        entry.cut(found.start(), found.end())


def _issued(entry: Entry, at: int, *, least: int) -> None:
    """The first day behind the title, else the most exact date, of several the last; others stay in their names.

    ``least`` is the number of parts that a date must have to be read.
    """
    if "issued" in entry.csl:
        return
    found: list[Dated] = []
    start = at
    while len(found) < _MOST_DATES and (dated := dating.find(entry.text, start)):
        found.append(dated)
        start = dated.end
    days = [one for one in found if len(one.parts) == _DAY]
    best = days[0] if days else max(found, key=lambda one: (len(one.parts), one.start), default=None)
    if best and len(best.parts) >= least:
        entry.state("issued", date_parts(best))
        entry.cut(best.start, best.end)


def _day_of_year(entry: Entry, at: int) -> None:
    """Harvard has the year with the authors, and the day behind the newspaper: "(2018) … The Guardian, 4 May."."""
    parts = (entry.csl.get("issued") or {"date-parts": [[]]})["date-parts"][0]
    found = dates.MONTH_DAY.search(entry.text, at) if len(parts) == _YEAR else None
    if found is None:
        return
    month, day = dates.month_number(found["month"] or found["month2"]), int(found["day"] or found["day2"])
    if dates.is_day(parts[0], month, day):
        entry.csl["issued"] = {"date-parts": [[parts[0], month, day]]}
        entry.cut(found.start(), found.end())
