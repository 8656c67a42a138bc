"""The parts of a news text: headline, paragraphs, list items, and what is left out with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.documents.document import Block, Region
from legation.documents.parts.copied import body, field, is_person, mark_head, mark_messages, mark_tail
from legation.documents.parts.furniture import SIGN_OFF, opens_comments, opens_links, reason
from legation.documents.parts.layout import Cover, Unit, is_bullet, letters
from legation.documents.parts.tables import names_table
from legation.documents.publication.dateline import Dateline, date_line, dateline, day_first

_PROSE = ""
_LONGEST_HEADLINE = 220
_LONGEST_SENTENCE_HEADLINE = 120
_TOP = 6
_BOTTOM = 2
_LONGESTSIGN_OFF = 16
_LEFT_OUT = frozenset({"navigation", "related", "comments", "boilerplate", "caption", "credit", "table"})
_ARTICLES = frozenset({"the", "a", "an", "was", "were", "is", "has", "have", "had"})
_SENTENCE_BREAK = re.compile(r"[a-z0-9)”’\"][.!?][”’\"]?\s+[“‘\"]?[A-Z]")
_BULLET = re.compile(r"(?:[-*•·–—▪‣■●o]|\d{1,3}[.)])[ \t\u00a0]+")
_COLUMNS = re.compile(r"\s{2,}|\t")
_ROW = re.compile(r"\s{0,8}[A-Z][^\W\d]{1,20}(?:[ -][^\W\d]{1,20}){0,3}\s[\d.,%+\-]{1,14}\s{0,8}")
_LONGEST_CELL = 6
_LEAST_LISTED = 3
_LONGEST_MASTHEAD = 7
_SENT_ON = re.compile(r"-{2,}\s?(?:Forwarded|Original) [Mm]essage|Begin forwarded message", re.IGNORECASE)
_ISSUE = re.compile(r"\b(?:vol|volume|no|issue|number)\b\.?\s?\d|\bISSN\b", re.IGNORECASE)
_STORY_WORDS = 5
_END = re.compile(r"[–—\-(\s]{0,3}(?:ENDS?|ends)[–—\-).\s]{0,3}|###|-30-|\*{3,5}")
_NOTE = re.compile(r"\d{1,2}[.)]\s")
_LEAST_BEFORE_END = 3
_HASHES = re.compile(r"#{1,6}[ \t]+")


@dataclass(frozen=True, slots=True)
class Laid:
    """A text with its parts, and what its layout says about when and by whom it was published."""

    blocks: tuple[Block, ...]
    excluded: tuple[Region, ...]
    headline: str | None = None
    dated: str | None = None
    dated_evidence: str | None = None
    dateline: Dateline | None = None


def lay_news(text: str, units: Sequence[Unit], title: str | None = None) -> Laid:
    """Tell prose from the rest, unit by unit. Every character that can be seen ends in one block or one region."""
    labels = [unit.kind if unit.kind is not None else _label(unit, text[unit.start : unit.end]) for unit in units]
    _tables(units, labels, text)
    if labels[:1] == ["related"] and len(units) > 1:
        labels[0] = _PROSE  # "Analysis: …" is a link below a text and a headline above it
    begins = _fields(units, labels)
    mark_messages(units, labels)
    dated, evidence = _date_lines(units, labels)
    _masthead(units, labels)
    mark_head(units, labels)
    _headlines(units, labels, title)
    _names_below(units, labels)
    mark_tail(units, labels)
    _after_end(units, labels)
    _after_headings(units, labels)
    _subheadings(units, labels)
    _above_headline(units, labels)
    cover = Cover(text)
    lead: Dateline | None = None
    proses = 0
    for whole, label in zip(units, labels, strict=True):
        unit = _without_sign_off(text, whole) if label in (_PROSE, "paragraph", "list item") else whole
        if label in (_PROSE, "paragraph"):
            line = dateline(text[unit.start : unit.end])
            if line and (line.agency or (unit.flat != line.text and (line.month_day or proses < 2))):
                cover.leave(unit.start, unit.start + line.end, "dateline")
                cover.prose(unit.start + line.end, unit.end, "paragraph")
                lead = lead or line
            else:
                _paragraph(cover, unit)
            proses += 1
        elif label == "headline":
            cover.leave(unit.start, unit.start + begins.get(unit.start, 0), "boilerplate")
            _headline(cover, replace(unit, start=unit.start + begins.get(unit.start, 0)))
        elif label == "list item":
            cover.prose(unit.start, unit.end, "list item")
        else:
            cover.leave(unit.start, unit.end, label)
        cover.leave(unit.end, whole.end, "boilerplate")
    first = next((unit for unit, label in zip(units, labels, strict=True) if label == "headline"), None)
    end = _end_of_headline(units, labels, first) if first else 0
    headline = text[first.start + begins.get(first.start, 0) : end] if first else None
    return Laid(
        blocks=tuple(cover.blocks),
        excluded=tuple(cover.excluded),
        headline=" ".join(_HASHES.sub("", headline, count=1).split()) if headline else None,
        dated=dated,
        dated_evidence=evidence,
        dateline=lead,
    )


def _end_of_headline(units: Sequence[Unit], labels: Sequence[str], first: Unit) -> int:
    """Where the headline ends: one that breaks off at a colon goes on in the line right below."""
    i = next(i for i, unit in enumerate(units) if unit.start == first.start)
    goes_on = first.flat.endswith(":") and i + 1 < len(units) and not units[i + 1].apart and labels[i + 1] == "headline"
    return units[i + 1].end if goes_on else first.end


def _label(unit: Unit, raw: str) -> str:
    if _HASHES.match(unit.flat):
        return "heading"
    columns = _COLUMNS.split(raw.strip())
    if len(columns) > 2 and all(len(column.split()) <= 3 for column in columns) and "\n" not in raw:
        return "navigation"
    return reason(unit.flat) or _PROSE


def _tables(units: Sequence[Unit], labels: list[str], text: str) -> None:
    """Mark lines in columns that hold figures, two or more together, and the line above that names the table."""
    wide = [
        unit.kind is None and all(_is_columnar(line) for line in text[unit.start : unit.end].splitlines())
        for unit in units
    ]
    for i, unit in enumerate(units):
        beside = any(wide[j] for j in (i - 1, i + 1) if 0 <= j < len(units)) or "\n" in text[unit.start : unit.end]
        figures = any(c.isdigit() for c in unit.flat)
        head = i + 1 < len(units) and any(c.isdigit() for c in units[i + 1].flat)
        named = unit.kind is None and names_table(unit.flat) and not unit.ended
        if named or (wide[i] and beside and (figures or head)):
            labels[i] = "table"


def _is_columnar(line: str) -> bool:
    """Whether a line is a row: cells with wide spaces between, or a few words and a figure."""
    cells = _COLUMNS.split(line.strip())
    return (len(cells) > 1 and all(len(cell.split()) <= _LONGEST_CELL for cell in cells)) or bool(_ROW.fullmatch(line))


def _fields(units: Sequence[Unit], labels: list[str]) -> dict[int, int]:
    """Mark the fields of a press database; the length of the label before each headline, by where its line starts."""
    begins = {}
    for i, unit in enumerate(units):
        if unit.kind is None and (found := field(unit)):
            labels[i] = found[0]
            begins[unit.start] = found[1]
    return begins


def _date_lines(units: Sequence[Unit], labels: list[str]) -> tuple[str | None, str | None]:
    """Mark the lines near the text's ends that only say when it was published; the one that counts, and its words.

    That is the first one below the headline; where there is none, the nearest above it.
    """
    text = [i for i, unit in enumerate(units) if labels[i] not in _LEFT_OUT]
    story = body(units, labels)
    ends = {*text[:_TOP], *(i for i in text if i < story < len(units)), *text[-_BOTTOM:]}
    dated: list[tuple[int, str]] = []
    by_day = day_first(unit.flat for unit in units)
    for i in sorted(ends):
        unit = units[i]
        is_line, edtf = date_line(unit.flat, by_day=by_day)
        if is_line and len(units) > 1 and (unit.kind is None or labels[i] in ("dateline", "byline")):
            labels[i] = "dateline"
            dated += [(i, edtf)] if edtf else []
    if not dated:
        return None, None
    head = labels.index("headline") if "headline" in labels else 0
    at, day = min(dated, key=lambda one: (one[0] < head, abs(one[0] - head)))
    return day, units[at].flat


def _headlines(units: Sequence[Unit], labels: list[str], title: str | None) -> None:
    if "headline" in labels:
        return
    sent_on = next((i for i, unit in enumerate(units) if _SENT_ON.match(unit.flat)), -1)
    top = [i for i, label in enumerate(labels) if label not in _LEFT_OUT and i > sent_on][:_TOP]
    first = next((i for i in top if labels[i] in (_PROSE, "heading")), None)
    if first is None or not any(label == _PROSE for label in labels[first + 1 :]):
        return
    following = [i for i in range(first + 1, len(units)) if labels[i] == _PROSE]
    longest = max(len(units[i].flat) for i in following)
    begins_below = (
        labels[first + 1] in ("byline", "dateline", "boilerplate") or dateline(units[first + 1].flat) is not None
    )
    if not _is_headline(units[first], units[following[0]], longest, title, begins_below=begins_below):
        return
    labels[first] = "headline"
    for i in following[:2]:
        deck = units[i]
        goes_on = units[i - 1].flat.endswith(";") and not deck.apart
        if i > first + 2 or (deck.ended and not goes_on) or len(deck.flat) > _LONGEST_HEADLINE or is_bullet(deck.flat):
            break
        if i == following[-1] or dateline(deck.flat) is not None:
            break
        labels[i] = "headline"


def _masthead(units: Sequence[Unit], labels: list[str]) -> None:
    first = next((i for i, label in enumerate(labels) if label in (_PROSE, "heading")), None)
    if first is not None and units[first].kind is None and _is_masthead(units, labels, first):
        labels[first] = "boilerplate"


def _is_masthead(units: Sequence[Unit], labels: Sequence[str], first: int) -> bool:
    """Whether a line is the name of what a text was printed in: short, above the issue's number or the day."""
    rest = [i for i in range(first + 1, len(units)) if labels[i] != "boilerplate"][:2]
    words = [word for word in units[first].flat.split() if word[0].isalnum()]
    if len(rest) < 2 or len(words) > _LONGEST_MASTHEAD or not date_line(units[rest[0]].flat)[0]:
        return False
    if "release" in units[rest[0]].flat.lower():
        return False
    if _ISSUE.search(units[rest[0]].flat):
        return True
    below = units[rest[1]]
    long = len(below.flat.split()) > len(words) and len(below.flat) <= _LONGEST_HEADLINE
    named = all(word[0].isupper() for word in words if len(word) > 3)
    return named and long and below.apart and not below.ended and labels[rest[1]] == _PROSE and not dateline(below.flat)


