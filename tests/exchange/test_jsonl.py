from __future__ import annotations

import dataclasses
import json
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests import contract, samples

from legation.actors import Actor, Resolution
from legation.claims.claim import Claim
from legation.exchange import annotation_line, claim_line, claim_lines, relate_line, resolve_line, schemas

RELATION = SimpleNamespace(
    event="SUPPORT",
    mode=None,
    contexts=("diplomatic",),
    cameo="051",
    quad="verbal cooperation",
    status="asserted",
    confidence=0.8,
    scores={"SUPPORT": 0.8, "AID": 0.2},
)
NOTHING = SimpleNamespace(
    event=None, mode=None, contexts=(), cameo=None, quad=None, status=None, confidence=0.9, scores={}
)
NOBODY = Resolution(Actor("Atlantis", "unknown", because=("no such name",)), 0.0)
PERU = Resolution(Actor("Peru", "state", "PER", "GOV", "Q419", because=("a name",)), 1.0)


def valid(name: str, row: dict[str, Any]) -> None:
    Draft202012Validator(schemas()[name]).validate(row)


def test_a_claim_keeps_the_contract_and_its_schema() -> None:
    row = json.loads(claim_line(samples.claim(samples.document())))
    contract.check_claim(row, samples.TEXT, "claim")
    valid("claim", row)


def test_a_claim_is_printed_field_by_field() -> None:
    row = json.loads(claim_line(samples.claim(samples.document())))
    assert set(row) == {field.name for field in dataclasses.fields(Claim)}
    assert row["actors"][0] == {
        "name": "Peru",
        "country": "PER",
        "sector": "GOV",
        "entity": "Q419",
        "start": 0,
        "end": 4,
        "text": "Peru",
    }


def test_an_annotation_keeps_the_contract_and_its_schema() -> None:
    row = json.loads(annotation_line(samples.annotation(samples.document())))
    contract.check_annotation(row, "annotation")
    valid("annotation", row)
    assert row["references"] == [
        {"type": "webpage", "title": "A page", "number": 1, "cited_at": [{"start": 48, "end": 51}]}
    ]
    assert row["attributions"][0]["actor"]["country"] == "PER"
    assert row["excluded"][0]["reason"] == "caption"


@pytest.mark.parametrize("relation", [RELATION, NOTHING])
def test_an_answer_to_relate_keeps_the_contract_and_its_schema(relation: Any) -> None:
    row = json.loads(relate_line("r1", relation))
    contract.check_relate(row, "relate")
    valid("relate", row)


@pytest.mark.parametrize(("resolution", "name"), [(PERU, "Peru"), (NOBODY, None)])
def test_an_answer_to_resolve_keeps_the_contract_and_its_schema(resolution: Resolution, name: str | None) -> None:
    row = json.loads(resolve_line(7, resolution))
    contract.check_resolve(row, "resolve")
    valid("resolve", row)
    assert row["name"] == name


@pytest.mark.parametrize("id_", ["a", 7, 1.5, None, True, ""])
def test_an_id_comes_back_as_it_was(id_: Any) -> None:
    row = json.loads(resolve_line(id_, PERU))
    assert row["id"] == id_
    assert type(row["id"]) is type(id_)


@pytest.mark.parametrize("field", contract.CLAIM_FIELDS)
def test_the_schema_wants_every_field_that_is_always_there(field: str) -> None:
    row = json.loads(claim_line(samples.claim(samples.document())))
    del row[field]
    assert not Draft202012Validator(schemas()["claim"]).is_valid(row)


def test_the_schemas_are_schemas() -> None:
    assert list(schemas()) == ["claim", "annotation", "relate", "resolve"]
    for schema in schemas().values():
        Draft202012Validator.check_schema(schema)


@given(st.text(st.characters(exclude_categories=())))
@example("half a character: \ud800")
def test_any_text_is_one_line_that_reads_back_the_same(words: str) -> None:
    claim = dataclasses.replace(samples.claim(samples.document()), title=words)
    line = claim_line(claim)
    assert line.splitlines() == [line]
    assert line.encode("utf-8").decode("utf-8") == line
    assert json.loads(line)["title"] == words


def test_characters_that_turn_the_direction_of_text_are_written_as_escapes() -> None:
    claim = dataclasses.replace(samples.claim(samples.document()), title="a\u202eb\u2066c")
    assert r"a\u202eb\u2066c" in claim_line(claim)


def test_claims_are_written_in_their_order() -> None:
    one = samples.claim(samples.document())
    two = dataclasses.replace(one, id="2")
    assert [json.loads(line)["id"] for line in claim_lines([two, one])] == ["2", one.id]
