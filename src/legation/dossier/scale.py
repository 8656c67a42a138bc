"""From days to the width of a figure.

History is uneven: one embassy in 1960, forty reports in one week. The scale mixes calendar time with the order of
what is dated, so that it stretches where more happened; it never swaps two days, and its ticks say where the years
are. The caption says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_CALENDAR = 0.35
"""The share of calendar time in the mixture; the rest is order."""

_MARGIN = 6.0
"""Room at both sides, for open ends and for half the label of a year, in percent."""

_APART_YEARS, _APART_MONTHS = 11.0, 20.0
"""How far the labels of ticks stay apart, in percent: they are readable in a figure 300 pixels wide."""

_EDGE_YEARS, _EDGE_MONTHS = 6.0, 11.0
"""How far labels stay from the edges, in percent."""

_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled day of the axis; ``at`` in percent of the width."""

    at: float
    label: str


class Scale:
    """Maps days to percent of the width, without ever swapping two."""

    def __init__(self, days: Iterable[date]) -> None:
        self._knots = sorted({day.toordinal() for day in days})
        if not self._knots:
            raise ValueError("a scale needs a day")
        if len(self._knots) == 1:
            self._knots = [max(1, self._knots[0] - 15), min(date.max.toordinal(), self._knots[0] + 15)]
        first, last, count = self._knots[0], self._knots[-1], len(self._knots) - 1
        self._places = [
            _CALENDAR * (knot - first) / (last - first) + (1 - _CALENDAR) * n / count
            for n, knot in enumerate(self._knots)
        ]

    def at(self, day: date) -> float:
        """Where a day stands, in percent; days outside stand at the margin."""
        value = min(max(day.toordinal(), self._knots[0]), self._knots[-1])
        left = min(bisect_right(self._knots, value) - 1, len(self._knots) - 2)
        low, high = self._knots[left], self._knots[left + 1]
        share = (value - low) / (high - low)
        place = self._places[left] + share * (self._places[left + 1] - self._places[left])
        return round(_MARGIN + place * (100 - 2 * _MARGIN), 2)

    def ticks(self) -> list[Tick]:
        """Years first by roundness, then months, wherever there is room for the label."""
        first, last = date.fromordinal(self._knots[0]), date.fromordinal(self._knots[-1])
        kept: list[Tick] = []
        years = range(first.year, last.year + 1)
        for step in (100, 50, 10, 5, 1):
            for year in years:
                if year % step == 0 and date(year, 1, 1) >= first:
                    _keep(kept, Tick(self.at(date(year, 1, 1)), str(year)), _APART_YEARS, _EDGE_YEARS)
        if len(years) <= 400:
            for year in years:
                for month in (7, 4, 10, 2, 3, 5, 6, 8, 9, 11, 12):
                    day = date(year, month, 1)
                    if first <= day <= last:
                        _keep(kept, Tick(self.at(day), f"{_SHORT[month - 1]} {year}"), _APART_MONTHS, _EDGE_MONTHS)
        if not kept:
            middle = date.fromordinal((first.toordinal() + last.toordinal()) // 2)
            kept.append(Tick(self.at(middle), f"{middle.day} {_SHORT[middle.month - 1]} {middle.year}"))
        return sorted(kept, key=lambda tick: tick.at)


def _keep(kept: list[Tick], tick: Tick, apart: float, edge: float) -> None:
    inside = edge <= tick.at <= 100 - edge
    if inside and all(abs(tick.at - other.at) >= apart for other in kept):
        kept.append(tick)
