"""The example of every ``--help`` works as it stands there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from legation.cli import main

ROOT = Path(__file__).resolve().parents[2]
# that of `watch` needs the net: tests/docs/test_watch_page.py runs one with a server of its own
COMMANDS = [
    "schema",
    "resolve",
    "relate",
    "code",
    "annotate",
    "read",
    "export",
    "dossier",
    "series",
    "standing",
    "captures",
    "judge",
    "review",
    "recode",
    "verify",
    "backup",
    "codebook",
]

Shell = Callable[[str], subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Runs a line in a folder that has the examples and the command; the same line is run once."""
    folder = tmp_path_factory.mktemp("help")
    (folder / "examples").symlink_to(ROOT / "examples")
    command = folder / "bin" / "legation"
    command.parent.mkdir()
    command.write_text(
        f"#!/bin/sh\nexec {sys.executable} -c 'import sys; from legation.cli import main; sys.exit(main())' \"$@\"\n"
    )
    command.chmod(0o755)
    environment = {**os.environ, "PATH": f"{command.parent}:{os.environ['PATH']}"}
    done: dict[str, subprocess.CompletedProcess[str]] = {}

    def run(line: str) -> subprocess.CompletedProcess[str]:
        if line not in done:
            done[line] = subprocess.run(
                ["sh", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, check=False
            )
        return done[line]

    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_works(command: str, shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    main([command, "--help"])
    block = capsys.readouterr().out.partition("Example:\n")[2].partition("\n\n")[0]
    lines = [line.strip() for line in block.splitlines()]
    assert any(f"legation {command}" in line for line in lines)
    for line in lines:
        done = shell(line)
        said = [told for told in done.stderr.splitlines() if not told.startswith("legation: left out: ")]
        assert (done.returncode, said) == (0, []), line
        assert done.stdout.strip(), line
