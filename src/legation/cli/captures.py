"""``legation captures``: one address over time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation.cli import terminal
from legation.cli.reading import AsOf, RecordFile
from legation.cli.viewing import viewed
from legation.errors import SettingError


def captures(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A URL or path, as it was read.")],
    record: RecordFile,
    as_of: AsOf = None,
) -> None:
    """Print what an address said each time it was read.

    With the sentences that were added, dropped or changed in between.

    \b
    Example:
      legation read examples/documents --record record.duckdb
      legation captures examples/documents/barents-treaty.txt --record record.duckdb
    """
    with viewed(record, as_of) as view:
        found = view.pages(address) or view.pages(str(Path(address).resolve()))
    if not found:
        raise SettingError(f"{address}: the record has nothing from there")
    for page in found:
        terminal.put(terminal.visible(f"{page.when}  {page.digest[:16]}  {page.title or 'no title'}"))
        for change in page.changes or ():
            if change.original_text is not None:
                terminal.put(terminal.visible(f"  - {' '.join(change.original_text.split())}"))
            if change.copy_text is not None:
                terminal.put(terminal.visible(f"  + {' '.join(change.copy_text.split())}"))
        if page.changes == ():
            terminal.put("  the prose is the same")
