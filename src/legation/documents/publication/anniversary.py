"""The month of publication, inferred from an anniversary that the text says falls in it.

"This month … the 72nd anniversary of the independence of the country": the codebook knows the day and the year of
that independence, so month and year of the text follow. A month at most is inferred, and never from one word alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.codebook import Codebook, Day, load
from legation.documents.dates import edtf
from legation.documents.document import Block
from legation.documents.publication.published import Published

_ANNIVERSARY = re.compile(
    r"\b(?P<years>\d{1,3})(?:st|nd|rd|th)\s(?:founding\s|independence\s)?anniversary\sof\s(?P<what>[^.;:!?“”\"]{3,90})"
)
_ANCHOR = re.compile(r"\b(?:this month|earlier this month|later this month)\b", re.IGNORECASE)
_STEMS = ("independ", "found", "liberat", "revolution", "evacuation", "victory", "proclam")
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
_BEFORE = 300
_LONGEST_NAME = 4


def month_of_anniversary(text: str, blocks: Sequence[Block]) -> Published | None:
    """The EDTF month, with the words and the day that it follows from; None where nothing or nothing certain does.

    The paragraph must say "this month" before it speaks of the numbered anniversary; the state is the one named
    with the anniversary, else the one named last before it. Two different months are none.
    """
    found = {inferred.edtf: inferred for block in blocks for inferred in _in_paragraph(text[block.start : block.end])}
    return next(iter(found.values())) if len(found) == 1 else None


def _in_paragraph(paragraph: str) -> Iterator[Published]:
    for match in _ANNIVERSARY.finditer(paragraph):
        anchor = _ANCHOR.search(paragraph, 0, match.start())
        stems = [stem for stem in _STEMS if stem in match["what"].lower()]
        if anchor is None or not stems:
            continue
        book = load()
        named = _states(book, match["what"]) or _states(
            book, paragraph[max(0, match.start() - _BEFORE) : match.start()]
        )
        if not named:
            continue
        days = [day for day in book.days(named[-1]) if day.year and _recalls(day, stems)]
        months = {(int(day.year or 0) + int(match["years"]), day.month) for day in days}
        if len(months) != 1:
            continue
        words = f"{anchor.group()} … {' '.join(match.group().split())}"
        state = book.state(named[-1])
        recalls = f"{state.name if state else named[-1]}: {edtf((int(days[0].year or 0), days[0].month, days[0].day))}"
        yield Published(edtf(months.pop()), "inferred", f"{words} ({recalls})")


def _recalls(day: Day, stems: Sequence[str]) -> bool:
    """Whether a day is that of one of the things: its independence, not the beginning of the war for it."""
    return any(said.lower().startswith(stem) for said in (day.what, *day.names) for stem in stems)


def _states(book: Codebook, text: str) -> list[str]:
    """The codes of the states that a text names or whose adjective it uses, in its order."""
    words = [found.group() for found in _WORD.finditer(text)]
    codes, i = [], 0
    while i < len(words):
        for length in range(_LONGEST_NAME, 0, -1):
            name = " ".join(words[i : i + length]).removesuffix("’s").removesuffix("'s")
            entries = {
                n.entry.id for n in book.find(name) if n.entry.kind == "state" and n.use in ("name", "adjective")
            }
            if len(entries) == 1 and name[:1].isupper():
                codes.append(entries.pop())
                i += length - 1
                break
        i += 1
    return codes
