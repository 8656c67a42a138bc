from __future__ import annotations

import textwrap
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from legation.documents.parts.layout import lines, paragraphs

PARAGRAPHS = [
    "The foreign minister of Mali arrived in Algiers on Monday for talks on trade and on the security of the border.",
    "She met the president and three members of the cabinet, and said that both states wanted a lasting agreement.",
    "A joint committee is to meet in the autumn. Its first task is a survey of the roads that cross the frontier.",
]


def flats(text: str) -> list[str]:
    return [unit.flat for unit in paragraphs(text)]


def test_one_paragraph_a_line_stays_so() -> None:
    assert flats("\n".join(PARAGRAPHS)) == PARAGRAPHS


@given(st.integers(50, 90), st.sampled_from(["\n", "\r\n"]))
def test_wrapped_lines_are_joined_at_any_usual_width(width: int, newline: str) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in PARAGRAPHS)
    assert flats(text.replace("\n", newline)) == PARAGRAPHS


def test_wrapped_paragraphs_told_apart_by_indents_alone_stay_apart() -> None:
    wrapped = [textwrap.fill(p, 70, initial_indent="     ", break_on_hyphens=False) for p in PARAGRAPHS]
    assert flats("\n".join(wrapped)) == PARAGRAPHS


def test_one_long_line_is_one_paragraph() -> None:
    assert flats(" ".join(PARAGRAPHS)) == [" ".join(PARAGRAPHS)]


def test_a_sentence_broken_once_is_one_paragraph() -> None:
    assert len(paragraphs("The government of Mali said that it had not used\nforce in the north of the country.")) == 1


def test_items_of_a_list_stay_apart() -> None:
    assert flats("- Algeria and\n- mali and\n- Niger") == ["- Algeria and", "- mali and", "- Niger"]


@given(st.text(alphabet="ab .\n\r\t\u00a0\u2028\u200f-•", max_size=120))
def test_units_hold_every_visible_character_once_and_in_order(text: str) -> None:
    for units in (lines(text), paragraphs(text)):
        covered = "".join(text[unit.start : unit.end] for unit in units)
        assert "".join(covered.split()) == "".join(text.split())
        assert all(a.end <= b.start for a, b in pairwise(units))
        assert all(unit.flat == " ".join(text[unit.start : unit.end].split()) for unit in units)
