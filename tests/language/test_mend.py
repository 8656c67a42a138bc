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
