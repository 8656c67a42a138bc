from __future__ import annotations

from pathlib import Path

import pytest
from tests.record.talks import readings

from legation.record import Writer


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of the three documents on cod."""
    with Writer(tmp_path / "r") as writer:
        for reading in readings():
            writer.add(reading.document, reading.claims, controlled_by=reading.source.controlled_by)
    return tmp_path / "r"
