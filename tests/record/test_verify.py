"""Verification finds whatever was changed behind the record's back."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from legation.record import verify


def test_a_sound_record_has_no_faults(record: Path) -> None:
    assert verify(record) == []


@pytest.mark.parametrize(
    ("sql", "sign"),
    [
        ("UPDATE edition_parties SET words = 'Sweden' WHERE words = 'Norway'", "not “Sweden”"),
        ("UPDATE editions SET trigger_start = trigger_start + 1 WHERE kind = 'law'", "trigger"),
        ("UPDATE editions SET when_end = 1000000 WHERE when_end IS NOT NULL", "lies outside the text"),
        ("UPDATE editions SET quotation_text = 'nothing' WHERE quotation_start IS NOT NULL", "quotation"),
        ("UPDATE edition_parties SET span_start = NULL WHERE words IS NOT NULL", "from nowhere"),
        ("DELETE FROM edition_parties; UPDATE editions SET because = [] WHERE kind = 'law'", "does not say why"),
        ("UPDATE editions SET denied_by = 'gone' WHERE status = 'denied'", "denied by gone"),
        ("UPDATE excluded SET span_end = 1000000", "excluded region"),
        ("DELETE FROM reports", "belongs to 0 happenings"),
        ("UPDATE reports SET because = 'a whim'", "not those that the claims give"),
        ("DELETE FROM contest_claims", "contests are not those that the claims give"),
        ("UPDATE documents SET text = text || '.'", "does not have the hash"),
    ],
)
def test_every_kind_of_damage_is_named(record: Path, sql: str, sign: str) -> None:
    with duckdb.connect(str(record)) as connection:
        for statement in sql.split(";"):
            connection.execute(statement)
    faults = verify(record)
    assert faults
    assert all(sign in fault for fault in faults)
