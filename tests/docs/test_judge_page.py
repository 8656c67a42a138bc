"""The page on judging shows commands that work, and names every key, verdict and field."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path

import pytest

from legation.cli import main
from legation.cli.review import KEYS
from legation.record.correcting import FIELDS
from legation.record.judgements import VERDICTS

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "judge.md"
TEXT = PAGE.read_text(encoding="utf-8")
COMMANDS = re.findall(r"^(?:echo q \| )?legation (.*)$", TEXT, re.MULTILINE)


def test_the_commands_work(examples: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(COMMANDS) == 8
    for command in COMMANDS:
        monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
        assert main(shlex.split(command)) == 0, command
        told = capsys.readouterr()
        assert told.out.strip() or told.err.strip()
    assert (examples / "then.jsonl").read_text(encoding="utf-8") == ""


def test_every_key_verdict_and_field_is_explained() -> None:
    assert all(f"| `{key}` |" in TEXT for key in KEYS if key != "?")
    assert all(f"`{verdict}`" in TEXT for verdict in VERDICTS)
    assert all(f"`{field}`" in TEXT for field in FIELDS)
