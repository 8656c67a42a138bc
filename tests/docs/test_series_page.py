"""The page on series shows commands that work, and explains every column."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from legation.cli import main
from legation.exchange.series import COLUMNS

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "series.md"
TEXT = PAGE.read_text(encoding="utf-8")
COMMANDS = re.findall(r"^legation (.*)$", TEXT, re.MULTILINE)


def test_the_commands_work(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(COMMANDS) == 4
    for command in COMMANDS:
        assert main(shlex.split(command)) == 0, command
        assert capsys.readouterr().out.strip()
    assert (examples / "series.png").stat().st_size > 10_000
    assert "\n2020-07,ISL,GBR," in (examples / "series.csv").read_text(encoding="utf-8")


def test_every_column_is_explained() -> None:
    plain = [column for column in COLUMNS if not column.endswith(("_low", "_high"))]
    assert all(f"`{column}`" in TEXT for column in plain)


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!https?:)[^)#]+)\)", TEXT))
def test_what_the_page_links_to_is_there(target: str) -> None:
    assert (PAGE.parent / target).exists()
