"""What hangs together in a parse is read together: phrases, coordination, possessives and of-phrases."""

import pytest

from legation.language import (
    Parser,
    Sentence,
    Token,
    conjuncts,
    first_conjunct,
    full_phrase,
    head_of,
    leads,
    noun_phrase,
    objects_of,
    premodifiers,
    quoted,
)


def _parse(parser: Parser, text: str) -> Sentence:
    sentence = parser.sentence(text)
    assert sentence is not None
    return sentence


def _token(sentence: Sentence, word: str) -> Token:
    return next(t for t in sentence.tokens if t.text == word)


def _texts(tokens: list[Token]) -> list[str]:
    return [t.text for t in tokens]


def test_coordination_is_read_from_either_end(parser: Parser) -> None:
    sentence = _parse(parser, "Peru, Chile and Bolivia signed.")
    assert _texts(conjuncts(sentence, _token(sentence, "Peru"))) == ["Peru", "Chile", "Bolivia"]
    assert first_conjunct(sentence, _token(sentence, "Bolivia")).text == "Peru"


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("The new Kenyan foreign minister, who resigned, left.", "minister", "The new Kenyan foreign minister"),
        ("Kenya's minister left.", "minister", "Kenya's minister"),
        ("The (old) bridge fell.", "bridge", "The old bridge"),
    ],
)
def test_a_noun_phrase_ends_at_its_head(parser: Parser, text: str, word: str, phrase: str) -> None:
    sentence = _parse(parser, text)
    assert sentence.words(noun_phrase(sentence, _token(sentence, word))) == phrase


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("The minister of trade of Ghana left.", "minister", "minister of trade of Ghana"),
        ("The minister of Ghana, a lawyer, left.", "minister", "minister of Ghana"),
        ("The minister of Ghana and Togo's envoy left.", "minister", "minister of Ghana"),
        ("She thanked the ambassador to Peru.", "ambassador", "ambassador to Peru"),
        ("Chad accused the army of theft.", "army", "army"),
        ("Chad praised the people in Lima.", "people", "people in Lima"),
        ("Dozens of demonstrators in Lima sang.", "Dozens", "Dozens of demonstrators"),
        ("Human Rights Watch (HRW) complained.", "Watch", "Human Rights Watch (HRW)"),
    ],
)
def test_a_full_phrase_has_its_of_phrase_and_no_article_and_no_clause(
    parser: Parser, text: str, word: str, phrase: str
) -> None:
    sentence = _parse(parser, text)
    assert sentence.words(full_phrase(sentence, _token(sentence, word))) == phrase


@pytest.mark.parametrize("dep", ["det", "predet", "punct", "amod", "ROOT"])
@pytest.mark.parametrize("text", ["Chad", "“", "(", "—"])
def test_a_phrase_keeps_its_own_word_whatever_the_parser_took_it_for(dep: str, text: str) -> None:
    token = Token(0, text, text.lower(), "PROPN", "NNP", dep, 0, 0, len(text))
    sentence = Sentence(0, 0, len(text), (token,))
    assert noun_phrase(sentence, token) == [token]
    assert full_phrase(sentence, token) == [token]


def test_objects_of_some_prepositions_only(parser: Parser) -> None:
    sentence = _parse(parser, "The ministers of Ghana and Togo in white coats left.")
    noun = _token(sentence, "ministers")
    assert _texts(list(objects_of(sentence, noun, "of"))) == ["Ghana", "Togo"]
    assert {"Ghana", "coats"} <= set(_texts(list(objects_of(sentence, noun))))


def test_whom_a_thing_is_given_counts_as_an_object_of_to(parser: Parser) -> None:
    sentence = _parse(parser, "Peru gave Chile a ship.")
    gave = _token(sentence, "gave")
    assert _texts(list(objects_of(sentence, gave, "to"))) == ["Chile"]
    assert _texts(list(objects_of(sentence, gave, "for"))) == []


def test_premodifiers_come_with_their_own(parser: Parser) -> None:
    sentence = _parse(parser, "North Korean and Syrian state media reported it.")
    assert {"Korean", "North", "Syrian", "state"} <= set(
        _texts(list(premodifiers(sentence, _token(sentence, "media"))))
    )


def test_the_head_of_a_run_is_what_the_others_hang_on(parser: Parser) -> None:
    sentence = _parse(parser, "The Bank of Ghana lent money.")
    bank, ghana = _token(sentence, "Bank").i, _token(sentence, "Ghana").i
    assert head_of(sentence, bank, ghana) == bank
    assert head_of(sentence, ghana, ghana) == ghana


@pytest.mark.parametrize(("word", "subject"), [("Peru", True), ("Chile", True), ("Bolivia", False), ("Togo", False)])
def test_a_subject_leads_its_clause_and_so_does_what_is_coordinated_with_it(
    parser: Parser, word: str, subject: bool
) -> None:
    sentence = _parse(parser, "Peru and Chile thanked Bolivia and Togo.")
    assert leads(sentence, _token(sentence, word)) is subject


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        ("The so-called “goodwill mission” left Peru.", True),
        ('The so-called "goodwill mission" left Peru.', True),
        ("The mission left Peru.", False),
        ("“We sent one long and costly mission to the far north of Peru,” she said.", False),
        ("The mission “left Peru.", False),
    ],
)
def test_a_word_in_a_short_stretch_of_quotation_marks_is_quoted(parser: Parser, text: str, is_quoted: bool) -> None:
    sentence = _parse(parser, text)
    assert quoted(sentence, _token(sentence, "mission")) is is_quoted


def test_a_clause_that_the_parser_reads_as_a_modifier_is_no_part_of_a_phrase(parser: Parser) -> None:
    text = "The army said it had struck a depot where the RSF stored drones supplied by the United Arab Emirates."
    sentence = parser.sentence(text)
    assert sentence is not None
    (drones,) = (t for t in sentence.tokens if t.lower == "drones")
    assert not {"where", "stored"} & {t.lower for t in noun_phrase(sentence, drones)}
