"""Names in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.codebook import load


def found(sentence: str) -> list[tuple[str, str]]:
    """The names of a sentence that is cut at spaces, from left to right, each with the first entry it stands for."""
    words, matcher = sentence.split(), load().matcher
    names, i = [], 0
    while i < len(words):
        match = matcher.match(words, i)
        if match:
            names.append((" ".join(words[i : i + match[0]]), match[1][0].entry.id))
        i += match[0] if match else 1
    return names


def test_the_longest_name_is_taken() -> None:
    assert found("the Democratic People 's Republic of Korea and the Republic of Korea") == [
        ("Democratic People 's Republic of Korea", "PRK"),
        ("Republic of Korea", "KOR"),
    ]


def test_hyphens_may_stand_alone_or_inside_a_word() -> None:
    assert found("Kim Jong - un met Kim Jong-un") == [("Kim Jong - un", "kim-jong-un"), ("Kim Jong-un", "kim-jong-un")]
    assert found("Bashar al - Assad left") == [("Bashar al - Assad", "bashar-al-assad")]


def test_a_possessive_ending_is_left_out_of_a_name() -> None:
    assert found("Syria 's army") == [("Syria", "SYR")]
    assert found("Syria's army") == [("Syria's", "SYR")]


@pytest.mark.parametrize(
    "sentence",
    [
        "trade in Latin America grew",
        "across the South China Sea today",
        "let us go",
        "a turkey and a polish cloth",
        "the Bank of America paid",
        "signed the Paris Agreement",
        "people in New Mexico",
        "African - American voters in the states",
    ],
)
def test_names_inside_other_phrases_and_plain_words_are_no_names(sentence: str) -> None:
    assert found(sentence) == []


def test_a_trap_does_not_reach_beyond_itself() -> None:
    assert found("Latin America and America and China") == [("America", "USA"), ("China", "CHN")]


def test_case_tells_abbreviations_from_words() -> None:
    assert found("US and us") == [("US", "USA")]
    assert found("SANA in Sanaa") == [("SANA", "syrian-arab-news-agency"), ("Sanaa", "YEM")]


@given(
    st.lists(st.sampled_from(["Syria", "'s", "-", "the", "Kim", "Jong", "un", ",", "", "United", "Nations", "U.N."]))
)
def test_a_match_lies_within_the_words_and_is_known(words: list[str]) -> None:
    for i in range(len(words)):
        match = load().matcher.match(words, i)
        if match:
            assert 1 <= match[0] <= len(words) - i
            assert match[1]
            assert match[1] == load().find(" ".join(words[i : i + match[0]]))


@given(st.lists(st.text(max_size=6), max_size=8))
def test_any_words_can_be_asked_about(words: list[str]) -> None:
    for i in range(len(words)):
        load().matcher.match(words, i)
