"""A pronoun means the nearest fitting subject, never the other argument of its own verb."""

import pytest
from tests.actors.conftest import Read

from legation.actors import Mention


def _pronouns(mentions: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(m.text.casefold(), m.actor.name) for m in mentions if m.kind == "pronoun"]


@pytest.mark.parametrize(
    ("text", "pronouns"),
    [
        ("Peru warned Bolivia. It urged it to wait.", [("it", "Peru"), ("it", "Bolivia")]),
        ("Peru paid Chile. It waited and then urged it to wait.", [("it", "Peru"), ("it", "Chile")]),
        ("Peru thanked itself.", [("itself", "Peru")]),
        ("Peru praised Chile for its help.", [("its", "Chile")]),
        ("Peru gave aid to Chad in its war.", [("its", "Chad")]),
        ("Peru sent a team to Chad with its flag.", [("its", "Peru")]),
        ("Peru thanked Chile and signed its treaty.", [("its", "Peru")]),
        ("Peru and Chile met. Bolivia thanked them.", []),
        ("Peru and Chile met. They thanked the hosts.", [("they", "Peru and Chile")]),
    ],
)
def test_it_its_and_they_mean_states(read: Read, text: str, pronouns: list[tuple[str, str]]) -> None:
    assert _pronouns(read(text)) == pronouns


@pytest.mark.parametrize(
    ("text", "pronouns"),
    [
        ("Angela Merkel met Theresa May. She thanked her.", [("she", "Angela Merkel"), ("her", "Theresa May")]),
        ("Angela Merkel met Theresa May. Merkel thanked her.", [("her", "Theresa May")]),
        ("Angela Merkel met Emmanuel Macron. He thanked her.", [("he", "Emmanuel Macron"), ("her", "Angela Merkel")]),
    ],
)
def test_he_and_she_mean_people_of_their_gender(read: Read, text: str, pronouns: list[tuple[str, str]]) -> None:
    assert _pronouns(read(text, "2018-02-01")) == pronouns


@pytest.mark.parametrize("text", ["It is clear that Peru will pay.", "Peru paid. It seems that Chile is late."])
def test_it_may_mean_nothing(read: Read, text: str) -> None:
    assert _pronouns(read(text)) == []


def test_a_pronoun_without_anybody_before_it_means_nobody(read: Read) -> None:
    assert read("He spoke.") == ()


def test_a_pronoun_does_not_reach_far_back(read: Read) -> None:
    rain = "Rain fell on the hills. " * 3
    assert _pronouns(read(f"Peru thanked Chile. {rain}It was late.")) == []


def test_they_are_those_of_a_kind_named_last_and_not_the_two_states(read: Read) -> None:
    mentions = read("Iran-backed militias in Iraq denied that they had attacked the port.")
    assert [m.actor.country for m in mentions if m.text == "they"] == [None]


def test_it_after_a_verb_of_saying_is_what_was_said(read: Read) -> None:
    assert not any(m.text == "it" for m in read("Peru left the pact, Chile said, but Bolivia denied it."))


def test_it_is_not_several_people(read: Read) -> None:
    assert _pronouns(read("Chad waited. Kenyan sailors slept. It arrested ten men.")) == [("it", "Chad")]


def test_it_that_is_acted_on_is_whom_its_sentence_names(read: Read) -> None:
    text = "Peru waited. The European Commission asked Chad for help but opened proceedings against it."
    assert _pronouns(read(text)) == [("it", "Chad")]


def test_him_who_is_acted_on_is_whom_the_sentence_names_last(read: Read) -> None:
    text = "Pedro Sanchez of Spain left. Emmanuel Macron wrote to Vladimir Putin and invited him to Paris."
    assert _pronouns(read(text)) == [("him", "Vladimir Putin")]
