"""Entries of a reference list → CSL-JSON, whatever the style that they are printed in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from legation.documents.document import Reference
from legation.documents.references.bodies import kind_of
from legation.documents.references.contributors import read_bracketed
from legation.documents.references.entry import Entry, date_parts
from legation.documents.references.imprint import without_town
from legation.documents.references.kinds import type_of
from legation.documents.references.marks import take_marks
from legation.documents.references.names import credited
from legation.documents.references.reading import divide
from legation.documents.references.short import by_year, completed, same_again
from legation.documents.references.styles import Style, tell
from legation.documents.references.tail import read_edition, read_tail
from legation.documents.references.titles import clean_title, quoted_title

__all__ = ["bibliography", "date_parts", "reference"]

_NUMBER = re.compile(r"(?:edit)?\s*(?:[-*•]\s*)?(?:\[?\d{1,4}[\].)]?[ \ue000]\s*(?=\S)|\[\d{1,4}\]\s*|\d{1,4}[.)]\s*)?")
_BACK = re.compile(r"\s*(?:[\^↑]\s*|Jump up(?: to)?:?\s*)")
_SEE = re.compile(
    r"(?:See(?: also)?|Cf\.|E\.g\.,|Quoted in|Cited in|As quoted in|For example,|For instance,)\s(?=\S)", re.IGNORECASE
)
# The arrow by which pages lead back from a note's end.
_RETURN = re.compile(
    r"\s?(?:[\[(]?[↩↑⏎⤴↵^]\ufe0e?[\])]?\d{0,2}\s?){1,9}$|\s?\[?(?:Back to (?:text|content|top)|Return to text)\.?\]?$"
)
_LETTERS = re.compile(r"(?:[a-z]{1,2}|\d{1,2}\.\d{1,2})\s+")


def bibliography(
    text: str, entries: Sequence[tuple[int, int, int]], works: Sequence[tuple[int, int, int]] = ()
) -> tuple[Reference, ...]:
    """The entries of one list, each by its start, end and number.

    The style of most of them decides where an entry does not show its own. Short notes are completed from the list
    and from ``works``, another list.
    """
    told = Counter(style for start, end, _ in entries if (style := _told(Entry.of(text, start, end))))
    style = told.most_common(1)[0][0] if told else None
    read = [reference(text, start, end, number, style) for start, end, number in entries]
    again = [same_again(_words(Entry.of(text, start, end))) is not None for start, end, _ in entries]
    known = [reference(text, start, end, number) for start, end, number in works]
    return completed(read, again, known)


def reference(text: str, start: int, end: int, number: int, style: Style | None = None) -> Reference:
    """The entry that stands at ``text[start:end]``, numbered. What it does not say is left out of ``csl``.

    ``style`` is that of its list, for an entry that has no signs of any. The number of a report is
    ``collection-number``, as ``number`` is that of the reference.
    """
    entry = Entry.of(text, start, end)
    source, begin = entry.text, _lead(entry.text)
    words = _words(entry)
    entry.cut(begin + len(words), len(source))
    if short := by_year(words) or same_again(words):
        return Reference(number, start, end, {"id": str(number), "number": number, **short})
    entry.cut(0, begin)
    quoted = quoted_title(entry.text, begin)
    take_marks(entry, quoted.inside if quoted else None)
    read_edition(entry, quoted.end if quoted else begin)
    read_bracketed(entry, quoted.end if quoted else begin)
    own = tell(entry.text, begin, quoted)
    division = divide(entry, begin, quoted, own or style or "sentences")
    read_tail(entry, division)
    title = clean_title(entry, division.title, source) if division.title else None
    if division.names:
        _credit(entry, division.names.of(entry.text))
    entry.csl["type"] = type_of(entry.csl)
    csl = {"id": str(number), "number": number, **{k: v for k, v in entry.csl.items() if v}}
    return Reference(number, start, end, csl, entry.span(title) if title else None)


def _words(entry: Entry) -> str:
    """An entry without its number, and without what leads back to the text at its end."""
    return _RETURN.sub("", entry.text[_lead(entry.text) :])


def _told(entry: Entry) -> Style | None:
    begin = _lead(entry.text)
    return tell(entry.text, begin, quoted_title(entry.text, begin))


def _lead(text: str) -> int:
    """Where an entry begins behind its number and the marks that lead back to the text, "^ a b c"."""
    found = _NUMBER.match(text)
    at = found.end() if found else 0
    while back := _BACK.match(text, at):
        at = _lettered(text, back.end())[0]
    end, letters = _lettered(text, at)
    at = end if letters > 1 else at
    led = _SEE.match(text, at)
    return led.end() if led else at


def _lettered(text: str, at: int) -> tuple[int, int]:
    """Where letters in their order end that lead back to one marker each, and how many there are."""
    letters = 0
    while (one := _LETTERS.match(text, at)) and (one.group()[0].isdigit() or _ordinal(one.group().strip()) == letters):
        at, letters = one.end(), letters + 1
    return at, letters


def _ordinal(letters: str) -> int:
    """The place of a letter in a, b … z, aa, ab …"""
    return sum((ord(c) - ord("a") + (1 if i else 0)) * 26**i for i, c in enumerate(reversed(letters)))


def _credit(entry: Entry, words: str) -> None:
    """The people who stand before the title; an outlet that nothing else names published it."""
    names, role = credited(words)
    if "container-title" not in entry.csl and "publisher" not in entry.csl and len(names) == 1:
        literal = names[0].get("literal", "")
        if kind_of(literal) == "periodical":
            entry.state("container-title", without_town(entry, literal))
            return
    entry.state(role, names)
