"""Rows of JSON lines and tables: what is in them, by whichever names, becomes a capture."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from legation.errors import RefusedError
from legation.sources.capture import Capture

GIVEN = ("id", "published", "outlet", "url", "title")
FIELDS = ("id", "text", "html", "published", "outlet", "url", "title")
"""What a row may hold; ``html`` stands in place of ``text``."""
_SHOWN = 20


def captured(row: Mapping[str, Any], place: str, columns: Mapping[str, str]) -> Capture:
    """The document in a row; raises RefusedError, naming ``place``, where there is none.

    ``columns`` says what a field is called in the row, where it is not called by its own name.
    """
    given = {key: text for key in GIVEN if (text := _field(row, columns.get(key, key), place)) is not None}
    name = given.get("id", place)
    bodies = [(body, columns.get(body, body)) for body in _bodies(columns)]
    body, key = next(((body, key) for body, key in bodies if row.get(key) is not None), bodies[0])
    text = row.get(key)
    if text is None:
        raise RefusedError(place, f"row has no {key}")
    if not isinstance(text, str):
        raise RefusedError(place, f"{key} is {value_type(text)}, not a string")
    if not text.strip():
        raise RefusedError(place, f"empty: its {key} has nothing in it")
    data = _encoded(text, key, place)
    if body == "html":
        return Capture(name=name, data=data, address=place, media="text/html", charset="utf-8", given=given)
    return Capture(name=name, data=data, address=place, text=text, given=given)


def check_columns(names: Sequence[str], address: str, columns: Mapping[str, str]) -> None:
    """Raise RefusedError where a table lacks a column that it must have or that the user named, or has it twice."""
    there = f"its columns are {', '.join(names[:_SHOWN])}{' …' if len(names) > _SHOWN else ''}"
    for field, name in columns.items():
        if name not in names:
            raise RefusedError(address, f"has no column {name} for {field}: {there}")
    if not any(columns.get(body, body) in names for body in _bodies(columns)):
        raise RefusedError(address, f"has no column text or html ({there}); --columns text=NAME says which it is")
    for name in (columns.get(field, field) for field in FIELDS):
        if names.count(name) > 1:
            raise RefusedError(address, f"has more than one column {name}")


def wanted(names: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """Those of a table's columns that are read."""
    read = {columns.get(field, field) for field in (*GIVEN, *_bodies(columns))}
    return [name for name in names if name in read]


def value_type(value: object) -> str:
    """What a value is, in words."""
    if value is None:
        return "null"
    kinds = {
        dict: "an object",
        list: "an array",
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
        bytes: "bytes",
    }
    return kinds.get(type(value), "a value of another kind")


def _bodies(columns: Mapping[str, str]) -> tuple[str, ...]:
    """Where the document stands: where the user named one of text and html, only there."""
    return tuple(body for body in ("text", "html") if body in columns) or ("text", "html")


def _field(row: Mapping[str, Any], key: str, place: str) -> str | None:
    value = row.get(key)
    if value is None or value == "" or value != value:  # NaN is how some tables write that there is none
        return None
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise RefusedError(place, f"{key} is {value_type(value)}, not a string")
    text = str(value)
    _encoded(text, key, place)
    return text


def _encoded(text: str, key: str, place: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RefusedError(
            place, f"{key} has half a character (a lone surrogate) at character {error.start}: its encoding is broken"
        ) from None
