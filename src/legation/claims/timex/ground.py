"""From what the words say to a date: nothing finer than the words and the day they count from allow.

Publication may be known to the day, the month or the year. Whatever counts from it is worked out for its first and its
last day: where both give the same, that is the answer; where not, the answer is unknown within the bounds of the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legation.claims.timex import periods
from legation.claims.timex.expression import Kind, Tense
from legation.claims.timex.periods import Period
from legation.evidence import Basis, edtf


@dataclass(frozen=True, slots=True)
class Ground:
    """What one expression counts from.

    ``tense`` is a hint, ``sure`` says that the caller gave it; ``story`` is the date that dates without a year continue
    (None where none is near enough to lend its year); ``day`` is a day named in the same sentence, for times of day.
    """

    published: Period | None = None
    last: Period | None = None
    story: Period | None = None
    tense: Tense | None = None
    sure: bool = False
    day: Period | None = None

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of publication."""
        return None if self.published is None else (self.published.first, self.published.last)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A resolved expression: see TimeExpression for the fields."""

    type: Kind
    value: str
    edtf: str | None = None
    bounds: Period | None = None
    basis: Basis = "unknown"


def known(value: str, written: str, basis: Basis, kind: Kind = "DATE") -> Meaning:
    """A resolved date, its bounds read from its EDTF."""
    return Meaning(kind, value, written, periods.of(written), basis)


def agreed(one: Period | None, other: Period | None) -> Period | None:
    """What holds for the first and for the last day of publication, None where they differ."""
    return one if one is not None and one == other else None


def undecided(value: str, one: Period | None, other: Period | None, kind: Kind = "DATE") -> Meaning:
    """Unresolved; where two readings bound it, no finer than their months."""
    if one is None or other is None:
        return Meaning(kind, value)
    hull = one.hull(other)
    months = Period(hull.first.replace(day=1), edtf.last_of_month(hull.last.year, hull.last.month))
    return Meaning(kind, value, edtf.spanning(months.first, months.last), months, "relative")
