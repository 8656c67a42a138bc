"""JSON lines: one document a row, its text carried exactly as given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from legation.errors import RefusedError
from legation.sources.capture import Capture

FIELDS = ("id", "published", "outlet", "url", "title")
_SKIP = 1 << 20


def looks_like_rows(line: bytes) -> bool:
    """Whether the first line of a stream is a JSON object: prose and wikitext never begin with ``{"``."""
    line = line.strip().removeprefix(b"\xef\xbb\xbf")
    return line.startswith(b"{") and line[1:].lstrip()[:1] in (b'"', b"}")


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines of a stream (from 1), one at a time; None in place of a line of more than ``limit`` bytes."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(_SKIP)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line


def rows(numbered: Iterator[tuple[int, bytes | None]], name: str, limit: int) -> Iterator[Capture | RefusedError]:
    """A capture for each row, a refusal named ``name:line`` for each bad one; blank lines are skipped."""
    for number, line in numbered:
        place = f"{name}:{number}"
        if line is None:
            yield RefusedError(place, f"row larger than the limit of {limit} bytes")
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            yield _capture(line, place)
        except RefusedError as refusal:
            yield refusal


def _capture(line: bytes, place: str) -> Capture:
    row = _object(line, place)
    text = row.get("text")
    if text is None:
        raise RefusedError(place, "row has no text")
    if not isinstance(text, str):
        raise RefusedError(place, f"text is {_json_type(text)}, not a string")
    if not text.strip():
        raise RefusedError(place, "empty: its text has nothing in it")
    given = {key: value for key in FIELDS if (value := _field(row, key, place)) is not None}
    return Capture(
        name=given.get("id", place), data=_encoded(text, "text", place), address=place, text=text, given=given
    )


def _object(line: bytes, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RefusedError(place, f"row is not UTF-8 (byte {error.start} of the line)") from None
    except RecursionError:
        raise RefusedError(place, "row is nested too deeply") from None
    except ValueError as error:
        detail = getattr(error, "msg", "a value that cannot be read")
        raise RefusedError(place, f"row is not JSON: {detail}") from None
    if not isinstance(row, dict):
        raise RefusedError(place, f"row is {_json_type(row)}, not an object")
    return row


def _field(row: dict[str, Any], key: str, place: str) -> str | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise RefusedError(place, f"{key} is {_json_type(value)}, not a string")
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


def _json_type(value: object) -> str:
    if value is None:
        return "null"
    kinds = {dict: "an object", list: "an array", str: "a string", bool: "true or false", int: "a number"}
    return kinds.get(type(value), "a number")
