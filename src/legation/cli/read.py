"""``legation read``: documents into the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation import __version__
from legation.cli import terminal
from legation.cli.reading import Outlet, OwnCodebook, Paths, Published, Reading, RecordFile
from legation.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from legation.record import Summary


def read(
    paths: Paths,
    record: RecordFile,
    published: Published = None,
    outlet: Outlet = None,
    own: OwnCodebook = None,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="How many processes read.")] = 1,
) -> None:
    """Read documents into the record and print a summary.

    A document goes in whole or not at all, and the same one never twice.

    \b
    Example:
      legation read examples/documents --record record.duckdb
    """
    from legation.record import View, Writer

    reading = Reading(paths, published=published, outlet=outlet, own=own, workers=workers, results_follow=False)
    new = known = 0
    with Writer(Path(record), coder=__version__) as writer:
        for note in writer.notes:
            terminal.say(note)
        for annotation in reading:
            try:
                control = annotation.source.controlled_by
                added = writer.add(annotation.document, annotation.claims, controlled_by=control)
            except RefusedError as contradictory:
                reading.refuse(contradictory)
                continue
            new, known = new + added, known + (not added)
        for refusal in reading.refused:
            writer.refuse(refusal.name, refusal.reason)
    with View(Path(record)) as view:
        summary = view.summary()
    for line in _lines(summary, new, known, len(reading.refused), record):
        terminal.put(line)
    raise typer.Exit(reading.status)


def _lines(summary: Summary, new: int, known: int, refused: int, record: str) -> list[str]:
    rows = {
        "documents read": new,
        "already known": known,
        "refused": refused,
        "documents in all": summary.documents,
        "  copies": summary.copies,
        "claims": summary.claims,
        "  by kind": _counts(summary.by_kind),
        "  by status": _counts(summary.by_status),
        "happenings": summary.happenings,
        "contested": summary.contested,
        "record": record,
    }
    return [f"{label:<18}{value}" for label, value in rows.items()]


def _counts(counts: Mapping[str, int]) -> str:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {count}" for name, count in ranked) or "none"
