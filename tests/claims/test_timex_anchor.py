"""Where times count from: the calendar against an oracle of its own, and nothing finer than the evidence."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from legation.claims.timex import Anchor, Tense, find, interval, periods
from legation.claims.timex.ground import Ground
from legation.claims.timex.lexicon import MONTHS, WEEKDAYS, Unit
from legation.claims.timex.meaning import Calendar
from legation.claims.timex.periods import Period
from legation.claims.timex.resolve import meaning
from legation.evidence import Span, edtf

RELATIVE = [
    "on Monday", "last Friday", "next Tuesday", "this Wednesday", "Sunday evening", "Thursday morning", "today",
    "tonight", "yesterday", "tomorrow", "yesterday evening", "last night", "this morning", "the day before yesterday",
    "last week", "this week", "next week", "this weekend", "last weekend", "three days ago", "two weeks ago",
    "a day ago", "two hours ago", "a fortnight ago", "three days from now", "over the past two weeks",
    "in the past three days", "in the next ten days",
    "Friday last week", "the following day", "the same day", "that day", "the next day", "two days later",
    "three days earlier", "a week later", "the following Monday", "the day before", "at 9 a.m.", "on Mondays",
]  # fmt: skip
COARSE = ["this month", "last month", "next year", "last year", "two years ago", "in the past decade", "this quarter"]
ANY_TENSE: list[Tense | None] = ["past", "future", None]
TENSES = st.sampled_from(ANY_TENSE)
UNITS: list[Unit] = ["day", "week", "month", "quarter", "half", "year"]


def zeller(day: date) -> int:
    """The weekday, Monday as 1, by Zeller's congruence: no calendar library in it."""
    year, month = (day.year - 1, day.month + 12) if day.month < 3 else (day.year, day.month)
    k, j = year % 100, year // 100
    h = (day.day + 13 * (month + 1) // 5 + k + k // 4 + j // 4 + 5 * j) % 7
    return (h + 5) % 7 + 1


def test_weekdays_fall_where_an_independent_calendar_has_them_from_1900_to_2100() -> None:
    first, last = date(1900, 1, 1).toordinal(), date(2100, 12, 31).toordinal()
    window: list[date] = [date.fromordinal(n) for n in range(first - 7, first + 8)]
    of_day = {day: zeller(day) for day in window}
    for n in range(first, last + 1):
        published = date.fromordinal(n)
        latest = date.fromordinal(n + 7)
        of_day[latest] = zeller(latest)
        for weekday in [n // 7 % 7 + 1]:  # one of the seven a week: in 49 days every pair of weekdays has come up
            before = next(d for d in (date.fromordinal(n - k) for k in range(7)) if of_day.get(d) == weekday)
            after = next(d for d in (date.fromordinal(n + k) for k in range(7)) if of_day[d] == weekday)
            past = meaning(Calendar(weekday=weekday), Ground(Period(published, published), tense="past", sure=True))
            future = meaning(Calendar(weekday=weekday), Ground(Period(published, published), tense="future", sure=True))
            assert past is not None
            assert future is not None
            assert (past.edtf, future.edtf) == (before.isoformat(), after.isoformat())
        of_day.pop(date.fromordinal(n - 7), None)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(sorted(MONTHS)), st.sampled_from(ANY_TENSE[:2]))
def test_a_month_is_the_latest_begun_or_the_first_not_over(published: date, name: str, tense: Tense) -> None:
    (found,) = find(f"It was in {name.title()}.", anchor=Anchor(published.isoformat()), tense=lambda span: tense)
    year, month = map(int, (found.edtf or "").split("-"))
    assert month == MONTHS[name]
    months = (year - published.year) * 12 + month - published.month
    assert -12 < months <= 0 if tense == "past" else 0 <= months < 12


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 400))
def test_counted_days_and_weeks_agree_with_ordinals(published: date, n: int) -> None:
    (days,) = find(f"It ended {n} days ago." if n > 1 else "It ended a day ago.", anchor=Anchor(published.isoformat()))
    assert days.edtf == date.fromordinal(published.toordinal() - n).isoformat()
    (weeks,) = find(f"It ended {n + 1} weeks ago.", anchor=Anchor(published.isoformat()))
    there = date.fromordinal(published.toordinal() - 7 * (n + 1)).isocalendar()
    assert weeks.value == f"{there.year:04d}-W{there.week:02d}"


