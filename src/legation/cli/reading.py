"""Reading documents for a command: the options they share, and what happens to those that are refused."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import terminal
from legation.errors import RefusedError

if TYPE_CHECKING:
    from legation.coder import Annotation
    from legation.sources import Capture
    from legation.sources.addresses import Network

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, archives, folders, http(s) URLs, or - for standard input (text or JSON lines).",
    ),
]


def published_date(value: str | None) -> str | None:
    """The value if it is an EDTF day, month or year; a usage error otherwise."""
    if value is None:
        return None
    parts = value.split("-")
    widths = [len(p) for p in parts]
    if widths in ([4], [4, 2], [4, 2, 2]) and value.isascii() and all(p.isdigit() for p in parts):
        try:
            datetime.date.fromisoformat("-".join([*parts, "01", "01"][:3]))
        except ValueError:
            pass
        else:
            return value
    raise typer.BadParameter(f"{value!r} is not a date such as 2018-04-23, 2018-04 or 2018")


def named_columns(value: str | None) -> dict[str, str]:
    """Which column holds which field, from ``field=column,field=column``; a usage error where it says no such thing."""
    if value is None:
        return {}
    from legation.sources import FIELDS

    columns: dict[str, str] = {}
    for part in value.split(","):
        field, _, column = (word.strip() for word in part.partition("="))
        if field not in FIELDS:
            raise typer.BadParameter(f"there is no field {field!r}; the fields are {', '.join(FIELDS)}")
        if not column:
            raise typer.BadParameter(f"{field} has no column; say {field}=NAME")
        if field in columns:
            raise typer.BadParameter(f"{field} is said twice")
        columns[field] = column
    return columns


def _checked_columns(value: str | None) -> str | None:
    named_columns(value)
    return value


Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=published_date,
        help="When documents that do not say so were published: 2018-04-23, 2018-04 or 2018.",
    ),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the documents that do not say so.")]
OwnCodebook = Annotated[
    Path | None,
    typer.Option(
        "--codebook",
        metavar="FILE",
        help="A file, or a folder, with entries of your own; see docs/how-to/codebook.md.",
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        metavar="FIELD=NAME,…",
        callback=_checked_columns,
        help="What the columns of a table (or keys of JSON lines) are called: text=body,published=date,id=doc_id.",
    ),
]


def _networks(values: list[str] | None) -> list[str] | None:
    """The values if they are networks; a usage error otherwise."""
    try:
        networks(values)
    except ValueError as error:
        raise typer.BadParameter(f"{error}; a network is written 10.1.0.0/16") from None
    return values


def networks(values: Sequence[str] | None) -> tuple[Network, ...]:
    """The networks that are written so; ValueError where one is not."""
    from ipaddress import ip_network

    return tuple(ip_network(value, strict=False) for value in values or ())


AllowNetwork = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-network",
        metavar="CIDR",
        callback=_networks,
        help="Fetch from this network too, though it is not public; several times for several.",
    ),
]
RecordFile = Annotated[str, typer.Option("--record", metavar="FILE", help="The record, a DuckDB file.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="As the record stood at the end of that day, month or year (UTC)."),
]


class Reading:
    """The documents of a command as they are coded; each refused one is named on standard error and kept.

    ``refused`` holds them, ``status`` is the exit status they call for. Captures for which ``fresh`` is False are
    passed over.
    """

    def __init__(
        self,
        paths: Sequence[str],
        *,
        published: str | None,
        outlet: str | None,
        own: Path | None = None,
        columns: str | None = None,
        workers: int = 1,
        allow: Sequence[str] | None = None,
        results_follow: bool,
        fresh: Callable[[Capture], bool] | None = None,
        target: str | None = None,
    ) -> None:
        self.refused: list[RefusedError] = []
        self._paths = paths
        self._published = published
        self._outlet = outlet
        self._own = own
        self._columns = named_columns(columns)
        self._workers = workers
        self._allow = allow
        self._results_follow = results_follow
        self._fresh = fresh
        self._target = target

    def __iter__(self) -> Iterator[Annotation]:
        """The annotated documents, in the order of the paths."""
        from legation.coder import run
        from legation.sources import captures

        stdin = terminal.keyboard() if "-" in self._paths else None
        found = captures(self._paths, stdin=stdin, columns=self._columns, allow=networks(self._allow), own=self._target)
        wanted = (one for one in found if isinstance(one, RefusedError) or self._fresh is None or self._fresh(one))
        coded = run(wanted, published=self._published, outlet=self._outlet, workers=self._workers, codebook=self._own)
        for one in terminal.counted(coded, "documents", results_follow=self._results_follow):
            if isinstance(one, RefusedError):
                self.refuse(one)
            else:
                yield one

    def refuse(self, refusal: RefusedError) -> None:
        """Name a refused document on standard error and keep it."""
        # a copy: where one was raised it holds the frames that it came through, and they hold the document
        self.refused.append(RefusedError(refusal.name, refusal.reason))
        terminal.say(str(refusal))

    @property
    def status(self) -> int:
        """0, or 1 if a document was refused."""
        return 1 if self.refused else 0
