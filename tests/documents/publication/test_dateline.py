from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents.publication.dateline import date_line, dateline, day_first


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
        ("RUACANA, 04 OCT (NAMPA) - The gauge", "RUACANA", "Namibia Press Agency", None),
        ("Algiers, 3 May 2018 – The minister", "Algiers", None, "2018-05-03"),
        ("Asunción, 18 November 2021.- The ministry", "Asunción", None, "2021-11-18"),
        ("Osh, July 5. /Kabar/. The bridge", "Osh", "Kyrgyz National News Agency Kabar", None),
        ("Vientiane, July 5. /Lao Post/ The bridge", "Vientiane", "Lao Post", None),
        ("Baku, June 3, AZERTAC The president", "Baku", "Azertac", None),
        ("Minsk, 4 June. BelTA - The president", "Minsk", "BelTA", None),
        ("(Tehran, 5 May) The minister", "Tehran", None, None),
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
        ("MONDAY 27.10.03", "2003-10-27"),
        ("27-10-2021 14:05", "2021-10-27"),
        ("February 13, 1996, Page A00007", "1996-02-13"),
        ("Date | 2022-04-15 17:02 | Hit | 1046", "2022-04-15"),
        ("Issue No. 23/2017 Friday, 9 June 2017", "2017-06-09"),
    ],
)
def test_a_line_that_only_says_the_day_gives_it(line: str, edtf: str) -> None:
    assert date_line(line) == (True, edtf)


@pytest.mark.parametrize("line", ["May 3, 2018 talks failed", "In 2018", "On May 3, 2018, Mali left.", "Bamako"])
def test_a_line_with_more_than_the_day_is_none(line: str) -> None:
    assert date_line(line) == (False, None)


@pytest.mark.parametrize("line", ["Updated yesterday", "05/04/2019", "Posted 5 years ago", "Updated at 23.40 CET"])
def test_a_line_may_say_that_it_was_published_but_not_when(line: str) -> None:
    assert date_line(line) == (True, None)


def test_days_in_figures_are_read_as_the_others_on_the_page() -> None:
    assert day_first(["27/02/2019", "12/03/2019"]) is True
    assert day_first(["02/27/2019", "talks on 3/5/2019"]) is False
    assert day_first(["05/04/2019"]) is None
    assert day_first(["27/02/2019", "02/27/2019"]) is None
    assert date_line("05/04/2019", by_day=True) == (True, "2019-04-05")
    assert date_line("05/04/2019", by_day=False) == (True, "2019-05-04")


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