@given(st.sampled_from(RELATIVE + COARSE), TENSES)
def test_without_a_publication_date_nothing_relative_gets_a_date(words: str, tense: Tense | None) -> None:
    for expression in find(f"They met {words}, he said.", anchor=Anchor(), tense=lambda span: tense):
        assert expression.edtf is None, expression
        assert (expression.earliest, expression.latest, expression.basis) == (None, None, "unknown")
        assert interval(expression).edtf is None


@given(st.sampled_from(RELATIVE), st.dates(date(1950, 1, 1), date(2050, 1, 1)), TENSES)
def test_a_text_dated_to_a_month_gives_no_relative_day(words: str, published: date, tense: Tense | None) -> None:
    anchor = Anchor(published.isoformat()[:7])
    for expression in find(f"They met {words}, he said.", anchor=anchor, tense=lambda span: tense):
        if expression.edtf is not None:
            assert all(len(end) <= len("2018-04~") for end in expression.edtf.split("/")), expression
        assert edtf.precision(interval(expression).edtf) != "day"


@given(st.sampled_from(RELATIVE + COARSE), st.dates(date(1950, 1, 1), date(2050, 1, 1)), TENSES)
@example("this weekend", date(1999, 1, 1), "past")
def test_a_coarser_publication_date_never_excludes_what_the_exact_one_says(
    words: str, published: date, tense: Tense | None
) -> None:
    text = f"They met {words}, he said."
    exact = find(text, anchor=Anchor(published.isoformat()), tense=lambda span: tense)
    for cut in (7, 4):
        coarse = find(text, anchor=Anchor(published.isoformat()[:cut]), tense=lambda span: tense)
        assert [e.text for e in coarse] == [e.text for e in exact]
        for fine, wide in zip(exact, coarse, strict=True):
            if fine.earliest and fine.latest and wide.earliest and wide.latest:
                assert wide.earliest <= fine.earliest <= fine.latest <= wide.latest


@pytest.mark.parametrize(
    ("words", "value", "date_"),
    [
        ("this month", "2018-04", "2018-04"),
        ("last month", "2018-03", "2018-03"),
        ("last year", "2017", "2017"),
        ("in February", "2018-02", "2018-02"),
        ("on 3 April", "2018-04-03", "2018-04-03"),
        ("today", "XXXX-XX-XX", "2018-04"),
        ("on Monday", "XXXX-WXX-1", "2018-03/2018-04"),
    ],
)
def test_a_text_dated_to_a_month_knows_months(words: str, value: str, date_: str) -> None:
    (found,) = find(f"They met {words}.", anchor=Anchor("2018-04"))
    assert (found.value, found.edtf) == (value, date_)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Monday", "XXXX-WXX-1"),
        ("on Sunday evening", "XXXX-WXX-7TEV"),
        ("in February", "XXXX-02"),
        ("on 3 April", "XXXX-04-03"),
        ("yesterday", "XXXX-XX-XX"),
        ("last week", "XXXX-WXX"),
        ("last month", "XXXX-XX"),
        ("last year", "XXXX"),
        ("in the third quarter", "XXXX-Q3"),
        ("over Christmas", "XXXX-12-25"),
    ],
)
def test_an_unresolved_value_says_what_is_known(words: str, value: str) -> None:
    (found,) = find(f"They met {words}.")
    assert (found.value, found.edtf, found.basis, found.anchored) == (value, None, "unknown", False)


NARRATIVE = [
    ("They met on 3 May 2018. They left the following day.", "2018-05-04"),
    ("They met on 3 May 2018. They left two days later.", "2018-05-05"),
    ("They met on 3 May 2018. They ate the same day.", "2018-05-03"),
    ("They met on 3 May 2018. They left that month.", "2018-05"),
    ("They met on 3 May 2018. They left the following Monday.", "2018-05-07"),
    ("They met on 3 May 2018. They came a day earlier.", "2018-05-02"),
    ("They met on 3 May 2018. They came in March of that year.", "2018-03"),
    ("They met in 2018. They came in March of the following year.", "2019-03"),
    ("They met in 2018. They left three years later.", "2021~"),
    ("They met in May 2018. They left the following day.", None),
    ("They met in 2018. They left that month.", None),
]


