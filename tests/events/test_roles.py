"""Roles are the same whatever the construction: who does it is the subject, whom it is done to the object."""

import pytest

from legation.events.roles import of_noun, of_verb
from legation.language import Parser, Sentence, Token


def _token(sentence: Sentence, word: str) -> Token:
    return next(t for t in sentence.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "object_"),
    [
        ("Norway seized the trawler.", "seized", ["Norway"], ["trawler"]),
        ("The trawler was seized by Norway.", "seized", ["Norway"], ["trawler"]),
        ("The trawler seized by Norway belonged to Panama.", "seized", ["Norway"], ["trawler"]),
        ("Norway, which seized the trawler, released it.", "seized", ["Norway"], ["trawler"]),
        ("The trawler that Norway seized was released.", "seized", ["Norway"], ["trawler", "that"]),
        ("Norway accused Iceland of selling trawlers to Chad.", "selling", ["Iceland"], ["trawlers"]),
        ("Greece was accused of violating the treaty.", "violating", ["Greece"], ["treaty"]),
        ("Norway urged Iceland to release the crew.", "release", ["Iceland"], ["crew"]),
        ("Norway promised Iceland to release the crew.", "release", ["Norway"], ["crew"]),
        ("Peru expressed interest in helping Ecuador.", "helping", ["Peru"], ["Ecuador"]),
        (
            "Poland and Lithuania signed a treaty and opened a border crossing.",
            "opened",
            ["Poland", "Lithuania"],
            ["crossing"],
        ),
        ("Greece lashed out at Turkey for having shot down a plane.", "shot", ["Turkey"], ["plane"]),
    ],
)
def test_subject_and_object_survive_passive_relative_control_and_coordination(
    parser: Parser, text: str, verb: str, subject: list[str], object_: list[str]
) -> None:
    sentence = parser.sentence(text)
    assert sentence is not None
    roles = of_verb(sentence, _token(sentence, verb))
    assert [t.text for t in roles.get("subject")] == subject
    assert sorted(t.text for t in roles.get("object")) == sorted(object_)


def test_a_light_verb_lends_its_subject_to_the_noun(parser: Parser) -> None:
    sentence = parser.sentence("Austrian forces carried out an attack on a base in Hungary.")
    assert sentence is not None
    roles = of_noun(sentence, _token(sentence, "attack"))
    assert [t.text for t in roles.get("subject")] == ["forces"]
    assert [t.text for t in roles.get("on")] == ["base"]


def test_who_suffers_an_attack_is_not_who_does_it(parser: Parser) -> None:
    sentence = parser.sentence("Austria suffered an attack by Hungary.")
    assert sentence is not None
    roles = of_noun(sentence, _token(sentence, "attack"))
    assert [t.text for t in roles.get("object")] == ["Austria"]
    assert roles.get("subject") == []
    assert [t.text for t in roles.get("by")] == ["Hungary"]


@pytest.mark.parametrize("text", ["Austria entered into talks with Hungary.", "Austria is in talks with Hungary."])
def test_a_phrase_may_be_the_action_s_light_verb(parser: Parser, text: str) -> None:
    sentence = parser.sentence(text)
    assert sentence is not None
    roles = of_noun(sentence, _token(sentence, "talks"))
    assert [t.text for t in roles.get("subject")] == ["Austria"]
    assert [t.text for t in roles.get("with")] == ["Hungary"]


def test_an_object_that_a_passive_keeps_is_the_second(parser: Parser) -> None:
    sentence = parser.sentence("Austria was given a warship by Hungary.")
    assert sentence is not None
    roles = of_verb(sentence, _token(sentence, "given"))
    assert roles.passive
    assert [t.text for t in roles.get("second")] == ["warship"]


def test_a_small_clause_s_subject_is_the_verb_s_object(parser: Parser) -> None:
    sentence = parser.sentence("Austria let Hungary use the port.")
    assert sentence is not None
    assert [t.text for t in of_verb(sentence, _token(sentence, "let")).get("object")] == ["Hungary"]


def test_an_adverbial_relative_clause_has_no_object_to_lend(parser: Parser) -> None:
    sentence = parser.sentence("The day when Austria landed was cold.")
    assert sentence is not None
    assert of_verb(sentence, _token(sentence, "landed")).get("object") == []


def test_an_action_noun_has_its_parties_in_modifier_possessive_and_prepositions(parser: Parser) -> None:
    sentence = parser.sentence("Chad's attack on Libya followed French airstrikes in Niger.")
    assert sentence is not None
    attack, strikes = of_noun(sentence, _token(sentence, "attack")), of_noun(sentence, _token(sentence, "airstrikes"))
    assert [t.text for t in attack.get("possessive")] == ["Chad"]
    assert [t.text for t in attack.get("on")] == ["Libya"]
    assert [t.text for t in strikes.get("modifier")] == ["French"]
