"""``legation merge``: several records into one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation import __version__
from legation.cli import filing, terminal
from legation.cli.reading import RecordFile
from legation.cli.viewing import viewed
from legation.errors import LegationError, RecordError


def merge(
    shards: Annotated[
        list[str], typer.Argument(metavar="RECORD…", help="The records to merge; they stay as they are.")
    ],
    record: RecordFile,
) -> None:
    """Put what several records hold into one.

    For documents that were read in parts, on one machine or on many: the outcome is the same as if one had read them
    all, in whatever order. A record that people have judged, or whose documents were coded anew, can only be merged
    into.

    \b
    Example:
      legation read examples/documents --record shard.duckdb
      legation merge shard.duckdb --record record.duckdb
    """
    from legation.record import Writer, merged

    new = known = refused = 0
    with Writer(Path(record), coder=__version__) as writer:
        for note in writer.notes:
            terminal.say(note)
        for shard in shards:
            try:
                if Path(shard).resolve() == Path(record).resolve():
                    raise RecordError(f"{shard}: a record cannot be merged into itself")
                with viewed(shard) as view:
                    for added in terminal.counted(merged(writer, view), f"{shard}:", results_follow=False):
                        new, known = new + added, known + (not added)
            except LegationError as failed:
                refused += 1
                terminal.say(str(failed))
    for line in filing.summary(record, {"documents merged": new, "already known": known, "refused": refused}):
        terminal.put(line)
    raise typer.Exit(1 if refused else 0)
