"""``legation read``: documents into the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation import __version__
from legation.cli import filing, terminal
from legation.cli.reading import AllowNetwork, Columns, Outlet, OwnCodebook, Paths, Published, Reading, RecordFile
from legation.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legation.record import Found, Writer
    from legation.sources import Capture


def read(
    paths: Paths,
    record: RecordFile,
    published: Published = None,
    outlet: Outlet = None,
    columns: Columns = None,
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

    new = known = 0
    with Writer(Path(record), coder=__version__) as writer:
        again = Again(writer)
        reading = Reading(
            paths,
            published=published,
            outlet=outlet,
            own=own,
            columns=columns,
            workers=workers,
            allow=allow,
            results_follow=False,
            fresh=again.fresh,
            target=record,
        )
        for note in writer.notes:
            terminal.say(note)
        for annotation in reading:
            try:
                added = filing.add(writer, annotation)
            except RefusedError as contradictory:
                reading.refuse(contradictory)
                continue
            new, known = new + added, known + (not added)
        for left in again.finish():
            reading.refuse(left)
        known += again.linked
        for refusal in reading.refused:
            writer.refuse(refusal.name, refusal.reason)
    counts = {"documents read": new, "already known": known, "refused": len(reading.refused)}
    for line in filing.summary(record, counts):
        terminal.put(line)
    raise typer.Exit(reading.status)


class Again:
    """Captures with bytes that the record has, or that this reading has met before: they are linked, and not read."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._met: dict[str, tuple[tuple[str, ...], str]] = {}
        self._waiting: list[Found] = []
        self.linked = 0

    def fresh(self, capture: Capture) -> bool:
        """Whether a capture is to be read; where it is not, where it was found is noted."""
        from legation.record import Found
        from legation.record.rows import DESCRIBED

        url = capture.given.get("url")
        one = Found(
            capture.sha256,
            capture.name,
            url or capture.address,
            capture.fetched,
            capture.media,
            capture.given.get("outlet"),
        )
        stated = tuple(capture.given.get(name) or "~" for name in DESCRIBED)
        if one.sha256 in self._met and self._met[one.sha256][0] <= stated:
            self._waiting.append(one)  # its document may still be under way
            return False
        self._met[one.sha256] = stated, one.name
        if self._writer.link(one, capture.given):
            self.linked += 1
            return False
        return True

    def finish(self) -> Iterator[RefusedError]:
        """Link those that came while their document was being read; a refusal for each whose document was refused."""
        for one in self._waiting:
            if self._writer.link(one):
                self.linked += 1
            else:
                yield RefusedError(one.name, f"the same as {self._met[one.sha256][1]}, which was refused")
        self._waiting.clear()
