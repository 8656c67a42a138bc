"""What two states do to each other, month by month or year by year.

The unit is the happening, however many documents tell of it. A happening counts where the words date it: within one
period. Of what is known only to have happened by a day (the day on which it was published) the period of that day has
a count of its own, ``reported``, and what is dated more coarsely is counted for no period. A period in which the record
has a document and the pair does nothing is zero; one in which it has no document says nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, product
from statistics import median
from typing import Any, Literal, NamedTuple

import numpy as np

from legation.codebook.plover import QUADS, events
from legation.errors import SettingError

By = Literal["month", "year"]
Direction = Literal[">", "<", "="]
DIRECTIONS: tuple[Direction, ...] = (">", "<", "=")

DRAWS = 1000
"""Of the bootstrap; its seed is fixed, so that the same record gives the same series."""

_AT_ONCE = 100
"""So many draws are in memory at a time."""

_INSIDE = (2.5, 97.5)
_LETTERS = {"month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Act:
    """A happening of the pair as its claims tell it.

    ``direction`` is ``>`` for what the first state does to the second, ``<`` for the other way, ``=`` for what both
    do together. ``goldstein`` is the score of its CAMEO code, ``plover`` that of its event and mode, both from -10 to
    10; ``weight`` how sure the surest of its claims is. The ISO days bound when it happened, None where open.
    """

    happening: str
    direction: Direction
    quad: str
    goldstein: float
    plover: float
    weight: float
    earliest: str | None
    latest: str | None


Cell = tuple[str, Direction, str]
"""A period, direction and quad."""


class Bounded(NamedTuple):
    """A sum, and the bounds of what 95 of 100 draws make of it."""

    value: float
    low: float
    high: float


_NOTHING = Bounded(0.0, 0.0, 0.0)
_NONE = (_NOTHING, _NOTHING, _NOTHING)


@dataclass(frozen=True, slots=True)
class Point:
    """One period, direction and quad of a series.

    ``documents`` is how many documents of the record were published in the period; where there are none, and nothing
    is told of it either, all else is None. ``happenings`` counts, ``goldstein`` and ``plover`` sum up scores, each
    with bounds from the bootstrap: as many happenings drawn with replacement from the whole series. With weights each
    counts so much. ``reported`` counts what is known only to have happened by a day of the period.
    """

    period: str
    direction: Direction
    quad: str
    documents: int
    happenings: Bounded | None = None
    goldstein: Bounded | None = None
    plover: Bounded | None = None
    reported: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The points of a pair in order, and how many happenings no period could be told for.

    ``net`` has the sum of the Goldstein scores of all that happens in a period, with its bounds; none where nothing is
    told of it.
    """

    a: str
    b: str
    by: By
    points: tuple[Point, ...]
    net: Mapping[str, Bounded]
    undated: int


def series(
    pair: tuple[str, str],
    acts: Sequence[Act],
    published: Mapping[str, int],
    by: By = "month",
    *,
    weighted: bool = False,
    between: tuple[str, str] | None = None,
) -> Series:
    """The series of a pair, of every period from the first to the last that has an act or a document.

    ``published`` says how many documents have each date of publication (EDTF); ``between`` the first and the last
    period asked for. Raises SettingError where they are no periods.
    """
    length = _LETTERS[by]
    covered: Counter[str] = Counter()
    for day, number in published.items():
        if len(day) >= length:
            covered[day[:length]] += number
    placed: dict[Cell, list[int]] = defaultdict(list)
    reported: dict[Cell, float] = defaultdict(float)
    undated = 0
    for n, act in enumerate(acts):
        period = _period(act, length)
        weight = act.weight if weighted else 1.0
        if period is not None:
            placed[period, act.direction, act.quad].append(n)
        elif act.earliest is None and act.latest is not None:
            reported[act.latest[:length], act.direction, act.quad] += weight
        else:
            undated += 1
    weights = np.array([act.weight if weighted else 1.0 for act in acts])
    goldstein, plover = np.array([act.goldstein for act in acts]), np.array([act.plover for act in acts])
    sums, nets = _bounded(np.array([weights, weights * goldstein, weights * plover]), placed)
    used = {period for period, *_ in (*placed, *reported)}
    points = []
    net: dict[str, Bounded] = {}
    for period in _periods(used | set(covered), by, between):
        told = bool(covered[period]) or period in used
        if told:
            net[period] = nets.get(period, _NOTHING)
        for direction, quad in product(DIRECTIONS, QUADS):
            point = Point(period, direction, quad, covered[period])
            if told:
                cell = (period, direction, quad)
                point = Point(*cell, covered[period], *sums.get(cell, _NONE), round(reported[cell], 4))
            points.append(point)
    return Series(*pair, by, tuple(points), net, undated)


