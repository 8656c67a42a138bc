from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents.publication.dateline import date_line, dateline


@pytest.mark.parametrize(
    ("paragraph", "place", "agency", "published"),
    [
        ("BAMAKO, Mali (AP) — The army said", "BAMAKO, Mali", "Associated Press", None),
        ("Pyongyang, April 17 (KCNA) -- The president", "Pyongyang", "Korean Central News Agency", None),
        (
            "Pyongyang, April 17, Juche 107 (2018) (KCNA) -- The president",
            "Pyongyang",
            "Korean Central News Agency",
            "2018-04-17",
        ),
        ("MOSCOW, April 23. /TASS/. Russia", "MOSCOW", "TASS", None),
        ("Damascus, SANA_ The president", "Damascus", "Syrian Arab News Agency", None),
        ("Damascus, (ST) – The president", "Damascus", "Syria Times", None),
        ("NEW YORK, Nov. 19, 2015 (UPI) — Talks", "NEW YORK", "United Press International", "2015-11-19"),
        ("London (CNN)The minister", "London", "CNN", None),
        ("(Reuters) - Mali said", None, "Reuters", None),
        ("WASHINGTON — The president", "WASHINGTON", None, None),
        ("(Dakar, 8 November 2013) – The authorities", "Dakar", None, "2013-11-08"),
        ("Minsk, 12 June: The committee", "Minsk", None, None),
        ("RUACANA, 04 OCT (NAMPA) - The gauge", "RUACANA", "NAMPA", None),
        ("Algiers, 3 May 2018 – The minister", "Algiers", None, "2018-05-03"),
    ],
)
def test_place_agency_and_day_are_read(
    paragraph: str, place: str | None, agency: str | None, published: str | None
) -> None:
    found = dateline(paragraph)
    assert found is not None
    assert (found.place, found.agency, found.published) == (place, agency, published)
    assert paragraph[found.end :].lstrip().startswith(("The", "Russia", "Talks", "Mali"))


def test_a_day_without_a_year_stays_without() -> None:
    found = dateline("Seoul, April 23 (Yonhap) -- The ministry")
    assert found is not None
    assert (found.month_day, found.published) == ((4, 23), None)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The United Nations (UN) – which met on Monday – said",
        "The Syrian Arab News Agency (SANA) said the talks — held Monday — went well.",
        "Ibrahim Keita – the president – said",
        "Mali - Algeria relations are close.",
        "On April 17 — a Tuesday — the army moved.",
        "ISIS - the group - said",
        "NATO — The alliance",
        "A man—tall and old—spoke.",
        "",
        "—",
    ],
)
def test_the_beginning_of_a_sentence_is_no_dateline(paragraph: str) -> None:
    assert dateline(paragraph) is None


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("March 01, 2008", "2008-03-01"),
        ("Published: 23 April 2018", "2018-04-23"),
        ("Monday, April 23, 2018 10:21 GMT", "2018-04-23"),
        ("First published 28 March 2017 3.20pm · Last modified 2 April 2017 10.05am", "2017-03-28"),
        ("Updated 2 April 2017. Published 28 March 2017", "2017-03-28"),
        ("Press Release No. 214/2015, Tirana, 19 November 2015", "2015-11-19"),
        ("on Thu, 07/07/2016 - 00:20", "2016-07-07"),
        ("www.agency.example (Juche 107.6.12.)", "2018-06-12"),
        ("April 17, Juche 107 (2018)", "2018-04-17"),
        ("Posted: 2016.09.21.", "2016-09-21"),
        ("Vol. 7, No. 4 · December 2010 · ISSN 0000-0000", "2010-12"),
        ("AP-NY-10-04-07 1412EDT", "2007-10-04"),
    ],
)
def test_a_line_that_only_says_the_day_gives_it(line: str, edtf: str) -> None:
    assert date_line(line) == (True, edtf)


@pytest.mark.parametrize("line", ["May 3, 2018 talks failed", "In 2018", "On May 3, 2018, Mali left.", "Bamako"])
def test_a_line_with_more_than_the_day_is_none(line: str) -> None:
    assert date_line(line) == (False, None)


@given(st.text(max_size=200))
def test_any_text_gives_a_dateline_within_it_or_none(text: str) -> None:
    found = dateline(text)
    assert found is None or 0 < found.end <= len(text)


@pytest.mark.parametrize(
    "line", ["Updated on May 3, 2018 at 4:05 p.m. ET", "Last modified: 3 May 2018", "Updated 3 days ago"]
)
def test_a_line_that_only_says_when_a_text_was_changed_dates_nothing(line: str) -> None:
    assert date_line(line) == (True, None)


@pytest.mark.parametrize(
    "line", ["Talks on May 3, 2018 failed", "3/4/2018 in Bamako they met", "No. 12", "May 2018 was hot"]
)
def test_a_line_that_says_more_is_no_date_line(line: str) -> None:
    assert date_line(line) == (False, None)
