"""The chain of who says so, from the works cited inwards."""

from __future__ import annotations

from typing import Any

import pytest

from legation.claims.attribution import Report
from legation.claims.chain import Chains
from legation.documents import Document, Reference
from legation.evidence import Span
from legation.language import Sentence, Token

TEXT = "The agency wrote that the minister said that it rained."
WORDS = (Token(0, "rained", "rain", "VERB", "VBD", "ROOT", 0, 48, 54),)


def document(**csl: Any) -> Document:
    return Document("d", "d.txt", TEXT, "", references=(Reference(3, 0, 1, csl),))


def report(source: str, cue: str, content: str, *, record: bool = False) -> Report:
    def at(words: str) -> Span:
        return Span(TEXT.index(words), TEXT.index(words) + len(words))

    return Report((at(source),), (at(cue),), (at(content),), 0, 0, "indirect", words=source, record=record)


OUTER = report("The agency", "wrote", "the minister said that it rained", record=True)
INNER = report("the minister", "said", "it rained")


def sentence(*citations: int) -> Sentence:
    return Sentence(0, 0, len(TEXT), WORDS, citations=citations)


def test_works_cited_stand_outermost_then_reports_from_the_widest_to_the_speaker() -> None:
    steps, said_by = Chains(document(publisher="Example Press"), [INNER, OUTER], []).of(sentence(3), 48, 54)
    assert [(s.role, s.name) for s in steps] == [
        ("cited work", "Example Press"),
        ("source", "agency"),
        ("speaker", "minister"),
    ]
    assert steps[2].text == "the minister"
    assert steps[2].cue == "said"
    assert said_by is INNER


def test_words_outside_every_report_are_the_documents_own() -> None:
    assert Chains(document(), [INNER], []).of(sentence(), 0, 3) == ((), None)


@pytest.mark.parametrize(
    ("csl", "name"),
    [
        ({"container-title": "The Example Post", "publisher": "Example Press"}, "The Example Post"),
        ({"publisher": "Example Press", "author": [{"family": "Roe"}]}, "Example Press"),
        ({"author": [{"family": "Roe", "given": "Jane"}], "title": "Rain"}, "Roe"),
        ({"author": [{"literal": "Ministry of Rain"}]}, "Ministry of Rain"),
        ({"title": "Rain"}, "Rain"),
        ({}, "reference 3"),
    ],
)
def test_a_work_is_called_by_where_it_appeared_else_by_who_made_it(csl: dict[str, Any], name: str) -> None:
    assert Chains(document(**csl), [], []).cited(3).name == name


def test_a_citation_without_a_reference_is_called_by_its_number() -> None:
    assert Chains(document(), [], []).cited(9).name == "reference 9"
