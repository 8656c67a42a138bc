"""Sentences stay in their blocks, every word points at the text, and citations go with the sentence they close."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.coder import Coder
from legation.documents import Block, Document, Marker
from legation.errors import SettingError
from legation.language import Parser, Sentence
from legation.language.parser import LONGEST, PIPELINE

_ODD = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\u00a0\u200f\u202e\r\t\u0301\u00ad\ufeff“”'\"-é."),
        st.sampled_from("Chad signed a Treaty. Kim Jong-un left"),
    ),
    max_size=60,
)


def _document(*blocks: str, markers: tuple[Marker, ...] = ()) -> Document:
    places, at = [], 0
    for n, text in enumerate(blocks):
        places.append(Block(at, at + len(text), "headline" if n == 0 and len(blocks) > 1 else "paragraph"))
        at += len(text) + 1
    return Document("d", "d.txt", "\n".join(blocks), "0" * 64, blocks=tuple(places), markers=markers)


@given(st.lists(_ODD, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_whatever_the_text_every_word_is_a_stretch_of_its_own_block(coder: Coder, blocks: list[str]) -> None:
    document = _document(*blocks)
    for number, sentence in enumerate(coder.parser.sentences(document)):
        block = document.blocks[sentence.paragraph]
        assert sentence.number == number
        assert block.start <= sentence.start < sentence.end <= block.end
        for i, token in enumerate(sentence.tokens):
            assert token.i == i
            assert block.start <= token.start < token.end <= block.end
            assert 0 <= token.head < len(sentence.tokens)
        assert sum(t.head == t.i for t in sentence.tokens) >= 1
        assert all(0 <= e.first <= e.last < len(sentence.tokens) for e in sentence.entities)


def test_no_sentence_crosses_a_block_even_without_a_full_stop(parser: Parser) -> None:
    document = _document("Peru thanks Chile", "Peru thanked Chile for a ship", "and a crane.")
    found = [s.span.of(document.text) for s in parser.sentences(document)]
    assert found == ["Peru thanks Chile", "Peru thanked Chile for a ship", "and a crane."]


def test_the_headline_is_told_from_the_body(parser: Parser) -> None:
    parts = [(s.part, s.paragraph) for s in parser.sentences(_document("Peru thanks Chile", "It sent a ship."))]
    assert parts == [("headline", 0), ("sentence", 1)]


def test_a_citation_is_bound_to_the_sentence_that_it_closes(parser: Parser) -> None:
    text = "Peru thanked Chile.[3] It sent a ship.[4][7] Nobody replied."
    markers = tuple(Marker(text.index(f"[{n}]"), text.index(f"[{n}]") + 3, n) for n in (3, 4, 7))
    found = parser.sentences(_document(text, markers=markers))
    assert [s.citations for s in found] == [(3,), (4, 7), ()]
    assert not any("[" in t.text for s in found for t in s.tokens)


def test_a_hyphen_that_was_left_out_for_the_parser_is_shown_again(parser: Parser) -> None:
    sentence = parser.sentence("Kim Jong-un met Bashar al-Assad.")
    assert sentence is not None
    assert {"Jong-un", "al-Assad"} <= {t.text for t in sentence.tokens}


@pytest.mark.parametrize(("form", "lemma"), [("staged", "stage"), ("waged", "wage"), ("installed", "install")])
def test_lemmas_that_the_pipeline_gets_wrong_are_put_right(parser: Parser, form: str, lemma: str) -> None:
    sentence = parser.sentence(f"Peru {form} it.")
    assert sentence is not None
    assert [t.lemma for t in sentence.tokens if t.text == form] == [lemma]


def test_a_very_long_paragraph_is_read_in_pieces_and_to_its_end(parser: Parser) -> None:
    text = "Peru thanked Chile for a ship. " * (LONGEST // 30)
    assert len(text) > LONGEST
    found = parser.sentences(_document(text.strip()))
    assert found[-1].span.of(text).endswith("a ship.")


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b"])
def test_a_text_without_words_is_no_sentence(parser: Parser, text: str) -> None:
    assert parser.sentence(text) is None
    assert parser.sentences(_document(text)) == ()


def test_a_pipeline_that_is_not_installed_is_a_wrong_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGATION_SPACY", "no_such_pipeline")
    with pytest.raises(SettingError, match=r"no_such_pipeline.*LEGATION_SPACY"):
        Parser().sentence("Peru thanked Chile.")


def test_a_pipeline_named_in_the_code_goes_before_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGATION_SPACY", "no_such_pipeline")
    assert Parser(PIPELINE).pipeline == PIPELINE
    monkeypatch.delenv("LEGATION_SPACY")
    assert Parser().pipeline == PIPELINE


def test_a_sentence_can_be_walked_up_and_down(parser: Parser) -> None:
    sentence: Sentence | None = parser.sentence("Peru thanked the mayor of Lima.")
    assert sentence is not None
    lima = next(t for t in sentence.tokens if t.text == "Lima")
    assert [t.text for t in sentence.ancestors(lima)] == ["of", "mayor", "thanked"]
    assert sentence.words(sentence.subtree(sentence.root)) == "Peru thanked the mayor of Lima."
    assert sentence.at(lima.start, lima.end) == [lima]
    assert sentence.head(sentence.root) is None
