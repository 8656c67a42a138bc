"""One reader a style: where the authors of an entry stand, its title, and what follows the title."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from legation.documents.dates import Dated
from legation.documents.references import dating
from legation.documents.references.bodies import kind_of
from legation.documents.references.entry import Entry, date_parts, names_span, sentence_end, tight
from legation.documents.references.heads import (
    comma_border,
    dated,
    imprint_bracket,
    initialled_names,
    leading_names,
    names_in_sentence,
    title_end,
)
from legation.documents.references.names import people
from legation.documents.references.styles import Style, date_of_authors
from legation.documents.references.titles import Quoted
from legation.evidence import Span

_SMALL = frozenset(
    """
    a al an and as at ben bin but by da das de del der des die do du e ed editor editors eds el et for from ibn in
    into la le near nor of on or over the to trans und under up upon van via von with y zu zum
    """.split()
)


_DAY = 3


@dataclass(frozen=True, slots=True)
class Division:
    """Where the parts of an entry stand: the ``names``, the ``title``, and where the ``tail`` behind it begins."""

    style: Style
    names: Span | None
    title: Span | None
    tail: int
    quoted: bool = False


def divide(entry: Entry, begin: int, quoted: Quoted | None, style: Style) -> Division:
    """The parts of an entry of a style. The date that stands with the authors is read."""
    if quoted:
        return _quoted(entry, begin, quoted, style)
    return _READERS[style](entry, begin)


def _quoted(entry: Entry, begin: int, quoted: Quoted, style: Style) -> Division:
    """In every style alike the authors stand before a title in quotation marks, and perhaps the date."""
    text = entry.text
    names = names_span(text, begin, quoted.start)
    if bracketed := date_of_authors(text, begin, quoted):
        names = names_span(text, begin, bracketed.start)
        _issue(entry, bracketed.dated)
    elif (last := dating.find(text, begin, quoted.start)) and not tight(text, last.end, quoted.start):
        names = names_span(text, begin, last.start)
        _issue(entry, last)
    return Division(style, names, quoted.inside, quoted.end, quoted=True)


def _author_date(entry: Entry, begin: int) -> Division:
    text = entry.text
    date = date_of_authors(text, begin, None)
    if date is None:
        return _sentences(entry, begin)
    _issue(entry, date.dated)
    before, rest = names_span(text, begin, date.start), tight(text, date.end, len(text))
    if before is None:
        return _titled(entry, "author-date", None, date.end)
    if rest is None or not _is_somebody(before.of(text)) or sentence_end(text, begin) < before.end:
        # APA puts the date behind the title where there is no author, IEEE behind title and author
        end = names_in_sentence(text, begin)
        start = end if end and tight(text, end, date.start) else begin
        names = names_span(text, begin, start) if start > begin else None
        border = comma_border(text, start, date.start)
        entry.cut(date.start, date.end)
        return Division("author-date", names, tight(text, start, border or date.start), border or date.end)
    end = title_end(text, rest.start)
    if text[date.end : date.end + 1] != ".":
        end = comma_border(text, rest.start, end) or end
    return Division("author-date", before, tight(text, rest.start, end), end)


def _vancouver(entry: Entry, begin: int) -> Division:
    text = entry.text
    first = initialled_names(text, begin) or sentence_end(text, begin)
    names = names_span(text, begin, first)
    following = tight(text, first, len(text))
    if names is None or following is None or not _is_somebody(names.of(text)) or not people(names.of(text)):
        return _titled(entry, "vancouver", None, begin)
    return _titled(entry, "vancouver", names, following.start)


def _notes(entry: Entry, begin: int) -> Division:
    text = entry.text
    end = leading_names(text, begin)
    names = names_span(text, begin, end) if end else None
    rest = tight(text, end or begin, len(text))
    if rest is None:
        return Division("notes", names, None, end or begin)
    periodical = names is not None and kind_of(names.of(text)) == "periodical"
    if names and (dated(text[rest.start :]) or (periodical and text[names.end] != ":")):
        # "The Times, 4 May 1996": a periodical and no author
        return Division("notes", names, None, end or begin)
    stop = title_end(text, rest.start)
    if imprint_bracket(text, rest.start) is None:  # a bracket with the publisher shows for sure where the title ends
        stop = comma_border(text, rest.start, stop) or stop
    return Division("notes", names, tight(text, rest.start, stop), stop)


def _sentences(entry: Entry, begin: int) -> Division:
    end = names_in_sentence(entry.text, begin)
    names = names_span(entry.text, begin, end) if end else None
    rest = tight(entry.text, end, len(entry.text)) if end else None
    return _titled(entry, "sentences", names if rest else None, rest.start if rest else begin)


def _titled(entry: Entry, style: Style, names: Span | None, start: int) -> Division:
    end = title_end(entry.text, start)
    if style == "sentences":
        end = _before_day(entry.text, start, end)
    return Division(style, names, tight(entry.text, start, end), end)


def _before_day(text: str, start: int, end: int) -> int:
    """The end of a title that a day stands behind, with only a comma between: "Letter to the mine, 14 October 1985"."""
    at = start
    while day := dating.find(text, at, end):
        if len(day.parts) == _DAY and text[start : day.start].endswith(", "):
            return day.start - len(", ")
        at = day.end
    return end


def _is_somebody(text: str) -> bool:
    """Whether words before a date name somebody: no word in small letters that a title would have."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    return not any(len(word) > 1 and word.islower() and word not in _SMALL for word in words)


def _issue(entry: Entry, dated: Dated | None) -> None:
    if dated:
        entry.state("issued", date_parts(dated))


_READERS: dict[Style, Callable[[Entry, int], Division]] = {
    "author-date": _author_date,
    "vancouver": _vancouver,
    "notes": _notes,
    "sentences": _sentences,
}
