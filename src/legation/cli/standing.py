"""``legation standing``: what stands between two states on a day."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from legation.cli import terminal
from legation.cli.dossier import State, state
from legation.cli.reading import AsOf, RecordFile
from legation.cli.viewing import viewed
from legation.errors import SettingError


class Form(StrEnum):
    """What is printed."""

    text = "text"
    json = "json"


_STATES = {
    "stands": "since {since}",
    "perhaps": "perhaps; since {since}, until {until}",
    "known": "said to be there in {since}",
    "ended": "ended {until}",
    "undated": "said to be there, no date",
    "happened": "{since}",
}


def standing(
    one: State,
    other: State,
    record: RecordFile,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day; today where not given.")] = None,
    as_of: AsOf = None,
    form: Annotated[Form, typer.Option("--as", help="Lines to read, or one JSON object a line.")] = Form.text,
) -> None:
    """Print what stands between two states on a day.

    Missions, ambassadors, agreements, sanctions, relations and the last visit. Only what is asserted counts. What
    began and is nowhere said to have ended stands, for all that the record knows.

    \b
    Example:
      legation read examples/documents --record record.duckdb
      legation standing Iceland GBR --record record.duckdb --on 1976-06-01
    """
    from legation.evidence import edtf

    try:
        day = edtf.bounds(on)[1] if on else datetime.now(UTC).date()
    except ValueError as error:
        raise SettingError(f"--on: {error}") from error
    if day is None:
        raise SettingError(f"--on: {on} has no last day")
    with viewed(record, as_of) as view:
        ties = view.standing(state(one), state(other), day)
    for tie in ties:
        if form is Form.json:
            terminal.put(json.dumps(asdict(tie), ensure_ascii=False))
            continue
        sides = f"{tie.by} {'–' if tie.kind in ('agreement', 'relations') else '→'} {tie.of}"
        when = _STATES[tie.state].format(since=tie.since or "?", until=tie.until or "?")
        said = "" if len(tie.keys) == 1 else f", {len(tie.keys)} claims"
        terminal.put(f"{sides}  {tie.kind:<11} {tie.what}: {when}{said}{', contested' if tie.contested else ''}")
    if not ties and form is Form.text:
        terminal.say("nothing that the record knows of")
