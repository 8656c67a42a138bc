"""A copy of a record that is in use, checked before it is given its name."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from legation.errors import RecordError
from legation.record.opening import log_of, opened

PATIENCE = 60.0
"""For how many seconds a writer is waited for."""

_TABLES = ("documents", "claims", "captures", "refusals", "feed_entries")


def backup(path: Path | str, target: Path | str, patience: float = PATIENCE) -> list[str]:
    """Copy a record, whoever reads it, between what is written into it; what the user should know about the source.

    The copy holds all that the record holds when it is made, and is complete before it has its name. Raises
    RecordError where the record cannot be opened, where a writer holds it for longer than ``patience`` seconds, where
    the target exists, or where the copy is not the same.
    """
    path, target = Path(path), Path(target)
    if target.exists():
        raise RecordError(f"{target}: there is something already; a backup overwrites nothing")
    if not target.parent.is_dir():
        raise RecordError(f"{target}: the folder {target.parent} does not exist")
    # reading keeps writers out for as long as the copy takes
    connection, notes = opened(path, read_only=True, now=_now, patience=patience)
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        try:
            held = _counted(connection)
            shutil.copyfile(path, aside)
            if log_of(path).exists():  # of a writer that was killed: it belongs to what the record holds
                shutil.copyfile(log_of(path), log_of(aside))
        finally:
            connection.close()
        _settle(aside, held, path)
        os.link(aside, target)  # unlike a rename, it never takes the place of a file made meanwhile
    except OSError as error:
        raise RecordError(f"{target}: the backup could not be written: {error.strerror or error}") from error
    finally:
        aside.unlink(missing_ok=True)
        log_of(aside).unlink(missing_ok=True)
    return notes


def _settle(copy: Path, held: dict[str, int], path: Path) -> None:
    """Bring the copy's log into its file, and see that it holds what the record holds."""
    connection, notes = opened(copy, read_only=False, now=_now)
    try:
        connection.execute("CHECKPOINT")
        if notes or _counted(connection) != held:
            raise RecordError(f"{path}: the copy does not hold what the record holds; nothing was kept")
    finally:
        connection.close()


def _counted(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    rows = ((table, connection.execute(f"SELECT count(*) FROM {table}").fetchone()) for table in _TABLES)
    return {table: int(row[0]) for table, row in rows if row is not None}


def _now() -> datetime:
    return datetime.now(UTC)
