"""Answering rows: one line out for each good row in, in order; each bad row named on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, TypeVar

import typer

from legation.cli import terminal
from legation.errors import RefusedError

Rows = Annotated[str, typer.Argument(metavar="FILE", help="JSON lines; standard input where no file is named.")]
Question = TypeVar("Question")


def answer(questions: Iterable[Question | RefusedError], line: Callable[[Question], str]) -> int:
    """Print the answer to each question; returns the exit status."""
    status = 0
    for question in terminal.counted(questions, "rows", results_follow=True):
        if isinstance(question, RefusedError):
            terminal.say(str(question))
            status = 1
        else:
            terminal.put(line(question))
    return status


def shown(path: str) -> str:
    """How messages call the stream of rows."""
    return "standard input" if path == "-" else path
