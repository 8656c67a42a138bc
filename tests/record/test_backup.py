"""A backup holds what the record holds, whoever has it open, and overwrites nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from legation.errors import RecordError
from legation.record import View, backup, verify

HOLDER = """
import sys, time
from legation.record import Writer
with Writer(sys.argv[1]):
    print("open", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def _holder(record: Path, seconds: float) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(record), str(seconds)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_a_record_that_is_read_is_copied_whole(record: Path, tmp_path: Path) -> None:
    with View(record) as view:
        assert backup(record, tmp_path / "copy") == []
        claims = list(view.claims())
    with View(tmp_path / "copy") as copy:
        assert list(copy.claims()) == claims
        assert copy.happenings()
    assert verify(tmp_path / "copy") == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy", "r"]


def test_who_writes_is_waited_for(record: Path, tmp_path: Path) -> None:
    holder = _holder(record, 1.0)
    began = time.monotonic()
    assert backup(record, tmp_path / "copy", patience=30) == []
    assert holder.wait() == 0
    assert time.monotonic() - began > 0.2
    assert verify(tmp_path / "copy") == []


def test_who_writes_too_long_is_named_as_the_reason(record: Path, tmp_path: Path) -> None:
    holder = _holder(record, 30.0)
    try:
        with pytest.raises(RecordError, match="held by another process"):
            backup(record, tmp_path / "copy", patience=0.3)
    finally:
        holder.kill()
        holder.wait()
    assert not (tmp_path / "copy").exists()


def test_what_a_killed_writer_left_in_the_log_is_in_the_copy(record: Path, tmp_path: Path) -> None:
    holder = _holder(record, 30.0)
    holder.kill()
    holder.wait()
    assert backup(record, tmp_path / "copy") == []
    assert verify(tmp_path / "copy") == []


def test_nothing_is_overwritten(record: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("mine")
    with pytest.raises(RecordError, match="overwrites nothing"):
        backup(record, tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "mine"


def test_what_cannot_be_copied_or_kept_is_named(record: Path, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record here"):
        backup(tmp_path / "none", tmp_path / "copy")
    with pytest.raises(RecordError, match="does not exist"):
        backup(record, tmp_path / "no" / "copy")
    (tmp_path / "text").write_text("a text")
    with pytest.raises(RecordError, match="no DuckDB file"):
        backup(tmp_path / "text", tmp_path / "copy")
