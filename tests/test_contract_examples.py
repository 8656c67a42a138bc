"""The example documents are read whole, and what is said of them keeps the contract."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests import contract

from legation import Coder, RefusedError, captures, read
from legation.exchange import annotation_line

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "documents"
PUBLISHED = {
    "andromeda-london.txt": "1976-01-08",
    "andromeda-reykjavik.txt": "1976-01-07",
    "asmara-declaration.txt": "2018-07-09",
    "barents-treaty.txt": "2010-09-16",
    "free-trade-agreement.html": "2021-07-08",
    "iceland-britain-relations.txt": None,
}
PAIRS = {
    "andromeda-london.txt": {"GBR", "ISL"},
    "andromeda-reykjavik.txt": {"GBR", "ISL"},
    "asmara-declaration.txt": {"ERI", "ETH"},
    "barents-treaty.txt": {"NOR", "RUS"},
    "free-trade-agreement.html": {"GBR", "ISL"},
    "iceland-britain-relations.txt": {"GBR", "ISL"},
}


@pytest.fixture(scope="module")
def rows(coder: Coder) -> dict[str, dict[str, Any]]:
    found = {}
    for capture in captures([str(FOLDER)]):
        assert not isinstance(capture, RefusedError)
        found[capture.name] = json.loads(annotation_line(coder.annotate(read(capture))))
    return found


def parties(claim: dict[str, Any]) -> set[str]:
    return {party["country"] for party in claim["actors"] + claim["recipients"]} - {None}


def test_every_example_is_read(rows: dict[str, dict[str, Any]]) -> None:
    assert sorted(rows) == sorted(PUBLISHED)


@pytest.mark.parametrize("name", PUBLISHED)
def test_what_is_said_of_an_example_keeps_the_contract(name: str, rows: dict[str, dict[str, Any]]) -> None:
    contract.check_annotation(rows[name], name)


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_publication_date_of_an_example_is_known(name: str, rows: dict[str, dict[str, Any]]) -> None:
    assert rows[name]["document"]["published"] == PUBLISHED[name]


@pytest.mark.parametrize("name", PAIRS)
def test_an_example_makes_claims_about_its_pair(name: str, rows: dict[str, dict[str, Any]]) -> None:
    about = Counter(PAIRS[name] <= parties(claim) for claim in rows[name]["claims"])
    assert about[True] >= 3


def test_the_examples_together_show_the_kinds_and_statuses_that_a_dossier_tells_apart(
    rows: dict[str, dict[str, Any]],
) -> None:
    claims = [claim for row in rows.values() for claim in row["claims"]]
    assert {"event", "mission", "agreement"} <= {claim["kind"] for claim in claims}
    assert {"asserted", "denied", "planned"} <= {claim["status"] for claim in claims}
    assert any(len(claim["attribution"]) > 1 for claim in claims)


def test_the_encyclopedia_article_has_its_references(rows: dict[str, dict[str, Any]]) -> None:
    references = rows["iceland-britain-relations.txt"]["references"]
    assert [reference["number"] for reference in references] == list(range(1, 12))
    assert all(reference["cited_at"] for reference in references)
    assert references[6]["author"][0]["family"] == "Steinsson"


def test_what_is_no_prose_of_the_page_is_left_out_with_its_reason(rows: dict[str, dict[str, Any]]) -> None:
    page = rows["free-trade-agreement.html"]
    left_out = {page["text"][region["start"] : region["end"]]: region["reason"] for region in page["excluded"]}
    assert next(reason for words, reason in left_out.items() if "newsletter" in words) == "boilerplate"
    assert "caption" in left_out.values()
