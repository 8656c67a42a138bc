"""Killed, cut short, out of space, damaged or held by another: the record opens or says what it set aside."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from benchmarks.faults import ROOT, acknowledged, kill_often, kill_reading, made_news, started

from legation.errors import RecordError
from legation.record import View, Writer, verify
from legation.record.opening import log_of

SECOND = """
import sys
from legation.errors import RecordError
from legation.record import Writer
try:
    Writer(sys.argv[1])
except RecordError as error:
    print(error)
"""

LEAVES = """
import os, sys
from benchmarks.faults import made_claims, made_news
from legation.record import Writer
from legation.record.writer import digest
writer = Writer(sys.argv[1])
for document in map(made_news, range(int(sys.argv[2]))):
    writer.add(document, made_claims(document))
    print(digest(document.text), flush=True)
os._exit(9)
"""
READ_ONLY = """
import os, sys
import duckdb
from legation.errors import RecordError
from legation.record import View, Writer
if os.geteuid() == 0:
    os.setuid(65534)
with View(sys.argv[1] + "/r") as view:
    print(len(view.documents()))
for name in ("/r", "/new"):
    try:
        Writer(sys.argv[1] + name)
    except RecordError as error:
        print(error)
"""


def _written(path: Path, documents: int) -> list[str]:
    """A record with a log that was never checkpointed, as a killed writer leaves it; the hashes of its documents."""
    command = [sys.executable, "-c", LEAVES, str(path), str(documents)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 9, done.stderr
    return acknowledged(done.stdout)


def test_a_reading_that_is_killed_at_any_moment_loses_nothing_acknowledged(tmp_path: Path) -> None:
    done = kill_often(tmp_path / "r", kills=6, seed=int(os.environ.get("LEGATION_SEED", "1")))
    assert done.lost == 0
    assert done.kills == 6
    assert done.held > 6
    assert verify(tmp_path / "r") == []


def test_a_killed_reading_goes_on_and_ends_in_the_record_of_an_undisturbed_one(tmp_path: Path) -> None:
    done = kill_reading(tmp_path, kills=2, seed=int(os.environ.get("LEGATION_SEED", "1")))
    assert (done.killed, done.otherwise, done.lost, done.torn) == (2, 0, 0, 0)


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_log_is_set_aside_or_read_and_the_rest_opens(tmp_path: Path, seed: int) -> None:
    path, source = tmp_path / "r", random.Random(seed)
    with Writer(path) as writer:
        writer.add(made_news(1000), [])
    _written(path, 6)
    log = log_of(path)
    data = bytearray(log.read_bytes())
    at = source.randrange(len(data))
    if seed % 2:
        data[at] ^= 1 << source.randrange(8)
        log.write_bytes(bytes(data))
    else:
        log.write_bytes(bytes(data[:at]))
    with Writer(path) as writer:
        notes = list(writer.notes)
    aside = list(tmp_path.glob("r.wal.damaged-*"))
    assert bool(notes) == bool(aside)
    assert all("read those documents again" in note for note in notes)
    with View(path) as view:
        held = {entry.document.name for entry in view.documents()}
    assert "news-1000.txt" in held, "what was checkpointed is there"
    # what the database read of a cut log is whole documents, never a part of one
    assert verify(path) == []


@pytest.mark.parametrize("seed", range(6))
def test_a_file_cut_short_or_overwritten_says_so_and_is_not_touched(tmp_path: Path, seed: int) -> None:
    path, source = tmp_path / "r", random.Random(seed)
    with Writer(path) as writer:
        for number in range(3):
            writer.add(made_news(number), [])
    data = path.read_bytes()
    cut = data[: source.randrange(1, len(data) // 2)] if seed % 2 else b"\0" * 8192 + data[8192:]
    path.write_bytes(cut)
    with pytest.raises(RecordError) as told:
        View(path)
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)
    assert path.read_bytes() == cut


def test_two_writers_at_once_are_one_writer_and_a_clear_line(tmp_path: Path) -> None:
    with Writer(tmp_path / "r") as writer:
        writer.add(made_news(1), [])
        second = subprocess.run(
            [sys.executable, "-c", SECOND, str(tmp_path / "r")], capture_output=True, text=True, check=True
        )
        writer.add(made_news(2), [])
    assert "is held by another process" in second.stdout
    with View(tmp_path / "r") as view:
        assert len(view.documents()) == 2


def test_a_full_disk_ends_the_reading_and_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    """The size of a file is limited in place of that of the disk: the write fails in the same way."""
    path = tmp_path / "r"
    with Writer(path):
        pass
    child = (
        "import resource, signal, sys; from benchmarks.faults import write; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); limit = int(sys.argv[2]); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)); write(sys.argv[1], 0, 400)"
    )
    limit = path.stat().st_size + 300_000
    done = subprocess.run(
        [sys.executable, "-c", child, str(path), str(limit)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode != 0
    assert "RecordError" in done.stderr or "Error" in done.stderr
    kept = acknowledged(done.stdout)
    assert 0 < len(kept) < 400
    with View(path) as view:
        assert set(kept) <= {entry.digest for entry in view.documents()}
    assert verify(path) == []


def test_on_a_read_only_disk_a_record_is_read_and_not_written() -> None:
    """A folder that may not be written stands for the disk, and somebody without rights for root."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    try:
        with Writer(folder / "r") as writer:
            writer.add(made_news(1), [])
        (folder / "r").chmod(0o444)
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(folder)], capture_output=True, text=True, check=False, cwd=ROOT
        )
        assert done.returncode == 0, done.stderr
        first, second, third = done.stdout.splitlines()
        assert first == "1"
        assert "permission denied" in second
        assert "permission denied" in third
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_power_that_fails_leaves_whole_documents(tmp_path: Path) -> None:
    """Whatever was on its way to the disk may be there or not: the log is cut anywhere, the file is as it was."""
    path = tmp_path / "r"
    with Writer(path) as writer:
        writer.add(made_news(1000), [])
    _written(path, 5)
    log, size = log_of(path), log_of(path).stat().st_size
    for share in (0.0, 0.2, 0.5, 0.8, 0.97):
        folder = tmp_path / f"cut-{share}"
        folder.mkdir()
        shutil.copy(path, folder / "r")
        (folder / "r.wal").write_bytes(log.read_bytes()[: int(size * share)])
        with Writer(folder / "r"):
            pass
        assert verify(folder / "r") == []


def test_an_interrupt_from_the_keyboard_leaves_what_was_read(tmp_path: Path) -> None:
    with started(tmp_path / "r", 0, 2000) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(5)]
        process.send_signal(signal.SIGINT)
        time.sleep(0.1)
        rest, _ = process.communicate()
    with View(tmp_path / "r") as view:
        held = {entry.digest for entry in view.documents()}
    assert set(acknowledged("".join(lines) + rest)) <= held