def _above_headline(units: Sequence[Unit], labels: list[str]) -> None:
    """Short lines above the headline are the name of what it was printed in, or of a section of a site."""
    for i in range(labels.index("headline") if "headline" in labels else 0):
        if labels[i] == "heading":
            labels[i] = "navigation" if units[i].kind else "boilerplate"


def _names_below(units: Sequence[Unit], labels: list[str]) -> None:
    """A name alone between the headline and the first sentence is the author's."""
    head = max((i for i, label in enumerate(labels) if label == "headline"), default=None)
    if head is None:
        return
    for i in range(head + 1, len(units)):
        if labels[i] in (_PROSE, "heading") and units[i].kind in (None, "heading") and is_person(units[i].flat):
            labels[i] = "byline"
        elif labels[i] == _PROSE and units[i].ended and len(units[i].flat) > _LONGEST_SENTENCE_HEADLINE:
            return


def _is_headline(unit: Unit, following: Unit, longest: int, title: str | None, *, begins_below: bool) -> bool:
    """Whether the first unit is a headline; ``begins_below`` says that byline, dateline or the like follows it."""
    flat = unit.flat
    if title and letters(flat) == letters(title):
        return True
    words = flat.split()
    if len(words) < 2 or len(flat) > _LONGEST_HEADLINE or is_bullet(flat) or dateline(flat) is not None:
        return False
    if _HASHES.match(flat):
        return True
    if not unit.ended or flat.endswith((";", "?", "!", "”", "’", '"')):
        return len(flat) < longest and not _SENTENCE_BREAK.search(flat)
    if not following.apart or len(flat) > _LONGEST_SENTENCE_HEADLINE or _SENTENCE_BREAK.search(flat):
        return False
    return (begins_below or _is_headlinese(words)) and len(flat) < longest


