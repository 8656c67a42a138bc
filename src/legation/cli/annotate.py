"""``legation annotate``: documents in, everything that was read from them out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation.cli import terminal
from legation.cli.reading import AllowNetwork, Columns, Outlet, OwnCodebook, Paths, Published, Reading

_FORMS = ("jsonl", "html")


def annotate(
    paths: Paths,
    form: Annotated[
        str,
        typer.Option("--as", metavar="FORMAT", help="jsonl: an object a document, a line; html: a page to look at."),
    ] = "jsonl",
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="DIR", help="With html: a page for each document and an index, here."),
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    columns: Columns = None,
    own: OwnCodebook = None,
    allow: AllowNetwork = None,
) -> None:
    """Print all that is read from documents, or show it.

    One object a document: its text, sentences, what is left out and why, mentions of actors, times,
    places, attributions, claims, references. As html, a page that shows the text with all of it.

    \b
    Example:
      legation annotate examples/documents/barents-treaty.txt --published 2010-09-16
      legation annotate examples/documents --as html -o pages
    """
    if form not in _FORMS:
        raise typer.BadParameter(f"there is no format {form!r}; there is {', '.join(_FORMS)}")
    if out is not None and form != "html":
        raise typer.BadParameter("-o goes with --as html; without it the lines go to standard output")
    shown = form == "html" and out is None
    reading = Reading(
        paths,
        published=published,
        outlet=outlet,
        own=own,
        columns=columns,
        allow=allow,
        results_follow=not shown,
    )
    if form == "html":
        _show(reading, out)
    else:
        _print(reading)
    raise typer.Exit(reading.status)


def _print(reading: Reading) -> None:
    for annotation in reading:
        from legation.exchange import annotation_line

        terminal.put(annotation_line(annotation))


def _show(reading: Reading, folder: Path | None) -> None:
    from legation.exchange.shown import page, write

    if folder is not None:
        for path in write(reading, reading.refused, folder):
            terminal.put(str(path))
    elif text := page(reading, reading.refused):
        terminal.put(text.removesuffix("\n"))
