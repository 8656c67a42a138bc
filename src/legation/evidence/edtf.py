"""Dates as EDTF strings (Extended Date/Time Format, ISO 8601-2:2019 annex A): level 1 and two forms of level 2.

Read and written: ``2018``, ``2018-04``, ``2018-04-23``, ``2018-21`` (seasons 21 to 24), ``196X`` and ``19XX`` (a
decade, a century), a mark ``?`` (uncertain), ``~`` (approximate) or ``%`` (both) at the end of a date, and intervals
``2018-04/2018-06``, ``../2018-03``, ``196X/..`` of these. Sets are not: nothing here says "one of these days".

Seasons are read as on the northern hemisphere: spring is March to May, summer June to August, autumn September to
November, and winter the December of its year (which winter a text means by "the winter of 2018" is not to be known).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from legation.evidence.span import Span
from legation.evidence.when import Basis, Precision, When

Mark = Literal["", "?", "~", "%"]
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}

_POINT = re.compile(r"([0-9]{1,4})(X{0,3})(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?(?:T[0-9:.,Z+-]+)?[?~%]?")


def last_of_month(year: int, month: int) -> date:
    """The last day of a month; raises ValueError for a month that is none, or outside the years 1 to 9999."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """The earliest and the latest day of an EDTF string, None for an open end.

    Raises ValueError with the reason for what is not EDTF as described above, for days that no calendar has
    (``2018-02-30``), for intervals that end before they begin, and for years before 1.
    """
    value = edtf.strip()
    if value == "..":
        return None, None
    if "/" not in value:
        return _point(value)
    left, right = (end.strip() for end in value.split("/", 1))
    first = None if left in ("", "..") else _point(left)[0]
    last = None if right in ("", "..") else _point(right)[1]
    if first and last and first > last:
        raise ValueError(f"{edtf!r} ends before it begins")
    return first, last


def _point(value: str) -> tuple[date, date]:
    found = _POINT.fullmatch(value)
    if found is None or len(found[1]) + len(found[2]) != 4:
        raise ValueError(f"{value!r} is not a date of EDTF level 1")
    low, high = max(1, int(found[1] + "0" * len(found[2]))), int(found[1] + "9" * len(found[2]))
    if high < 1:
        raise ValueError(f"{value!r} lies before year 1")
    month, day = found[3], found[4]
    if month in (None, "XX"):
        return date(low, 1, 1), date(high, 12, 31)
    number = int(month)
    if number in SEASON_MONTHS and day is None:
        first, last = SEASON_MONTHS[number]
        return date(low, first, 1), last_of_month(high, last)
    if not 1 <= number <= 12:
        raise ValueError(f"{value!r}: there is no month {month}")
    if day in (None, "XX"):
        return date(low, number, 1), last_of_month(high, number)
    try:
        return date(low, number, int(day)), date(high, number, int(day))
    except ValueError:
        raise ValueError(f"{value!r}: there is no such day") from None


def precision(edtf: str | None) -> Precision:
    """How fine a date is: that of the one known end of a half-open interval, ``interval`` between two ends.

    None and ``..`` are ``unknown``; raises ValueError as ``bounds`` does.
    """
    if edtf is None or bounds(edtf) == (None, None):
        return "unknown"
    value = edtf.strip()
    if "/" in value:
        ends = [end.strip() for end in value.split("/", 1)]
        known = [end for end in ends if end not in ("", "..")]
        return "interval" if len(known) == 2 else precision(known[0])
    found = _POINT.fullmatch(value)
    assert found is not None  # bounds() has read it
    if found[2]:
        return "decade" if found[2] == "X" else "century" if found[2] == "XX" else "interval"
    if found[3] in (None, "XX"):
        return "year"
    if int(found[3]) in SEASON_MONTHS:
        return "season"
    return "month" if found[4] in (None, "XX") else "day"


def make(year: int, month: int | None = None, day: int | None = None, *, digits: int = 4, mark: Mark = "") -> str:
    """An EDTF date of a year, a month (or season 21 to 24) and a day; raises ValueError where there is no such day.

    ``digits`` 3 and 2 make the decade and the century that the year lies in (no month then).
    """
    if digits not in (2, 3, 4) or (digits < 4 and month is not None) or (month is None and day is not None):
        raise ValueError(f"no EDTF date of {digits} digits with month {month} and day {day}")
    value = f"{year:04d}"[:digits] + "X" * (4 - digits)
    value += "" if month is None else f"-{month:02d}"
    value += "" if day is None else f"-{day:02d}"
    bounds(value)
    return value + mark


def spanning(first: date | None, last: date | None) -> str:
    """The coarsest EDTF string whose bounds are exactly these: a date where one fits, else an interval.

    Raises ValueError where both are open or the end lies before the beginning.
    """
    if first is None and last is None:
        raise ValueError("an interval without ends says nothing")
    if first is None or last is None:
        return f"{_end(first, opens=True)}/{_end(last, opens=False)}"
    if first > last:
        raise ValueError(f"{first} lies after {last}")
    whole_years = (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31)
    for digits, years in ((2, 100), (3, 10), (4, 1)):
        if whole_years and first.year % years == 0 and last.year - first.year == years - 1:
            return make(first.year, digits=digits)
    if whole_years:
        return f"{make(first.year)}/{make(last.year)}"
    if first.day == 1 and last == last_of_month(last.year, last.month):
        low, high = make(first.year, first.month), make(last.year, last.month)
    else:
        low, high = first.isoformat(), last.isoformat()
    return low if low == high else f"{low}/{high}"


def _end(day: date | None, *, opens: bool) -> str:
    if day is None:
        return ".."
    if (day.month, day.day) == ((1, 1) if opens else (12, 31)):
        return make(day.year)
    if day.day == 1 if opens else day == last_of_month(day.year, day.month):
        return make(day.year, day.month)
    return day.isoformat()


def intersect(one: str, other: str) -> str | None:
    """What two dates have in common, None where that is nothing.

    Where one lies within the other it is returned as written, marks and all; raises ValueError as ``bounds`` does.
    """
    (a, b), (c, d) = bounds(one), bounds(other)
    first = max((day for day in (a, c) if day is not None), default=None)
    last = min((day for day in (b, d) if day is not None), default=None)
    if first and last and first > last:
        return None
    for edtf, ends in ((one, (a, b)), (other, (c, d))):
        if ends == (first, last):
            return edtf
    return spanning(first, last)


def when(edtf: str | None, basis: Basis, text: str | None = None, span: Span | None = None) -> When:
    """A When of an EDTF string, with bounds and precision worked out; raises ValueError as ``bounds`` does."""
    first, last = (None, None) if edtf is None else bounds(edtf)
    return When(
        edtf=edtf,
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        precision=precision(edtf),
        basis=basis,
        text=text,
        start=span.start if span else None,
        end=span.end if span else None,
    )
