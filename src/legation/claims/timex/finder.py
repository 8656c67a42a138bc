"""Finding the times of a text in reading order, each with the date that came before it."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import cast

from legation.claims.timex import grammar, periods, signals
from legation.claims.timex.expression import Anchor, Function, Range, Tense, TimeExpression
from legation.claims.timex.ground import Ground, Meaning
from legation.claims.timex.meaning import Calendar, Hit
from legation.claims.timex.periods import Period
from legation.claims.timex.resolve import meaning
from legation.claims.timex.tokens import Words
from legation.evidence import Precision, Span, edtf

TenseOf = Callable[[Span], Tense | None]
_NEAR = 40  # tokens between a time of day and its day
_FAR = 2000  # characters over which a date lends its year
_TO = {"to", "until", "till", "through"}


def find(
    text: str,
    ranges: Iterable[Span] | None = None,
    anchor: Anchor | None = None,
    tense: TenseOf | None = None,
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order; none crosses the end of a range.

    ``ranges`` are the sentences (or other stretches) to read, in order; without them the text is read as one. ``tense``
    is asked for each expression that needs it: "future" makes "Monday" the coming one; its None, or its absence, leaves
    it to the words around. Without a publication date in ``anchor`` nothing that counts from one is resolved.
    """
    anchor = anchor or Anchor()
    published = None if anchor.published is None else periods.of(anchor.published)
    story = _Story(None if anchor.last is None else periods.of(anchor.last), anchor.narrative)
    found: list[TimeExpression] = []
    for stretch in [Span(0, len(text))] if ranges is None and text else ranges or ():
        reader = _Reader(Words(text, stretch.start, stretch.end), published, story, tense)
        found.extend(reader.expressions())
        story = reader.story
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Story:
    """The date that a text has reached and where it was said; ``narrative`` as in Anchor.

    Anything that points back ("that month") points at it. It lends its year to "in February" only where the reader
    would not look to the date of publication: within a sentence, and in a narrative within a paragraph or under a
    heading that is nothing but the date. ``reached`` is False for a date that only bounds something ("since 1990"):
    the story may be anywhere after it, and it lends nothing.
    """

    last: Period | None
    narrative: bool
    end: int = 0
    heading: bool = False
    reached: bool = True

    def lends(self, text: str, start: int, sentence: int, published: bool) -> Period | None:
        """The date, where it lends its year to what stands at ``start``."""
        if not self.reached:
            return None
        if self.end >= sentence and self.end > 0:
            return self.last if self.narrative or not published else None
        near = start - self.end <= _FAR and (self.heading or text.find("\n", self.end, start) < 0)
        return self.last if self.narrative and near else None


