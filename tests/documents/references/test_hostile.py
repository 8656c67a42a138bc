"""Entries and markup made to be slow: what is read of them has an end, and the work grows with their length."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from legation.documents.formats.wikitext import render
from legation.documents.parts.encyclopedia import lay_article
from legation.documents.references.bibliography import bibliography, reference
from legation.documents.references.citations import markers
from legation.documents.references.entry import LONGEST
from legation.documents.references.names import authors
from legation.evidence import Span

SIZE = 100_000
PIECES = [
    "(a", "A. ", "\"", "“", "‘a ", "A, ", "Roe, J. ", "A B, ", "and ", "Petrov PK, ", "Ministry of ", "van de ",
    "J. K. ", "(2001) ", "2001 ", "1–2 ", "vol. 1 ", "no. 1 (", "In ", "eds., ", "edited by A ", "(ed.) ",
    "Report No. ", "S/1", "Archived from the original on ", "Retrieved ", "https://a.", "www.a/", "doi:10.1000/",
    "ISBN 0-", "[2001]", "[1", "[1, ", "[1–", "¹", "A: ", "(A: B, 2001", "3 May ", "Kim ", "Ibid. ", "a b ", "^ ",
    "1. a 2001\n", " ", ".", "; ", "<ref>", "<ref name=a/>", "</ref>", "{{efn|", "{{sfn|A|2001}}", "<references>",
    "{{reflist|refs=", "{{cite web|title=a", "{{", "[[a|", "|a=b", "x | y\n",
]  # fmt: skip


def hostile(piece: str, size: int = SIZE) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def calls(work: Callable[[], Any]) -> int:
    """How many functions, ours and Python's own, are called in doing something."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_of_an_entry_without_end_only_the_beginning_is_read(piece: str) -> None:
    whole = hostile(piece)
    read = reference(whole, 0, len(whole), 1)
    assert read.csl == reference(whole[:LONGEST], 0, LONGEST, 1).csl
    assert all(len(value) <= LONGEST for value in read.csl.values() if isinstance(value, str))
    assert authors(whole) == authors(whole[:LONGEST])


@pytest.mark.parametrize("piece", PIECES)
def test_the_work_on_an_entry_is_bounded(piece: str) -> None:
    whole = hostile(piece)
    assert calls(lambda: reference(whole, 0, len(whole), 1)) < 100 * LONGEST


@pytest.mark.parametrize("piece", PIECES)
def test_the_work_on_a_text_grows_no_faster_than_the_text(piece: str) -> None:
    short, long = hostile(piece, SIZE // 40), hostile(piece, SIZE // 20)

    def work(text: str) -> int:
        def all_of_it() -> None:
            rendered = render(text)
            lay_article(rendered.text)
            markers(text, [Span(0, len(text))], 99)
            bibliography(text, [(0, len(text), 1)])

        return calls(all_of_it)

    assert work(long) < 2.5 * work(short) + 1_000
