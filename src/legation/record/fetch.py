"""Claims out of the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import duckdb

from legation.documents.document import Document
from legation.errors import RecordError
from legation.record import rows
from legation.record.rows import Filed, Key

_FILED = """
    WITH chosen AS MATERIALIZED (SELECT c.* FROM {claims} c {where}),
    told AS (
        SELECT document, claim AS id, edition, list(struct_pack(
            side, name, country, sector, entity, span_start, span_end, words) ORDER BY side, place) AS parties
        FROM {parties} WHERE (document, claim, edition) IN (SELECT (document, id, edition) FROM chosen) GROUP BY ALL
    )
    SELECT c.* REPLACE (when_earliest::VARCHAR AS when_earliest, when_latest::VARCHAR AS when_latest), t.parties,
        struct_pack(d.id, d.name, d.title, d.published, d.outlet, d.controlled_by, d.url, d.agency) AS source
    FROM chosen c LEFT JOIN told t USING (document, id, edition) JOIN documents d ON d.sha256 = c.document
    ORDER BY c.document, c.position, c.id, c.edition
"""


def filed(
    connection: duckdb.DuckDBPyConnection,
    condition: str = "",
    parameters: Mapping[str, object] | None = None,
    *,
    former: bool = False,
) -> list[Filed]:
    """The claims that a condition on ``c`` keeps, in canonical order; with ``former`` the editions that ended, too."""
    where = f"WHERE {condition}" if condition else ""
    claims, of_claims = ("editions", "edition_parties") if former else ("claims", "parties")
    found = dicts(connection, _FILED.format(claims=claims, parties=of_claims, where=where), parameters)
    sources = {row["document"]: row["source"] for row in found}
    made = {digest: rows.source_from(source) for digest, source in sources.items()}
    return [
        Filed(row["document"], rows.claim_from(row, made[row["document"]]), row["edition"], row["judgement"])
        for row in found
    ]


def one_of(name: str) -> str:
    """What says in a condition that a column has one of the texts of a parameter, however many these are."""
    return f"IN (SELECT unnest(${name}::VARCHAR[]))"


def among(keys: Iterable[Key], claim: str = "claim", of: str = "") -> tuple[str, dict[str, object]]:
    """A condition that keeps the rows of some claims, with its parameters.

    ``claim`` is the column that has the id, ``of`` the name of the table where it takes one. The documents alone come
    first: a database that keeps columns then leaves most of the file unread.
    """
    given = sorted(keys)
    document, claim = (f"{of}.{column}" if of else column for column in ("document", claim))
    pairs = "SELECT (unnest($documents::VARCHAR[]), unnest($claims::VARCHAR[]))"
    condition = f"{document} {one_of('documents')} AND ({document}, {claim}) IN ({pairs})"
    return condition, {"documents": [key[0] for key in given], "claims": [key[1] for key in given]}


def documents(
    connection: duckdb.DuckDBPyConnection, digests: Collection[str] | None = None
) -> list[tuple[dict[str, Any], Document]]:
    """The documents as they were added, by the hash of their text, each with its row; only those asked for, if any."""
    chosen = None if digests is None else {"chosen": sorted(digests)}
    where = f"WHERE sha256 {one_of('chosen')}" if chosen else ""
    regions = _by_document(connection, "excluded", "number", chosen)
    works = _by_document(connection, "cited_works", "place", chosen)
    found = dicts(
        connection,
        f"SELECT * FROM documents {where} ORDER BY sha256",
        chosen,
    )
    return [(row, rows.document_from(row, regions[row["sha256"]], works[row["sha256"]])) for row in found]


def _by_document(
    connection: duckdb.DuckDBPyConnection, table: str, order: str, chosen: Mapping[str, object] | None
) -> dict[str, list[rows.Row]]:
    found: dict[str, list[rows.Row]] = defaultdict(list)
    where = f"WHERE document {one_of('chosen')}" if chosen else ""
    for row in dicts(connection, f"SELECT * FROM {table} {where} ORDER BY document, {order}", chosen):
        found[row["document"]].append(row)
    return found


def dicts(
    connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[object] | Mapping[str, object] | None = None
) -> list[dict[str, Any]]:
    """The rows of a question, by column; raises RecordError where the database refuses it or cannot read its file."""
    try:
        cursor = connection.execute(sql, parameters) if parameters else connection.execute(sql)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    except duckdb.Error as error:
        raise RecordError(f"{_path(connection)}: {' '.join(str(error).split())[:300]}") from error


def _path(connection: duckdb.DuckDBPyConnection) -> str:
    """The file behind a connection, as far as it can still be asked."""
    try:
        row = connection.execute("SELECT path FROM duckdb_databases() WHERE database_name = current_database()")
        return str((row.fetchone() or ("the record",))[0])
    except duckdb.Error:
        return "the record"
