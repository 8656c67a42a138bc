"""What the words of a time expression say by themselves, before it is asked when the text was published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from legation.claims.timex.lexicon import Unit

RefValue = Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]


@dataclass(frozen=True, slots=True)
class Shift:
    """A unit counted from the day of publication: "last year" is -1 year, "yesterday evening" -1 day with part EV."""

    unit: Unit
    n: int
    approximate: bool = False
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A unit counted from the date mentioned last: "that month" is 0 months, "two days later" +2 days.

    ``weekday`` is for "the following Monday".
    """

    unit: Unit
    n: int
    approximate: bool = False
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Places in a calendar, as many of them as are said.

    ``weekday`` counts from Monday as 1; ``season`` is SP SU FA WI, ``part`` of the day MO AF EV NI MI; ``clock`` is
    ``T18:00`` with a zone where one is said; ``holiday`` a name of ``periods.HOLIDAYS``; ``fiscal`` years begin in one
    calendar year and end in the next. ``direction`` is -1, 0, 1 for last, this, next. ``within`` says which year (or,
    for a weekday, which week) by reference: "March of that year". ``century_unsaid`` marks "'68".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    part: str | None = None
    clock: str | None = None
    holiday: str | None = None
    fiscal: bool = False
    direction: int | None = None
    within: Shift | Anaphor | None = None
    lunar_year: int | None = None

    @property
    def bare_part(self) -> bool:
        """Whether only a time of day is said."""
        fields = (self.year, self.month, self.day, self.weekday, self.season, self.holiday, self.lunar_year)
        return (self.clock is not None or self.part is not None) and not any(f is not None for f in fields)


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or a century: the first 3 or 2 digits of its years."""

    prefix: int
    digits: Literal[2, 3]
    century_unsaid: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time: how many (None: some) of ``unit``, before (-1) or after (1) publication where that is said.

    ``unit`` is the TIMEX3 letter (``TH`` and ``TM`` after the T); ``head`` is the year of "the first nine months of
    2018" and, with direction -1, of "the last three months of 2018".
    """

    count: float | None
    unit: str
    direction: int = 0
    head: Calendar | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something that comes back: ``P1D``, ``XXXX-WXX-1``."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: RefValue


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A date in figures that can be read in two ways: only the year is sure."""

    year: int


Said = Calendar | Years | Shift | Anaphor | Length | Recurrence | Reference | Ambiguous


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens ``start`` to ``end`` (half open) and what they say; ``attributive`` before a noun ("the 2014 war")."""

    start: int
    end: int
    said: Said
    attributive: bool = False

    @property
    def needs_tense(self) -> bool:
        """Whether the tense around it decides which day or year is meant."""
        if isinstance(self.said, Calendar):
            return self.said.year is None and self.said.within is None
        return isinstance(self.said, Shift) and self.said.unit == "weekend"
