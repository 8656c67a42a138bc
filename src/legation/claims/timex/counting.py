"""Dates that count from publication or from the date before."""

from __future__ import annotations

from datetime import date

from legation.claims.timex import periods
from legation.claims.timex.expression import Kind
from legation.claims.timex.ground import Ground, Meaning, agreed, undecided
from legation.claims.timex.lexicon import Unit
from legation.claims.timex.meaning import Anaphor, Shift
from legation.claims.timex.periods import Period
from legation.evidence import edtf


def _mark(said: Shift | Anaphor) -> str:
    return "~" if said.approximate and said.n else ""


def shift(said: Shift, ground: Ground) -> Meaning:
    """A date counted from publication."""
    kind: Kind = "TIME" if said.part or said.unit == "hour" else "DATE"
    suffix = f"T{said.part}" if said.part else ""
    if ground.days is None:
        now = said.unit == "day" and said.n == 0 and not said.part
        return Meaning("DATE", "PRESENT_REF") if now else Meaning(kind, periods.UNRESOLVED[said.unit] + suffix)
    if said.unit == "hour":
        return _hours(said, *ground.days)
    last_weekend = said.unit == "weekend" and said.n == 0 and ground.tense == "past"
    one, other = (periods.shifted(said.unit, day, said.n - (last_weekend and day.weekday() < 5)) for day in ground.days)
    there = agreed(one, other)
    if there is None:
        return undecided(periods.UNRESOLVED[said.unit] + suffix, one, other, kind)
    return Meaning(kind, periods.timex(said.unit, there) + suffix, _written(there, _mark(said)), there, "relative")


def _hours(said: Shift, low: date, high: date) -> Meaning:
    """Some hours from publication: the hour of publication is not known, so only the days that it may be."""
    days = -(-abs(said.n) // 24) * (1 if said.n > 0 else -1)
    one, other = periods.shifted("day", low, min(days, 0)), periods.shifted("day", high, max(days, 0))
    if one is None or other is None:
        return Meaning("TIME", periods.UNRESOLVED["hour"])
    if low != high:
        return undecided(periods.UNRESOLVED["hour"], one, other, "TIME")
    hull = one.hull(other)
    return Meaning("TIME", periods.UNRESOLVED["hour"], _written(hull, ""), hull, "relative")


def _written(there: Period, mark: str) -> str:
    written = edtf.spanning(there.first, there.last)
    return "/".join(end + mark for end in written.split("/"))


def anaphor(said: Anaphor, ground: Ground) -> Meaning:
    """A date counted from the date before."""
    value = periods.UNRESOLVED[said.unit] if said.weekday is None else f"XXXX-WXX-{said.weekday}"
    if ground.last is None:
        return Meaning("DATE", value)
    if said.weekday is not None:
        return _weekday_after(said, ground.last, value)
    unit: Unit = "day" if said.unit == "hour" else said.unit
    n = said.n // 24 if said.unit == "hour" else said.n
    there = agreed(periods.shifted(unit, ground.last.first, n), periods.shifted(unit, ground.last.last, n))
    if there is None or (said.unit == "hour" and said.n % 24):
        return Meaning("DATE", value)
    return Meaning("DATE", periods.timex(unit, there), _written(there, _mark(said)), there, "inferred")


def _weekday_after(said: Anaphor, last: Period, value: str) -> Meaning:
    assert said.weekday is not None
    if last.first != last.last:
        return Meaning("DATE", value)
    days = (said.weekday - 1 - last.first.weekday()) % 7
    there = periods.shifted("day", last.first, days or (7 if said.n else 0))
    if there is None or (said.n == 0 and days):
        return Meaning("DATE", value)
    return Meaning("DATE", there.first.isoformat(), there.first.isoformat(), there, "inferred")
