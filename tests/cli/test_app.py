from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import legation
from legation.cli import main, terminal
from legation.errors import RecordError, SettingError

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = [
    "code",
    "annotate",
    "relate",
    "resolve",
    "read",
    "watch",
    "dossier",
    "series",
    "standing",
    "captures",
    "judge",
    "review",
    "recode",
    "merge",
    "export",
    "verify",
    "backup",
    "schema",
    "codebook",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_gives_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    said = capsys.readouterr()
    assert f"legation {command}" in said.out.partition("Example:")[2]
    assert not said.err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out.partition("Commands:")[2]
    assert [line.split()[0] for line in listed.splitlines() if line.strip()] == COMMANDS
    assert "..." not in listed


def test_help_loads_nothing_heavy() -> None:
    heavy = ["spacy", "duckdb", "pydantic", "trafilatura", "numpy", "jinja2", "lxml", "yaml", "rich.progress"]
    heavy += ["httpcore", "feedparser", "ssl"]
    script = (
        "import sys; from legation.cli import main; code = main(['--help']);"
        f"print(sorted(set({heavy}) & set(sys.modules)), code, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.split("\n")[0] == "[] 0"


def test_the_version_is_the_package_s(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"legation {legation.__version__}\n"


def test_without_a_command_help_is_shown_and_the_status_is_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "Commands:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "about"),
    [
        (["code"], "PATH"),
        (["code", "a.txt", "--bogus"], "--bogus"),
        (["weather"], "weather"),
        (["code", "a.txt", "--published", "2018-13"], "2018-13"),
        (["code", "a.txt", "--published", "last week"], "last week"),
        (["annotate", "a.txt", "--published", "2018-02-30"], "2018-02-30"),
        (["annotate", "a.txt", "--as", "tablets"], "tablets"),
        (["annotate", "a.txt", "-o", "out"], "--as html"),
        (["read", "a.txt"], "--record"),
        (["read", "a.txt", "--record", "r.duckdb", "--workers", "0"], "--workers"),
        (["read", "a.txt", "--record", "r.duckdb", "--workers", "two"], "integer"),
        (["dossier", "PER", "--record", "r.duckdb", "-o", "out"], "STATE"),
        (["export", "--record", "r.duckdb", "--as", "tablets"], "tablets"),
        (["schema", "weather"], "weather"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    arguments: list[str], about: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert not said.out
    assert said.err.startswith("legation: ")
    assert said.err.count("\n") == 1
    assert about.lower() in said.err.lower()
    assert "--help" in said.err


@pytest.mark.parametrize("date", ["2018", "2018-04", "2018-04-23", "0999"])
def test_a_day_a_month_or_a_year_is_a_publication_date(
    date: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given: list[Any] = []

    def run(captures: Iterator[Any], *, published: str, outlet: str, workers: int, codebook: None) -> Iterator[Any]:
        given.append((published, outlet, workers))
        yield from ()

    monkeypatch.setattr("legation.coder.run", run)
    assert main(["code", str(tmp_path), "--published", date, "--outlet", "Example Wire"]) == 0
    assert given == [(date, "Example Wire", 1)]


@pytest.mark.parametrize("error", [SettingError("no such pipeline: xx"), RecordError("r.duckdb: held by another")])
def test_an_error_of_ours_is_one_line_and_status_2(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*_: object, **__: object) -> Iterator[Any]:
        raise error

    monkeypatch.setattr("legation.coder.run", run)
    assert main(["code", "a.txt"]) == 2
    assert capsys.readouterr().err == f"legation: {error}\n"


def test_an_interrupt_ends_cleanly_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*_: object, **__: object) -> Iterator[Any]:
        raise KeyboardInterrupt

    monkeypatch.setattr("legation.coder.run", run)
    assert main(["code", "a.txt"]) == 130
    assert capsys.readouterr().err == ""


def test_an_interrupt_from_the_keyboard_ends_cleanly_with_130() -> None:
    script = (
        "import sys, legation.coder; from tests import samples; legation.coder.run = samples.fake_run;"
        "from legation.cli import main; sys.exit(main(['code', '-']))"
    )
    command = [sys.executable, "-c", script]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write(b'{"id": "one", "text": "Peru thanked Ecuador."}\n')
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["document"]["id"] == "one"
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=30) == 130
        assert running.stderr.read() == b""


def test_a_mistake_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, **__: object) -> Iterator[Any]:
        raise ZeroDivisionError

    monkeypatch.setattr("legation.coder.run", run)
    with pytest.raises(ZeroDivisionError):
        main(["code", "a.txt"])


def run_legation(arguments: Sequence[str], **more: Any) -> subprocess.CompletedProcess[bytes]:
    script = "import sys; from legation.cli import main; sys.exit(main())"
    return subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=False, **more)


def test_a_closed_pipe_ends_quietly() -> None:
    read, write = os.pipe()
    os.close(read)
    script = "import sys; from legation.cli import main; sys.exit(main())"
    with os.fdopen(write, "wb") as out:
        done = subprocess.run([sys.executable, "-c", script, "schema"], stdout=out, stderr=subprocess.PIPE, check=False)
    assert done.stderr == b""
    assert done.returncode == terminal.BROKEN_PIPE


def test_a_full_disk_is_one_line() -> None:
    script = "import sys; from legation.cli import main; sys.exit(main())"
    with Path("/dev/full").open("wb") as out:
        done = subprocess.run([sys.executable, "-c", script, "schema"], stdout=out, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == "legation: No space left on device\n"


def test_output_is_utf_8_whatever_the_locale() -> None:
    done = run_legation(["schema", "claim"], env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["title"] == "Claim"


def test_messages_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say("a\x1b[31m\nb\u202e\udcff")
    assert capsys.readouterr().err == "legation: a\\x1b[31m\\nb\\u202e\\udcff\n"


@pytest.mark.parametrize(("results_follow", "out_is_terminal", "shown"), [(False, True, True), (True, False, True)])
def test_progress_is_shown_where_it_does_not_mix_with_results(
    results_follow: bool, out_is_terminal: bool, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(sys, "stdout", Terminal() if out_is_terminal else io.StringIO())
    monkeypatch.setenv("TERM", "xterm")
    assert list(terminal.counted([1, 2, 3], "documents", results_follow=results_follow)) == [1, 2, 3]
    assert ("documents 3" in screen.getvalue()) == shown


@pytest.mark.parametrize(("results_follow", "err_is_terminal"), [(True, True), (False, False)])
def test_no_progress_among_results_or_into_a_file(
    results_follow: bool, err_is_terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Terminal() if err_is_terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert list(terminal.counted([1, 2], "documents", results_follow=results_follow)) == [1, 2]
    assert screen.getvalue() == ""


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True
