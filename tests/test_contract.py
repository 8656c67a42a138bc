"""The checks of the contract are themselves checked: each must find what it is for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests import contract, samples

from legation.exchange import annotation_line


@pytest.fixture
def row() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(annotation_line(samples.annotation(samples.document())))
    return found


def test_the_sample_passes(row: dict[str, Any]) -> None:
    contract.check_annotation(row, "sample")
    assert contract.check_quotes(row["claims"], row["text"]) >= 4


@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        ("kind", "rumour", "kind"),
        ("status", "certain", "status"),
        ("event", "HUG", "event"),
        ("event", None, "no event"),
        ("cameo", 51, None),
        ("quad", "friendly", "quad"),
        ("mode", "by foot", "mode"),
        ("contexts", ["weather"], "contexts"),
        ("evidence", [], "no evidence"),
        ("because", [], "no because"),
        ("confidence", 1.5, "confidence"),
        ("when", {"edtf": "last Monday", "basis": "explicit"}, "edtf"),
        ("when", {"edtf": None, "basis": "guess"}, "basis"),
        ("trigger", {"start": 0, "end": 4, "text": "Chile"}, "'Chile'"),
        ("trigger", {"start": 4, "end": 4, "text": ""}, "no stretch"),
        ("trigger", {"start": 0, "end": 4000, "text": None}, "no stretch"),
        ("actors", [{"name": "Peru", "country": "Peru", "sector": None}], "country"),
        ("actors", [{"name": "Peru", "country": None, "sector": "ZZZ"}], "sector"),
    ],
)
def test_a_broken_claim_is_found(row: dict[str, Any], field: str, value: Any, found: str | None) -> None:
    row["claims"][0][field] = value
    with pytest.raises((AssertionError, TypeError), match=found):
        contract.check_annotation(row, "sample")


@pytest.mark.parametrize("field", contract.CLAIM_FIELDS)
def test_a_missing_field_is_found(row: dict[str, Any], field: str) -> None:
    del row["claims"][0][field]
    with pytest.raises(AssertionError, match=field):
        contract.check_annotation(row, "sample")


@pytest.mark.parametrize(
    "edtf", ["2018-04-23", "2018-04", "2018", "196X", "19XX", "../2018-03", "196X/..", "2018-21", "2007~", "/2001"]
)
def test_dates_of_the_record_pass(edtf: str) -> None:
    contract.check_edtf(edtf, "sample")


@pytest.mark.parametrize("edtf", ["2018-13", "2018-04-32", "18", "", "2018-4", "Monday", "2018-04-23T10:00"])
def test_what_is_no_date_is_found(edtf: str) -> None:
    with pytest.raises(AssertionError):
        contract.check_edtf(edtf, "sample")
