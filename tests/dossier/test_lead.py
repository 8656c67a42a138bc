"""The opening sentences: what they count is right, and what they name leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.record.talks import Reading, readings

from legation.dossier.lead import lead
from legation.dossier.line import Line, lines
from legation.record import Pair, View, Writer


def _pair(path: Path, given: list[Reading]) -> Pair:
    with Writer(path) as writer:
        for reading in given:
            writer.add(reading.document, reading.claims, controlled_by=reading.source.controlled_by)
    with View(path) as view:
        return view.pair("ISL", "NOR")


def _texts(pair: Pair, shown: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in sentence) for sentence in lead(pair, shown)]


def test_the_sentences_count_and_name_what_stands(tmp_path: Path) -> None:
    pair = _pair(tmp_path / "r", readings())
    shown = list(lines(pair, pair.filed).values())
    text = "\n".join(_texts(pair, shown))
    claims = [c for r in readings() for c in r.claims]
    asserted = sum(c.status == "asserted" for c in claims)
    assert f"Three documents make {len(claims)} claims about Iceland and Norway: {asserted} asserted" in text
    for words in (
        "the 1960s, the latest June 2018 (planned)",
        "Iceland’s embassy in Oslo",
        "Sigrid Haugen, ambassador to Iceland (since 2019)",
        "the Smuggled Cod Protocol (2007)",
        "the Cod Act (1998)",
        "the Order of the Herring (17 May 2016)",
        "Three matters are contested",
        "One document comes from state media of Iceland",
    ):
        assert words in text, words


def test_every_sentence_but_the_counts_leads_to_a_claim_of_the_page(tmp_path: Path) -> None:
    pair = _pair(tmp_path / "r", readings())
    shown = list(lines(pair, pair.filed).values())
    anchors = {line.anchor for line in shown} | {f"contest-{n + 1}" for n in range(len(pair.contests))}
    linked = [{piece.anchor for piece in sentence if piece.anchor} for sentence in lead(pair, shown)]
    assert all(found <= anchors for found in linked)
    assert all(found for found in linked[1:-1])


def test_what_nobody_states_as_fact_is_not_named_as_standing(tmp_path: Path) -> None:
    reading = readings()[1]
    pair = _pair(tmp_path / "r", [reading])
    shown = list(lines(pair, pair.filed).values())
    text = "\n".join(_texts(pair, shown))
    for words in ("mission", "office", "state media", "contested"):
        assert words not in text
    assert "One document makes eight claims" in text


@pytest.mark.parametrize("given", [[]])
def test_an_empty_record_says_so(tmp_path: Path, given: list[Reading]) -> None:
    pair = _pair(tmp_path / "r", given)
    assert _texts(pair, []) == ["The record holds no claim about Iceland and Norway."]
