"""Opening a record to read it, for every command that does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from legation.cli import terminal

if TYPE_CHECKING:
    from legation.record import View


@contextmanager
def viewed(record: str, as_of: str | None = None) -> Iterator[View]:
    """The record, having said what the user should know about how it was opened."""
    from legation.record import View

    with View(Path(record), as_of=as_of) as view:
        for note in view.notes:
            terminal.say(note)
        yield view
