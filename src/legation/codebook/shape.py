"""What a user's entries must look like before anything reads them: lists where lists belong, text where text does.

What they say (dates, codes, names claimed twice) is for ``check``, which may then rely on their shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NotRequired, Required

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict

from legation.codebook.tables import ENTRIES
from legation.errors import CodebookError

# names that are Python's words ("from") need the functional form
_Period = TypedDict("_Period", {"from": str, "until": str}, total=False)


class _Name(_Period, total=False):
    text: Required[str]
    sector: str
    ambiguous: bool
    prefer: bool
    rule: str


class _Place(_Period, total=False):
    name: Required[str]
    sector: str
    latitude: float
    longitude: float


class _Term(_Period, total=False):
    office: Required[str]
    country: Required[str | None]
    sector: Required[str | None]


class _Member(_Period):
    country: str


class _Numbered(_Period):
    code: int


class _Control(TypedDict):
    kind: str
    by: NotRequired[str | None]
    evidence: str


class _Entry(_Period, total=False):
    id: Required[str]
    name: Required[str]
    official: str
    family: str
    gender: str
    died: str
    country: str | None
    sector: str | None
    names: list[str | _Name]
    abbreviations: list[str | _Name]
    aliases: list[str | _Name]
    adjectives: list[str | _Name]
    people: list[str | _Name]
    self: dict[str, list[str | _Name]]
    capitals: list[_Place]
    seats: list[_Place]
    terms: list[_Term]
    members: list[_Member]
    cow: list[_Numbered]
    gw: list[_Numbered]
    domains: list[str]
    control: _Control


class _Listed(TypedDict, total=False):
    id: Required[str]
    name: str
    aliases: list[str]
    names: list[str]
    states: list[str]
    country: str
    day: str
    year: int | None
    what: str
    issuer: str


class _Noun(TypedDict, total=False):
    noun: Required[str]
    plural: str
    country: str
    usual: str


class _Roles(TypedDict, total=False):
    sectors: dict[str, dict[str, list[str | _Noun]]]
    traps: list[str]


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def shaped(own: Mapping[str, Any], file: str) -> None:
    """Raises CodebookError, with file, key and reason, for the first of a user's tables that is malformed."""
    for kind in (*ENTRIES, "days", "laws"):
        listed = kind not in ENTRIES
        for row in (own[kind] or {}).get("entries", ()) if listed else own[kind]:
            _fits(_Listed if listed else _Entry, row, str(row.get("file", file)), str(row.get("id", kind)))
    _fits(_Roles, own["roles"], file, "roles")


def _fits(shape: Any, row: Any, file: str, key: str) -> None:
    try:
        _adapter(shape).validate_python(row, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"] if not str(part).startswith("_") and part != "str")
        raise CodebookError(file, key, f"{where}: {first['msg']}" if where else first["msg"]) from error