class _Reader:
    """One sentence: its hits, linked into ranges and resolved one after the other."""

    def __init__(self, words: Words, published: Period | None, story: _Story, tense: TenseOf | None) -> None:
        self.words = words
        self.published = published
        self.tense = tense
        self.story = story
        self.hits = _shared_years(words, grammar.read(words))

    def expressions(self) -> list[TimeExpression]:
        meanings: list[Meaning | None] = []
        for n, hit in enumerate(self.hits):
            before = meanings[-1] if meanings else None
            meanings.append(self._meaning(hit, before if n and self._ranged(n) else None))
            self._remember(n, hit, meanings[-1])
        self._times_of_day(meanings)
        made = [self._expression(n, found) if found else None for n, found in enumerate(meanings)]
        self._ranges(made)
        return [expression for expression in made if expression is not None]

    def _span(self, hit: Hit) -> Span:
        return Span(self.words.tokens[hit.start].start, self.words.tokens[hit.end - 1].end)

    def _meaning(self, hit: Hit, begins: Meaning | None) -> Meaning | None:
        span, sentence = self._span(hit), self.words.tokens[0].start
        told = self.tense(span) if self.tense and hit.needs_tense else None
        ground = Ground(
            published=self.published,
            last=self.story.last,
            story=self.story.lends(self.words.text, span.start, sentence, self.published is not None),
            tense=told or (signals.tense(self.words, hit) if hit.needs_tense else None),
            sure=told is not None,
        )
        found = meaning(hit.said, ground)
        if found and begins and found.bounds and begins.bounds and found.bounds.last < begins.bounds.first:
            later = meaning(hit.said, replace(ground, published=begins.bounds, tense="future", sure=True))
            weekday = isinstance(hit.said, Calendar) and hit.said.weekday is not None and hit.said.month is None
            return later if weekday and later else found
        return found

    def _remember(self, n: int, hit: Hit, found: Meaning | None) -> None:
        """A date that the story comes to; what only describes a noun is not one."""
        if found is None or found.type not in ("DATE", "TIME") or found.edtf is None or found.bounds is None:
            return
        if hit.attributive or edtf.precision(found.edtf) not in ("day", "month", "season", "year"):
            return
        reached = self._function(n)[0] not in ("since", "until", "by", "before")
        alone = hit.start == 0 and hit.end == len(self.words)
        self.story = _Story(found.bounds, self.story.narrative, self._span(hit).end, heading=alone, reached=reached)

    def _times_of_day(self, meanings: list[Meaning | None]) -> None:
        """A bare "at 9 a.m." takes the nearest day of its sentence, the one before it rather than the one after."""
        days = [n for n, found in enumerate(meanings) if found and found.bounds and edtf.precision(found.edtf) == "day"]
        for n, hit in enumerate(self.hits):
            if not (isinstance(hit.said, Calendar) and hit.said.bare_part):
                continue
            after = bisect(days, n)
            around = [
                m for m in (*days[max(0, after - 1) : after], *days[after : after + 1]) if self._same_sentence(n, m)
            ]
            if around:
                near = meanings[min(around, key=lambda m: (abs(m - n), m > n))]
                meanings[n] = meaning(hit.said, Ground(self.published, day=near.bounds if near else None))

    def _same_sentence(self, n: int, m: int) -> bool:
        w, hits = self.words, self.hits
        low, high = (hits[m].end, hits[n].start) if m < n else (hits[n].end, hits[m].start)
        return high - low <= _NEAR and not any(w.ends_sentence(i) and w.capital(i + 1) for i in range(low, high))

    def _function(self, n: int) -> tuple[Function | None, int, int]:
        floor = self.hits[n - 1].end if n else 0
        return signals.function(self.words, self.hits[n], floor)

    def _expression(self, n: int, found: Meaning) -> TimeExpression:
        w, hit = self.words, self.hits[n]
        span = self._span(hit)
        relation, left, right = self._function(n)
        signal = Span(w.tokens[left].start, w.tokens[right - 1].end) if relation else None
        outer = span if signal is None else Span(min(span.start, signal.start), max(span.end, signal.end))
        fine: Precision = "unknown" if found.edtf is None else edtf.precision(found.edtf)
        return TimeExpression(
            start=span.start,
            end=span.end,
            text=span.of(w.text),
            type=found.type,
            value=found.value,
            edtf=found.edtf,
            earliest=found.bounds.first.isoformat() if found.bounds else None,
            latest=found.bounds.last.isoformat() if found.bounds else None,
            precision=fine,
            basis=found.basis,
            function=relation,
            signal=signal,
            phrase=outer.of(w.text),
            anchored=found.edtf is not None,
            attributive=hit.attributive,
        )

    def _ranged(self, n: int) -> bool:
        """Whether the hit ends a range that the hit before begins: "from A to B", "between A and B", "A–B"."""
        w, one, other = self.words, self.hits[n - 1], self.hits[n]
        gap = other.start - one.end
        if gap != 1:
            return False
        between = w.low(one.end)
        opens = w.low(one.start - 1)
        if between in ("and", "&"):
            return opens == "between" or (w.low(one.start - 2) == "between" and opens == "the")
        return (between in _TO and opens not in ("in", "on")) or w.dash(one.end)

    def _ranges(self, made: list[TimeExpression | None]) -> None:
        for n in range(1, len(made)):
            one, other = made[n - 1], made[n]
            if one is None or other is None or not self._ranged(n) or "SET" in (one.type, other.type):
                continue
            if one.edtf is None or other.edtf is None or "DURATION" in (one.type, other.type):
                continue
            whole = _joined(one, other, self.words.text)
            if whole is not None:
                made[n - 1], made[n] = replace(one, whole=whole), replace(other, whole=whole)


def _joined(one: TimeExpression, other: TimeExpression, text: str) -> Range | None:
    assert one.edtf is not None
    assert other.edtf is not None
    first, last = cast(str, one.earliest), cast(str, other.latest)
    if first > last:
        return None
    low = one.edtf if "/" not in one.edtf else first
    high = other.edtf if "/" not in other.edtf else last
    return Range(one.start, other.end, text[one.start : other.end], low if low == high else f"{low}/{high}")


def _shared_years(w: Words, hits: list[Hit]) -> list[Hit]:
    """A year said once for several dates: "3 May and 5 June 2018", "December–February 2011"."""
    hits = list(hits)
    for n in range(len(hits) - 2, -1, -1):
        one, other = hits[n], hits[n + 1]
        joint = w.low(one.end)
        if other.start - one.end != 1 or not (joint in ("and", "or", ",", "/", "&", *_TO) or w.dash(one.end)):
            continue
        if not (isinstance(one.said, Calendar) and isinstance(other.said, Calendar)):
            continue
        a, b = one.said, other.said
        if a.month is None or b.month is None or a.year is not None or a.within is not None:
            continue
        if b.year is not None:
            wraps = (a.month, a.day or 1) > (b.month, b.day or 31) and joint != ","
            hits[n] = replace(one, said=replace(a, year=b.year - 1 if wraps else b.year))
        elif b.within is not None:
            hits[n] = replace(one, said=replace(a, within=b.within))
    return hits
