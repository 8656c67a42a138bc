"""``legation code``: documents in, claims out."""

from __future__ import annotations

import typer

from legation.cli import terminal
from legation.cli.reading import AllowNetwork, Columns, Outlet, OwnCodebook, Paths, Published, Reading


def code(
    paths: Paths,
    published: Published = None,
    outlet: Outlet = None,
    columns: Columns = None,
    own: OwnCodebook = None,
    allow: AllowNetwork = None,
) -> None:
    """Print the claims of documents, one a line.

    \b
    Example:
      legation code examples/documents/barents-treaty.txt
    """
    reading = Reading(
        paths, published=published, outlet=outlet, own=own, columns=columns, allow=allow, results_follow=True
    )
    for annotation in reading:
        from legation.exchange import claim_line

        for claim in annotation.claims:
            terminal.put(claim_line(claim))
    raise typer.Exit(reading.status)
