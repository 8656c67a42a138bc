"""JSON lines: one document a row, its text carried exactly as given."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from legation.errors import RefusedError
from legation.sources.asked import Asked
from legation.sources.capture import Capture
from legation.sources.opened import Opened
from legation.sources.rows import captured, value_type

_SKIP = 1 << 20


def read_json_lines(opened: Opened, asked: Asked) -> Iterator[Capture | RefusedError]:
    """A capture for each line; see ``rows``."""
    yield from rows(lines(opened.stream, asked.limit), opened.address, asked.limit, asked.columns)


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
            line = b""  # not held while the rest of it is passed over
            while (rest := stream.readline(_SKIP)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line


def rows(
    numbered: Iterator[tuple[int, bytes | None]], name: str, limit: int, columns: Mapping[str, str] | None = None
) -> Iterator[Capture | RefusedError]:
    """A capture for each row, a refusal named ``name:line`` for each bad one; blank lines are skipped.

    ``columns`` as for ``Asked``.
    """
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
            yield captured(_object(line, place), place, columns or {})
        except RefusedError as refusal:
            yield refusal


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
        raise RefusedError(place, f"row is {value_type(row)}, not an object")
    return row
