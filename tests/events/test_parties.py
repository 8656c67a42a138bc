"""The parties of an argument are the actors nearest inside it, one for each that is coordinated."""

import pytest

from legation.actors import Mention, find
from legation.coder import Coder
from legation.events.parties import Parties, same
from legation.language import Sentence, Token


def _read(coder: Coder, text: str) -> tuple[Sentence, Parties, tuple[Mention, ...]]:
    sentence = coder.parser.sentence(text)
    assert sentence is not None
    mentions = find(text, [sentence], coder.book)
    return sentence, Parties(sentence, mentions), mentions


def _token(sentence: Sentence, word: str) -> Token:
    return next(t for t in sentence.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        ("Norway thanked Syria.", "Syria", ["SYR"]),
        ("Norway bombed the Syrian reactor.", "reactor", ["SYR"]),
        ("Norway imposed limits on the harbour of Syria.", "limits", ["SYR"]),
        ("Norway resented comments made by Chad.", "comments", ["TCD"]),
        ("Norway resented a tariff that hurt Chad.", "tariff", []),
        ("Norway bought wool despite Chad.", "wool", []),
    ],
)
def test_the_nearest_actor_inside_an_argument_fills_it(
    coder: Coder, text: str, word: str, countries: list[str]
) -> None:
    sentence, parties, _ = _read(coder, text)
    assert [m.actor.country for m in parties.of([_token(sentence, word)])] == countries


def test_of_a_clause_its_own_subject_goes_first(coder: Coder) -> None:
    sentence, parties, _ = _read(coder, "Norway said Chad must pay Peru.")
    assert [m.actor.country for m in parties.of([_token(sentence, "pay")])] == ["TCD"]


def test_an_apposed_person_is_meant_before_the_country_of_the_title(coder: Coder) -> None:
    sentence, parties, _ = _read(coder, "The captain of the Norwegian ship, Anna Berg, thanked Peru.")
    assert [m.actor.name for m in parties.of([_token(sentence, "captain")])] == ["Anna Berg"]


def test_not_deep_is_the_word_itself_or_nobody(coder: Coder) -> None:
    sentence, parties, _ = _read(coder, "Norway bombed the Syrian reactor.")
    assert parties.of([_token(sentence, "reactor")], deep=False) == []
    assert [m.actor.country for m in parties.of([_token(sentence, "Norway")], deep=False)] == ["NOR"]


def test_a_collective_stands_for_each_of_its_members(coder: Coder) -> None:
    text = "Peru and Chile met. Both states paid."
    sentence = coder.parser.sentence(text)
    assert sentence is not None
    parties = Parties(sentence, find(text, [sentence], coder.book))
    assert [m.actor.country for m in parties.of([_token(sentence, "states")])] == ["PER", "CHL"]


def test_mentions_of_other_sentences_are_left_out(coder: Coder) -> None:
    sentence, _, mentions = _read(coder, "Norway thanked Syria.")
    later = Sentence(sentence.number + 1, sentence.start, sentence.end, sentence.tokens)
    assert Parties(later, mentions).at == {}


def test_one_actor_named_twice_is_one_party(coder: Coder) -> None:
    sentence, parties, (norway, syria) = _read(coder, "Norway thanked Syria.")
    token = _token(sentence, "Syria")
    assert parties.of([token, token]) == [syria]
    assert same(syria, syria)
    assert not same(norway, syria)