@pytest.mark.parametrize(("text", "date_"), NARRATIVE)
def test_what_points_back_counts_from_the_date_before(text: str, date_: str | None) -> None:
    found = find(text)[-1]
    assert found.edtf == date_
    assert found.basis == ("unknown" if date_ is None else "inferred")


@pytest.mark.parametrize(
    ("text", "date_"),
    [
        ("In 2018 they met. In February, they left.", "2018-02"),
        ("In December 2017 they met. In February, they left.", "2018-02"),
        ("In March 2018 they met. On 5 May they left.", "2018-05-05"),
        ("2018\nIn February, they left.", "2018-02"),
        ("In 2018 they met.\nIn February, they left.", None),
        ("Since 1990 they trade. In February, they left.", None),
        ("By 1990 they traded. On 5 May they left.", None),
    ],
)
def test_a_narrative_lends_its_year_within_a_paragraph(text: str, date_: str | None) -> None:
    spans = []
    for line in text.split("\n"):
        start = text.index(line)
        cut = line.find(". ")
        spans += (
            [Span(start, start + cut + 2), Span(start + cut + 2, start + len(line))]
            if cut > 0
            else [Span(start, start + len(line))]
        )
    found = find(text, spans, Anchor(narrative=True))[-1]
    assert found.edtf == date_


def test_a_news_text_lends_no_year_from_sentence_to_sentence() -> None:
    text = "The war began in 2011. A report of March says so."
    found = find(text, [Span(0, 23), Span(23, len(text))])
    assert [e.edtf for e in found] == ["2011", None]


def test_the_date_before_the_text_can_be_given() -> None:
    (found,) = find("They left the following day.", anchor=Anchor(last="2018-05-03"))
    assert found.edtf == "2018-05-04"


@pytest.mark.parametrize("value", ["April", "2018-13", "../2018", "2018/.."])
def test_an_anchor_that_is_no_closed_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Anchor(value)


@given(st.integers(326, 4099))
def test_easter_is_a_sunday_of_its_season(year: int) -> None:
    sunday = periods.easter(year)
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)
    assert calendar.weekday(sunday.year, sunday.month, sunday.day) == calendar.SUNDAY


@pytest.mark.parametrize(
    ("year", "day"), [(1916, (4, 23)), (1961, (4, 2)), (2000, (4, 23)), (2018, (4, 1)), (2038, (4, 25))]
)
def test_easter_of_known_years(year: int, day: tuple[int, int]) -> None:
    assert (periods.easter(year).month, periods.easter(year).day) == day


@pytest.mark.parametrize(
    ("year", "number", "day"),
    [
        (1400, 1, date(1979, 11, 21)),
        (1439, 1, date(2017, 9, 21)),
        (1439, 9, date(2018, 5, 16)),
        (1443, 9, date(2022, 4, 2)),
    ],
)
def test_islamic_months_begin_within_two_days_of_the_known_dates(year: int, number: int, day: date) -> None:
    assert abs((periods.islamic(year, number) - day).days) <= 2


@given(st.integers(700, 3000), st.sampled_from(sorted(periods.HOLIDAYS)))
def test_every_feast_touches_its_year(year: int, name: str) -> None:
    there = periods.HOLIDAYS[name](year)
    assert there.first <= there.last
    assert there.first.year <= year <= there.last.year


@given(
    st.dates(date(2, 1, 1), date(9990, 1, 1)),
    st.integers(-50, 50),
    st.sampled_from(UNITS),
)
def test_shifting_there_and_back_ends_where_it_began(day: date, n: int, unit: Unit) -> None:
    there = periods.shifted(unit, day, n)
    if there is not None:
        back = periods.shifted(unit, there.first, -n)
        assert back is not None
        assert back.first <= day <= back.last


@given(st.dates(), st.sampled_from(sorted(WEEKDAYS)))
def test_no_publication_date_of_the_calendar_makes_the_grammar_fail(published: date, name: str) -> None:
    text = f"On {name.title()}, 400 years ago, last century, next month, in the past 4000 years, on 29 February."
    for expression in find(text, anchor=Anchor(published.isoformat())):
        interval(expression)
