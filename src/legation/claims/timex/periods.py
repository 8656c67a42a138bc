"""Calendar arithmetic: the day, week, month … that a day lies in, holidays, and other eras' years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from legation.claims.timex.lexicon import SEASON_NUMBERS, Unit
from legation.evidence import edtf


@dataclass(frozen=True, slots=True)
class Period:
    """From a first to a last day, both included."""

    first: date
    last: date

    def hull(self, other: Period) -> Period:
        """The shortest period that covers both."""
        return Period(min(self.first, other.first), max(self.last, other.last))


def of(edtf_date: str) -> Period:
    """The period of an EDTF date with two known ends; raises ValueError for others."""
    first, last = edtf.bounds(edtf_date)
    if first is None or last is None:
        raise ValueError(f"{edtf_date!r} is open")
    return Period(first, last)


def month(year: int, number: int) -> Period:
    """A month; raises ValueError outside the years 1 to 9999."""
    return Period(date(year, number, 1), edtf.last_of_month(year, number))


def years(first: int, count: int = 1) -> Period:
    """So many whole years."""
    return Period(date(max(1, first), 1, 1), date(first + count - 1, 12, 31))


def season(year: int, name: str) -> Period:
    """A season SP SU FA WI as EDTF reads it."""
    return of(edtf.make(year, SEASON_NUMBERS[name]))


def shifted(unit: Unit, day: date, n: int) -> Period | None:
    """The unit that lies ``n`` units from the one that holds a day; None outside the years 1 to 9999."""
    try:
        return _shifted(unit, day, n)
    except (ValueError, OverflowError):
        return None


def _shifted(unit: Unit, day: date, n: int) -> Period:
    if unit in ("hour", "day"):
        there = day + timedelta(days=n)
        return Period(there, there)
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=n)
        return Period(monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6))
    if unit in ("month", "quarter", "half"):
        length = {"month": 1, "quarter": 3, "half": 6}[unit]
        year, place = divmod((day.year * 12 + day.month - 1) // length + n, 12 // length)
        return Period(date(year, place * length + 1, 1), edtf.last_of_month(year, place * length + length))
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    return years((day.year // length + n) * length, length)


def timex(unit: Unit, period: Period) -> str:
    """The TIMEX3 value of a unit of the calendar."""
    first = period.first
    if unit in ("week", "weekend"):
        iso = first.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit in ("quarter", "half"):
        length = 3 if unit == "quarter" else 6
        return f"{first.year:04d}-{unit[0].upper()}{(first.month - 1) // length + 1}"
    cut = {"century": 2, "decade": 3, "year": 4, "month": 7}.get(unit, 10)
    return first.isoformat()[:cut]


UNRESOLVED = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "hour": "XXXX-XX-XXTXX",
}
"""TIMEX3 values of units whose place is not known."""


def easter(year: int) -> date:
    """Western Easter Sunday, by the rule of 1582 in the form of Butcher's Ecclesiastical Calendar (1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    x = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * x) // 451
    number, day = divmod(h + x - 7 * m + 114, 31)
    return date(year, number, day + 1)


def islamic(year: int, number: int) -> date:
    """About the first day of an Islamic month, by the tabular calendar of 30 years.

    The sighted month begins up to two days away from it: print nothing finer than Gregorian months from this.
    """
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (number - 1) + 1) // 2
    return date(622, 7, 19) + timedelta(days=days)


def lunar_year(year: int) -> Period:
    """The Gregorian months that hold a year of the Islamic calendar."""
    return _whole_months(islamic(year, 1), islamic(year + 1, 1))


def _whole_months(first: date, last: date) -> Period:
    """The months that hold two days and two more days on either side: a sighted moon is not a computed one."""
    first, last = first - timedelta(days=2), last + timedelta(days=2)
    return Period(first.replace(day=1), edtf.last_of_month(last.year, last.month))


def _in_islamic_month(number: int, length: int) -> Callable[[int], Period]:
    def of_year(year: int) -> Period:
        if year < 623:
            raise ValueError(f"the Islamic calendar begins in 622, not {year}")
        lunar = (year - 622) * 33 // 32
        starts = [islamic(y, number) for y in range(max(1, lunar - 1), lunar + 4)]
        there = [start for start in starts if start.year == year]  # now and then a year has two
        return _whole_months(there[0], there[-1] + timedelta(days=length))

    return of_year


def _fixed(number: int, first: int, last: int | None = None) -> Callable[[int], Period]:
    return lambda year: Period(date(year, number, first), date(year, number, last or first))


def _from_easter(first: int, last: int) -> Callable[[int], Period]:
    return lambda year: Period(easter(year) + timedelta(days=first), easter(year) + timedelta(days=last))


HOLIDAYS: dict[str, Callable[[int], Period]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "valentine's day": _fixed(2, 14),
    "may day": _fixed(5, 1),
    "nowruz": lambda year: month(year, 3),
    "good friday": _from_easter(-2, -2),
    "palm sunday": _from_easter(-7, -7),
    "easter": _from_easter(0, 0),
    "easter sunday": _from_easter(0, 0),
    "easter monday": _from_easter(1, 1),
    "pentecost": _from_easter(49, 49),
    "ash wednesday": _from_easter(-46, -46),
    "lunar new year": lambda year: Period(date(year, 1, 1), edtf.last_of_month(year, 2)),
    "chinese new year": lambda year: Period(date(year, 1, 1), edtf.last_of_month(year, 2)),
    "ramadan": _in_islamic_month(9, 30),
    "eid al-fitr": _in_islamic_month(10, 3),
    "eid al-adha": _in_islamic_month(12, 13),
}
"""Names of feasts and when they lie in a Gregorian year: the day where it is computable, else whole months."""

HOLIDAY_VALUES = {
    "christmas": "12-25",
    "christmas day": "12-25",
    "christmas eve": "12-24",
    "boxing day": "12-26",
    "new year's day": "01-01",
    "new year's eve": "12-31",
    "valentine's day": "02-14",
    "may day": "05-01",
}
"""The part of a TIMEX3 value that a fixed feast has in every year."""
