"""The tables of a record as something to write rows into, whether they lie in its file or over it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import duckdb

from legation.record.fetch import dicts
from legation.record.rows import Row

_MANY = 10_000
"""So many rows at most go into the database in one statement."""


class Tables:
    """A connection with the types of its tables."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self._types: dict[str, str] = {}

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """The rows of a question, by column."""
        return dicts(self.connection, sql, parameters)

    def execute(self, sql: str, parameters: Mapping[str, object] | None = None) -> None:
        """Do what a statement says."""
        if parameters:
            self.connection.execute(sql, parameters)
        else:
            self.connection.execute(sql)

    def insert(self, table: str, values: Sequence[Row]) -> None:
        """File many rows in few statements. The cast is strict: an unknown key or a date that is none raises."""
        for some in _parts(values):
            text = json.dumps(some, ensure_ascii=False, allow_nan=False)
            cast = f"CAST(CAST(? AS JSON) AS {self._type(table)})"
            self.connection.execute(f"INSERT INTO {table} BY NAME SELECT unnest({cast}, max_depth := 2)", [text])

    def _type(self, table: str) -> str:
        if table not in self._types:
            columns = self.connection.execute(f"DESCRIBE {table}").fetchall()
            self._types[table] = "STRUCT({})[]".format(", ".join(f'"{name}" {kind}' for name, kind, *_ in columns))
        return self._types[table]


def _parts(values: Sequence[Row]) -> Iterator[list[Row]]:
    rows = iter(values)
    while some := list(islice(rows, _MANY)):
        yield some
