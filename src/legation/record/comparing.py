"""Two texts side by side: how much of one stands in the other, sentence by sentence, and what differs.

Two reports of one happening may share names and dates and hardly a phrase: they are two voices. A copy shares its
sentences. Two happenings told with one template share sentences too, but where one names Chile the other names Peru.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import ceil
from typing import Literal

from legation.evidence import Span, hull
from legation.record.prose import Passage, Prose, stem

Kind = Literal["added", "dropped", "changed"]

_ALIKE = 0.8
"""Near-duplicates share so much of their runs of five words: at most one word in 45 or so is another."""

_SHARE, _LEAST = 0.6, 3
"""Wire copy: so many of the sentences of one stand in the other, and at least so many of them."""

_SAME, _CHANGED = 0.85, 0.5
"""Nearly word for word; still the same sentence, though changed: twice the common words by the words of both."""

_HOPELESS = 0.2
"""What shares less than this of the shorter one's runs cannot share most of its sentences: those are not aligned."""

_OTHERS = ((1, 1 / 2), (2, 1 / 3), (4, 0))
"""Names or dates replaced by others: so many in so large a part of the sentences make it another happening."""

_WORK = 4_000_000
"""Above so many pairs of sentences only those that agree to the letter are aligned: such texts are books."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of one text in place of words of the other; None where one has nothing in their place."""

    first: Span | None
    second: Span | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that only one text has (the other is None), or one that both have in other words (``edits``)."""

    first: Span | None
    second: Span | None
    edits: tuple[Edit, ...] = ()

    @property
    def kind(self) -> Kind:
        """What happened to it on the way from the second text to the first."""
        return "added" if self.second is None else "dropped" if self.first is None else "changed"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two texts have in common.

    ``resemblance`` is the share of all runs of five words that both have (Jaccard), ``first_in_second`` and
    ``second_in_first`` how much of one the other contains, 0 to 1. ``shared`` counts the sentences that stand in both
    nearly word for word; ``copied`` says why one is taken for a copy of the other, None where it is not; ``another``
    that they tell of two happenings. ``differences`` are in the order of the first text, what only the second has last.
    """

    resemblance: float
    first_in_second: float
    second_in_first: float
    shared: int
    copied: str | None
    another: bool
    differences: tuple[Difference, ...]

    def turned(self) -> Comparison:
        """The same with first and second exchanged."""
        turned = sorted(
            (Difference(d.second, d.first, tuple(Edit(e.second, e.first) for e in d.edits)) for d in self.differences),
            key=_order,
        )
        return Comparison(
            self.resemblance,
            self.second_in_first,
            self.first_in_second,
            self.shared,
            self.copied,
            self.another,
            tuple(turned),
        )

    @property
    def akin(self) -> bool:
        """Whether both may stand in one family, even where neither was copied from the other directly."""
        return not self.another and (self.copied is not None or self.shared >= _LEAST)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two aligned sentences, by their places; ``swapped`` are the names or dates that one has for the other's."""

    first: int
    second: int
    likeness: float
    edits: tuple[Edit, ...]
    swapped: frozenset[tuple[str, str]]

    @property
    def same(self) -> bool:
        return self.likeness >= _SAME and not self.swapped


def compare(first: Prose, second: Prose) -> Comparison:
    """The two texts compared; ``compare(b, a)`` is ``compare(a, b).turned()``."""
    if first.digest > second.digest:
        return compare(second, first).turned()
    common = len(first.shingles & second.shingles)
    one, other = len(first.shingles), len(second.shingles)
    resemblance = common / (one + other - common) if common else 0.0
    contained = common / one if one else 0.0, common / other if other else 0.0
    if max(contained) < _HOPELESS:
        return Comparison(resemblance, *contained, 0, None, another=False, differences=())
    pairs = _aligned(first, second)
    shared = [p for p in pairs if p.same and first.passages[p.first].counted and second.passages[p.second].counted]
    another = _another(pairs, first, second)
    copied = None if another else _copied(resemblance, shared, first, second)
    return Comparison(resemblance, *contained, len(shared), copied, another, tuple(_differences(pairs, first, second)))


def _copied(resemblance: float, shared: Sequence[_Pair], first: Prose, second: Prose) -> str | None:
    if resemblance >= _ALIKE:
        return f"{resemblance:.0%} of their runs of five words are the same"
    sides = ((first, [p.first for p in shared]), (second, [p.second for p in shared]))
    for text, places in sorted(sides, key=lambda side: len(_counted(side[0]))):
        counted = _counted(text)
        if len(places) < _LEAST or len(places) < _SHARE * len(counted):
            continue
        # What follows a new beginning is background, or what an outlet adds to everything: no copy of the story.
        opening = counted[: max(2, ceil(len(counted) / 3))]
        if set(opening) & set(places):
            return f"{len(places)} of the {len(counted)} sentences of one stand in the other nearly word for word"
    return None


