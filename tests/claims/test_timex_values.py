"""What the grammar reads in prose, against a table of phrases with their TIMEX3 values and EDTF dates."""

from __future__ import annotations

import pytest

from legation.claims.timex import Anchor, TimeExpression, find, interval

MONDAY = Anchor("2018-04-23")


def only(text: str, anchor: Anchor = MONDAY) -> TimeExpression:
    found = find(text, anchor=anchor)
    assert len(found) == 1, [e.text for e in found]
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


EXPLICIT = [
    ("It was signed on 2007-09-24.", "2007-09-24", "2007-09-24", "2007-09-24"),
    ("Posted 2019-05-01T10:15:00Z by the office", "2019-05-01T10:15:00Z", "2019-05-01T10:15Z", "2019-05-01"),
    ("It was signed on 24 September 2007.", "24 September 2007", "2007-09-24", "2007-09-24"),
    ("It was signed on the 24th of September, 2007.", "24th of September, 2007", "2007-09-24", "2007-09-24"),
    ("It was signed on September 24, 2007.", "September 24, 2007", "2007-09-24", "2007-09-24"),
    ("It was signed on Monday, 24 September 2007.", "Monday, 24 September 2007", "2007-09-24", "2007-09-24"),
    ("It was signed on Sept. 24, 2007.", "Sept. 24, 2007", "2007-09-24", "2007-09-24"),
    ("It was signed on Mon., Sept. 24, 2007.", "Mon., Sept. 24, 2007", "2007-09-24", "2007-09-24"),
    ("It was signed in September 2007.", "September 2007", "2007-09", "2007-09"),
    ("It was signed in September of 2007.", "September of 2007", "2007-09", "2007-09"),
    ("It was signed in late September 2007.", "late September 2007", "2007-09", "2007-09"),
    ("It was signed in 2007.", "2007", "2007", "2007"),
    ("It was signed in mid-2007.", "mid-2007", "2007", "2007"),
    ("It was signed at the end of 2007.", "the end of 2007", "2007", "2007"),
    ("Ties cooled in the 1960s.", "the 1960s", "196", "196X"),
    ("Ties cooled in the late 1960's.", "the late 1960's", "196", "196X"),
    ("Ties cooled in the '60s.", "the '60s", "196", "196X"),
    ("Ties cooled in the sixties.", "the sixties", "196", "196X"),
    ("Ties cooled in the early-1960s.", "the early-1960s", "196", "196X"),
    ("Ties cooled in the 19th century.", "the 19th century", "18", "18XX"),
    ("Ties cooled in the late nineteenth century.", "the late nineteenth century", "18", "18XX"),
    ("Ties cooled in the 1800s.", "the 1800s", "18", "18XX"),
    ("The pact of summer 2006 held.", "summer 2006", "2006-SU", "2006-22"),
    ("The pact of the spring of 2006 held.", "the spring of 2006", "2006-SP", "2006-21"),
    ("Exports fell in the third quarter of 2007.", "the third quarter of 2007", "2007-Q3", "2007-07/2007-09"),
    ("Exports fell in Q3 2007.", "Q3 2007", "2007-Q3", "2007-07/2007-09"),
    ("Exports fell in the first half of 2007.", "the first half of 2007", "2007-H1", "2007-01/2007-06"),
    ("Exports fell in fiscal year 2010.", "fiscal year 2010", "FY2010", "2009/2010"),
    ("Exports fell in FY2010.", "FY2010", "FY2010", "2009/2010"),
    ("He was shot on Christmas Eve 1989.", "Christmas Eve 1989", "1989-12-24", "1989-12-24"),
    ("The rising of Easter 1916 failed.", "Easter 1916", "1916-04-23", "1916-04-23"),
    ("The truce held through Ramadan 2018.", "Ramadan 2018", "2018-XX", "2018-05/2018-06"),
    ("Pyongyang, April 15, Juche 107 (2018), said the note.", "April 15, Juche 107 (2018)", "2018-04-15", "2018-04-15"),
    ("It was founded in Juche 1.", "Juche 1", "1912", "1912"),
    ("The decree of 1439 AH was repealed.", "1439 AH", "2017", "2017-09/2018-09"),
    ("It was dated 23/04/2018.", "23/04/2018", "2018-04-23", "2018-04-23"),
    ("It was dated 20.11.2012.", "20.11.2012", "2012-11-20", "2012-11-20"),
    ("It was dated 7/8/2007.", "7/8/2007", "2007-XX-XX", "2007"),
    ("He cited the September 11 attacks.", "September 11", "2001-09-11", "2001-09-11"),
    ("Laws passed after 9/11 remain.", "9/11", "2001-09-11", "2001-09-11"),
    ("It was dated 7/7/2007.", "7/7/2007", "2007-07-07", "2007-07-07"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value", "date"), EXPLICIT)
def test_dates_said_in_full_need_no_publication_date(text: str, words: str, value: str, date: str) -> None:
    expression = only(text, Anchor())
    assert (expression.text, expression.value, expression.edtf) == (words, value, date)
    assert expression.basis in ("explicit", "inferred")
    assert expression.anchored


RELATIVE = [
    ("They met on Monday.", "2018-04-23", "2018-04-23"),
    ("They met on Tuesday.", "2018-04-17", "2018-04-17"),
    ("They will meet on Tuesday.", "2018-04-24", "2018-04-24"),
    ("They met last Friday.", "2018-04-20", "2018-04-20"),
    ("They met last Monday.", "2018-04-16", "2018-04-16"),
    ("They will meet next Tuesday.", "2018-04-24", "2018-04-24"),
    ("They will meet next Monday.", "2018-04-30", "2018-04-30"),
    ("They met on Friday last week.", "2018-04-20", "2018-04-20"),
    ("They met today.", "2018-04-23", "2018-04-23"),
    ("They met yesterday.", "2018-04-22", "2018-04-22"),
    ("They met the day before yesterday.", "2018-04-21", "2018-04-21"),
    ("They meet tomorrow.", "2018-04-24", "2018-04-24"),
    ("They meet this week.", "2018-W17", "2018-04-23/2018-04-29"),
    ("They met last week.", "2018-W16", "2018-04-16/2018-04-22"),
    ("They met last month.", "2018-03", "2018-03"),
    ("They meet next month.", "2018-05", "2018-05"),
    ("They met earlier this year.", "2018", "2018"),
    ("They met late last year.", "2017", "2017"),
    ("They met in the last quarter.", "2018-Q1", "2018-01/2018-03"),
    ("They met at the end of last month.", "2018-03", "2018-03"),
    ("They met at the beginning of the year.", "2018", "2018"),
    ("They met two years ago.", "2016", "2016~"),
    ("They met three days ago.", "2018-04-20", "2018-04-20"),
    ("They met two weeks ago.", "2018-W15", "2018-04-09~/2018-04-15~"),
    ("They met a month ago.", "2018-03", "2018-03~"),
    ("They met three decades ago.", "198", "198X~"),
    ("They met in February.", "2018-02", "2018-02"),
    ("They met in May.", "2017-05", "2017-05"),
    ("They will meet in May.", "2018-05", "2018-05"),
    ("They will meet in February.", "2019-02", "2019-02"),
    ("They met last May.", "2017-05", "2017-05"),
    ("They met on 3 March.", "2018-03-03", "2018-03-03"),
    ("They met on December 3.", "2017-12-03", "2017-12-03"),
    ("They will meet on June 12.", "2018-06-12", "2018-06-12"),
    ("They met in March last year.", "2017-03", "2017-03"),
    ("They met last summer.", "2017-SU", "2017-22"),
    ("They met over Christmas.", "2017-12-25", "2017-12-25"),
    ("They meet this weekend.", "2018-W17-WE", "2018-04-28/2018-04-29"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "date"), RELATIVE)
def test_dates_counted_from_a_known_day(text: str, value: str, date: str) -> None:
    expression = only(text)
    assert (expression.value, expression.edtf, expression.basis) == (value, date, "relative")


TIMES = [
    ("They met on Monday morning.", "2018-04-23TMO", "2018-04-23"),
    ("They met on Sunday evening.", "2018-04-22TEV", "2018-04-22"),
    ("They met last night.", "2018-04-22TNI", "2018-04-22"),
    ("They meet tonight.", "2018-04-23TNI", "2018-04-23"),
    ("They met this morning.", "2018-04-23TMO", "2018-04-23"),
    ("They met yesterday afternoon.", "2018-04-22TAF", "2018-04-22"),
    ("The siren went at 9 a.m. and again.", "XXXX-XX-XXT09:00", None),
    ("The siren went at 18:00 UTC and again.", "XXXX-XX-XXT18:00Z", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "date"), TIMES)
def test_times_of_day(text: str, value: str, date: str | None) -> None:
    expression = only(text)
    assert (expression.type, expression.value, expression.edtf) == ("TIME", value, date)


def test_a_time_of_day_takes_the_day_of_its_own_sentence_only() -> None:
    day, time = find("The two met on Sunday in the old palace at 6:40 p.m. sharp.", anchor=MONDAY)
    assert (day.value, time.value, time.basis) == ("2018-04-22", "2018-04-22T18:40", "inferred")


LENGTHS = [
    ("It lasted for three days.", "DURATION", "P3D", None),
    ("It was a 24-hour truce.", "DURATION", "PT24H", None),
    ("It took almost two and a half years.", "DURATION", "P2.5Y", None),
    ("It took twenty-five years.", "DURATION", "P25Y", None),
    ("It took several months.", "DURATION", "PXM", None),
    ("It went on for years.", "DURATION", "PXY", None),
    ("It took half an hour.", "DURATION", "PT0.5H", None),
    ("It grew over the past two months.", "DURATION", "P2M", "2018-02/2018-04"),
    ("It grew in the past decade.", "DURATION", "P10Y", "2008/2018"),
    ("It grew over the past five years.", "DURATION", "P5Y", "2013/2018"),
    ("It will grow in the next three days.", "DURATION", "P3D", "2018-04-23/2018-04-26"),
    ("It grew in the first nine months of 2017.", "DURATION", "P9M", "2017-01/2017-09"),
    ("It grew in the last three months of 2017.", "DURATION", "P3M", "2017-10/2017-12"),
    ("They meet every Monday.", "SET", "XXXX-WXX-1", None),
    ("They meet every other week.", "SET", "P2W", None),
    ("They meet twice a year.", "SET", "P1Y", None),
    ("They hold an annual drill.", "SET", "P1Y", None),
    ("They meet on Mondays.", "SET", "XXXX-WXX-1", None),
    ("They sell 15 a year.", "SET", "P1Y", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "value", "date"), LENGTHS)
def test_lengths_and_sets(text: str, kind: str, value: str, date: str | None) -> None:
    expression = only(text)
    assert (expression.type, expression.value, expression.edtf) == (kind, value, date)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The two now trade.", "PRESENT_REF"),
        ("The two currently trade.", "PRESENT_REF"),
        ("The two recently traded.", "PAST_REF"),
        ("The two traded in recent years.", "PAST_REF"),
        ("The two may trade in the future.", "FUTURE_REF"),
        ("The two may trade in the near future.", "FUTURE_REF"),
        ("The two traded long ago.", "PAST_REF"),
    ],
)
def test_references_to_no_calendar_have_no_date(text: str, value: str) -> None:
    expression = only(text)
    assert (expression.value, expression.edtf, expression.anchored) == (value, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "The 70th anniversary and the 72nd session passed.",
        "Resolution 1718 was adopted, as were resolutions 1874 and 2094.",
        "The envoy cited UNSCR 1929 and Article 2010.",
        "It sent 2,000 troops and 1900 soldiers.",
        "It paid $2010 for it, then 1,900 more.",
        "A Boeing 1707 and an An-1985 landed beside flight 1999.",
        "See page 1984, No. 2001 and section 1950.",
        "A force of 1500 men took 2000 tonnes of rice.",
        "The vote was 1990-1877 in the end.",
        "The October Revolution and the April Uprising are names.",
        "Jan Masaryk wrote of the Thirty Years' War on ABC's This Week.",
        "He may march on the capital, and they may stay.",
        "May we meet? March on, August Schmidt said to April Jones.",
        "Theresa May and Black September are names.",
        "He is in his sixties, aged 56, with a two-year-old son.",
        "He read the Sunday Times and the People's Daily.",
        "Spring water may fall on stony ground.",
        "One day a second visit will come.",
        "The score was 21-17, the ratio 3:16.",
        "The house at 1850 Main was sold for 2015 euros.",
        "Version 2010.5 and part x2010y failed at 2019% and 1.2018.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert [e.text for e in find(text, anchor=MONDAY)] == []


RANGES = [
    ("He served from 1950 to 1953.", ["1950", "1953"], "1950/1953"),
    ("It was held from 1711 to 1835.", ["1711", "1835"], "1711/1835"),
    ("He served 1950–53 there.", ["1950", "1953"], "1950/1953"),
    ("He served (1950-1953) there.", ["1950", "1953"], "1950/1953"),
    ("He was there between 3 and 5 May 2018.", ["2018-05-03", "2018-05-05"], "2018-05-03/2018-05-05"),
    ("He was there on 3–5 May 2018.", ["2018-05-03", "2018-05-05"], "2018-05-03/2018-05-05"),
    ("He was there on May 3-5, 2018.", ["2018-05-03", "2018-05-05"], "2018-05-03/2018-05-05"),
    ("He was there March–April 2011.", ["2011-03", "2011-04"], "2011-03/2011-04"),
    ("He was there from December to February 2011.", ["2010-12", "2011-02"], "2010-12/2011-02"),
    ("He was there from 30 April to 2 May 2018.", ["2018-04-30", "2018-05-02"], "2018-04-30/2018-05-02"),
    ("He was there from the 1960s to the 1980s.", ["196", "198"], "196X/198X"),
    ("He was there from Friday to Sunday.", ["2018-04-20", "2018-04-22"], "2018-04-20/2018-04-22"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values", "whole"), RANGES)
def test_both_ends_of_a_range_know_the_whole(text: str, values: list[str], whole: str) -> None:
    found = find(text, anchor=MONDAY)
    assert [e.value for e in found] == values
    assert {interval(e).edtf for e in found} == {whole}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It met in 2003, 2005 and 2007.", ["2003", "2005", "2007"]),
        ("It met on 3 and 5 May 2018.", ["2018-05-03", "2018-05-05"]),
        ("It met on 11, 12 and 27 May 2018.", ["2018-05-11", "2018-05-12", "2018-05-27"]),
        ("It met in March and April 2011.", ["2011-03", "2011-04"]),
    ],
)
def test_a_list_of_dates_is_no_range(text: str, values: list[str]) -> None:
    found = find(text, anchor=MONDAY)
    assert [e.value for e in found] == values
    assert all(e.whole is None for e in found)


SIGNALS = [
    ("Ties are close since the 1960s.", "since", "196X/..", "explicit", "since the 1960s"),
    ("It was done by 2018.", "by", "../2018", "bounded", "by 2018"),
    ("It was done by the end of 2018.", "by", "../2018", "bounded", "by the end of 2018"),
    ("It was done before 2018.", "before", "../2017", "bounded", "before 2018"),
    ("It was done before the end of July 2018.", "before", "../2018-07", "bounded", "before the end of July 2018"),
    ("It was done after the end of July 2018.", "after", "2018-08-01/..", "bounded", "after the end of July 2018"),
    ("It was done before the start of July 2018.", "before", "../2018-06", "bounded", "before the start of July 2018"),
    ("It was done before the 1960s.", "before", "../1959", "bounded", "before the 1960s"),
    ("It was done prior to March 2018.", "before", "../2018-02", "bounded", "prior to March 2018"),
    ("It was done until 2018.", "until", "../2018", "explicit", "until 2018"),
    ("It was done through the 1950s.", "until", "../1959", "explicit", "through the 1950s"),
    ("It was done after 3 May 2018.", "after", "2018-05-03/..", "bounded", "after 3 May 2018"),
    ("It was done around 2010.", "around", "2010~", "explicit", "around 2010"),
    ("It was not until 1921 that they met.", "in", "1921", "explicit", "not until 1921"),
    ("It was done in 2010.", "in", "2010", "explicit", "in 2010"),
    ("It was done during the 2010s.", "during", "201X", "explicit", "during the 2010s"),
    ("It was shut from 1991 onwards.", "since", "1991/..", "explicit", "1991 onwards"),
    ("A report from 2015 says so.", "from", "2015", "explicit", "from 2015"),
    ("It was done since at least 2008.", "since", "2008/..", "explicit", "since at least 2008"),
    ("Ties date back to 1949.", "since", "1949/..", "explicit", "back to 1949"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "function", "date", "basis", "words"), SIGNALS)
def test_the_word_beside_a_date_bounds_the_interval(
    text: str, function: str, date: str, basis: str, words: str
) -> None:
    expression = only(text, Anchor())
    when = interval(expression)
    assert (expression.function, when.edtf, when.basis, when.text) == (function, date, basis, words)
    assert when.start is not None
    assert text[when.start : when.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "The 2014 agreement holds.",
        "Since the 2014 agreement they trade.",
        "Before Monday's vote they left.",
        "After the November elections they left.",
    ],
)
def test_a_date_before_its_noun_dates_the_noun_alone(text: str) -> None:
    expression = only(text)
    assert expression.attributive
    assert expression.function is None
    assert "/" not in (interval(expression).edtf or "")


def test_the_same_words_mean_the_other_side_when_the_caller_knows_the_tense() -> None:
    text = "The visit, Tuesday, and the talks, in October."
    past = [e.value for e in find(text, anchor=MONDAY, tense=lambda span: "past")]
    future = [e.value for e in find(text, anchor=MONDAY, tense=lambda span: "future")]
    assert past == ["2018-04-17", "2017-10"]
    assert future == ["2018-04-24", "2018-10"]