def _is_headlinese(words: list[str]) -> bool:
    """Whether a sentence leaves out the small words, or writes its words with capitals, as headlines do."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    titled = sum(word[0].isupper() for word in long) * 20 >= len(long) * 17 and len(long) > 3
    return titled or not any(word.lower() in _ARTICLES for word in words)


def _after_headings(units: Sequence[Unit], labels: list[str]) -> None:
    """Readers' comments go on to the end of the text; links to other texts as long as no sentence comes."""
    links = False
    for i, unit in enumerate(units):
        if labels[i] == "comments" and opens_comments(unit.flat) and sum(x == _PROSE for x in labels[:i]) >= 2:
            rest = zip(units[i:], labels[i:], strict=True)
            labels[i:] = [
                "comments" if u.kind is None and x not in ("boilerplate", "navigation") else x for u, x in rest
            ]
            return
        if labels[i] in ("related", "boilerplate") and opens_links(unit.flat):
            links = True
        elif links and labels[i] == _PROSE and not unit.ended and len(unit.flat) <= 160:
            labels[i] = "related"
        elif labels[i] in (_PROSE, "headline"):
            links = False


def _after_end(units: Sequence[Unit], labels: list[str]) -> None:
    """Behind a line that only says that the text ends stand contacts, and what the sender says of himself."""
    ends = [i for i, unit in enumerate(units) if unit.kind in (None, "paragraph") and _END.fullmatch(unit.flat)]
    if ends and sum(label in (_PROSE, "list item", "paragraph") for label in labels[: ends[-1]]) >= _LEAST_BEFORE_END:
        for i in range(ends[-1] + 1, len(units)):
            note = bool(_NOTE.match(units[i].flat)) and units[i].ended  # a note to editors tells of the matter
            open_ = labels[i] in (_PROSE, "heading", "list item", "paragraph")
            labels[i] = "boilerplate" if open_ and not note else labels[i]


