"""The words of an argument are its own: premodifiers, head, of-phrase; no clause, no possessor, no apposition."""

from legation.events.words import LONGEST, of_argument, of_clause, phrases
from legation.language import Parser, Sentence, Token


def _parse(parser: Parser, text: str, word: str) -> tuple[Sentence, Token]:
    sentence = parser.sentence(text)
    assert sentence is not None
    return sentence, next(t for t in sentence.tokens if t.text == word)


def test_runs_of_up_to_four_words_as_written_and_as_lemmas(parser: Parser) -> None:
    sentence, _ = _parse(parser, "Five old ships sailed north again", "ships")
    found = set(phrases(sentence.tokens))
    assert {"ships", "ship", "old ships", "old ship", "five old ships sailed"} <= found
    assert max(len(p.split()) for p in found) == LONGEST


def test_an_argument_has_its_of_phrase_and_not_its_clause(parser: Parser) -> None:
    words = of_argument(*_parse(parser, "Peru sold shipments of coal that Chile mined.", "shipments"))
    assert {"shipment", "coal", "shipment of coal"} <= words
    assert "mined" not in words


def test_an_argument_has_neither_its_possessor_nor_its_coordination(parser: Parser) -> None:
    words = of_argument(*_parse(parser, "Peru sold Chile's coal and wool.", "coal"))
    assert words == {"coal"}


def test_who_leads_an_army_is_no_army(parser: Parser) -> None:
    words = of_argument(*_parse(parser, "Peru's army chief of staff flew north.", "chief"))
    assert words == {"army chief", "chief"}
    assert "army" in of_argument(*_parse(parser, "Peru's army convoy left.", "convoy"))


def test_a_clause_has_its_arguments_and_not_the_clauses_below(parser: Parser) -> None:
    words = of_clause(*_parse(parser, "Peru promised to send coal because winter came.", "send"))
    assert "send coal" in words
    assert "winter" not in words
