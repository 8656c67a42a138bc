"""``legation series``: what two states do to each other, by month or year."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, get_args

import typer

from legation.cli import terminal
from legation.cli.dossier import State, state
from legation.cli.reading import AsOf, RecordFile
from legation.cli.viewing import viewed


class By(StrEnum):
    """The length of a period."""

    month = "month"
    year = "year"


class Form(StrEnum):
    """What is written."""

    csv = "csv"
    png = "png"
    svg = "svg"


def series(
    one: State,
    other: State,
    record: RecordFile,
    by: Annotated[By, typer.Option("--by", help="The length of a period.")] = By.month,
    form: Annotated[Form, typer.Option("--as", help="A table, or a figure (to a file only).")] = Form.csv,
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="FILE", help="Where to; standard output where not given.")
    ] = "-",
    status: Annotated[
        str, typer.Option("--status", metavar="STATUS,…", help="Which claims count, by their status.")
    ] = "asserted",
    weighted: Annotated[
        bool, typer.Option("--weighted", help="Count each happening by the confidence of its surest claim.")
    ] = False,
    since: Annotated[str | None, typer.Option("--since", metavar="PERIOD", help="The first period.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="PERIOD", help="The last period.")] = None,
    as_of: AsOf = None,
) -> None:
    """Print what two states do to each other, period by period.

    Each happening counts once, in the period that its words date it to; what is known only to have happened by the
    day it was published stands under "reported". A period without any document of the record is empty, not zero.

    \b
    Example:
      legation read examples/documents --record record.duckdb
      legation series Iceland GBR --record record.duckdb --by year
    """
    from legation.claims.claim import Status

    known: tuple[Status, ...] = get_args(Status)
    asked = [s.strip() for s in status.split(",") if s.strip()]
    unknown = [s for s in asked if s not in known]
    if unknown or not asked:
        raise typer.BadParameter(f"--status: {', '.join(unknown) or 'none'}: there is {', '.join(known)}")
    if (since is None) != (until is None):
        raise typer.BadParameter("--since and --until go together")
    if form is not Form.csv and out == "-":
        raise typer.BadParameter(f"--as {form.value} is written to a file: say which with -o")

    between = (since, until) if since is not None and until is not None else None
    with viewed(record, as_of) as view:
        found = view.series(
            state(one),
            state(other),
            by.value,
            statuses=[s for s in known if s in asked],
            weighted=weighted,
            between=between,
        )
    if found.undated:
        terminal.say(f"left out: {found.undated} that no {by.value} can be told of")
    if form is Form.csv:
        from legation.exchange.series import csv_lines

        lines = csv_lines(found)
        if out == "-":
            for line in lines:
                terminal.put(line)
            return
        data = "".join(f"{line}\n" for line in lines).encode()
    else:
        from legation.dossier.figure import drawn

        data = drawn(found, "svg" if form is Form.svg else "png")
    terminal.keep(Path(out), data)
