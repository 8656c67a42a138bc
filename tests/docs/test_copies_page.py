"""The page on copies: its example works, and its figures are those of the code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.record.stories import SEIZURE, told

from legation.record import Writer, comparing, copies, prose

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "copies.md").read_text(encoding="utf-8")


def test_the_example_prints_copies_and_what_differs(tmp_path: Path) -> None:
    found = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert found
    with Writer(tmp_path / "states.duckdb") as writer:
        for document in (told(*SEIZURE), told(*SEIZURE[:7])):
            writer.add(document, [])
    done = subprocess.run([sys.executable, "-c", found[1]], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    first, *rest = done.stdout.splitlines()
    assert first.endswith("7 of the 7 sentences of one stand in the other nearly word for word")
    assert [line.split()[0] for line in rest] == ["dropped"] * (len(SEIZURE) - 7)


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("fewer than {} words is never", prose.FEWEST),
        ("{:.0%} or more of their runs", comparing._ALIKE),
        ("{:.0%} or more of the sentences", comparing._SHARE),
        ("common words are {:.0%} of", comparing._SAME),
        ("more than {} documents share", copies._FEW),
        ("in {} bands", prose._BANDS),
    ],
)
def test_the_figures_are_those_of_the_code(words: str, figure: float) -> None:
    assert words.format(figure).replace("%", " %") in TEXT


def test_a_sentence_that_counts_is_as_long_as_the_page_says() -> None:
    assert prose.COUNTED == 6
    assert "Sentences of fewer than six words" in TEXT
