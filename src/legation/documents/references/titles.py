"""Titles in quotation marks, where they end, and what sites and translators add to titles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from legation.documents.references import dating
from legation.documents.references.bodies import is_known_outlet, kind_of
from legation.documents.references.entry import GONE, Entry, date_parts, tight
from legation.documents.references.names import people
from legation.evidence import Span

_CLOSERS = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’", "'": "'", "「": "」", "『": "』", "《": "》", "‹": "›"}
_DOUBTFUL = "'’\""
_OPENER = re.compile(r"[“\"«„‘'「『《‹]")
_MAY_OPEN_BEHIND = ".,;)]–—" + GONE
_GOES_ON = re.compile(
    r"[.,;:)\]–—\ue000]|\s?(?:[(\[|–—\ue000]|$)|\s(?:[-–—|]\s|(?:in|by|at|trans\.|ed\.|edited|translated)\s)"
)
_SITE = re.compile(r"\s[|•]\s")
_DASH = re.compile(r"\s[-–—]\s(?P<tail>[^–—|]{2,40})$")
_LEAST = 8
_LONGEST_SITE = 60
_LONGEST_NAMES = 90


@dataclass(frozen=True, slots=True)
class Quoted:
    """A title in quotation marks: the stretch ``inside`` them, where they open and where what follows begins."""

    inside: Span
    start: int
    end: int


def quoted_title(text: str, begin: int) -> Quoted | None:
    """The first stretch in quotation marks that is a title and not a word of one; marks inside it are passed over."""
    for found in _OPENER.finditer(text, begin):
        if not _may_open(text, begin, found.start()):
            continue
        end = _closing(text, found.start())
        inside = tight(text, found.end(), end) if end is not None else None
        if end is not None and inside is not None:
            return Quoted(inside, found.start(), end + 1)
        if found.group() not in _DOUBTFUL:
            return None
    return None


def _may_open(text: str, begin: int, at: int) -> bool:
    """Whether a title may begin here: at the head of the entry, behind a mark, or behind the names of people."""
    before = text[begin:at].rstrip(" ")
    if not before:
        return True
    if not text[at - 1].isspace() and text[at - 1] not in "([" + GONE:
        return False
    if before[-1] in _MAY_OPEN_BEHIND:
        return text[at + 1 : at + 2] not in (" ", "")
    short = len(before) <= _LONGEST_NAMES
    return short and (bool(people(before.rstrip(":"))) or is_known_outlet(before.rstrip(":")))


def _closing(text: str, at: int) -> int | None:
    opener, closers = text[at], _CLOSERS[text[at]]
    depth, likely = 1, None
    for i in range(at + 1, len(text)):
        c = text[i]
        if c == opener and opener not in closers:
            depth += 1
        elif c in closers and opener in _DOUBTFUL:
            if _closes(text, i):
                return i
            likely = i if likely is None and _may_close(text, i) else likely
        elif c in closers:
            depth -= 1
        if depth == 0:
            return i if _closes(text, i) or _may_close(text, i) else None
    return likely


def _closes(text: str, i: int) -> bool:
    """Whether an entry surely goes on behind a closing mark as entries do behind a title."""
    if text[i - 1] == " ":
        return False
    if text[i - 1] in ".,?!…":
        return text[i + 1 : i + 2] in ("", " ", GONE, ",", ".", ";", "[", "(", ")", "”")
    return bool(_GOES_ON.match(text, i + 1))


def _may_close(text: str, i: int) -> bool:
    """Whether a name or number follows at once: a word in quotation marks in a title, or a careless entry."""
    return text[i - 1] != " " and bool(re.match(r"\s(?:[^\W_a-z]|\d)", text[i + 1 : i + 3]))


def clean_title(entry: Entry, title: Span, source: str) -> Span | None:
    """State the title, without what a site adds to it: "| Outlet - Its Slogan", "| 04.05.2018", "- The Outlet".

    ``source`` is the entry's text before anything was read from it. Gives the stretch that the title stands in.
    """
    whole_title = title.of(source)
    kept = _SITE.split(whole_title)
    shown = str(entry.csl.get("container-title") or "")
    for part in kept[1:]:
        if dated := dating.whole(part):
            entry.state("issued", date_parts(dated))
        elif len(part) <= _LONGEST_SITE and not shown:
            entry.state("container-title", re.split(r"\s[-–—:]\s", part)[0].strip())
    clean = kept[0] if len(kept) > 1 and len(kept[0]) >= _LEAST else whole_title
    dash = _DASH.search(clean)
    if dash and dash.start() >= _LEAST:
        tail = dash["tail"].strip()
        if _same(tail, shown) or ("container-title" not in entry.csl and kind_of(tail) == "periodical"):
            clean = clean[: dash.start()]
            entry.state("container-title", tail)
    clean = clean.rstrip(" .,")
    entry.state("title", clean)
    return Span(title.start, title.start + len(clean)) if clean.strip() else None


def _same(a: str, b: str) -> bool:
    plain = [re.sub(r"^the\s|\W", "", x.lower()) for x in (a, b)]
    return bool(plain[0]) and plain[0] == plain[1]
