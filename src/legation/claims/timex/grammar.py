"""The grammar: which rule may begin at which word, the longest reading, and the words before that belong to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from legation.claims.timex import dates, figures, lexicon, periods, relative, stretches, years
from legation.claims.timex.meaning import Calendar, Hit, Length, Shift, Years
from legation.claims.timex.tokens import Words

Rule = Callable[[Words, int], list[Hit]]

_FIGURES: tuple[Rule, ...] = (
    figures.iso,
    figures.figures,
    dates.day_month,
    figures.clock,
    years.decade,
    years.century,
    years.quarter,
    years.hijri,
    years.fiscal,
    relative.ago,
    stretches.length,
    relative.edge,
    years.year_alone,
)


def _words() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = defaultdict(list)

    def begin(rule: Rule, *words: str) -> None:
        for word in words:
            table[word].append(rule)

    begin(dates.weekday_and_date, *lexicon.WEEKDAYS, *lexicon.SHORT_WEEKDAYS)
    begin(dates.plural_weekday, *(name + "s" for name in lexicon.WEEKDAYS))
    begin(dates.month_first, *lexicon.MONTHS, *lexicon.SHORT_MONTHS)
    begin(years.year_alone, "juche")
    begin(years.decade, *lexicon.DECADES, *lexicon.APOSTROPHES)
    begin(years.century, *lexicon.ORDINALS, "twenty")
    begin(years.quarter, *lexicon.ORDINALS, "q")
    begin(years.season, *lexicon.SEASONS)
    begin(years.fiscal, "fy", "fiscal", "financial", "academic")
    begin(years.feast, *{name.split()[0].split("'")[0] for name in periods.HOLIDAYS})
    begin(years.hijri, "ah")
    begin(figures.clock, "noon", "midnight")
    begin(figures.part_of_day, "morning", "afternoon", "evening")
    begin(relative.day_word, "today", "yesterday", "tomorrow", "tonight", "day", "the")
    shifts = ("the", "this", "that", "last", "next", "past", "same", "current", "coming", "upcoming", "following")
    begin(relative.unit_phrase, *shifts, "previous", "preceding")
    counts = {
        *lexicon.CARDINALS,
        *lexicon.TENS,
        *lexicon.VAGUE,
        *lexicon.VAGUE_OF,
        "a",
        "an",
        "half",
        "dozen",
        "hundred",
    }
    approximations = (*lexicon.APPROXIMATELY, "some")
    units = (*lexicon.UNITS, *lexicon.PLURAL_UNITS)
    begin(relative.ago, *counts.union(approximations), *units, "the", "long")
    begin(
        stretches.length, *counts.union(approximations), *lexicon.DIRECTIONS, "the", "his", "her", "its", "their", "our"
    )
    begin(stretches.length, "these", "those")
    begin(stretches.bare_plural, *units, "the")
    begin(stretches.every, "every", "each")
    begin(stretches.rate, "a", "an", "per", "once", "twice")
    begin(stretches.adverb, *lexicon.ADVERBS_OF_SETS)
    begin(relative.edge, "the", *lexicon.EDGES, *lexicon.ORDINALS, "last", "final", "opening", "closing")
    begin(
        relative.vague,
        *lexicon.NOW,
        *lexicon.LATELY,
        *lexicon.PLURAL_UNITS,
        *lexicon.DIRECTIONS,
        "more",
        "most",
        "very",
    )
    begin(relative.vague, "at", "the", "these", "recent", "near", "foreseeable", "distant", "immediate", "future")
    return {word: tuple(dict.fromkeys(rules)) for word, rules in table.items()}


_WORDS = _words()


def read(w: Words) -> list[Hit]:
    """All time expressions of a stretch of text, in order, none overlapping another.

    At each place the longest reading wins, the first rule of a tie. Linear: every rule looks a fixed way ahead.
    """
    found: list[Hit] = []
    i = 0
    while i < len(w):
        rules = _FIGURES if w.raw(i)[0].isdigit() else _WORDS.get(w.low(i), ())
        readings = [hits for rule in rules if (hits := rule(w, i))]
        if not readings:
            i += 1
            continue
        best = max(readings, key=lambda hits: hits[-1].end)
        floor = found[-1].end if found else 0
        best[0] = replace(best[0], start=_lead(w, best[0], floor))
        found.extend(replace(hit, attributive=hit.attributive or _attributive(w, hit)) for hit in best)
        i = max(i + 1, best[-1].end)
    return found


def _attributive(w: Words, hit: Hit) -> bool:
    """Whether it dates the noun after it: "Monday's ruling", "the November elections", "a 3 May speech"."""
    if w.low(hit.end) in lexicon.APOSTROPHES and w.low(hit.end + 1) == "s":
        return True
    if not isinstance(hit.said, Calendar | Years) or not w.letters(hit.end) or w.low(hit.end) in lexicon.FUNCTION_WORDS:
        return False
    return w.low(hit.start - 1) in lexicon.DETERMINERS


def _lead(w: Words, hit: Hit, floor: int) -> int:
    """Where an expression begins with the words before it that modify it: "mid-", "early", "the end of"."""
    start, said = hit.start, hit.said
    if not isinstance(said, Calendar | Years | Shift | Length) or hit.attributive:
        return start
    start = _modifier(w, start, floor)
    if isinstance(said, Length):
        return start
    inner = start - 1 if w.low(start - 1) == "the" else start
    if start != hit.start or not isinstance(said, Calendar) or _takes_article(said):
        start = inner if inner >= floor else start
    if w.low(inner - 1) == "of" and w.low(inner - 2) in lexicon.EDGES and inner - 2 >= floor:
        start = inner - 2
        start = start - 1 if w.low(start - 1) == "very" and start > floor else start
        start = start - 1 if w.low(start - 1) == "the" and start > floor else start
    return start


def _modifier(w: Words, start: int, floor: int) -> int:
    before = start - 1
    if w.dash(before) and w.glued(before) and w.glued(start) and w.low(before - 1) in lexicon.MODIFIERS:
        return before - 1 if before - 1 >= floor else start
    return before if w.low(before) in lexicon.MODIFIERS and before >= floor else start


def _takes_article(said: Calendar) -> bool:
    return any((said.season, said.quarter, said.half, said.fiscal)) and said.direction is None
