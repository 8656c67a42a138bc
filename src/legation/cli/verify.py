"""``legation verify``: a record against itself."""

from __future__ import annotations

from pathlib import Path

import typer

from legation.cli import terminal
from legation.cli.reading import RecordFile


def verify(record: RecordFile) -> None:
    """Check every span, hash and link of a record.

    Prints what is wrong, one fault a line, and ends with 1 where anything is.

    \b
    Example:
      legation read examples/documents --record record.duckdb
      legation verify --record record.duckdb
    """
    from legation.record import View
    from legation.record import verify as faults

    found = faults(Path(record))
    for fault in found:
        terminal.put(fault)
    if found:
        raise typer.Exit(1)
    with View(Path(record)) as view:
        summary = view.summary()
    terminal.put(f"{summary.documents} documents, {summary.claims} claims: no fault")
