"""The figure: dates drawn as what they are, statuses told apart by shape, labels that never meet."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from legation.claims.claim import Status
from legation.dossier import timeline
from legation.dossier.scale import Scale
from legation.evidence import When

_DAYS = st.dates(date(1500, 1, 1), date(2100, 12, 31))
DAY = When("2018-04-19", "2018-04-19", "2018-04-19", "day")
MONTH = When("2018-03", "2018-03-01", "2018-03-31", "month")
DECADE = When("196X", "1960-01-01", "1969-12-31", "decade")
SINCE = When("1960/..", "1960-01-01", None, "year")
BY = When("../2018-03", None, "2018-03-31", "month")


def _axis() -> timeline.Axis:
    axis = timeline.axis([DAY, MONTH, DECADE, SINCE, BY])
    assert axis is not None
    return axis


def _row(when: When, status: Status = "asserted") -> str:
    return str(_axis().row(when, status, "label"))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_DAYS, min_size=1, max_size=30), _DAYS, _DAYS)
def test_the_scale_never_swaps_two_days(days: list[date], a: date, b: date) -> None:
    scale = Scale(days)
    low, high = sorted((a, b))
    assert scale.at(low) <= scale.at(high)
    assert all(0 < scale.at(day) < 100 for day in days)
    first, last = min(days), max(days)
    if first < last:
        assert scale.at(first) < scale.at(last)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_DAYS, min_size=1, max_size=30))
def test_labels_of_the_axis_never_meet_and_there_is_always_one(days: list[date]) -> None:
    ticks = Scale(days).ticks()
    assert ticks
    for left, right in pairwise(ticks):
        assert right.at - left.at >= 11
    assert all(5 <= tick.at <= 95 for tick in ticks)


def test_a_day_is_a_point_and_everything_else_a_bar() -> None:
    assert "<circle" in _row(DAY)
    assert "<rect" not in _row(DAY)
    for when in (MONTH, DECADE, SINCE, BY):
        assert "<rect" in _row(when)
        assert "<circle" not in _row(when)


def test_an_open_end_fades_to_its_side_under_an_arrow() -> None:
    assert "mask-right" in _row(SINCE)
    assert "mask-left" in _row(BY)
    for when in (SINCE, BY):
        assert 'class="arrow"' in _row(when)
    for when in (DAY, MONTH, DECADE):
        assert "mask" not in _row(when)
        assert "arrow" not in _row(when)


def test_a_bar_covers_the_dates_it_stands_for() -> None:
    axis = _axis()
    found = re.search(r'class="shape" x="([\d.]+)%" y="\d+" width="([\d.]+)%"', _row(DECADE))
    assert found
    start, width = float(found[1]), float(found[2])
    assert start == pytest.approx(axis.scale.at(date(1960, 1, 1)), abs=0.02)
    assert start + width == pytest.approx(axis.scale.at(date(1969, 12, 31)), abs=0.02)


@pytest.mark.parametrize("when", [DAY, MONTH, SINCE])
def test_every_status_has_a_class_and_those_that_did_not_happen_a_shape(when: When) -> None:
    drawn = {status: _row(when, status) for status in get_args(Status)}
    for status, svg in drawn.items():
        assert f"status-{status}" in svg
    shapes = {status: re.sub(r"status-\w+", "", svg) for status, svg in drawn.items()}
    assert len({shapes[s] for s in ("asserted", "alleged", "denied", "negated", "conditional")}) == 5


def test_a_label_is_escaped_and_the_row_is_well_formed() -> None:
    svg = str(_axis().row(SINCE, "denied", '"><script>x</script>'))
    assert "<script" not in svg
    etree.fromstring(svg)
    etree.fromstring(str(_axis().head()))
    etree.fromstring(str(timeline.definitions()))


def test_claims_are_ordered_by_time_with_an_open_beginning_at_its_end() -> None:
    assert sorted([DAY, SINCE, MONTH, BY, DECADE], key=timeline.order) == [DECADE, SINCE, MONTH, BY, DAY]
    assert not timeline.dated(When())
    assert timeline.axis([When()]) is None
