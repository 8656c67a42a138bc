"""A series counts happenings once, in the period that they are dated to, and tells zero from nothing known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.talks import readings

from legation.errors import SettingError
from legation.record import Series, View, Writer
from legation.record.series import DIRECTIONS, Act, By, Direction, acts, series

ACT = Act("h1", ">", "material cooperation", 7.0, 6.0, 0.8, "2018-04-02", "2018-04-02")


def made(*some: Act, by: By = "month", weighted: bool = False, **published: int) -> Series:
    days = {day.removeprefix("d").replace("_", "-"): n for day, n in published.items()}
    return series(("ISL", "NOR"), some, days, by, weighted=weighted)


def counted(found: Series) -> dict[str, float | None]:
    """How many happenings each period has, None where nothing is known of it."""
    sums: dict[str, float | None] = {}
    for point in found.points:
        before = sums.get(point.period)
        sums[point.period] = None if point.happenings is None else (before or 0.0) + point.happenings.value
    return sums


def test_a_month_with_a_document_and_no_act_is_zero_and_one_without_either_is_nothing() -> None:
    found = made(ACT, replace(ACT, happening="h2", earliest="2018-07-01", latest="2018-07-03"), d2018_05_09=2)
    assert counted(found) == {"2018-04": 1, "2018-05": 0, "2018-06": None, "2018-07": 1}
    assert [p.documents for p in found.points if p.period == "2018-05"] == [2] * 12


def test_what_is_dated_more_coarsely_than_a_month_counts_for_its_year() -> None:
    coarse = replace(ACT, earliest="2018-01-01", latest="2018-12-31")
    assert made(coarse).undated == 1
    assert counted(made(coarse)) == {}
    assert counted(made(coarse, by="year")) == {"2018": 1}


def test_what_had_happened_by_a_day_is_reported_and_not_dated() -> None:
    found = made(replace(ACT, earliest=None))
    assert [p.reported for p in found.points if p.direction == ">" and p.quad == ACT.quad] == [1]
    assert counted(found) == {"2018-04": 0}


def test_weights_are_those_of_the_surest_claim() -> None:
    (point,) = [p for p in made(ACT, weighted=True).points if p.direction == ">" and p.quad == ACT.quad]
    assert point.happenings is not None
    assert (point.happenings.value, point.goldstein and point.goldstein.value) == (0.8, 5.6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(DIRECTIONS), st.integers(1, 12), st.integers(-10, 10)), max_size=30))
def test_bounds_hold_the_sum_of_many_and_nothing_is_lost(some: list[tuple[Direction, int, int]]) -> None:
    given_acts = [
        Act(f"h{n}", d, ACT.quad, float(g), 1.0, 1.0, f"2018-{m:02d}-03", f"2018-{m:02d}-04")
        for n, (d, m, g) in enumerate(some)
    ]
    found = made(*given_acts)
    assert sum(n or 0 for n in counted(found).values()) == len(some)
    assert sum(b.value for b in found.net.values()) == pytest.approx(sum(g for _, _, g in some))
    for point in found.points:
        if point.happenings is not None:
            assert point.happenings.low <= point.happenings.value <= point.happenings.high or len(some) > 1
            assert 0 <= point.happenings.low <= point.happenings.high
    assert found == made(*given_acts)


def test_a_happening_says_what_most_of_its_claims_say() -> None:
    row = {"happening": "h", "direction": ">", "event": "AID", "mode": None, "quad": "material cooperation",
           "goldstein": 7.0, "confidence": 0.5, "earliest": "2018-04-02", "latest": None}  # fmt: skip
    other = row | {"event": "CONSULT", "quad": "verbal cooperation", "goldstein": 1.0, "confidence": 0.9}
    (act,) = acts([other, row, row | {"goldstein": 8.0}])
    assert (act.quad, act.goldstein, act.weight) == ("material cooperation", 7.5, 0.9)


@pytest.mark.parametrize(
    ("between", "words"),
    [(("2018-13", "2019-01"), "2018-13"), (("2018", "2019"), "a month such as"), (("2019-02", "2018-02"), "ends")],
)
def test_periods_that_are_none_are_named(between: tuple[str, str], words: str) -> None:
    with pytest.raises(SettingError, match=words):
        series(("ISL", "NOR"), [ACT], {}, "month", between=between)


def test_the_record_gives_the_series_of_a_pair(tmp_path: Path) -> None:
    with Writer(tmp_path / "r") as writer:
        for reading in readings():
            writer.add(reading.document, reading.claims, controlled_by=reading.source.controlled_by)
    with View(tmp_path / "r") as view:
        found = view.series("ISL", "NOR", "year")
        turned = view.series("NOR", "ISL", "year")
        every = view.series("ISL", "NOR", "year", statuses=("asserted", "alleged", "planned"))
        with pytest.raises(SettingError):
            view.series("ISL", "ISL")
    assert counted(found)["2007"] == 1  # the protocol, though three documents may tell of it
    assert {(p.period, p.direction): p.happenings for p in found.points if p.quad == "verbal cooperation"} == {
        (p.period, {"<": ">", ">": "<", "=": "="}[p.direction]): p.happenings
        for p in turned.points
        if p.quad == "verbal cooperation"
    }
    assert sum(n or 0 for n in counted(every).values()) >= sum(n or 0 for n in counted(found).values())
