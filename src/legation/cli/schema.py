"""``legation schema``: the JSON Schemas of what the other commands print."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.cli import terminal


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="claim, annotation, relate or resolve; all without it.")
    ] = None,
) -> None:
    """Print the JSON Schemas of the output.

    Draft 2020-12, from the same types that print it.

    \b
    Example:
      legation schema claim
    """
    import json

    from legation.exchange import schemas

    known = schemas()
    if name is not None and name not in known:
        raise typer.BadParameter(f"there is no schema {name!r}; there are {', '.join(known)}")
    terminal.put(json.dumps(known if name is None else known[name], indent=2, ensure_ascii=False))
