"""Parquet, read by DuckDB a few rows at a time, in a process of its own.

A file that is made to crash its reader, or to take all memory or time, ends that process and is refused.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from legation.errors import RefusedError
from legation.limits import Worker
from legation.sources.asked import Asked
from legation.sources.capture import Capture
from legation.sources.opened import Opened
from legation.sources.rows import captured, check_columns, wanted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# what is handed over at once: small beside a document, large beside what the handing over costs
_BATCH_ROWS = 256
_BATCH_SIZE = 4 * 1024 * 1024
# processor time for one batch: a file with large groups of rows takes some seconds to its first
_SECONDS = 60.0
# what DuckDB may take; a group of rows of some 100,000 articles needs half of it
_MEMORY = "1GB"
_FROM = "FROM read_parquet(?, hive_partitioning = false)"

Row = tuple[Any, ...]


def read_parquet(opened: Opened, asked: Asked) -> Iterator[Capture | RefusedError]:
    """A capture for each row, a refusal named ``name:row`` (from 1) for each bad one."""
    budget, opened = opened.budgeted()
    address = opened.address
    with opened.at_path(".parquet") as path, contextlib.closing(Worker()) as worker:
        names: list[str] = worker.call(_begin, address, _SECONDS, (path, address), {})
        check_columns(names, address, asked.columns)
        read = wanted(names, asked.columns)
        for number, row in enumerate(_rows(worker, read, address, asked.limit), 1):
            place = f"{address}:{number}"
            if row is None:
                yield RefusedError(place, f"row larger than the limit of {asked.limit} bytes")
                continue
            budget.give(sum(len(value) for value in row if isinstance(value, str)))
            try:
                yield captured(dict(zip(read, row, strict=True)), place, asked.columns)
            except RefusedError as refusal:
                yield refusal


def _rows(worker: Worker, read: Sequence[str], address: str, limit: int) -> Iterator[Row | None]:
    """The rows; None in place of one of more than ``limit`` bytes."""
    while batch := worker.call(_batch, address, _SECONDS, (read, limit, address), {}):
        yield from batch


# What follows runs in the worker, which keeps the file open from call to call.

_connection: DuckDBPyConnection | None = None
_path = ""
_running = False


def _begin(path: str, address: str) -> list[str]:
    """Open a file, and nothing else from now on; the names of its columns."""
    import duckdb

    global _connection, _path
    _path = path
    try:
        _connection = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": _MEMORY})
        quoted = path.replace("'", "''")
        _connection.execute(f"SET allowed_paths = ['{quoted}']")
        _connection.execute("SET enable_external_access = false")
        _connection.execute("SET lock_configuration = true")
        return [column[0] for column in _connection.execute(f"SELECT * {_FROM} LIMIT 0", [path]).description or ()]
    except Exception as error:  # the library has many ways to fail on a damaged file
        raise _refusal(address, error) from None


def _batch(read: Sequence[str], limit: int, address: str) -> list[Row | None]:
    """The next rows, at least one unless there are no more."""
    global _running
    assert _connection is not None
    rows: list[Row | None] = []
    size = 0
    try:
        if not _running:
            columns = ", ".join('"' + name.replace('"', '""') + '"' for name in read)
            _connection.execute(f"SELECT {columns} {_FROM}", [_path])
            _running = True
        while len(rows) < _BATCH_ROWS and size < _BATCH_SIZE and (row := _connection.fetchone()) is not None:
            plain = tuple(_plain(value) for value in row)
            length = max(
                (len(value.encode("utf-8", "replace")) for value in plain if isinstance(value, str)), default=0
            )
            rows.append(plain if length <= limit else None)
            size += min(length, limit)
    except Exception as error:  # as above
        if not rows:
            raise _refusal(address, error) from None
    return rows


def _plain(value: object) -> object:
    """A value as another process can have it: text and dates as they are, other single values as text."""
    if isinstance(value, bytes):  # some writers do not say that a column of bytes is text
        with contextlib.suppress(UnicodeDecodeError):
            return value.decode("utf-8")
    import decimal
    import uuid

    return str(value) if isinstance(value, decimal.Decimal | uuid.UUID) else value


def _refusal(address: str, error: Exception) -> RefusedError:
    said = str(error).partition("\n")[0].replace(_path, "the file")
    if "Out of Memory" in said or isinstance(error, MemoryError):
        return RefusedError(address, f"takes more than {_MEMORY} of memory to read")
    return RefusedError(address, f"damaged, or no Parquet that can be read ({said[:200] or type(error).__name__})")
