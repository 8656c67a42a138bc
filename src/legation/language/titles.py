"""Long names with other names inside, which no parser keeps together: laws and treaties.

"The Iran, Iraq and Libya Sanctions Act" would be read as three states and an act. For the parser such a name
stands as its last word, and that word points at the whole name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.evidence import Span

_KINDS = (
    "Act Treaty Convention Protocol Protocols Accord Accords Agreement Resolution Amendment Charter Declaration "
    "Covenant Compact"
).split()
_END = re.compile(rf"\b(?:{'|'.join(_KINDS)})\b(?: (?:No\. ?)?[0-9]{{1,4}}\b)?(?: of [12][0-9]{{3}}\b)?")
_LINKS = frozenset({"and", "of", "for", "on", "the", "to", "with", "against", "in", "&"})
_OPENING = ("The ", "In ", "Under ", "A ")
# longer names than this are headings
_WORDS = 14


def titles(text: str, start: int, end: int) -> Iterator[tuple[Span, Span]]:
    """The long names of a stretch of text, each with the span of the word that is to stand for it."""
    for last in _END.finditer(text, start, end):
        word = last[0].split(" ")[0]
        first = _first(text, max(start, last.start() - 220), last.start())
        if first is not None and len(text[first : last.start()].split()) >= 2:
            yield Span(first, last.end()), Span(last.start(), last.start() + len(word))


def _first(text: str, floor: int, end: int) -> int | None:
    """Where the run of capitalised words that ends at ``end`` begins; None where it is no name."""
    words = text[floor:end].split(" ")
    if words and words[-1] == "":
        words.pop()
    if text[end - 1 : end] != " " or not words:
        return None
    place, kept = end, None
    for taken, word in enumerate(reversed(words)):
        place -= len(word) + 1
        bare = word.rstrip(",")
        if not bare or taken >= _WORDS or word[-1] in ".;:" or "\n" in word:
            break
        if bare[0].isupper() and bare.replace("-", "").replace("’", "").replace("'", "").replace(".", "").isalpha():
            kept = place
        elif bare not in _LINKS:
            break
    if kept is None:
        return None
    # an article or link that the walk took in does not open the name, and neither does the word that opens a sentence
    if text.startswith(_OPENING, kept, end):
        kept = text.index(" ", kept) + 1
    while kept < end and text[kept].islower():
        kept = text.index(" ", kept) + 1
    return kept
