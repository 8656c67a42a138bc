"""The parties of training sentences as the coder finds them."""

from __future__ import annotations

from training.found import found
from training.markup import Example, parse

from legation.coder import Coder


def parties(coder: Coder, line: str) -> dict[str, str]:
    (example,) = found([parse(line, "here")], coder)
    return {p.name: example.text[p.start : p.end] for p in example.parties}


def test_what_the_coder_takes_for_a_party_joins_those_marked(coder: Coder) -> None:
    line = '{"s": "[A Senegal] asked [B Mali] to spare two priests.", "r": ["A>B REQUEST 100 asserted"]}'
    assert parties(coder, line) == {"A": "Senegal", "B": "Mali", "+0": "two priests"}


def test_nothing_happens_from_or_to_what_was_not_marked(coder: Coder) -> None:
    line = '{"s": "[A Senegal] asked [B Mali] to spare two priests.", "r": ["A>B REQUEST 100 asserted"]}'
    (example,) = found([parse(line, "here")], coder)
    told = {(a.name, b.name): told and told.event for a, b, told in example.pairs()}
    assert told.pop(("A", "B")) == "REQUEST"
    assert len(told) == 5
    assert set(told.values()) == {None}


def test_a_party_that_the_coder_does_not_find_keeps_its_words(coder: Coder) -> None:
    line = '{"s": "[A The hats] mocked [B Peru].", "r": ["A>B ACCUSE.disapprove 111 asserted"]}'
    assert parties(coder, line) == {"A": "The hats", "B": "Peru"}


def test_what_may_mean_a_busy_party_is_left_out(coder: Coder) -> None:
    line = '{"s": "[A Kenya] thanked [B Chad] in Nairobi.", "r": ["A>B SUPPORT 051 asserted"]}'
    assert parties(coder, line) == {"A": "Kenya", "B": "Chad"}


def test_a_sentence_without_words_is_left_out(coder: Coder) -> None:
    assert list(found([Example(" ", (), (), "wire")], coder)) == []
