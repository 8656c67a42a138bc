"""Dates by their places in the calendar, and which year or week is meant where none is said."""

from __future__ import annotations

from datetime import date

from legation.claims.timex import periods
from legation.claims.timex.counting import anaphor, shift
from legation.claims.timex.expression import Kind
from legation.claims.timex.ground import Ground, Meaning, agreed, undecided
from legation.claims.timex.lexicon import SEASON_NUMBERS
from legation.claims.timex.meaning import Anaphor, Calendar, Shift
from legation.claims.timex.periods import Period
from legation.evidence import Basis, edtf

_NEARBY = 9  # years to look for a 29 February


def calendar(said: Calendar, ground: Ground) -> Meaning:
    """A date by its places in the calendar; raises ValueError for a day that its year has not."""
    kind: Kind = "TIME" if said.part or said.clock else "DATE"
    if said.lunar_year is not None:
        there = periods.lunar_year(said.lunar_year)
        written = edtf.spanning(there.first, there.last)
        return Meaning(kind, written.split("/")[0][:4], written, there, "explicit")
    if said.year is not None:
        return _placed(said, said.year, "explicit", kind)
    if said.weekday is not None and said.month is None:
        return _weekday(said, ground, kind)
    if said.within is not None:
        whole = shift(said.within, ground) if isinstance(said.within, Shift) else anaphor(said.within, ground)
        if whole.bounds is None or whole.bounds.first.year != whole.bounds.last.year:
            return Meaning(kind, _value(said, None))
        return _placed(said, whole.bounds.first.year, whole.basis, kind)
    found = _year(said, ground)
    return Meaning(kind, _value(said, None)) if found is None else _placed(said, found[0], found[1], kind)


def _placed(said: Calendar, year: int, basis: Basis, kind: Kind) -> Meaning:
    there = extent(said, year)
    if said.season is not None:
        written = edtf.make(year, SEASON_NUMBERS[said.season])
    else:
        written = edtf.spanning(there.first, there.last)
    return Meaning(kind, _value(said, year), written, there, basis)


def extent(said: Calendar, year: int) -> Period:
    """What the calendar's words cover in a year; raises ValueError for a day that this year has not."""
    if said.holiday is not None:
        return periods.HOLIDAYS[said.holiday](year)
    if said.month is not None and said.day is not None:
        return Period(date(year, said.month, said.day), date(year, said.month, said.day))
    if said.month is not None:
        return periods.month(year, said.month)
    if said.season is not None:
        return periods.season(year, said.season)
    if said.quarter is not None or said.half is not None:
        length, number = (3, said.quarter or 1) if said.quarter else (6, said.half or 1)
        return Period(date(year, (number - 1) * length + 1, 1), edtf.last_of_month(year, number * length))
    return periods.years(year - 1, 2) if said.fiscal else periods.years(year)


def _value(said: Calendar, year: int | None) -> str:
    """The TIMEX3 value, with X for a year that is not known."""
    value = "XXXX" if year is None else f"{year:04d}"
    if said.fiscal:
        value = "FY" + value
    elif said.holiday is not None:
        value = _feast_value(said.holiday, year)
    elif said.season is not None:
        value += f"-{said.season}"
    elif said.quarter is not None or said.half is not None:
        value += f"-Q{said.quarter}" if said.quarter else f"-H{said.half}"
    elif said.month is not None:
        value += f"-{said.month:02d}" + ("" if said.day is None else f"-{said.day:02d}")
    return value + (said.clock or (f"T{said.part}" if said.part else ""))


def _feast_value(name: str, year: int | None) -> str:
    if year is None:
        return f"XXXX-{periods.HOLIDAY_VALUES.get(name, 'XX-XX')}"
    there = periods.HOLIDAYS[name](year)
    if there.first == there.last:
        return there.first.isoformat()
    same = (there.first.year, there.first.month) == (there.last.year, there.last.month)
    return f"{year:04d}-{there.first.month:02d}" if same else f"{year:04d}-XX"


