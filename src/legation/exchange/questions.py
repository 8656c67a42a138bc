"""The rows that ``relate`` and ``resolve`` answer, read from JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from legation.errors import RefusedError
from legation.exchange.rows import Identifier

LONGEST = 20_000
"""The most characters of a sentence or of a name's context; longer ones are documents, not sentences."""

Piece = tuple[int, int]
Question = TypeVar("Question")


@dataclass(frozen=True, slots=True)
class RelateQuestion:
    """What happens in ``sentence`` between two parties, each given by its pieces (offsets into the sentence).

    No piece means that the party is not named.
    """

    id: Identifier
    sentence: str
    actor: tuple[Piece, ...]
    recipient: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ResolveQuestion:
    """Who is meant by ``text``, on a date (EDTF), in a sentence; the last two may be unknown."""

    id: Identifier
    text: str
    date: str | None
    context: str | None


def relate_questions(lines: Iterable[bytes], name: str) -> Iterator[RelateQuestion | RefusedError]:
    """The questions in a stream of JSON lines; a bad row is refused as ``name:line``."""
    return _questions(lines, name, _relate)


def resolve_questions(lines: Iterable[bytes], name: str) -> Iterator[ResolveQuestion | RefusedError]:
    """The questions in a stream of JSON lines; a bad row is refused as ``name:line``."""
    return _questions(lines, name, _resolve)


def _questions(
    lines: Iterable[bytes], name: str, make: Callable[[dict[str, Any]], Question]
) -> Iterator[Question | RefusedError]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield make(_object(line, first=number == 1))
        except ValueError as error:
            yield RefusedError(f"{name}:{number}", str(error))


def _object(line: bytes, *, first: bool) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig" if first else "utf-8"))
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg} at column {error.colno})") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    return row


def _relate(row: dict[str, Any]) -> RelateQuestion:
    sentence = _text(row, "sentence")
    return RelateQuestion(_id(row), sentence, _pieces(row, "actor", sentence), _pieces(row, "recipient", sentence))


def _resolve(row: dict[str, Any]) -> ResolveQuestion:
    return ResolveQuestion(_id(row), _text(row, "text"), _optional(row, "date"), _optional(row, "context"))


def _id(row: dict[str, Any]) -> Identifier:
    value = row.get("id")
    if not isinstance(value, str | int | float | bool | None):
        raise ValueError("id must be a string or a number")
    return value


def _text(row: dict[str, Any], field: str) -> str:
    value = _optional(row, field)
    if value is None or not value.strip():
        raise ValueError(f"{field} is missing or empty")
    return value


def _optional(row: dict[str, Any], field: str) -> str | None:
    value = row.get(field)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{field} must be text")
    if value is not None and len(value) > LONGEST:
        raise ValueError(f"{field} is longer than {LONGEST} characters")
    return value


def _pieces(row: dict[str, Any], field: str, sentence: str) -> tuple[Piece, ...]:
    first, further = row.get(field), row.get(f"{field}_also")
    if not isinstance(further, list | None):
        raise ValueError(f"{field}_also must be a list of [start, end]")
    given = ([] if first is None else [first]) + (further or [])
    return tuple(_piece(piece, field, len(sentence)) for piece in given)


def _piece(piece: object, field: str, length: int) -> Piece:
    match piece:
        case [int(start), int(end)] if 0 <= start < end <= length:
            return start, end
    raise ValueError(f"{field} must be null or [start, end] inside the sentence, not {json.dumps(piece)[:60]}")
