"""``legation backup``: a copy of a record that is in use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation.cli import terminal
from legation.cli.reading import RecordFile


def backup(
    target: Annotated[str, typer.Argument(metavar="FILE", help="The copy; nothing may be there yet.")],
    record: RecordFile,
    wait: Annotated[
        float, typer.Option("--wait", metavar="SECONDS", min=0, help="How long to wait for who writes into it.")
    ] = 60.0,
) -> None:
    """Copy a record while it is in use.

    Others may read it meanwhile; who writes into it is waited for. The copy is complete, and checked, before it has its
    name.

    \b
    Example:
      legation read examples/documents --record record.duckdb
      legation backup copy.duckdb --record record.duckdb
    """
    from legation.record import backup as copied

    for note in copied(Path(record), Path(target), wait):
        terminal.say(note)
    terminal.put(target)
