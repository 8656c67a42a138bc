"""The grammar on text as it comes: spans point at their words, ranges hold, and hostile input comes back."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.claims.timex import Anchor, find, interval
from legation.evidence import Span, edtf

SALAD = """in on at since by until from to between and of the last next this that same two three 3 5 11 1950 2018
    53 1718 year years month months week weeks day days ago later earlier before after Monday Friday May
    March April February Sept . , - – / ' ’ ( ) s th st nd early late mid end half first second third
    quarter century decade summer winter Christmas Easter Ramadan Juche 107 FY Q every each annual now
    recently a an a.m. p.m. UTC 18:00 9 2018-04-23 7/8/07 20.11.2012 İstanbul é 한국 🙂 ﷺ ǆ ½ ١٩٩٠ ²"""
WORDS = st.sampled_from([*SALAD.split(), "\u202e", "\u00a0", "\n"])
ANCHORS = st.sampled_from(
    [Anchor(), Anchor("2018-04-23"), Anchor("2018-04"), Anchor("2018"), Anchor("2018-04-23", "2017-05-06", True)]
)


def check(text: str, anchor: Anchor) -> None:
    end = 0
    for expression in find(text, anchor=anchor):
        assert text[expression.start : expression.end] == expression.text
        assert expression.text == expression.text.strip()
        assert end <= expression.start < expression.end
        end = expression.end
        when = interval(expression)
        assert when.start is not None
        assert text[when.start : when.end] == when.text
        if expression.edtf is not None:
            first, last = edtf.bounds(expression.edtf)
            assert (first and first.isoformat(), last and last.isoformat()) == (expression.earliest, expression.latest)
            assert edtf.precision(expression.edtf) == expression.precision
            assert expression.basis != "unknown"
        if when.edtf is not None:
            edtf.bounds(when.edtf)


@given(st.lists(WORDS, max_size=14).map(" ".join), ANCHORS)
def test_spans_point_at_their_words_in_word_salad(text: str, anchor: Anchor) -> None:
    check(text, anchor)


@given(st.lists(WORDS, max_size=14).map("".join), ANCHORS)
def test_spans_point_at_their_words_where_nothing_is_apart(text: str, anchor: Anchor) -> None:
    check(text, anchor)


@given(st.text(), st.sampled_from(["on 3 May 2018", "since the 1960s", "last Monday", "1950–53"]), st.text(), ANCHORS)
def test_spans_point_at_their_words_between_any_characters(before: str, words: str, after: str, anchor: Anchor) -> None:
    check(f"{before} {words} {after}", anchor)


@pytest.mark.parametrize("mark", ["🙂", "e\u0301", "İ", "\u202eab\u202c", "한국", "ﬁ", "\U0001f1f8\U0001f1fe", "\x00"])
def test_odd_characters_before_a_date_do_not_move_it(mark: str) -> None:
    text = f"{mark * 3} they met on 3 May 2018. {mark}"
    found = find(text)
    assert [e.text for e in found] == ["3 May 2018"]


@given(st.integers(0, 60), st.integers(0, 60))
def test_no_expression_crosses_the_end_of_a_range(one: int, other: int) -> None:
    text = "They met on Monday, 3 May 2018, from 1950 to 1953 in the late 1960s."
    cuts = sorted({0, min(one, len(text)), min(other, len(text)), len(text)})
    ranges = [Span(a, b) for a, b in itertools.pairwise(cuts)]
    for expression in find(text, ranges, Anchor("2018-05-07")):
        assert any(r.start <= expression.start and expression.end <= r.end for r in ranges)


def test_what_stands_outside_the_ranges_is_not_read() -> None:
    text = "In 2018 they met. In 2019 they left."
    assert [e.text for e in find(text, [Span(0, 17)])] == ["2018"]
    assert find(text, []) == ()
    assert find("") == ()


def test_reading_the_same_text_twice_says_the_same() -> None:
    text = "They met last week, on Monday, and in 2012; ties date from the 1960s."
    assert find(text, anchor=Anchor("2018-04-23")) == find(text, anchor=Anchor("2018-04-23"))


@pytest.mark.parametrize(
    "piece",
    [
        "1", "1,000,", "1-", "'", "the end of ", "May, ", "3 and ", "2001, ", "Monday to ", "two and a half ",
        "Monday at 9 a.m. ", "New Year's ", "\u0301", "\n", "in February ", "1960s ", "the past ",
    ],
)  # fmt: skip
def test_a_hundred_kilobytes_of_anything_come_back(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(text[e.start : e.end] == e.text for e in find(text, anchor=Anchor("2018-04-23", "2017-05-06", True)))
