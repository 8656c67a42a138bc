"""Text as a parser likes it, with the way back to the text as shown.

Citation markers, line breaks inside a paragraph, typographic quotes doubled from single ones, invisible characters
and words that a tokenizer took apart all mislead a parser that was trained on clean news. They are taken out before
parsing; every character that is left knows where it stood.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.evidence import Span
from legation.language.titles import titles

# "Kim Jong-un", "Choe Ryong-hae": before the hyphen a family name and the first syllable of a given name, after it one
# short syllable
_SYLLABLE = re.compile(r"\b[A-Z][a-z]{1,6} [A-Z][a-z]{1,5}$")
_SHORT = re.compile(r"[A-Za-z][a-z]{1,5}\b")
# what a tokenizer has taken apart: "Chad’ s army", "Saudi - led", "French - backed"
_APART = re.compile(
    r"(?<=\w['’]) (?=s\b)"
    r"|(?<=\w) ?- ?(?=(?:led|backed|based|born|brokered|controlled|held|owned|run|sponsored|allied|aligned)\b)"
)
# invisible: soft hyphen, zero-width characters, directional marks, byte-order mark
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """Cleaned text; ``origin[i]`` is where character ``i`` stands in the document, ``ends[i]`` where it ends."""

    text: str
    origin: tuple[int, ...]
    ends: tuple[int, ...]

    def back(self, start: int, end: int) -> Span:
        """The stretch of the document that characters ``start`` to ``end`` were made from."""
        return Span(self.origin[start], self.ends[end - 1])


def plain(text: str, start: int, end: int, without: Iterable[Span] = ()) -> Plain:
    """``text[start:end]`` cleaned for a parser, leaving out the spans of ``without`` (sorted, disjoint)."""
    characters: list[tuple[str, int, int]] = []
    names = {long.start: (long, short) for long, short in titles(text, start, end)}
    inside: tuple[Span, Span] | None = None
    apart = {i for m in _APART.finditer(text, start, end) for i in range(*m.span()) if text[i] == " "}
    for character, at, until in _composed(text, start, end, list(without)):
        if at in apart:
            continue
        inside = names.get(at, inside) if inside is None or at >= inside[0].end else inside
        if inside is not None and at < inside[0].end:
            long, short = inside
            if short.start <= at < short.end:
                characters.append((character, long.start, long.end))
            continue
        if _joining(text, at):
            continue
        if character.isspace() or unicodedata.category(character) == "Cc":
            if characters and characters[-1][0] != " ":
                characters.append((" ", at, until))
            continue
        characters.append((character, at, until))
    while characters and characters[-1][0] == " ":
        characters.pop()
    return Plain(
        "".join(c for c, _, _ in characters),
        tuple(at for _, at, _ in characters),
        tuple(until for _, _, until in characters),
    )


def _joining(text: str, at: int) -> bool:
    """Whether a hyphen only joins the parts of a personal name: "al-Assad", "Jong-un"."""
    if text[at] not in "-\u2010\u2011":
        return False
    before = text[max(0, at - 3) : at].rpartition(" ")[2].casefold()
    if before in ("al", "el", "ul", "as", "ad", "an", "ar", "ash", "abd"):
        return text[at + 1 : at + 2].isalpha()
    return bool(_SYLLABLE.search(text, max(0, at - 24), at)) and bool(_SHORT.match(text, at + 1))


def _composed(text: str, start: int, end: int, without: list[Span]) -> Iterator[tuple[str, int, int]]:
    """Characters with their place: composed where the text has combining marks, two single quotes as one double."""
    i, skip = start, 0
    while i < end:
        while skip < len(without) and without[skip].end <= i:
            skip += 1
        if skip < len(without) and without[skip].start <= i:
            yield " ", i, min(end, without[skip].end)
            i = without[skip].end
            continue
        if text[i] in _INVISIBLE:
            i += 1
            continue
        if text.startswith(("''", "``"), i):
            yield '"', i, i + 2
            i += 2
            continue
        j = i + 1
        while j < end and unicodedata.combining(text[j]):
            j += 1
        shown = unicodedata.normalize("NFC", text[i:j]) if j > i + 1 else text[i]
        yield shown[0], i, j
        for more in shown[1:]:
            yield more, j - 1, j
        i = j
