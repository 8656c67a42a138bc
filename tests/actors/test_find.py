"""Mentions come in order, inside the text, and names that the codebook lacks are actors where a country is known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.actors.conftest import Read

from legation.actors import Mention, find, find_all
from legation.coder import Coder

_WORDS = st.sampled_from(
    "Peru Chad's the Ghanaian both states it its Kim Anna Berg , minister of the ( ) “ ” ambassador said that and his "
    "government U.S. letter site their thanked was by - — former President".split(" ")
)


@given(st.lists(_WORDS, min_size=1, max_size=14))
@settings(max_examples=60, deadline=None)
def test_any_heap_of_words_gives_mentions_in_order_that_lie_in_the_text(coder: Coder, words: list[str]) -> None:
    text = " ".join(words)
    sentence = coder.parser.sentence(text)
    assert sentence is not None
    mentions = find(text, [sentence], coder.book)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.sentence, m.start, m.end))
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.phrase is None or mention.phrase.start <= mention.start < mention.end <= mention.phrase.end
        assert mention.actor.because


def _named(mentions: tuple[Mention, ...], text: str) -> Mention:
    return next(m for m in mentions if m.text == text)


def test_an_unknown_organisation_is_an_actor_where_its_name_says_a_country(read: Read) -> None:
    actor = _named(read("The Ghana Chess Federation met."), "Ghana Chess Federation").actor
    assert (actor.kind, actor.country, actor.sector) == ("unknown", "GHA", None)


def test_an_unknown_organisation_without_a_country_is_nobody(read: Read) -> None:
    assert read("The Blue Lantern Federation met.") == ()


def test_a_prize_is_no_organisation_even_with_a_country_in_its_name(read: Read) -> None:
    assert [m.kind for m in read("The Ghanaian Peace Prize was awarded.")] == ["adjective"]


def test_an_article_and_a_possessive_ending_are_not_part_of_a_name(read: Read) -> None:
    assert _named(read("Rosa Lund's speech in Peru was long."), "Rosa Lund").actor.kind == "person"


def test_a_title_before_a_name_is_no_second_mention(read: Read) -> None:
    mentions = read("Norwegian Foreign Minister Anna Berg flew home.")
    assert [m.text for m in mentions] == ["Anna Berg"]


def test_the_phrase_has_title_and_of_phrase_and_no_clause(read: Read) -> None:
    text = "The foreign minister of Kenya who had resigned flew home."
    mention = _named(read(text), "The foreign minister")
    assert mention.phrase is not None
    assert mention.phrase.of(text) == "The foreign minister of Kenya"


def test_a_state_that_only_modifies_an_actor_is_not_mentioned_beside_it(read: Read) -> None:
    assert [m.text for m in read("Kenyan troops withdrew.")] == ["Kenyan troops"]


def test_two_states_coordinated_are_two_mentions(read: Read) -> None:
    assert [m.actor.country for m in read("Sweden and Finland agreed.")] == ["SWE", "FIN"]


def test_capitals_among_the_places_are_kept_beside_the_mentions(coder: Coder) -> None:
    text = "A plea reached Norway from Lima, where it rained, and Lima waited."
    sentence = coder.parser.sentence(text)
    assert sentence is not None
    found = find_all(text, [sentence], coder.book)
    assert [(m.text, m.start, m.actor.country) for m in found.seats] == [("Lima", text.index("Lima"), "PER")]
    assert found.mentions == find(text, [sentence], coder.book)


@pytest.mark.parametrize(
    "text",
    [
        "Forces loyal to Khalifa Haftar seized a port.",
        "Khalifa Haftar met envoys. A spokesman for Haftar denied it.",
    ],
)
def test_an_office_or_force_is_of_the_land_of_the_person_whose_it_is(read: Read, text: str) -> None:
    assert [m.actor.country for m in read(text) if m.text in ("Forces", "A spokesman")] == ["LBY"]


def test_some_people_of_a_state_are_not_the_state(read: Read) -> None:
    (people,) = [m.actor for m in read("Police beat two Serbs.") if m.actor.country == "SRB"]
    assert (people.sector, people.kind, people.name) == ("CVL", "role", "two Serbs")
    (state,) = [m.actor for m in read("The Serbs signed.") if m.actor.country == "SRB"]
    assert state.kind == "state"
