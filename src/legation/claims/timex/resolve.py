"""From what the words say to a date: the choice among the kinds of expression, and lengths of time."""

from __future__ import annotations

from datetime import date

from legation.claims.timex import periods
from legation.claims.timex.counting import anaphor, shift
from legation.claims.timex.ground import Ground, Meaning, known
from legation.claims.timex.lexicon import Unit
from legation.claims.timex.meaning import (
    Ambiguous,
    Anaphor,
    Calendar,
    Length,
    Recurrence,
    Reference,
    Said,
    Shift,
    Years,
)
from legation.claims.timex.periods import Period
from legation.claims.timex.placing import calendar
from legation.claims.timex.stretches import period_value
from legation.evidence import edtf

# what a stretch of so many units is counted in
_GRAINS: dict[str, Unit] = {"quarter": "month", "month": "month", "year": "year"}


def meaning(said: Said, ground: Ground) -> Meaning | None:
    """The date of an expression; None where the words turn out to be none (a day that no year has)."""
    try:
        return _meaning(said, ground)
    except (ValueError, OverflowError):
        return None


def _meaning(said: Said, ground: Ground) -> Meaning | None:
    match said:
        case Calendar():
            return _part(said, ground) if said.bare_part else calendar(said, ground)
        case Years(prefix, digits, unsaid):
            written = edtf.make(prefix * 10 ** (4 - digits), digits=digits)
            return known(f"{prefix:0{digits}d}", written, "inferred" if unsaid else "explicit")
        case Shift():
            return shift(said, ground)
        case Anaphor():
            return anaphor(said, ground)
        case Length():
            return _length(said, ground)
        case Recurrence(value):
            return Meaning("SET", value)
        case Reference(value):
            return Meaning("DATE", value)
        case Ambiguous(year):
            return known(f"{year:04d}-XX-XX", edtf.make(year), "explicit")


def _length(said: Length, ground: Ground) -> Meaning:
    value = period_value(said.count, said.unit)
    if said.head is not None:
        return _months_of(said, said.head, ground, value)
    unit = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}.get(said.unit)
    whole = said.count is not None and said.count == int(said.count) and said.count < 5000
    if not said.direction or ground.days is None or unit is None or not whole:
        return Meaning("DURATION", value)
    stretch = _stretch(unit, int(said.count or 0) * said.direction, ground.days)
    if stretch is None:
        return Meaning("DURATION", value)
    return Meaning("DURATION", value, edtf.spanning(stretch.first, stretch.last), stretch, "relative")


def _stretch(unit: str, n: int, days: tuple[date, date]) -> Period | None:
    """From publication back or on by so many units, in units no finer than the counted one and publication itself."""
    grain = _GRAINS.get(unit, "day")
    low, high = days
    if unit == "week":
        n *= 7
    if unit == "quarter":
        n *= 3
    far = periods.shifted(grain, low if n < 0 else high, n)
    near = periods.shifted(grain, low, 0), periods.shifted(grain, high, 0)
    if far is None or near[0] is None or near[1] is None:
        return None
    whole = far.hull(near[0]).hull(near[1])
    if low != high:
        whole = Period(whole.first.replace(day=1), edtf.last_of_month(whole.last.year, whole.last.month))
    return whole


def _months_of(said: Length, head: Calendar, ground: Ground, value: str) -> Meaning:
    year = calendar(head, ground)
    if year.bounds is None or said.unit != "M" or said.count is None or not 1 <= said.count <= 12:
        return Meaning("DURATION", value)
    first = year.bounds.first.year
    if said.direction < 0:
        there = Period(date(first, 13 - int(said.count), 1), date(first, 12, 31))
    else:
        there = Period(date(first, 1, 1), edtf.last_of_month(first, int(said.count)))
    return Meaning("DURATION", value, edtf.spanning(there.first, there.last), there, year.basis)


def _part(said: Calendar, ground: Ground) -> Meaning:
    """A time of day alone: its day is one that the sentence names, or unknown."""
    suffix = said.clock or f"T{said.part}"
    if ground.day is None or ground.day.first != ground.day.last:
        return Meaning("TIME", f"XXXX-XX-XX{suffix}")
    day = ground.day.first.isoformat()
    return Meaning("TIME", day + suffix, day, ground.day, "inferred")
