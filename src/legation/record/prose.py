"""A document's prose as words, for telling whether two documents tell one story in the same words.

Sentences are cut by a rule that needs no parse: both sides of a comparison are cut alike, which is all that matters.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

from rensa import RMinHash

from legation.documents.document import Block, Marker

SHINGLE = 5
"""Words are compared in runs of so many: two texts share a run of five seldom by chance."""

FEWEST = 30
"""A text of fewer words is too short to say that it was copied."""

COUNTED = 6
"""Shorter sentences ("He declined to comment.") show nothing: they are not counted."""

_BANDS, _ROWS = 32, 4
"""Documents that share four fifths of their runs miss each other once in ten million; of those that share a fifth, one
in twenty meets."""

_SEED = 1
_MASK = 2**63 - 1

_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"([.!?…]+[\"'”’»)\]]*(?:\[\w{1,4}\])*)\s+(?=[\"'“‘«(\[]*[A-Z0-9À-Þ])")
_LAST = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
_SHORT = frozenset(
    "mr mrs ms dr st gen col lt sgt capt maj adm prof rev hon sen rep gov jr sr vs no "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)

_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)

# What outlets add to whatever they print. It says nothing about where a text comes from.
_FURNITURE = (
    *("all rights reserved", "©", "subscribe to", "subscribe now", "subscribe today", "our newsletter", "sign up for"),
    *("sign up to our", "sign up here", "follow us", "click here", "read more:", "read the full", "our cookies"),
    *("privacy policy", "terms of use", "terms of service", "share this", "download our app", "download the app"),
    *("reporting by ", "editing by ", "writing by ", "compiled by ", "edited by ", "contributed to this report"),
    *("may not be published", "may not be reproduced", "may be reproduced", "may not be redistributed"),
    *("was first published", "was originally published", "has been updated", "will be updated", "was produced by"),
    *("was automatically generated", "is a developing story", "is a breaking news story"),
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the prose: ``words`` in lower case, ``spans`` where each stands in the document's text.

    ``start`` and ``end`` are code points, half open; a headline is told apart, since every outlet writes its own.
    """

    start: int
    end: int
    headline: bool
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def counted(self) -> bool:
        """Whether finding it elsewhere shows anything."""
        return not self.headline and len(self.words) >= COUNTED


@dataclass(frozen=True)
class Prose:
    """The passages of the document with this hash, with its text."""

    digest: str
    text: str
    passages: tuple[Passage, ...]

    @cached_property
    def words(self) -> list[str]:
        """All its words, in order."""
        return [word for passage in self.passages for word in passage.words]

    @cached_property
    def names(self) -> dict[int, str]:
        """The words that name somebody, somewhere or a day, by where they begin.

        A word that begins a sentence, or stands in a headline, is a name where it is one within another sentence.
        """
        inside: set[str] = set()
        opening: list[tuple[int, str]] = []
        made: dict[int, str] = {}
        for passage in self.passages:
            for n, (word, (start, _)) in enumerate(zip(passage.words, passage.spans, strict=True)):
                if word.isdecimal():
                    if _dates(passage.words, n):
                        made[start] = word
                elif not self.text[start].isupper():
                    continue
                elif passage.headline or n == 0:
                    opening.append((start, word))
                else:
                    inside.add(word)
                    made[start] = word
        return made | {start: word for start, word in opening if word in inside}

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of all its words."""
        return frozenset(stem(word) for word in set(self.words))

    @cached_property
    def shingles(self) -> frozenset[str]:
        """Every run of five words."""
        return frozenset(_runs(self.words))


@dataclass(frozen=True, slots=True)
class Sketch:
    """What candidates are found by: documents that share a number in ``bands`` are much alike on the whole, those that
    share several in ``passages`` have sentences in common. ``words`` is how many there are.
    """

    words: int
    bands: tuple[int, ...]
    passages: tuple[int, ...]


def prose(digest: str, text: str, blocks: Iterable[Block], markers: Iterable[Marker] = ()) -> Prose:
    """The prose of a document: its blocks without citation markers and without what outlets add to everything."""
    holes = [(m.start, m.end) for m in markers]
    return Prose(digest, text, tuple(p for block in blocks for p in _passages(text, block, holes)))


def prose_from(row: Mapping[str, Any]) -> Prose:
    """The prose of a document out of its ``sha256``, ``text``, ``blocks`` and ``markers`` as they are filed."""
    blocks, markers = [Block(**b) for b in row["blocks"]], [Marker(**m) for m in row["markers"]]
    return prose(row["sha256"], row["text"], blocks, markers)


def sketch(given: Prose) -> Sketch | None:
    """The sketch of a prose, the same on every machine; None where it is too short to be a copy."""
    if len(given.words) < FEWEST:
        return None
    minhash = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    minhash.update(sorted(given.shingles))
    digest = minhash.digest()
    version = str(RMinHash.ALGORITHM_VERSION).encode()
    bands = tuple(
        _number(struct.pack(f"<H{_ROWS}I", band, *digest[band * _ROWS : (band + 1) * _ROWS]) + version)
        for band in range(_BANDS)
    )
    passages = {key for p in given.passages if p.counted for key in _least(p.words)}
    return Sketch(len(given.words), bands, tuple(sorted(passages)))


def stem(word: str) -> str:
    """A word's beginning, by which "Norway" and "Norwegian", "Sept." and "September" are one; numbers whole."""
    return word if word.isdecimal() else word[:4]


def _dates(words: tuple[str, ...], place: int) -> bool:
    """Whether a number is a year or a day of a month."""
    word = words[place]
    beside = words[max(0, place - 1) : place + 2]
    return (len(word) == 4 and word[0] in "12") or (len(word) <= 2 and not _MONTHS.isdisjoint(beside))


def _passages(text: str, block: Block, holes: list[tuple[int, int]]) -> Iterator[Passage]:
    for start, end in _sentences(text, block.start, block.end):
        plain = text[start:end].casefold()
        if any(words in plain for words in _FURNITURE):
            continue
        found = [m.span() for m in _WORD.finditer(text, start, end)]
        if holes:
            found = [(a, b) for a, b in found if not any(h <= a and b <= k for h, k in holes)]
        if found:
            words = tuple(_plain(text[a:b]) for a, b in found)
            yield Passage(start, end, block.part == "headline", words, tuple(found))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begun = start
    for stop in _END.finditer(text, start, end):
        before = _LAST.search(text, max(begun, stop.start() - 20), stop.start())
        if text[stop.start()] == "." and before and _abbreviated(before.group()):
            continue
        yield begun, stop.end(1)
        begun = stop.end()
    if begun < end:
        yield begun, end


def _abbreviated(word: str) -> bool:
    """Whether the full stop after a word may be its own: "Mr.", "U.S.", an initial."""
    return len(word) == 1 or "." in word or word.casefold() in _SHORT


def _plain(word: str) -> str:
    return word.lower() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()


def _runs(words: list[str] | tuple[str, ...]) -> Iterator[str]:
    return (" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))


def _least(words: tuple[str, ...]) -> tuple[int, int]:
    """The least numbers of a sentence's runs in two orders: sentences that differ in a word likely share one."""
    hashes = [blake2b(run.encode(), digest_size=16).digest() for run in _runs(words)]
    return min(int.from_bytes(h[:8]) for h in hashes) & _MASK, min(int.from_bytes(h[8:]) for h in hashes) & _MASK


def _number(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest()) & _MASK
