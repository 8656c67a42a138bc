"""What the README shows works."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from legation.cli import main

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_example_prints_claims(tmp_path: Path) -> None:
    found = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert found
    shutil.copy(ROOT / "examples" / "documents" / "barents-treaty.txt", tmp_path / "report.txt")
    done = subprocess.run([sys.executable, "-c", found[1]], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "asserted" in done.stdout


@pytest.mark.parametrize("line", re.findall(r"^legation .*?(?=\s+#|$)", README, re.MULTILINE))
def test_the_options_of_a_shown_command_exist(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, command, *rest = line.split()
    assert main([command, "--help"]) == 0
    options = [word for word in rest if word.startswith("-")]
    said = capsys.readouterr().out
    assert [option for option in options if option not in said] == []


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!https?:)[^)#]+)\)", README))
def test_what_the_readme_links_to_is_there(target: str) -> None:
    assert (ROOT / target).exists()


@pytest.mark.parametrize("target", re.findall(r"^make (\w+)", README, re.MULTILINE))
def test_the_make_targets_that_are_shown_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
