"""The codebook's tables as they are read at run time: one ZIP file that comes with the package.

People write YAML and CSV (``build.py`` lays them out as tables); reading those takes seconds. In the compiled file each
table is a member: entries as JSON lines, indexes as sorted lines of a key and its rows, all others as one JSON text.
A member is unpacked when it is first asked for, a line when its entry is: a document needs some hundreds of many
thousands.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, overload

from legation.errors import CodebookError

FORMAT = 4
DATA = Path(__file__).parent / "data"
COMPILED = "tables.zip"
# The kinds of entries with names, in the order in which they answer for a shared name.
ENTRIES = ("states", "bodies", "groups", "outlets", "people")
# Keys to what stands under each.
INDEXES = ("folded", "cased", "places", "offices", "families", "spellings", *(f"{e}.ids" for e in ENTRIES))

Tables = Mapping[str, Any]
# ``[kind, entry, use, text, since, until, sector, ambiguous, rule, prefer]``: a name in the index.
Row = list[Any]
# every member is given this time, so that the same tables make the same bytes
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DAMAGE = (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile, zlib.error)


class _Entries(Sequence[Any]):
    """A list with an item a line, decoded when it is asked for."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> list[Any]: ...
    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return [json.loads(line) for line in self._lines[index]]
        return json.loads(self._lines[index])


class _Index(Mapping[str, Any]):
    """A mapping with a key and its value a line, in the order of the keys; a value is decoded when it is asked for."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n") if text else []

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[str]:
        return (line.partition("\t")[0] for line in self._lines)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._at(key) is not None

    def __getitem__(self, key: str) -> Any:
        number = self._at(key)
        if number is None:
            raise KeyError(key)
        return json.loads(self._lines[number].partition("\t")[2])

    def _at(self, key: str) -> int | None:
        start = f"{key}\t"
        number = bisect_left(self._lines, start)
        return number if number < len(self._lines) and self._lines[number].startswith(start) else None


class _Stored(Mapping[str, Any]):
    """The tables of a compiled file, each unpacked once, when it is asked for."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self._name = name
        self._archive = archive
        self._read: dict[str, Any] = {}
        self._members = {member.rpartition(".")[0]: member for member in archive.namelist()}

    def __len__(self) -> int:
        return len(self._members)

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __getitem__(self, table: str) -> Any:
        if table not in self._read:
            member = self._members[table]
            try:
                text = self._archive.read(member).decode()
                made = _made(member.rpartition(".")[2], text)
            except _DAMAGE as error:
                raise CodebookError(self._name, table, f"cannot be read: {error}") from error
            self._read[table] = made
        return self._read[table]


def _made(form: str, text: str) -> Any:
    if form == "jsonl":
        return _Entries(text)
    return _Index(text) if form == "tsv" else json.loads(text)


def write(tables: Tables, path: Path) -> None:
    """Store tables: the same tables give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, table in tables.items():
            member, text = _packed(name, table)
            archive.writestr(zipfile.ZipInfo(member, _EPOCH), text, zipfile.ZIP_DEFLATED)
    new = path.with_suffix(".new")
    new.write_bytes(packed.getvalue())
    new.replace(path)


def read(path: Path) -> Tables:
    """Stored tables; raises CodebookError where the file is missing, damaged or of another format."""
    try:
        stored = _Stored(path.name, zipfile.ZipFile(io.BytesIO(path.read_bytes())))
        found = stored["format"]
    except _DAMAGE as error:
        raise CodebookError(path.name, "file", f"cannot be read: {error}") from error
    if found != FORMAT:
        raise CodebookError(path.name, "format", f"is {found}, not {FORMAT}: compile the codebook anew")
    return stored


def laid_out(tables: Tables) -> dict[str, Any]:
    """Stored tables decoded as a whole, as ``build`` makes them."""
    found = dict(tables)
    lists = {name: list(found[name]) for name in ENTRIES if name in found}
    return found | lists | {name: dict(found[name]) for name in INDEXES if name in found}


@lru_cache(maxsize=1)
def packaged() -> Tables:
    """The tables that come with the package."""
    return read(DATA / COMPILED)


def _packed(name: str, table: Any) -> tuple[str, str]:
    """The member that a table is stored in, and its text."""
    if name in ENTRIES:
        return f"{name}.jsonl", "\n".join(_text(entry) for entry in table)
    if name in INDEXES:
        return f"{name}.tsv", "\n".join(sorted(f"{key}\t{_text(table[key])}" for key in table))
    return f"{name}.json", _text(table)


def _text(thing: Any) -> str:
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
