"""``legation dossier``: a pair of states, from the record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation.cli import terminal
from legation.cli.reading import AsOf, RecordFile
from legation.cli.viewing import viewed
from legation.errors import SettingError

_NAMES = ("name", "abbreviation", "self")
State = Annotated[str, typer.Argument(metavar="STATE", help="An ISO 3166-1 code of three letters, or a name.")]


def dossier(
    one: State,
    other: State,
    record: RecordFile,
    out: Annotated[str, typer.Option("-o", "--out", metavar="DIR", help="The folder it is written to.")],
    as_of: AsOf = None,
) -> None:
    """Write the dossier of a pair of states.

    One page that stands by itself, and its data beside it.

    \b
    Example:
      legation read examples/documents --record record.duckdb
      legation dossier Iceland GBR --record record.duckdb -o dossier
    """
    from legation.dossier import write

    pair = state(one), state(other)
    if pair[0] == pair[1]:
        raise SettingError(f"a dossier is about two states, and both names mean {pair[0]}")
    with viewed(record, as_of) as view:
        written = write(view, *pair, Path(out))
    if not written.claims:
        terminal.say(f"the record holds no claim about {pair[0]} and {pair[1]}; the dossier is empty")
    for path in written.paths:
        terminal.put(str(path))


def state(name: str) -> str:
    """The code of the state that a code or a name means; SettingError where it means none."""
    from legation.codebook import load

    book = load()
    if len(name) == 3 and book.state(name.upper()) is not None:
        return name.upper()
    found = {n.entry.country for n in book.find(name) if n.entry.kind == "state" and n.use in _NAMES}
    codes = sorted(code for code in found if code is not None)
    if not codes:
        raise SettingError(f"{name}: no state is known by this name")
    if len(codes) > 1:
        raise SettingError(f"{name}: several states are known by this name, {', '.join(codes)}")
    return codes[0]
