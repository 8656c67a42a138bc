"""A record of an earlier schema is brought forward with everything it holds, or left as it is."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest
from tests.record.talks import readings

from legation.errors import RecordError
from legation.record import View, Writer, verify
from legation.record.opening import FIRST, SCHEMA

OLD = Path(__file__).parent / "schemas"
_PARENTS = ("documents", "claims")


def former(path: Path, schema: int) -> Path:
    """A record as legation wrote it when that schema was the newest."""
    tables = json.loads((OLD / f"{schema}.json").read_text(encoding="utf-8"))
    with duckdb.connect(str(path)) as connection:
        connection.execute((OLD / f"{schema}.sql").read_text(encoding="utf-8"))
        for table in sorted(tables, key=lambda name: (name not in _PARENTS and 2) or _PARENTS.index(name)):
            columns = connection.execute(f"DESCRIBE {table}").fetchall()
            kind = "STRUCT({})[]".format(", ".join(f'"{name}" {type_}' for name, type_, *_ in columns))
            connection.execute(
                f"INSERT INTO {table} BY NAME SELECT unnest(CAST(CAST(? AS JSON) AS {kind}), max_depth := 2)",
                [json.dumps(tables[table])],
            )
    return path


@pytest.mark.parametrize("schema", range(FIRST, SCHEMA))
@pytest.mark.parametrize("opens", [View, Writer])
def test_a_record_of_every_earlier_schema_is_brought_forward(tmp_path: Path, schema: int, opens: type) -> None:
    path = former(tmp_path / "r", schema)
    with opens(path) as record:
        assert record.notes == [f"{path}: was of schema {schema} and has been brought to schema {SCHEMA}"]
    with Writer(path) as writer:
        assert writer.notes == []
    assert verify(path) == []
    with Writer(tmp_path / "new") as writer:
        for reading in readings():
            writer.add(reading.document, reading.claims, controlled_by=reading.source.controlled_by)
    with View(path) as view, View(tmp_path / "new") as new:
        assert view.claims() == new.claims()
        assert view.happenings() == new.happenings()
        assert view.contests() == new.contests()
        assert [e.document for e in view.documents()] == [e.document for e in new.documents()]
        assert [(r.name, r.reason) for r in view.refusals()] == [("x.pdf", "no text in it")]


def test_the_schema_of_a_new_record_is_that_of_one_brought_forward(tmp_path: Path) -> None:
    def layout(path: Path) -> list[tuple[object, ...]]:
        with duckdb.connect(str(path)) as connection:
            return connection.execute(
                "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() "
                "WHERE NOT internal ORDER BY table_name, column_index"
            ).fetchall()

    with Writer(tmp_path / "new"):
        pass
    with Writer(former(tmp_path / "old", FIRST)):
        pass
    assert layout(tmp_path / "old") == layout(tmp_path / "new")


def test_a_schema_that_is_too_old_or_too_new_is_named(tmp_path: Path) -> None:
    for version, sign in ((FIRST - 1, "no longer reads"), (SCHEMA + 1, "upgrade legation")):
        path = tmp_path / f"r{version}"
        with Writer(path):
            pass
        with duckdb.connect(str(path)) as connection:
            connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [str(version)])
        with pytest.raises(RecordError, match=sign):
            View(path)


def test_a_record_that_cannot_be_brought_forward_stays_as_it_is(tmp_path: Path) -> None:
    path = former(tmp_path / "r", FIRST)
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE editions (mine INTEGER)")
    with pytest.raises(RecordError, match="cannot be brought from schema"):
        View(path)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("SELECT count(*) FROM claims").fetchone() == (27,)
        assert connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone() == (str(FIRST),)
