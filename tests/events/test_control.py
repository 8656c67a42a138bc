"""Whoever the sentence leaves to be understood is found: the subject of infinitives, gerunds, participles and nouns."""

import pytest

from legation.events.control import is_passive, subject
from legation.language import Parser, Sentence, Token


def _parse(parser: Parser, text: str, word: str) -> tuple[Sentence, Token]:
    sentence = parser.sentence(text)
    assert sentence is not None
    return sentence, next(t for t in sentence.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Norway called on Iceland to release the crew.", "release", ["Iceland"]),
        ("Iceland was urged by Norway to release the crew.", "release", ["Iceland"]),
        ("Norway refused to release the crew.", "release", ["Norway"]),
        ("Norway threatened Iceland by mining the strait.", "mining", ["Norway"]),
        ("Norway helped Iceland in mining the strait.", "mining", ["Iceland"]),
        ("Norway thanked Iceland for clearing the strait.", "clearing", ["Iceland"]),
        ("Norway lashed out at Iceland for mining the strait.", "mining", ["Iceland"]),
        ("Norway expressed interest in mining the strait.", "mining", ["Norway"]),
        ("Norway appealed for help in mining the strait.", "mining", ["Norway"]),
        ("Norway was accused of mining the strait.", "mining", ["Norway"]),
        ("Ships carrying oil left Norway.", "carrying", ["Ships"]),
        ("Norwegian leaders, citing the storm, withdrew.", "citing", ["leaders"]),
        ("Norway's decision to withdraw was late.", "withdraw", ["Norway"]),
        ("The refusal of Norway to withdraw was noted.", "withdraw", ["Norway"]),
        ("The Norwegian refusal to withdraw was noted.", "withdraw", ["Norwegian"]),
        ("Norway made a pledge to withdraw.", "withdraw", ["Norway"]),
        ("The strait was mined by Norway and Sweden.", "mined", ["Norway", "Sweden"]),
        ("The strait was mined.", "mined", []),
        ("Norway, which had mined the strait, withdrew.", "mined", ["Norway"]),
        ("Norway landed, mined the strait and withdrew.", "withdrew", ["Norway"]),
        ("Norway was warned and withdrew.", "withdrew", ["Norway"]),
        ("Mine the strait!", "Mine", []),
    ],
)
def test_who_does_it_is_found(parser: Parser, text: str, verb: str, who: list[str]) -> None:
    sentence, token = _parse(parser, text, verb)
    assert [t.text for t in subject(sentence, token)] == who


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Norway mined the strait.", "mined", False),
        ("The strait was mined.", "mined", True),
        ("The strait mined by Norway was closed.", "mined", True),
        ("The strait was closed and mined.", "mined", True),
        ("The crew, freed by Norway, flew home.", "freed", True),
        ("Norway has mined the strait.", "mined", False),
    ],
)
def test_a_passive_is_known_in_every_form(parser: Parser, text: str, verb: str, passive: bool) -> None:
    assert is_passive(*_parse(parser, text, verb)) is passive


def test_a_chain_of_infinitives_has_an_end(parser: Parser) -> None:
    text = "Norway " + "wanted to try to begin to help to " * 6 + "stop."
    sentence, token = _parse(parser, text, "stop")
    assert [t.text for t in subject(sentence, token)] in ([], ["Norway"])
