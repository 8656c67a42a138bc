"""``legation annotate``: documents in, everything that was read from them out."""

from __future__ import annotations

import typer

from legation.cli import terminal
from legation.cli.reading import AllowNetwork, Columns, Outlet, OwnCodebook, Paths, Published, Reading


def annotate(
    paths: Paths,
    published: Published = None,
    outlet: Outlet = None,
    columns: Columns = None,
    own: OwnCodebook = None,
    allow: AllowNetwork = None,
) -> None:
    """Print all that is read from documents.

    One object a document: its text, sentences, what is left out and why, mentions of actors, times,
    places, attributions, claims, references.

    \b
    Example:
      legation annotate examples/documents/barents-treaty.txt --published 2010-09-16
    """
    reading = Reading(
        paths, published=published, outlet=outlet, own=own, columns=columns, allow=allow, results_follow=True
    )
    for annotation in reading:
        from legation.exchange import annotation_line

        terminal.put(annotation_line(annotation))
    raise typer.Exit(reading.status)
