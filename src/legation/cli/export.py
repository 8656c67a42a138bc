"""``legation export``: the record in the field's formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation.cli import terminal
from legation.cli.reading import AsOf, RecordFile
from legation.cli.viewing import viewed


def export(
    record: RecordFile,
    form: Annotated[str, typer.Option("--as", metavar="FORMAT", help="jsonl: the claims, one a line.")],
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="FILE", help="Where to; standard output where not given.")
    ] = "-",
    as_of: AsOf = None,
) -> None:
    """Print the record, or write it to a file.

    \b
    Example:
      legation read examples/documents --record record.duckdb
      legation export --record record.duckdb --as jsonl -o claims.jsonl
    """
    from legation.exchange import FORMATS

    if form not in FORMATS:
        raise typer.BadParameter(f"there is no format {form!r}; there is {', '.join(FORMATS)}")
    with viewed(record, as_of) as view:
        lines = FORMATS[form](view.claims())
        if out != "-":
            terminal.keep(Path(out), "".join(f"{line}\n" for line in lines).encode())
            return
        for line in lines:
            terminal.put(line)
