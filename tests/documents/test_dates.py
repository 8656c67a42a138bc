from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents import dates

DAYS = st.dates(date(1500, 1, 1), date(2099, 12, 31))
FORMS = ("{d} {name} {y}", "{name} {d}, {y}", "{y}-{m:02d}-{d:02d}", "{d:02d}.{m:02d}.{y}", "{d}th of {name} {y}")


@given(DAYS, st.sampled_from(FORMS))
def test_every_day_is_read_in_every_printed_form(day: date, form: str) -> None:
    name = day.strftime("%B")
    text = f"Issued on {form.format(d=day.day, m=day.month, y=day.year, name=name)}, they say."
    found = dates.find(text)
    assert found is not None
    assert found.edtf == day.isoformat()
    assert dates.find(text[found.start : found.end]) is not None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("May 2018", "2018-05"),
        ("Sept. 3, 2018", "2018-09-03"),
        ("2018/4/3", "2018-04-03"),
        ("in 1967", "1967"),
        ("2018-05", "2018-05"),
        ("the 2016–2018 talks", "2016"),
        ("31 April 2018", "2018-04"),
        ("2018-13-40", None),
        ("page 20181", None),
        ("no. 12", None),
        ("resolution 2397", None),
    ],
)
def test_a_date_is_never_finer_than_what_is_printed(text: str, edtf: str | None) -> None:
    found = dates.find(text)
    assert (found.edtf if found else None) == edtf


def test_whole_wants_nothing_but_the_date() -> None:
    assert dates.whole(" (3 May 2018). ") is not None
    assert dates.whole("3 May 2018 in Bamako") is None
