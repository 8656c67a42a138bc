from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents.publication.published import from_url, stated


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2018-04-23", "2018-04-23"),
        ("2018-04-23T23:59:00+09:00", "2018-04-23"),
        ("2018-04-23 10:00", "2018-04-23"),
        ("2018-04", "2018-04"),
        ("2018", "2018"),
        ("Mon, 23 Apr 2018 10:00:00 GMT", "2018-04-23"),
        ("April 23, 2018", "2018-04-23"),
        ("April 23, 2018 at 4:05 p.m. ET", "2018-04-23"),
        ("23.04.2018", "2018-04-23"),
        ("2018-02-30", None),
        ("2018-13", None),
        ("yesterday", None),
        ("1524480000", None),
        ("", None),
    ],
)
def test_a_stated_date_is_read_as_it_is_written(value: str, edtf: str | None) -> None:
    assert stated(value) == edtf


@given(st.text(max_size=60))
def test_any_value_gives_a_date_or_none(value: str) -> None:
    day = stated(value)
    assert day is None or 4 <= len(day) <= 10


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)))
def test_a_path_carries_its_day(day: date) -> None:
    for path in (f"/{day:%Y/%m/%d}/mali", f"/world/{day.year}/{day.month}/{day.day}/", f"/mali-{day:%Y%m%d}.html"):
        found = from_url(f"https://example.org{path}")
        assert found is not None
        assert (found.edtf, found.basis) == (day.isoformat(), "url")


@pytest.mark.parametrize(
    "url",
    [None, "", "https://example.org/2018/13/45/x", "https://example.org/?d=/2018/04/23/", "https://[x", "/id/20184567"],
)
def test_an_address_without_a_day_gives_none(url: str | None) -> None:
    assert from_url(url) is None
