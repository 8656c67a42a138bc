"""EDTF strings: what they bound, and that what is written is read back."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.evidence import Span, edtf

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
POINTS = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda d: d.isoformat()[:7]),
    DAYS.map(lambda d: d.isoformat()[:4]),
    st.integers(10, 999).map(lambda n: f"{n:03d}X"),
    st.integers(1, 99).map(lambda n: f"{n:02d}XX"),
    st.tuples(st.integers(1, 9999), st.integers(21, 24)).map(lambda p: f"{p[0]:04d}-{p[1]}"),
)


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2018", "2018-01-01", "2018-12-31", "year"),
        ("2018-04", "2018-04-01", "2018-04-30", "month"),
        ("2016-02", "2016-02-01", "2016-02-29", "month"),
        ("1900-02", "1900-02-01", "1900-02-28", "month"),
        ("2018-04-23", "2018-04-23", "2018-04-23", "day"),
        ("2019-05-01~", "2019-05-01", "2019-05-01", "day"),
        ("2018?", "2018-01-01", "2018-12-31", "year"),
        ("2018-04%", "2018-04-01", "2018-04-30", "month"),
        ("196X", "1960-01-01", "1969-12-31", "decade"),
        ("196X~", "1960-01-01", "1969-12-31", "decade"),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
        ("2018-21", "2018-03-01", "2018-05-31", "season"),
        ("2018-22", "2018-06-01", "2018-08-31", "season"),
        ("2018-23", "2018-09-01", "2018-11-30", "season"),
        ("2018-24", "2018-12-01", "2018-12-31", "season"),
        ("2018-XX-XX", "2018-01-01", "2018-12-31", "year"),
        ("2018-04-XX", "2018-04-01", "2018-04-30", "month"),
        ("2018-04-23T10:15:00Z", "2018-04-23", "2018-04-23", "day"),
        ("196X/..", "1960-01-01", None, "decade"),
        ("../2018-03", None, "2018-03-31", "month"),
        ("../2007", None, "2007-12-31", "year"),
        ("2018/", "2018-01-01", None, "year"),
        ("1950/1953", "1950-01-01", "1953-12-31", "interval"),
        ("1898/1902-05-19", "1898-01-01", "1902-05-19", "interval"),
        ("..", None, None, "unknown"),
        ("../..", None, None, "unknown"),
    ],
)
def test_every_form_has_its_bounds_and_its_precision(
    value: str, first: str | None, last: str | None, precision: str
) -> None:
    low, high = edtf.bounds(value)
    assert (low and low.isoformat(), high and high.isoformat()) == (first, last)
    assert edtf.precision(value) == precision


@pytest.mark.parametrize(
    "value",
    [
        "", "April 2018", "18", "2018-13", "2018-00", "2018-02-30", "2019-02-29", "2018-04-31", "2018-21-05",
        "2018-4-3", "20180423", "XXXX", "XXXX-04", "2018/2017", "0000", "-0044", "2018-04-23 ?", "a/b",
        "2018/2019/2020", "2018-04-23/x",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_reason(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        edtf.bounds(value)


@given(POINTS, st.sampled_from(["", "?", "~", "%"]))
def test_a_mark_changes_nothing_but_the_mark(point: str, mark: str) -> None:
    assert edtf.bounds(point + mark) == edtf.bounds(point)
    assert edtf.precision(point + mark) == edtf.precision(point)


@given(POINTS)
def test_a_date_ends_no_earlier_than_it_begins(point: str) -> None:
    first, last = edtf.bounds(point)
    assert first is not None
    assert last is not None
    assert first <= last


@given(DAYS)
def test_months_are_as_long_as_the_calendar_says(day: date) -> None:
    assert edtf.last_of_month(day.year, day.month).day == calendar.monthrange(day.year, day.month)[1]


@given(DAYS, DAYS)
def test_what_spans_two_days_has_these_two_days_as_bounds(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert edtf.bounds(edtf.spanning(first, last)) == (first, last)
    assert edtf.bounds(edtf.spanning(first, None)) == (first, None)
    assert edtf.bounds(edtf.spanning(None, last)) == (None, last)


@given(POINTS)
def test_spanning_the_bounds_of_a_date_is_never_finer(point: str) -> None:
    first, last = edtf.bounds(point)
    written = edtf.spanning(first, last)
    assert edtf.bounds(written) == (first, last)
    assert len(written) <= max(len(point), len("2018-01/2018-03"))


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(1960, 1, 1), date(1969, 12, 31), "196X"),
        (date(1900, 1, 1), date(1999, 12, 31), "19XX"),
        (date(1961, 1, 1), date(1970, 12, 31), "1961/1970"),
        (date(2018, 4, 1), date(2018, 4, 30), "2018-04"),
        (date(2018, 1, 1), date(2018, 3, 31), "2018-01/2018-03"),
        (date(2018, 4, 1), date(2018, 4, 29), "2018-04-01/2018-04-29"),
        (date(2018, 4, 1), None, "2018-04/.."),
        (None, date(2017, 12, 31), "../2017"),
    ],
)
def test_spanning_prefers_the_coarsest_words(first: date | None, last: date | None, written: str) -> None:
    assert edtf.spanning(first, last) == written


def test_spanning_refuses_what_has_no_ends_or_ends_first() -> None:
    with pytest.raises(ValueError, match="without ends"):
        edtf.spanning(None, None)
    with pytest.raises(ValueError, match="lies after"):
        edtf.spanning(date(2018, 1, 2), date(2018, 1, 1))


@given(POINTS, POINTS)
def test_intersection_holds_the_days_that_both_hold(one: str, other: str) -> None:
    (a, b), (c, d) = edtf.bounds(one), edtf.bounds(other)
    assert a is not None and b is not None and c is not None and d is not None  # noqa: PT018
    common = edtf.intersect(one, other)
    if common is None:
        assert b < c or d < a
    else:
        assert edtf.bounds(common) == (max(a, c), min(b, d))
        reverse = edtf.intersect(other, one)
        assert reverse is not None
        assert edtf.bounds(reverse) == edtf.bounds(common)


def test_intersection_keeps_the_words_of_the_inner_date() -> None:
    assert edtf.intersect("2018", "2018-04~") == "2018-04~"
    assert edtf.intersect("196X/..", "../1975") == "1960/1975"
    assert edtf.intersect("196X", "1975") is None
    assert edtf.intersect("..", "196X/..") == "196X/.."
    assert edtf.intersect("..", "../..") == ".."


@given(DAYS)
def test_making_and_reading_agree(day: date) -> None:
    assert edtf.bounds(edtf.make(day.year, day.month, day.day)) == (day, day)
    assert edtf.bounds(edtf.make(day.year, mark="~"))[0] == date(day.year, 1, 1)
    first, last = edtf.bounds(edtf.make(day.year, digits=3))
    assert first is not None
    assert last is not None
    assert first <= day <= last
    assert last - first < timedelta(days=3654)


@pytest.mark.parametrize(
    ("year", "month", "day", "digits"),
    [
        (2018, None, 3, 4),
        (2018, 4, None, 3),
        (2018, 2, 30, 4),
        (2018, 25, None, 4),
        (0, None, None, 4),
        (2018, None, None, 1),
    ],
)
def test_no_date_is_made_of_a_day_that_is_none(year: int, month: int | None, day: int | None, digits: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        edtf.make(year, month, day, digits=digits)


def test_a_when_carries_bounds_precision_and_the_words() -> None:
    when = edtf.when("196X/..", "explicit", "since the 1960s", Span(3, 18))
    assert (when.earliest, when.latest, when.precision) == ("1960-01-01", None, "decade")
    assert (when.basis, when.text, when.start, when.end) == ("explicit", "since the 1960s", 3, 18)


def test_a_when_of_nothing_says_nothing() -> None:
    when = edtf.when(None, "unknown")
    assert (when.edtf, when.earliest, when.latest, when.precision, when.start) == (None, None, None, "unknown", None)