def _period(act: Act, length: int) -> str | None:
    """The period that holds all days on which an act may have happened."""
    if act.earliest is None or act.latest is None or act.earliest[:length] != act.latest[:length]:
        return None
    return act.earliest[:length]


def _bounded(
    values: Any, placed: Mapping[Cell, Sequence[int]]
) -> tuple[dict[Cell, tuple[Bounded, Bounded, Bounded]], dict[str, Bounded]]:
    """Three rows of values summed over the acts of each cell, and the second of them over those of each period.

    ``values`` has a column for each act.
    """
    if not placed:
        return {}, {}
    cells = sorted(placed)
    order = [n for cell in cells for n in placed[cell]]
    first = [0, *accumulate(len(placed[cell]) for cell in cells)][:-1]
    periods = sorted({period for period, *_ in cells})
    begins = [bisect_left(cells, (period,)) for period in periods]
    sums = np.concatenate([np.add.reduceat(c[:, None, order] * values[:, order], first, 2) for c in _counts(values)])
    nets = np.add.reduceat(sums[:, 1], begins, 1)
    real = np.add.reduceat(values[:, order], first, 1)
    whole = np.add.reduceat(real[1], begins)
    counted, goldstein, plover = (_bounds(row, drawn) for row, drawn in zip(real, np.moveaxis(sums, 1, 0), strict=True))
    return (
        dict(zip(cells, zip(counted, goldstein, plover, strict=True), strict=True)),
        dict(zip(periods, _bounds(whole, nets), strict=True)),
    )


def _counts(values: Any) -> Iterator[Any]:
    """How often each act is among as many drawn with replacement: arrays of draws by acts."""
    source = np.random.default_rng(0)
    size = values.shape[1]
    for _ in range(DRAWS // _AT_ONCE):
        picked = source.integers(size, size=(_AT_ONCE, size)) + np.arange(_AT_ONCE)[:, None] * size
        yield np.bincount(picked.ravel(), minlength=_AT_ONCE * size).reshape(_AT_ONCE, size)


def _bounds(real: Any, drawn: Any) -> list[Bounded]:
    """Sums with the bounds of what draws make of them: an array, and one of draws by its places."""
    found = zip(real, *np.percentile(drawn, _INSIDE, axis=0), strict=True)
    return [Bounded(*(round(float(one), 4) for one in each)) for each in found]


def _periods(used: Collection[str], by: By, between: tuple[str, str] | None) -> Iterator[str]:
    """Every period from the first to the last."""
    if between is not None:
        for bound in between:
            _check(bound, by)
    elif not used:
        return
    first, last = between or (min(used), max(used))
    if first > last:
        raise SettingError(f"a series from {first} to {last} ends before it begins")
    year, month = int(first[:4]), int(first[5:7] or 1)
    while (period := f"{year:04d}-{month:02d}"[: _LETTERS[by]]) <= last:
        yield period
        year, month = (year, month + 1) if by == "month" and month < 12 else (year + 1, 1)


def _check(period: str, by: By) -> None:
    try:
        date.fromisoformat(f"{period}-01" if by == "month" else f"{period}-01-01")
    except ValueError:
        shape = "a month such as 2018-04" if by == "month" else "a year such as 2018"
        raise SettingError(f"{period}: not {shape}") from None
    if len(period) != _LETTERS[by]:
        raise SettingError(f"{period}: not a {by}")


def acts(rows: Iterable[Mapping[str, Any]]) -> list[Act]:
    """The happenings of a pair out of the rows of their claims, each with what most of its claims say.

    A row has ``happening``, ``direction``, ``event``, ``mode``, ``quad``, ``goldstein``, ``confidence``, ``earliest``
    and ``latest``; those of a happening come in canonical order.
    """
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["happening"]].append(row)
    found = []
    for happening, told in groups.items():
        (direction, quad), _ = Counter((r["direction"], r["quad"]) for r in told).most_common(1)[0]
        alike = [r for r in told if r["quad"] == quad]
        goldstein = median(r["goldstein"] or 0.0 for r in alike)
        plover = median(_plover(r["event"], r["mode"]) for r in alike)
        surest = max(r["confidence"] for r in told)
        found.append(Act(happening, direction, quad, goldstein, plover, surest, told[0]["earliest"], told[0]["latest"]))
    return found


def _plover(event: str, mode: str | None) -> float:
    """PLOVER's score of an event; a record may hold modes that are not PLOVER's."""
    kind = events()[event]
    return kind.modes.get(mode, kind.score) if mode is not None else kind.score
