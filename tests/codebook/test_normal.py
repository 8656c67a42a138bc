"""One key for many spellings."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.codebook.normal import DASHES, cased, folded, keeps_case

WORDS = st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=8)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-Un", "kim jong un"),
        ("Kim Jong-un's", "Kim Jong Un"),
        ("al-Assad", "al\u2011Assad"),
        ("Al Assad", "al-Assad"),
        ("U.S.", "US"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Türkiye", "Turkiye"),
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("Hay'at Tahrir al-Sham", "Hayat Tahrir al-Sham"),
        ("São Tomé and Príncipe", "Sao Tome and Principe"),
        ("Lech Wałęsa", "Lech Walesa"),
        ("Jonas Gahr Støre", "Jonas Gahr Store"),
        ("St. Lucia", "St Lucia"),
        ("Sana’a", "Sanaa"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Niger", "Nigeria"), ("Iran", "Iraq"), ("Austria", "Australia"), ("조선", "한국"), ("Mali", "Malawi")],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert cased(cased(text)) == cased(text)


@given(NAMES, st.sampled_from(DASHES))
def test_any_dash_is_a_space(name: str, dash: str) -> None:
    assert folded(name.replace(" ", dash)) == folded(name)


@given(NAMES)
def test_composed_and_decomposed_letters_are_the_same(name: str) -> None:
    assert folded(unicodedata.normalize("NFD", name)) == folded(unicodedata.normalize("NFC", name))


@given(NAMES)
def test_a_possessive_ending_does_not_count(name: str) -> None:
    assert folded(name + "'s") == folded(name) or name[-1] in "sS"


@given(st.text(max_size=40))
def test_a_key_has_single_spaces_and_none_at_its_ends(text: str) -> None:
    key = folded(text)
    assert key == " ".join(key.split())


@pytest.mark.parametrize("text", ["US", "UK", "DPRK", "U.S.", "SANA", "LeT", "AfD", "Le"])
def test_abbreviations_and_short_words_keep_their_case(text: str) -> None:
    assert keeps_case(text)


@pytest.mark.parametrize("text", ["Syria", "North Korea", "조선", "سوريا", "teleSUR", "White House", "us"])
def test_other_names_do_not(text: str) -> None:
    assert not keeps_case(text)
