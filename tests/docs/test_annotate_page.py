"""The page on ``annotate --as html`` shows commands that work and says what the pages show."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tests import samples

from legation.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "annotate.md"
TEXT = PAGE.read_text(encoding="utf-8")
COMMANDS = re.findall(r"^legation (annotate .*?)(?: > \S+)?$", TEXT, re.MULTILINE)


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_work(command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("legation.coder.run", samples.fake_run)
    assert main(shlex.split(command)) == 0
    said = capsys.readouterr()
    assert said.out.strip()
    assert not said.err


def test_there_are_commands_to_try() -> None:
    assert len(COMMANDS) == 2


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!https?:)[^)#]+)\)", TEXT))
def test_what_the_page_links_to_is_there(target: str) -> None:
    assert (PAGE.parent / target).exists()


def test_the_picture_is_small() -> None:
    assert (ROOT / "docs" / "annotated.png").stat().st_size < 200_000