def _subheadings(units: Sequence[Unit], labels: list[str]) -> None:
    """Short lines that are no sentences, between paragraphs that are."""
    prose = [unit for unit, label in zip(units, labels, strict=True) if label == _PROSE]
    if sum(unit.ended and len(unit.flat) > 80 for unit in prose) < 3:
        return
    short = [
        label == _PROSE and len(u.flat) <= 70 and len(u.flat.split()) <= 9 and not is_bullet(u.flat) and _is_open(u)
        for u, label in zip(units, labels, strict=True)
    ]
    i = 0
    while i < len(units):
        end = i
        while end < len(units) and short[end]:
            end += 1
        words = sum(len(unit.flat.split()) for unit in units[i:end])
        listed = "related" if words >= _STORY_WORDS * (end - i) else "navigation"
        for j in range(i, end):
            labels[j] = listed if end - i >= _LEAST_LISTED else "heading"
        i = max(end, i + 1)


def _is_open(unit: Unit) -> bool:
    return not unit.ended and unit.flat[-1:] != ","


def _without_sign_off(text: str, unit: Unit) -> Unit:
    """A paragraph without the mark that agencies put behind the last one."""
    found = SIGN_OFF.search(text, max(unit.start + 1, unit.end - _LONGESTSIGN_OFF), unit.end)
    return replace(unit, end=found.start()) if found else unit


def _paragraph(cover: Cover, unit: Unit) -> None:
    if found := _BULLET.match(cover.text, unit.start, unit.end):
        cover.leave(unit.start, found.end(), "boilerplate")
        cover.prose(found.end(), unit.end, "list item")
    else:
        cover.prose(unit.start, unit.end, "paragraph")


def _headline(cover: Cover, unit: Unit) -> None:
    start = unit.start
    if found := _HASHES.match(cover.text, unit.start, unit.end):
        cover.leave(start, found.end(), "heading")
        start = found.end()
    cover.prose(start, unit.end, "headline")
