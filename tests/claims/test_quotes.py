"""What stands in quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.claims import quotations
from legation.claims.attribution.quotes import is_speech
from legation.documents import Block
from legation.evidence import Span


def quoted(text: str, *blocks: tuple[int, int]) -> list[str]:
    laid = [Block(start, end, "paragraph") for start, end in blocks or [(0, len(text))]]
    return [q.of(text) for q in quotations(text, laid)]


@pytest.mark.parametrize(
    "text", ["He said “we left”.", 'He said "we left".', "He said ''we left''.", "He said ``we left''.", "«we left»"]
)
def test_every_printed_kind_of_marks_is_paired(text: str) -> None:
    assert quoted(text) == ["we left"]


def test_an_apostrophe_opens_nothing() -> None:
    assert quoted("Chad's army said 'tis Libya's war.") == []


def test_a_paragraph_that_leaves_its_quotation_open_is_quoted_to_its_end() -> None:
    text = "“We left.\n“We came back.”"
    assert quoted(text, (0, 9), (10, len(text))) == ["We left.", "We came back."]


def test_marks_with_nothing_between_them_quote_nothing() -> None:
    assert quoted("“” and “") == []


def test_a_label_in_quotation_marks_is_no_speech() -> None:
    text = "the “special operation” and “we went home early”"
    assert [is_speech(text, q) for q in quotations(text, [Block(0, len(text), "paragraph")])] == [False, True]


@given(st.text(alphabet="ab “”\"'`«»„", max_size=60))
def test_quotations_are_ordered_disjoint_and_inside_their_block(text: str) -> None:
    found = quotations(text, [Block(0, len(text), "paragraph")]) if text else ()
    assert all(isinstance(q, Span) and q.end <= len(text) for q in found)
    assert all(a.end < b.start for a, b in pairwise(found))
