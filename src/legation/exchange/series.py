"""A series as CSV: a line for each period, direction and quad."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from legation.record import Bounded, Series

COLUMNS = (
    "period actor recipient quad documents happenings happenings_low happenings_high goldstein goldstein_low "
    "goldstein_high plover plover_low plover_high reported"
).split()
"""Of a period without documents all behind ``documents`` is empty. What both do together has both in ``actor``."""


def csv_lines(series: Series) -> Iterator[str]:
    """The lines of a series, the names of the columns first, without line ends."""
    yield ",".join(COLUMNS)
    sides = {">": (series.a, series.b), "<": (series.b, series.a), "=": (f"{series.a}+{series.b}", "")}
    for point in series.points:
        line = io.StringIO()
        sums = [n for each in (point.happenings, point.goldstein, point.plover) for n in _cells(each)]
        cells = [point.period, *sides[point.direction], point.quad, point.documents, *sums, _cell(point.reported)]
        csv.writer(line, lineterminator="").writerow(cells)
        yield line.getvalue()


def _cells(each: Bounded | None) -> tuple[str, str, str]:
    return ("", "", "") if each is None else (_cell(each.value), _cell(each.low), _cell(each.high))


def _cell(number: float | None) -> str:
    return "" if number is None else f"{number:g}"
