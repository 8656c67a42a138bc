"""``legation read``: documents into the record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation import __version__
from legation.cli import filing, terminal
from legation.cli.reading import AllowNetwork, Outlet, OwnCodebook, Paths, Published, Reading, RecordFile
from legation.errors import RefusedError


def read(
    paths: Paths,
    record: RecordFile,
    published: Published = None,
    outlet: Outlet = None,
    own: OwnCodebook = None,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="How many processes read.")] = 1,
    allow: AllowNetwork = None,
) -> None:
    """Read documents into the record and print a summary.

    A document goes in whole or not at all, and the same one never twice.

    \b
    Example:
      legation read examples/documents --record record.duckdb
    """
    from legation.record import Writer

    reading = Reading(
        paths, published=published, outlet=outlet, own=own, workers=workers, allow=allow, results_follow=False
    )
    new = known = 0
    with Writer(Path(record), coder=__version__) as writer:
        for note in writer.notes:
            terminal.say(note)
        for annotation in reading:
            try:
                added = filing.add(writer, annotation)
            except RefusedError as contradictory:
                reading.refuse(contradictory)
                continue
            new, known = new + added, known + (not added)
        for refusal in reading.refused:
            writer.refuse(refusal.name, refusal.reason)
    counts = {"documents read": new, "already known": known, "refused": len(reading.refused)}
    for line in filing.summary(record, counts):
        terminal.put(line)
    raise typer.Exit(reading.status)
