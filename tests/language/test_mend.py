"""What the parser regularly gets wrong in news prose is mended, and nothing else is touched."""

import pytest

from legation.language import Parser


@pytest.mark.parametrize("date", ["3 May 2004", "4 July 1999", "Monday", "May 3, 2004"])
def test_what_was_said_on_a_date_hangs_on_the_saying(parser: Parser, date: str) -> None:
    sentence = parser.sentence(f"Kenya said on {date} that Uganda attacked Chad.")
    assert sentence is not None
    attacked = next(t for t in sentence.tokens if t.text == "attacked")
    above = sentence.head(attacked)
    assert attacked.dep == "ccomp"
    assert above is not None
    assert above.text == "said"


def test_a_clause_about_a_date_stays_with_it(parser: Parser) -> None:
    sentence = parser.sentence("Trade began in the 1960s, when Kenya visited Uganda.")
    assert sentence is not None
    visited = next(t for t in sentence.tokens if t.text == "visited")
    assert visited.dep != "ccomp"


@pytest.mark.parametrize(
    ("form", "lemma"), [("hopes", "hope"), ("hoped", "hope"), ("staging", "stage"), ("waged", "wage")]
)
def test_a_verb_in_e_keeps_its_lemma(parser: Parser, form: str, lemma: str) -> None:
    sentence = parser.sentence(f"Kenya {form} it.")
    assert sentence is not None
    assert sentence.tokens[1].lemma == lemma


@pytest.mark.parametrize(
    "text",
    [
        "Chad attacked Niger and Mali visited Kenya.",
        "Kenya attacked Uganda and Mali thanked the embassy of Chad in Accra.",
    ],
)
def test_a_second_clause_keeps_its_subject(parser: Parser, text: str) -> None:
    sentence = parser.sentence(text)
    assert sentence is not None
    mali = next(t for t in sentence.tokens if t.text == "Mali")
    above = sentence.head(mali)
    assert mali.dep == "nsubj"
    assert above is not None
    assert above.text in ("visited", "thanked")


def test_two_objects_stay_two_objects(parser: Parser) -> None:
    sentence = parser.sentence("Kenya attacked Niger and Mali and condemned Chad.")
    assert sentence is not None
    mali = next(t for t in sentence.tokens if t.text == "Mali")
    assert mali.dep == "conj"


@pytest.mark.parametrize("verb", ["suspects", "charges"])
def test_a_verb_taken_for_a_plural_noun_is_a_verb(parser: Parser, verb: str) -> None:
    sentence = parser.sentence(f"Chad {verb} that Kenya attacked Uganda.")
    assert sentence is not None
    chad, suspects, _, _, attacked, *_ = sentence.tokens
    assert (suspects.pos, suspects.tag) == ("VERB", "VBZ")
    assert (chad.dep, attacked.dep) == ("nsubj", "ccomp")


def test_a_noun_with_a_relative_clause_stays_a_noun(parser: Parser) -> None:
    sentence = parser.sentence("The Chad suspects that Kenya arrested fled.")
    assert sentence is not None
    assert sentence.tokens[2].pos == "NOUN"


def test_a_participle_behind_an_aside_is_done_by_its_speaker(parser: Parser) -> None:
    sentence = parser.sentence("Police held two men on Monday, a spokesman for the ministry said, denying a report.")
    assert sentence is not None
    denying = next(t for t in sentence.tokens if t.text == "denying")
    above = sentence.head(denying)
    assert above is not None
    assert above.text == "said"


def test_who_answers_with_an_object_of_his_own_does_not_say_the_clause_before(parser: Parser) -> None:
    sentence = parser.sentence("Rwanda accuses Burundi of sheltering rebels, Burundi denies it")
    assert sentence is not None
    accuses, denies = (next(t for t in sentence.tokens if t.text == word) for word in ("accuses", "denies"))
    assert (accuses.dep, denies.dep, denies.head) == ("ROOT", "conj", accuses.i)


def test_what_somebody_tells_reporters_is_still_what_he_says(parser: Parser) -> None:
    sentence = parser.sentence("Chad attacked Mali, officials told reporters.")
    assert sentence is not None
    attacked, told = (next(t for t in sentence.tokens if t.text == word) for word in ("attacked", "told"))
    assert (attacked.dep, attacked.head) == ("ccomp", told.i)


def test_a_claim_is_what_is_dismissed_and_its_clause_says_of_what(parser: Parser) -> None:
    sentence = parser.sentence("India dismissed claims that it had armed Tamil rebels.")
    assert sentence is not None
    dismissed, claims, armed = (
        next(t for t in sentence.tokens if t.text == word) for word in ("dismissed", "claims", "armed")
    )
    assert (claims.dep, claims.head) == ("dobj", dismissed.i)
    assert (armed.dep, armed.head) == ("acl", claims.i)


def test_a_past_tense_goes_with_the_verb_above_an_infinitive(parser: Parser) -> None:
    sentence = parser.sentence(
        "He expressed support for the just cause of the people to defend their sovereignty and denounced the policy."
    )
    assert sentence is not None
    denounced = next(t for t in sentence.tokens if t.text == "denounced")
    assert sentence.tokens[denounced.head].text == "expressed"


def test_what_stands_behind_an_aside_with_as_goes_on_before_it(parser: Parser) -> None:
    sentence = parser.sentence(
        "He denied that Serbia had massed troops, as the White House said on Friday, and called on the EU to wait."
    )
    assert sentence is not None
    called = next(t for t in sentence.tokens if t.text == "called")
    assert sentence.tokens[called.head].text == "denied"
