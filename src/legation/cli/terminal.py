"""Standard output, standard error and the keyboard: lines out, messages, progress."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

import typer

BROKEN_PIPE = 141
"""The exit status of a program that a closed pipe ended: 128 and the number of SIGPIPE."""

Thing = TypeVar("Thing")


def speak_utf8() -> None:
    """Make standard output UTF-8 with plain line ends whatever the locale, and standard error never fail."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")


def put(line: str) -> None:
    """Print a line of the result at once; a reader that went away ends the command quietly."""
    try:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        abandon_output()
        raise typer.Exit(BROKEN_PIPE) from None


def abandon_output() -> None:
    """Send what is left for standard output nowhere, so that the end of the process does not trip over it."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def say(message: str) -> None:
    """A message for the user, on one line of standard error."""
    try:
        print(f"legation: {visible(message)}", file=sys.stderr, flush=True)
    except OSError:
        # Nobody reads standard error any more; the exit status still tells.
        return


def visible(text: str) -> str:
    """The text with line ends, escape sequences and whatever else cannot be printed written as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def rows(path: str) -> Iterator[bytes]:
    """The lines of a file, or of standard input for ``-``."""
    if path == "-":
        yield from keyboard()
        return
    with open(path, "rb") as file:
        yield from file


def keyboard() -> BinaryIO:
    """Standard input, as bytes."""
    return sys.stdin.buffer


def counted(things: Iterable[Thing], what: str, *, results_follow: bool) -> Iterator[Thing]:
    """Pass things on and show on standard error how many there were, if it is a terminal.

    ``results_follow``: every thing puts lines on standard output. Where that is the same terminal, the lines
    themselves are the progress, and none is shown.
    """
    if not sys.stderr.isatty() or (results_follow and sys.stdout.isatty()):
        yield from things
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn(what + " {task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(what, total=None)
        for thing in things:
            yield thing
            progress.advance(task)


def keep(target: Path, data: bytes) -> None:
    """Write a file aside and rename it, so that nobody reads half of it, and say its name; raises OSError."""
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        aside.write_bytes(data)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    put(str(target))
