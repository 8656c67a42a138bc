"""``legation judge``: what somebody says of claims, happenings and outlets."""

from __future__ import annotations

import getpass
import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation import __version__
from legation.cli import terminal
from legation.cli.reading import RecordFile
from legation.errors import SettingError

if TYPE_CHECKING:
    from legation.record import Judgement, View
    from legation.record.rows import Key

PATIENCE = 10.0
"""For how many seconds another process that writes is waited for."""

Who = Annotated[
    str | None,
    typer.Option(
        "--who", metavar="NAME", envvar="LEGATION_WHO", help="Whose judgement it is; your user name if not said."
    ),
]


class Verdict(StrEnum):
    """What may be said."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    SPLIT = "split"
    MERGE = "merge"
    GRADE = "grade"
    UNDO = "undo"
    LIST = "list"


def judge(
    verdict: Annotated[Verdict, typer.Argument(help="What is said; list prints what was said so far.")],
    record: RecordFile,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help="Claims by their ids, or the first letters of them; for undo a judgement."),
    ] = None,
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="What correct makes of a field.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="The outlet that grade is for.")
    ] = None,
    grade: Annotated[
        str | None, typer.Option("--grade", metavar="GRADE", help="A to F for an outlet, 1 to 6 for a happening.")
    ] = None,
    who: Who = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason.")] = "",
) -> None:
    """Say what you think of claims, happenings and outlets.

    accept, correct and reject take a claim; merge takes one claim of each happening; split takes the claims that
    report another happening than the others of theirs; grade takes a claim of a happening, or --outlet. Nothing is
    overwritten: undo takes a judgement back, and what the coder made of the words stays in the record.

    \b
    Example:
      legation read examples/documents --record record.duckdb
      legation judge grade --outlet "The Reykjavik Herald" --grade B --why "right in May" --record record.duckdb
      legation judge list --record record.duckdb
    """
    from legation.record import View, Writer
    from legation.record.judgements import VERDICTS

    given = ids or []
    if verdict is Verdict.LIST:
        with View(Path(record)) as view:
            for said in view.judgements():
                terminal.put(line(said))
        return
    undone = None
    with View(Path(record)) as view:
        if verdict is Verdict.UNDO:
            undone = _judgement(view, given)
            keys: list[Key] = []
        else:
            keys = [_claim(view, name) for name in given]
        other = _rest(view, keys) if verdict is Verdict.SPLIT else []
    with Writer(Path(record), coder=__version__, patience=PATIENCE) as writer:
        said = writer.judge(
            next(one for one in VERDICTS if one == verdict.value),
            keys,
            who=name_of(who),
            why=why,
            other=other,
            changes=dict(change(one) for one in changes or []),
            outlet=outlet,
            grade=grade,
            undone=undone,
        )
    terminal.put(line(said))


def name_of(who: str | None) -> str:
    """Who judges: as given, or else the user's name."""
    return who if who is not None else getpass.getuser()


def change(given: str) -> tuple[str, Any]:
    """A field and its value out of ``field=value``: JSON, or codes with commas, or a text; nothing empties it."""
    field, equals, value = (part.strip() for part in given.partition("="))
    if not equals:
        raise typer.BadParameter(f"{given!r}: say FIELD=VALUE")
    if value[:1] in ("[", "{"):
        try:
            return field, json.loads(value)
        except ValueError as error:
            raise typer.BadParameter(f"{given!r}: no JSON: {error}") from error
    if field in ("actors", "recipients", "contexts", "attribution"):
        return field, [part.strip() for part in value.split(",") if part.strip()]
    return field, value or None


def line(said: Judgement) -> str:
    """A judgement on one line."""
    about = ", ".join(key[1] for key in said.one)
    if said.other:
        about += f" from {', '.join(key[1] for key in said.other)}"
    what = {"grade": f"{said.outlet or about} {said.grade}", "undo": str(said.undone)}.get(said.verdict, about)
    changed = f" {json.dumps(dict(said.changes), ensure_ascii=False)}" if said.changes else ""
    state = "" if said.stands else " (taken back)"
    return terminal.visible(f"{said.id}  {said.verdict} {what}{changed}, {said.reason}{state}")


def _claim(view: View, name: str) -> Key:
    found = view.named(name)
    if not found:
        raise SettingError(f"{name}: no claim of the record has this id")
    if len(found) > 1:
        raise SettingError(f"{name}: {len(found)} claims have ids that begin so")
    return found[0]


def _judgement(view: View, given: list[str]) -> str:
    if len(given) != 1:
        raise SettingError("undo: name one judgement; legation judge list prints their ids")
    found = [said.id for said in view.judgements() if said.id.startswith(given[0])]
    if len(found) != 1:
        raise SettingError(f"{given[0]}: {len(found) or 'no'} judgements have this id")
    return found[0]


def _rest(view: View, keys: list[Key]) -> list[Key]:
    """The claims that stay when some leave their happening."""
    joined = view.happenings(keys)
    if len(joined) != 1:
        raise SettingError(f"split: the claims report {len(joined)} happenings; name claims of one")
    rest = [key for key in joined[0].members if key not in keys]
    if not rest:
        raise SettingError("split: nothing would be left of the happening")
    return rest
