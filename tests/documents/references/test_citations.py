from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents import Block, Document, cited
from legation.documents.references.citations import markers
from legation.evidence import Span


def document(text: str, blocks: list[tuple[int, int]] | None = None) -> Document:
    spans = blocks or [(0, len(text))]
    return Document(
        id="a",
        name="a",
        text=text,
        sha256="",
        blocks=tuple(Block(start, end, "paragraph") for start, end in spans),
        markers=markers(text, [Span(start, end) for start, end in spans]),
    )


def sentences(text: str, pattern: str) -> list[Span]:
    return [Span(found.start(), found.end()) for found in re.finditer(pattern, text)]


BARE = r"[A-Z][^.]*\."
WITH_MARKERS = r"[A-Z][^.]*\.(?:\[[^\]]*\](?::\d+)?)*"
MARKERS_AHEAD = r"(?:\[[^\]]*\](?::\d+)?)*\s?[A-Z][^.]*\."


@pytest.mark.parametrize("pattern", [BARE, WITH_MARKERS, MARKERS_AHEAD])
def test_it_does_not_matter_on_which_side_the_markers_fall(pattern: str) -> None:
    text = "One was built. Two was closed in 1999.[7] Three was signed. Four was said.[4][5][6] Five was not."
    assert cited(document(text), sentences(text, pattern)) == ((7,), (7,), (4, 5, 6), (4, 5, 6), ())


def test_a_marker_reaches_one_sentence_back_and_no_further() -> None:
    text = "One was. Two was. Three was.[4]"
    assert cited(document(text), sentences(text, BARE)) == ((), (4,), (4,))


def test_a_sentence_with_a_marker_of_its_own_takes_no_other() -> None:
    text = "One was.[1] Two was.[2]"
    assert cited(document(text), sentences(text, BARE)) == ((1,), (2,))


def test_a_marker_inside_a_sentence_covers_it() -> None:
    text = "Mali said[5] that it left, and Niger stayed.[6]"
    assert cited(document(text), sentences(text, BARE)) == ((5, 6),)


def test_only_a_marker_at_the_end_of_its_sentence_reaches_back() -> None:
    text = "One was. Two was,[4] and it stayed. Three was. Four was,[5] and it left.[6]"
    assert cited(document(text), sentences(text, BARE)) == ((), (4,), (6,), (5, 6))


def test_markers_before_the_full_stop_end_their_sentence_too() -> None:
    text = "One was. Two was [2], [4]."
    assert cited(document(text), sentences(text, BARE)) == ((2, 4), (2, 4))


@pytest.mark.parametrize(
    ("marker", "numbers"),
    [
        ("[1, 3]", [1, 3]),
        ("[1–3]", [1, 2, 3]),
        ("[2-3,5]", [2, 3, 5]),
        ("[3, p. 44]", [3]),
        ("[3]: 44", [3]),
        ("²", [2]),
        ("¹˒³", [1, 3]),
        ("[3–1]", []),
        ("[1, 2011]", []),
        ("[0]", []),
        ("[a]", []),
        ("[note 1]", []),
        ("[N 1]", []),
    ],
)
def test_one_marker_may_have_several_numbers(marker: str, numbers: list[int]) -> None:
    text = f"Mali signed the accord.{marker} Niger did not."
    found = markers(text, [Span(0, len(text))], highest=9)
    assert [one.number for one in found] == numbers
    assert all(text[one.start : one.end] in (marker, "[3]") for one in found)


def test_round_brackets_are_markers_where_there_are_no_others() -> None:
    text = "Mali signed the accord (1). Niger did not (2,3), and Chad left (1)."
    assert [one.number for one in markers(text, [Span(0, len(text))], highest=3)] == [1, 2, 3, 1]
    assert not markers(text, [Span(0, len(text))], highest=2)
    assert not markers("It has parts: (1) trade, (2) visas.", [Span(0, 35)], highest=3)
    assert [one.number for one in markers(f"{text} It did.[2]", [Span(0, len(text) + 11)], highest=3)] == [2]


@pytest.mark.parametrize("text", ["It is 44 km² wide.", "It is 10² metres wide.", "The area of 3 m² is small."])
def test_a_raised_figure_of_a_unit_is_no_marker(text: str) -> None:
    assert not markers(text, [Span(0, len(text))], highest=9)


def test_a_marker_does_not_reach_over_the_end_of_a_block() -> None:
    text = "One was.\nTwo was.[4]"
    assert cited(document(text, [(0, 8), (9, len(text))]), sentences(text, BARE)) == ((), (4,))


def test_notes_and_remarks_between_markers_are_passed_over_and_have_no_number() -> None:
    text = "One was.[a][citation needed][12]:45 Two was."
    found = document(text)
    assert [(marker.number, text[marker.start : marker.end]) for marker in found.markers] == [(12, "[12]:45")]
    assert cited(found, sentences(text, BARE)) == ((12,), ())


def test_words_in_brackets_and_numbers_beyond_the_list_are_no_markers() -> None:
    text = "He said [the army] of [2011] left.[2]"
    assert [marker.number for marker in markers(text, [Span(0, len(text))], highest=11)] == [2]


@given(
    st.text(alphabet="A. []0123:ab\n", max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9)), max_size=6),
)
def test_any_sentences_get_one_answer_each(text: str, cuts: list[tuple[int, int]]) -> None:
    spans = sorted({Span(start, start + length) for start, length in cuts if start + length <= len(text)})
    answers = cited(document(text), spans) if text else ()
    assert len(answers) == (len(spans) if text else 0)