def _year(said: Calendar, ground: Ground) -> tuple[int, Basis] | None:
    """Which year is meant where none is said."""
    if ground.story is not None and said.direction is None:
        year = _story_year(said, ground.story)
        if year is not None:
            return year, "inferred"
    if ground.days is None or ground.published is None:
        return None
    low, high = ground.days
    if said.day is not None and edtf.precision(edtf.spanning(low, high)) == "month":
        # "on 18 July" in a text of July: the year is not in doubt, the day is said.
        near = [year for year in _candidates(said, low) if extent(said, year).first.replace(day=1) == low]
        if near and said.direction is None:
            return near[0], "relative"
    one, other = _pick(said, ground, low), _pick(said, ground, high)
    return (one, "relative") if one is not None and one == other else None


def _story_year(said: Calendar, story: Period) -> int | None:
    """The year of the date before; a month well before it belongs to the next year ("December … February")."""
    if story.first.year != story.last.year:
        return None
    year = story.first.year
    month = extent(said, year if said.day is None else _candidates(said, story.first)[0]).first.month
    one_month = story.first.month == story.last.month
    return year + 1 if one_month and month < story.first.month and month + 12 - story.first.month < 6 else year


def _candidates(said: Calendar, near: date) -> list[int]:
    """Years around a day in which the words name a day, nearest first."""
    found = []
    for distance in range(_NEARBY):
        for year in {near.year - distance, near.year + distance}:
            try:
                extent(said, year)
            except (ValueError, OverflowError):
                continue
            found.append(year)
    return found


def _pick(said: Calendar, ground: Ground, day: date) -> int | None:
    years = [(extent(said, year), year) for year in _candidates(said, day)]
    if said.direction == 0:
        return day.year
    if said.direction is not None:
        past = said.direction < 0
        kept = [(p, y) for p, y in years if (p.last < day if past else p.first > day)]
        return _extreme(kept, latest=past)
    if ground.tense == "future" or (
        ground.tense == "past" and (ground.sure or (said.day is None and not said.holiday))
    ):
        past = ground.tense == "past"
        kept = [(p, y) for p, y in years if (p.first <= day if past else p.last >= day)]
        return _extreme(kept, latest=past)
    nearest = min(years, key=lambda found: (abs((found[0].first - day).days), found[0].first > day), default=None)
    return None if nearest is None else nearest[1]


def _extreme(kept: list[tuple[Period, int]], *, latest: bool) -> int | None:
    if not kept:
        return None
    return (max if latest else min)(kept, key=lambda found: found[0].first)[1]


# ---- weekdays ---------------------------------------------------------------------------------------------------


def _weekday(said: Calendar, ground: Ground, kind: Kind) -> Meaning:
    assert said.weekday is not None
    suffix = said.clock or (f"T{said.part}" if said.part else "")
    value = f"XXXX-WXX-{said.weekday}{suffix}"
    if isinstance(said.within, Anaphor) or ground.days is None:
        return Meaning(kind, value)
    days = [_weekday_at(said, ground, day) for day in ground.days]
    one, other = (periods.shifted("day", day, 0) if day else None for day in days)
    there = agreed(one, other)
    if there is None:
        return undecided(value, one, other, kind)
    return Meaning(kind, there.first.isoformat() + suffix, there.first.isoformat(), there, "relative")


def _weekday_at(said: Calendar, ground: Ground, day: date) -> date | None:
    """The weekday as told on a day: the latest one up to it, or the first from it on where the telling looks ahead."""
    weekday = (said.weekday or 1) - 1
    if isinstance(said.within, Shift) or said.direction == 0:
        week = periods.shifted("week", day, said.within.n if isinstance(said.within, Shift) else 0)
        there = week and periods.shifted("day", week.first, weekday)
        return there.first if there else None
    ahead = said.direction == 1 or (said.direction is None and ground.tense == "future")
    distance = (weekday - day.weekday()) % 7 if ahead else -((day.weekday() - weekday) % 7)
    if distance == 0 and said.direction:
        distance = 7 * said.direction
    there = periods.shifted("day", day, distance)
    return there.first if there else None