def _counted(text: Prose) -> list[int]:
    return [n for n, passage in enumerate(text.passages) if passage.counted]


def _another(pairs: Sequence[_Pair], first: Prose, second: Prose) -> bool:
    """Whether the two tell of two happenings in one template: an opening that gives another day is enough."""
    openings = _counted(first)[:1], _counted(second)[:1]
    if any(_days(p) for p in pairs if p.first in openings[0] or p.second in openings[1]):
        return True
    swapped = {swap for p in pairs for swap in p.swapped}
    bearing = sum(bool(p.swapped) for p in pairs)
    counted = sum(first.passages[p.first].counted for p in pairs)
    return any(len(swapped) >= number and bearing >= share * counted for number, share in _OTHERS)


def _days(pair: _Pair) -> bool:
    return any(all(any(c.isdecimal() for c in side) for side in swap) for swap in pair.swapped)


def _aligned(first: Prose, second: Prose) -> list[_Pair]:
    """Sentences that belong together, each once, in the order of the first text: the most alike find each other."""
    exact, left, right = _to_the_letter(first.passages, second.passages)
    made = [_Pair(i, j, 1.0, (), frozenset()) for i, j in exact]
    taken: tuple[set[int], set[int]] = set(), set()
    near = _near(first.passages, second.passages, left, right) if len(left) * len(right) <= _WORK else []
    for likeness, i, j in sorted(near, key=lambda each: (-each[0], each[1], each[2])):
        if i in taken[0] or j in taken[1]:
            continue
        taken[0].add(i)
        taken[1].add(j)
        edits = tuple(_edits(first.passages[i], second.passages[j]))
        swapped = frozenset(_swapped(edits, first, second))
        made.append(_Pair(i, j, likeness, edits, swapped))
    return sorted(made, key=lambda p: (p.first, p.second))


def _to_the_letter(
    first: Sequence[Passage], second: Sequence[Passage]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    waiting: dict[tuple[bool, tuple[str, ...]], deque[int]] = defaultdict(deque)
    for j, passage in enumerate(second):
        waiting[passage.headline, passage.words].append(j)
    exact, left = [], []
    for i, passage in enumerate(first):
        places = waiting.get((passage.headline, passage.words))
        if places:
            exact.append((i, places.popleft()))
        else:
            left.append(i)
    return exact, left, sorted(j for places in waiting.values() for j in places)


def _near(
    first: Sequence[Passage], second: Sequence[Passage], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """Pairs that are alike enough: only those that share enough words are looked at word by word."""
    having: dict[str, list[int]] = defaultdict(list)
    for j in right:
        for word in set(second[j].words):
            having[word].append(j)
    for i in left:
        words = set(first[i].words)
        common = Counter(j for word in sorted(words) for j in having.get(word, ()))
        for j, number in sorted(common.items()):
            if first[i].headline != second[j].headline:
                continue
            if 2 * number < (_CHANGED - 0.1) * (len(words) + len(set(second[j].words))):
                continue
            likeness = SequenceMatcher(None, first[i].words, second[j].words, autojunk=False).ratio()
            if likeness >= _CHANGED:
                yield likeness, i, j


def _edits(first: Passage, second: Passage) -> Iterator[Edit]:
    matcher = SequenceMatcher(None, first.words, second.words, autojunk=False)
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation != "equal":
            yield Edit(_extent(first, a, b), _extent(second, c, d))


def _extent(passage: Passage, first: int, last: int) -> Span | None:
    return Span(passage.spans[first][0], passage.spans[last - 1][1]) if first < last else None


def _swapped(edits: Sequence[Edit], first: Prose, second: Prose) -> Iterator[tuple[str, str]]:
    """Names and dates that stand for each other and of which neither text has the other's anywhere."""
    for edit in edits:
        if edit.first is None or edit.second is None:
            continue
        one, other = _foreign(edit.first, first, second), _foreign(edit.second, second, first)
        if one and other:
            yield one, other


def _foreign(span: Span, here: Prose, there: Prose) -> str:
    """The names in a stretch of one text that the other has nowhere."""
    found = [here.names[n] for n in range(span.start, span.end) if n in here.names]
    return " ".join(name for name in found if stem(name) not in there.stems)


def _differences(pairs: Sequence[_Pair], first: Prose, second: Prose) -> Iterator[Difference]:
    by_first = {p.first: p for p in pairs}
    met = {p.second for p in pairs}
    for i, passage in enumerate(first.passages):
        pair = by_first.get(i)
        if pair is None:
            yield Difference(Span(passage.start, passage.end), None)
        elif pair.edits:
            other = second.passages[pair.second]
            yield Difference(Span(passage.start, passage.end), Span(other.start, other.end), pair.edits)
    for j, passage in enumerate(second.passages):
        if j not in met:
            yield Difference(None, Span(passage.start, passage.end))


def _order(difference: Difference) -> tuple[bool, int]:
    first = difference.first or hull([s for s in (difference.first, difference.second) if s])
    return difference.first is None, first.start
