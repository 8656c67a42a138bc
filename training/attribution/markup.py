"""The markup of articles in which every attribution is marked.

A line is a JSON object::

    {"s": "[s1 Kenya] [c1 denied] on Monday [t1 that it had armed Chad], [c2 according to] [s2 Reuters].", "g": "wire"}

``s`` is the article, its paragraphs apart by an empty line. ``[s1 …]`` is a source, ``[c1 …]`` a cue, ``[t1 …]`` a
content; the number says which belong together, several numbers ("s1,2") that they have the words in common. No mark
holds another: what is said inside a content stays unmarked. A source or content may stand in several pieces; a source
may be lacking. ``g`` is the register, one of ``REGISTERS``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"
REGISTERS = ("wire", "paper", "opinion", "state", "encyclopedia", "interview")

_MARK = re.compile(r"\[(?P<role>[sct])(?P<numbers>\d+(?:,\d+)*) (?P<words>[^\[\]]+)\]")
Stretch = tuple[int, int]


class ArticleError(ValueError):
    """A line that is not the markup of an article; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution: the pieces of its source, cue and content in the text without marks."""

    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article without its marks, with all its attributions in the order of their numbers."""

    text: str
    attributions: tuple[Marked, ...]
    register: str


def parse(line: str, where: str) -> Article:
    """An article from its line; ArticleError, with ``where`` it stands, where the line is none."""
    try:
        given = json.loads(line)
        marked, register = given["s"], given["g"]
    except (ValueError, TypeError, KeyError) as error:
        raise ArticleError(f"{where}: not an object with s and g: {error}") from None
    if register not in REGISTERS:
        raise ArticleError(f"{where}: no such register: {register}")
    parts: list[str] = []
    pieces: dict[int, dict[str, list[Stretch]]] = {}
    at = length = 0
    for found in _MARK.finditer(marked):
        before = marked[at : found.start()]
        parts += [before, found["words"]]
        begin = length + len(before)
        length = begin + len(found["words"])
        for number in map(int, found["numbers"].split(",")):
            pieces.setdefault(number, {}).setdefault(found["role"], []).append((begin, length))
        at = found.end()
    text = "".join([*parts, marked[at:]])
    stray = re.search(r"[\[\]]", text)
    if stray is not None:
        raise ArticleError(
            f"{where}: a bracket that is no mark: {text[max(0, stray.start() - 40) : stray.start() + 40]}"
        )
    for number, of in pieces.items():
        if len(of.get("c", ())) != 1 or not of.get("t"):
            raise ArticleError(f"{where}: attribution {number} has not one cue and a content")
    attributions = tuple(Marked(*(tuple(of.get(role, ())) for role in "sct")) for _, of in sorted(pieces.items()))
    return Article(text, attributions, register)


def read(path: Path) -> Iterator[Article]:
    """The articles of a file, in order."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            yield parse(line, f"{path.name}:{number}")
