"""Opening a record file: what can be wrong with it, each in one clear line."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import duckdb

from legation.errors import RecordError

SCHEMA = 3
"""The version of schema.sql."""

FIRST = 2
"""The first schema that a record may have and be brought forward from, by ``migrations``."""

_ASKED_AGAIN = 0.2

Clock = Callable[[], datetime]

_log = logging.getLogger("legation.record")


def opened(
    path: Path, *, read_only: bool, now: Clock, patience: float = 0.0
) -> tuple[duckdb.DuckDBPyConnection, list[str]]:
    """A connection to a record, and what the user should know about how it was opened.

    The connection reaches no other file and no network, and its settings are locked. A damaged write-ahead log
    is set aside beside the record; what had been checkpointed opens. Raises RecordError where the file is
    missing (``read_only``), is no record, is of another version, or is held by another process for longer than
    ``patience`` seconds.
    """
    _check_place(path, read_only)
    notes: list[str] = []
    try:
        connection = _connect_when_free(path, read_only, patience)
    except duckdb.Error as error:
        log = log_of(path)
        if not (log.exists() and _speaks_of_the_log(error)):
            raise RecordError(_explained(path, error)) from error
        connection, note = _without_log(path, log, read_only, now)
        notes.append(note)
        _log.warning(note)
    try:
        version = _version(connection, path, read_only)
        if version < SCHEMA and not read_only:
            notes.append(_migrate(connection, path, version))
    except duckdb.Error as error:
        connection.close()
        raise RecordError(_explained(path, error)) from error
    except BaseException:
        connection.close()
        raise
    if version < SCHEMA and read_only:
        connection.close()
        # reading takes no old schema: it is brought forward by one who writes, then read
        writing, told = opened(path, read_only=False, now=now, patience=patience)
        writing.close()
        connection, _ = opened(path, read_only=True, now=now, patience=patience)
        notes += told
    return connection, notes


def _connect(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        str(path), read_only=read_only, config={"enable_external_access": "false", "lock_configuration": "true"}
    )


def _connect_when_free(path: Path, read_only: bool, patience: float) -> duckdb.DuckDBPyConnection:
    """A connection as soon as no other process holds the file, or what is wrong after so many seconds."""
    end = time.monotonic() + patience
    while True:
        try:
            return _connect(path, read_only)
        except duckdb.IOException as error:
            if "Could not set lock" not in str(error) or time.monotonic() >= end:
                raise
        time.sleep(_ASKED_AGAIN)


def _check_place(path: Path, read_only: bool) -> None:
    try:
        if path.is_dir():
            raise RecordError(f"{path}: is a folder, not a record")
        if read_only and not path.exists():
            raise RecordError(f"{path}: there is no record here")
        if not path.parent.is_dir():
            raise RecordError(f"{path}: the folder {path.parent} does not exist")
        # DuckDB takes an empty file for a damaged one; there is nothing in it to lose or to keep.
        if path.exists() and path.stat().st_size == 0:
            raise RecordError(f"{path}: is an empty file, not a record; remove it or choose another name")
    except (OSError, ValueError) as error:
        raise RecordError(f"{path}: cannot be opened: {error}") from error


def log_of(path: Path) -> Path:
    """Where the write-ahead log of a record lies."""
    return path.with_name(path.name + ".wal")


def _speaks_of_the_log(error: duckdb.Error) -> bool:
    return "WAL" in str(error)


def _without_log(path: Path, log: Path, read_only: bool, now: Clock) -> tuple[duckdb.DuckDBPyConnection, str]:
    """Rename the damaged log and open the rest; put the log back where that does not help."""
    aside = log.with_name(f"{log.name}.damaged-{now():%Y%m%dT%H%M%SZ}")
    number = 1
    while aside.exists():
        number += 1
        aside = log.with_name(f"{log.name}.damaged-{now():%Y%m%dT%H%M%SZ}-{number}")
    try:
        log.rename(aside)
    except OSError as error:
        raise RecordError(f"{path}: its write-ahead log is damaged and cannot be set aside: {error}") from error
    try:
        connection = _connect(path, read_only)
    except duckdb.Error as error:
        aside.rename(log)
        raise RecordError(_explained(path, error)) from error
    return connection, (
        f"{path}: its write-ahead log was damaged and has been set aside as {aside.name}; "
        "what an interrupted reading had not yet written is not in the record: read those documents again"
    )


def _explained(path: Path, error: duckdb.Error) -> str:
    """One line for an error of DuckDB's."""
    words = " ".join(str(error).split())
    known = {
        "Could not set lock": "is held by another process; wait until it has ended",
        "different configuration": "is open already in this process in another way",
        "not a valid DuckDB database file": "is not a record (no DuckDB file)",
        "Permission denied": "may not be opened here: permission denied",
        "Read-only file system": "lies on a read-only file system",
        "No such file or directory": "cannot be made here",
        "Could not read enough bytes": "is cut short: the end of the file is missing; take a backup",
        "newer version of DuckDB": "was written by a later version of DuckDB; upgrade legation",
    }
    return next((f"{path}: {plain}" for sign, plain in known.items() if sign in words), f"{path}: {words[:300]}")


def finished(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether what follows from the claims is up to date: no reading has been ended before its time."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'finished'").fetchone()
    return row is not None and row[0] == "yes"


def _version(connection: duckdb.DuckDBPyConnection, path: Path, read_only: bool) -> int:
    """The version of a record's schema; an empty file that may be written becomes a record."""
    tables = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables and not read_only:
        _lay(connection)
        return SCHEMA
    if "meta" not in tables or "documents" not in tables:
        raise RecordError(f"{path}: is a DuckDB file but no record of legation's")
    row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    version = int(row[0]) if row and str(row[0]).isdecimal() else 0
    if version > SCHEMA:
        raise RecordError(f"{path}: is of schema {version}; this legation knows up to {SCHEMA}: upgrade legation")
    if version < FIRST:
        raise RecordError(f"{path}: is of schema {version}, which this legation no longer reads: make a new record")
    return version


def _migrate(connection: duckdb.DuckDBPyConnection, path: Path, version: int) -> str:
    """Bring a record forward, schema by schema, all or nothing; what the user should know of it."""
    try:
        connection.execute("BEGIN")
        for step in range(version + 1, SCHEMA + 1):
            connection.execute(_page(f"migrations/{step}.sql"))
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('schema', ?), ('finished', 'no')", [str(SCHEMA)])
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")
    except duckdb.Error as error:
        with suppress(duckdb.Error):
            connection.execute("ROLLBACK")
        raise RecordError(f"{path}: cannot be brought from schema {version} to {SCHEMA}: {error}") from error
    return f"{path}: was of schema {version} and has been brought to schema {SCHEMA}"


def _lay(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of an empty file, all or none."""
    connection.execute("BEGIN")
    connection.execute(_page("schema.sql"))
    connection.execute("INSERT INTO meta VALUES ('schema', ?), ('finished', 'yes')", [str(SCHEMA)])
    connection.execute("COMMIT")


def _page(name: str) -> str:
    return files("legation.record").joinpath(name).read_text(encoding="utf-8")
