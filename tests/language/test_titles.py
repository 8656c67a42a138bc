"""A law or treaty with other names in it is found whole, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.titles import titles


def _found(text: str) -> list[tuple[str, str]]:
    return [(whole.of(text), word.of(text)) for whole, word in titles(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "whole", "word"),
    [
        ("It broke the Peru, Chile and Bolivia Transit Act in March.", "Peru, Chile and Bolivia Transit Act", "Act"),
        ("The Norway Fisheries Act of 1977 lapsed.", "Norway Fisheries Act of 1977", "Act"),
        (
            "Under Harbour Security Resolution 1984 ships were stopped.",
            "Harbour Security Resolution 1984",
            "Resolution",
        ),
        ("In Prevention of Piracy Act cases it paid.", "Prevention of Piracy Act", "Act"),
    ],
)
def test_a_long_name_is_found_whole_with_the_word_that_stands_for_it(text: str, whole: str, word: str) -> None:
    assert _found(text) == [(whole, word)]


@pytest.mark.parametrize(
    "text",
    [
        "The act was passed.",
        "It was an act of war. Act now.",
        "The Act was passed.",
        "Peru signed the Treaty.",
        "Ships were stopped. Act now.",
        "Ghana:\nTransit Act",
    ],
)
def test_a_plain_word_is_no_long_name(text: str) -> None:
    assert _found(text) == []


def test_a_run_of_capitals_longer_than_a_heading_is_cut() -> None:
    ((whole, _),) = _found("Alpha " * 40 + "Act")
    assert len(whole.split()) == 15


@given(st.lists(st.sampled_from("The Act Treaty of and Peru, law 1984 . : \n A In’s U.S.".split(" ")), max_size=20))
def test_names_are_disjoint_and_each_holds_its_word(words: list[str]) -> None:
    text = " ".join(words)
    for whole, word in titles(text, 0, len(text)):
        assert 0 <= whole.start < word.start < word.end <= whole.end <= len(text)
        assert whole.of(text)[0].isupper()
