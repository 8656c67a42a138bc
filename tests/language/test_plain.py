"""What the parser reads is cleaned text; every character of it knows where it stood."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from legation.evidence import Span
from legation.language import plain

_ODD = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\u00a0\u200f\u202e\r\n\t\u0301\u00ad“”'\"-é"),
        st.sampled_from("Kim Jong-un al-Assad Act Treaty "),
    ),
    max_size=80,
)


@given(_ODD)
def test_every_character_points_inside_the_text_and_never_backwards(text: str) -> None:
    piece = plain(text, 0, len(text))
    assert len(piece.text) == len(piece.origin) == len(piece.ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(piece.origin, piece.ends, strict=True))
    assert list(piece.origin) == sorted(piece.origin)


@given(st.text(alphabet="abcdefg hij.,", min_size=1, max_size=60))
def test_plain_words_come_through_unchanged(text: str) -> None:
    assert plain(text, 0, len(text)).text == " ".join(text.split(" ")).strip().replace("  ", " ") or "  " in text


def test_citation_markers_are_left_out_and_the_words_behind_them_keep_their_place() -> None:
    text = "Chad left.[12] Niger stayed."
    piece = plain(text, 0, len(text), [Span(10, 14)])
    assert piece.text == "Chad left. Niger stayed."
    at = piece.text.index("Niger")
    assert piece.back(at, at + 5).of(text) == "Niger"


def test_combining_marks_are_composed_and_point_at_all_of_their_characters() -> None:
    text = unicodedata.normalize("NFD", "Perú firmó")
    piece = plain(text, 0, len(text))
    assert piece.text == "Perú firmó"
    assert piece.back(3, 4).of(text) == unicodedata.normalize("NFD", "ú")


def test_single_quotes_doubled_are_one_double_quote() -> None:
    text = "He said ''no'' twice."
    assert plain(text, 0, len(text)).text == 'He said "no" twice.'


def test_hyphens_that_join_a_name_are_left_out_and_others_stay() -> None:
    text = "Bashar al-Assad met Kim Jong-un at a state-run farm."
    assert plain(text, 0, len(text)).text == "Bashar alAssad met Kim Jongun at a state-run farm."


def test_a_law_with_states_in_its_name_stands_as_one_word_that_points_at_all_of_it() -> None:
    text = "Congress passed the Iran, Iraq and Libya Sanctions Act in 1996."
    piece = plain(text, 0, len(text))
    assert piece.text == "Congress passed the Act in 1996."
    at = piece.text.index("Act")
    assert piece.back(at, at + 3).of(text) == "Iran, Iraq and Libya Sanctions Act"


def test_what_a_tokenizer_took_apart_is_read_as_one() -> None:
    text = "Chad’ s army met the Saudi - led coalition - and left - led by Mali."
    piece = plain(text, 0, len(text))
    assert piece.text.startswith("Chad’s army met the Saudi-led coalition - and left")
    at = piece.text.index("Saudi-led")
    assert piece.back(at, at + 9).of(text) == "Saudi - led"
