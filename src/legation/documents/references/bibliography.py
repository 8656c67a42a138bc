"""An entry of a reference list, as rendered pages print it → CSL-JSON.

The forms are those of the citation styles that encyclopedias and papers print: authors, date in brackets, title in
quotation marks (or plain for books), container, volume and pages, identifiers, archive, day of access.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from legation.documents.dates import DATE, Dated, find, whole
from legation.documents.document import Reference
from legation.documents.references.names import authors
from legation.evidence import Span

_BACKLINKS = re.compile(
    r"(?:edit)?\s*(?:[-*•]\s*)?(?:\[?\d{1,4}[\].)]\s*)?(?:[\^↑]\s*)?(?:Jump up(?: to)?:?\s*)?(?:\^\s*)?"
    r"(?:(?:[a-z]{1,2}\s+){1,60}(?=[\"“«‘A-Z0-9\[(]))?(?:Jump up(?: to)?:?\s*)?(?:[\^↑]\s*)?"
)
_URL = re.compile(r"https?://[^\s<>\"”“\])]+")
_ARCHIVED = re.compile(
    r"Archived(?:\s\([A-Z]{2,4}\))?(?:\sfrom\sthe\soriginal)?(?:\s\([A-Z]{2,4}\))?(?:\s\(PDF\))?(?:\son)?\s",
    re.IGNORECASE,
)
_ACCESSED = re.compile(r"(?:Retrieved|Accessed|Access date|Last accessed|Viewed)(?:\son|:)?\s", re.IGNORECASE)
_IDENTIFIERS = {
    "ISSN": re.compile(r"e?ISSN:?\s?(\d{4}-?\d{3}[\dXx])"),
    "ISBN": re.compile(r"ISBN:?\s?([\d][\d\- ]{8,15}[\dXx])"),
    "DOI": re.compile(r"(?:doi:?\s?|https?://(?:dx\.)?doi\.org/)(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE),
    "PMID": re.compile(r"PMID:?\s?(\d{1,9})"),
}
_OTHER_ID = re.compile(r"\b(?:OCLC|JSTOR|S2CID|LCCN|Bibcode|hdl|PMC|SSRN|arXiv)[: ]\s?[\w.:/\-]+")
_NOTES = re.compile(
    r"\((?:in [A-Z]\w+(?:(?:,| and) [A-Z]\w+){0,3}|PDF|Press release|Report|Video|[Ss]ubscription required|"
    r"registration required|Interview|Thesis|Speech|Tweet|Podcast|[a-z]{2} ed\.)\)|\[dead link\]|"
    r"\[permanent dead link\]|"
    r"at the Wayback Machine|at archive\.\w{2,5}|[–—-] via [A-Z][\w. ]{1,40}(?=\.|$)"
)
_VOLUME = re.compile(
    r"(?:Vol(?:ume)?\.?\s)?\b(?P<volume>\d{1,4}|[IVXLC]{2,8})\s?(?:\((?P<issue>[\w–\-]{1,12})\)|"
    r",?\sno\.\s(?P<number>\d{1,5}))"
    r"(?:\s?:\s?(?P<pages>[A-Z]?\d{1,6}(?:[–\-]\d{1,6})?))?|\bVol(?:ume)?\.?\s(?P<volume2>\d{1,4})\b"
)
_PAGES = re.compile(r"\bpp?\.\s?(?P<pages>[A-Z]?\d{1,6}(?:[–\-][A-Z]?\d{1,6})?(?:,\s?\d{1,6})*)")
_NO_BREAK_AFTER = frozenset(
    [
        "u.s",
        "u.n",
        "u.k",
        "e.u",
        "st",
        "vol",
        "no",
        "pp",
        "p",
        "dr",
        "mr",
        "mrs",
        "ms",
        "jr",
        "sr",
        "gen",
        "col",
        "lt",
        "prof",
        "rev",
        "ed",
        "eds",
        "inc",
        "ltd",
        "co",
        "corp",
        "d.c",
    ]
)
_OUTLET = re.compile(
    r"\b(?:News|Times|Post|Herald|Agency|Today|Daily|Journal|Guardian|BBC|CNN|Reuters|Tribune|Press|TV|Radio|Telegraph|"
    r"Gazette|Chronicle|Magazine|Online|Observer|Independent|Mail|Globe|Star|Sun|Review|Monitor|Economist|Xinhua|"
    r"Yonhap|"
    r"AFP|AP|UPI|KCNA|SANA|TASS|Al Jazeera|DW|NPR|ABC|CBS|NBC|Bloomberg|Haaretz|Foreign Policy|Diplomat)\b|"
    r"^[\w\-]{2,30}\.(?:com|org|net|co\.\w\w|info|gov|int|eu|uk|de|fr|kr|cn|ru)$",
    re.IGNORECASE,
)
_NEWSPAPER = re.compile(
    r"\b(?:News|Times|Post|Herald|Agency|Daily|Guardian|Tribune|Telegraph|Gazette|Chronicle|Mail|Globe|Reuters|UPI|AFP|"
    r"Associated Press|KCNA|Yonhap|Xinhua|TASS|Haaretz|Newspaper|Journal|Independent|Standard|Observer|Bulletin)\b"
)
_REPORT = re.compile(r"\b(?:Report|Working Paper|Fact ?sheet|Briefing|White Paper)\b|\b[AS]/(?:RES/)?\d{2,4}/\d+")
_LONGEST_ENTRY = 4_000
_OPENING = {"“": "”", '"': '"', "«": "»", "„": "“"}


@dataclass(slots=True)
class _Entry:
    """An entry while it is taken apart: ``text`` has every piece that has been read blanked out, lengths unchanged."""

    text: str
    csl: dict[str, Any] = field(default_factory=dict)

    def cut(self, start: int, end: int) -> str:
        piece = self.text[start:end]
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]
        return piece


def reference(text: str, start: int, end: int, number: int) -> Reference:
    """The entry that stands at ``text[start:end]``, numbered. What it does not say is left out of ``csl``."""
    entry = _Entry(
        text[start : min(end, start + _LONGEST_ENTRY)].replace("\u00a0", " ").replace("\u200b", " ").replace("\n", " ")
    )
    lead = _BACKLINKS.match(entry.text)
    entry.cut(0, lead.end() if lead else 0)
    _identifiers(entry)
    _days(entry)
    _note(entry)
    title = _quoted_title(entry)
    if title is None:
        _pages(entry)
        title = _plain_title(entry)
    before = entry.cut(0, title.start) if title else entry.text
    if title:
        entry.cut(title.start, title.end)
        before = _issued_before(entry, before)
        title = _clean_title(entry, title, start, text)
        if names := authors(before.strip().rstrip('“"«„').strip()):
            entry.csl["author"] = names
        _volume(entry)
        _container(entry)
    else:
        _volume(entry)
        entry.csl["title"] = " ".join(before.split()).strip(" .,") or None
    entry.csl["type"] = _type(entry.csl)
    csl = {"id": str(number), "number": number, **{k: v for k, v in entry.csl.items() if v}}
    return Reference(number=number, start=start, end=end, csl=csl, title=title)


def date_parts(dated: Dated) -> dict[str, list[list[int]]]:
    """A date as CSL-JSON has it."""
    return {"date-parts": [list(dated.parts)]}


def _identifiers(entry: _Entry) -> None:
    for key, pattern in _IDENTIFIERS.items():
        if found := pattern.search(entry.text):
            entry.csl[key] = found.group(1).rstrip(".,;").replace(" ", "")
            entry.cut(found.start(), found.start(1) + len(found.group(1).rstrip(".,;")))
    for found in _OTHER_ID.finditer(entry.text):
        entry.cut(found.start(), found.end())
    for found in list(_URL.finditer(entry.text)):
        url = found.group().rstrip(".,;")
        entry.cut(found.start(), found.start() + len(url))
        if "web.archive.org" in url or re.search(r"//archive\.(?:is|today|ph|org)/", url):
            entry.csl.setdefault("archived", {})["url"] = url
        else:
            entry.csl.setdefault("URL", url)


def _days(entry: _Entry) -> None:
    """The days of archiving and access, which never are the day of issue."""
    for pattern, key in ((_ARCHIVED, "archived"), (_ACCESSED, "accessed")):
        while found := pattern.search(entry.text):
            dated = find(entry.text, found.end(), min(len(entry.text), found.end() + 24))
            near = dated is not None and dated.start <= found.end() + 3
            if dated is not None and near:
                if key == "archived":
                    entry.csl.setdefault("archived", {}).setdefault("date", date_parts(dated))
                else:
                    entry.csl.setdefault("accessed", date_parts(dated))
            entry.cut(found.start(), dated.end if dated is not None and near else found.end())


def _note(entry: _Entry) -> None:
    for found in _NOTES.finditer(entry.text):
        note = entry.cut(found.start(), found.end())
        if note in ("(Report)", "(Thesis)", "(Press release)"):
            entry.csl["genre"] = note.strip("()")


def _quoted_title(entry: _Entry) -> Span | None:
    """The first stretch in quotation marks, without them; marks inside it are told from the closing one."""
    found = re.search('[“"«„]', entry.text)
    if found is None:
        return None
    close = _OPENING[found.group()]
    depth = 1
    for i in range(found.end(), len(entry.text)):
        c = entry.text[i]
        if close != '"' and c == found.group():
            depth += 1
        elif c == close:
            depth -= 1 if close != '"' or _closes(entry.text, i) else 0
        if depth == 0:
            return _tight(entry.text, found.end(), i)
    return None


def _closes(text: str, i: int) -> bool:
    """Whether a straight quotation mark ends a title: the entry goes on behind it as entries do."""
    after = text[i + 1 : i + 3]
    if not after.strip() or after[0] in ".,;":
        return True
    return after[0] == " " and (text[i - 1] in ".,?!…" or after[1:2] in ("(", "[", "|")) and text[i - 1] != " "


def _tight(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " .,'‘\u201a":
        start += 1
    while end > start and text[end - 1] in " .,":
        end -= 1
    return Span(start, end) if start < end else None


def _plain_title(entry: _Entry) -> Span | None:
    """The title of a book or page without quotation marks: the sentence behind the year, or the second one."""
    dated = find(entry.text)
    bracketed = dated is not None and "(" in entry.text[max(0, dated.start - 1) : dated.start]
    if dated is not None and bracketed:
        close = entry.text.find(")", dated.end)
        begin = (close if close >= 0 else dated.end) + 1
    else:
        begin = _sentence_end(entry.text, 0)
        if not entry.text[begin:].strip(" .,") or not authors(entry.text[:begin]):
            begin = 0
    while begin < len(entry.text) and entry.text[begin] in " .,":
        begin += 1
    return _tight(entry.text, begin, _sentence_end(entry.text, begin)) if begin < len(entry.text) else None


def _sentence_end(text: str, start: int) -> int:
    """Where a stretch that ends in a full stop and a space ends; abbreviations and initials do not end one."""
    for found in re.finditer(r"\.(?=\s|$)", text[start:]):
        word = text[start : start + found.start()].rsplit(" ", 1)[-1].lower().strip("(")
        if word not in _NO_BREAK_AFTER and not (len(word) == 1 and word.isalpha()):
            return start + found.start()
    return len(text)


def _issued_before(entry: _Entry, before: str) -> str:
    """Take the date out of what stands before the title ("Roe, Jane (4 May 2018)")."""
    found = re.search(r"\(([^()]{4,40})\)", before)
    dated = find(found.group(1)) if found else None
    if found and dated:
        entry.csl["issued"] = date_parts(dated)
        return before[: found.start()]
    dated = find(before)
    if dated and not before[dated.end :].strip(' .,"“'):
        entry.csl["issued"] = date_parts(dated)
        return before[: dated.start]
    return before


def _clean_title(entry: _Entry, title: Span, offset: int, text: str) -> Span:
    """Take off what a site adds to its titles: "| Outlet - Its Slogan", "| 04.05.2018", "- The Outlet"."""
    whole_title = text[offset + title.start : offset + title.end].replace("\n", " ").replace("\u00a0", " ")
    kept = re.split(r"\s[|•]\s", whole_title)
    shown = _outlet_of(_rest_of(entry)) or ""
    for part in kept[1:]:
        if dated := whole(part):
            entry.csl.setdefault("issued", date_parts(dated))
        elif len(part) <= 60 and not shown:
            entry.csl.setdefault("container-title", re.split(r"\s[-–—:]\s", part)[0].strip())
    clean = kept[0] if len(kept) > 1 and len(kept[0]) >= 8 else whole_title
    dash = re.search(r"\s[-–—]\s(?P<tail>[^–—|]{2,40})$", clean)
    if dash and dash.start() >= 8:
        tail = dash["tail"].strip()
        if _same(tail, shown) or (not shown and "container-title" not in entry.csl and _OUTLET.search(tail)):
            clean = clean[: dash.start()]
            if not shown:
                entry.csl.setdefault("container-title", tail)
    clean = clean.rstrip(" .,")
    entry.csl["title"] = " ".join(clean.split())
    return Span(offset + title.start, offset + title.start + len(clean))


def _rest_of(entry: _Entry) -> str:
    return entry.text.strip(" .,;\"”»'’")


def _outlet_of(rest: str) -> str | None:
    """The container that the rest of an entry begins with; None where it begins with something else."""
    first = rest[: _sentence_end(rest, 0)].strip(" .,;")
    return first if first and whole(first) is None and any(c.isalpha() for c in first) else None


def _same(a: str, b: str) -> bool:
    plain = [re.sub(r"^the\s|\W", "", x.lower()) for x in (a, b)]
    return bool(plain[0]) and plain[0] == plain[1]


def _pages(entry: _Entry) -> None:
    if found := _PAGES.search(entry.text):
        entry.csl["page"] = found["pages"]
        entry.cut(found.start(), found.end())


def _volume(entry: _Entry) -> None:
    _pages(entry)
    if (found := _VOLUME.search(entry.text)) and not DATE.fullmatch(found.group().strip()):
        entry.csl["volume"] = found["volume"] or found["volume2"]
        entry.csl["issue"] = found["issue"] or found["number"]
        if found["pages"]:
            entry.csl["page"] = found["pages"]
        entry.cut(found.start(), found.end())


def _container(entry: _Entry) -> None:
    """What follows the title: the container, then publisher and date in any order."""
    rest = _rest_of(entry)
    while rest:
        end = _sentence_end(rest, 0)
        segment, rest = rest[:end].strip(" .,;:\"”»'’"), rest[end:].lstrip(" .,;")
        segment = _segment_date(entry, segment)
        segment = " ".join(re.sub(r"\(\s*\)|\[\s*\]", " ", segment).split()).strip(" .,;:–—()")
        if not any(c.isalpha() for c in segment) or segment.lower() in ("in", "via", "original", "from", "on", "at"):
            continue
        if "container-title" not in entry.csl and not _is_book(entry):
            entry.csl["container-title"] = segment.removeprefix("In ")
        elif "publisher" not in entry.csl:
            place, colon, publisher = segment.partition(": ")
            entry.csl["publisher"] = publisher if colon else segment
            if colon:
                entry.csl["publisher-place"] = place


def _segment_date(entry: _Entry, segment: str) -> str:
    dated = find(segment)
    if dated is None:
        return segment
    alone = not segment[dated.end :].strip(" .,;)") and (dated.start == 0 or segment[dated.start - 1] in " (")
    if not alone or (
        len(dated.parts) == 1 and dated.start > 0 and segment[dated.start - 1] == " " and "," not in segment
    ):
        return segment
    entry.csl.setdefault("issued", date_parts(dated))
    return segment[: dated.start].rstrip(" ,(")


def _is_book(entry: _Entry) -> bool:
    return "ISBN" in entry.csl and "container-title" not in entry.csl and "volume" not in entry.csl


def _type(csl: dict[str, Any]) -> str:
    container = str(csl.get("container-title") or "")
    if csl.get("genre") == "Thesis":
        return "thesis"
    if _is_book_item(csl):
        return "book"
    if csl.get("DOI") or csl.get("volume") or csl.get("issue"):
        return "article-journal"
    if csl.get("genre") == "Report" or (
        _REPORT.search(f"{container} {csl.get('title') or ''}") and not csl.get("ISSN")
    ):
        return "report" if not _NEWSPAPER.search(container) else "article-newspaper"
    return "article-newspaper" if csl.get("ISSN") or _NEWSPAPER.search(container) else "webpage"


def _is_book_item(csl: dict[str, Any]) -> bool:
    return bool(csl.get("ISBN")) and not csl.get("container-title")
