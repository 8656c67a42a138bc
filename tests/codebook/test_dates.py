"""Days of the codebook."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.codebook.dates import bounds, first_day, is_date, last_day, overlap


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2018-04-23", "2018-04-23", "2018-04-23"),
        ("2018-04", "2018-04-01", "2018-04-30"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("196X", "1960-01-01", "1969-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("../2018-03", "0001-01-01", "2018-03-31"),
        ("1966/..", "1966-01-01", "9999-12-31"),
        ("2004~", "2004-01-01", "2004-12-31"),
        ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-24", "2001-12-01", "2002-02-28"),
        ("2004-XX-XX", "2004-01-01", "2004-12-31"),
    ],
)
def test_an_edtf_date_has_a_first_and_a_last_day(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("text", ["yesterday", "2018-13", "2018-02-30", "18", "2018-4"])
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not is_date(text)
    with pytest.raises(ValueError, match=r"not an EDTF date"):
        bounds(text)


@given(st.dates().map(str))
def test_a_day_begins_and_ends_on_itself(day: str) -> None:
    assert is_date(day)
    assert bounds(day) == (day, day) == (first_day(day), last_day(day))


@given(st.dates().map(str), st.dates().map(str), st.dates().map(str), st.dates().map(str))
def test_two_intervals_overlap_either_way_round(a: str, b: str, c: str, d: str) -> None:
    a, b = min(a, b), max(a, b)
    c, d = min(c, d), max(c, d)
    assert overlap(a, b, c, d) == overlap(c, d, a, b)
    assert overlap(None, None, c, d)
