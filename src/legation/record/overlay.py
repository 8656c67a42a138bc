"""The record as it stood on a day, or as it would stand had the last reading finished, laid over an open file.

Temporary views of the same names show each table without what was learned later; what follows from the claims is
copied beside them and brought up to date there. Every question asked of the connection is then answered so.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from legation.errors import SettingError
from legation.evidence import edtf
from legation.record import copies, joining
from legation.record.judging import unjoin
from legation.record.tables import Tables

_LEARNED = {
    "documents": "learned",
    "captures": "learned",
    "editions": "learned",
    "ended": "ended",
    "codings": "learned",
    "successors": "learned",
    "judgements": "made",
    "refusals": "refused",
}
"""When the record learned what a row says, by table."""

_BELONG = {
    "excluded": "document IN (SELECT sha256 FROM documents)",
    "cited_works": "document IN (SELECT sha256 FROM documents)",
    "sketches": "document IN (SELECT sha256 FROM documents)",
    "edition_parties": "(document, claim, edition) IN (SELECT (document, id, edition) FROM editions)",
    "judged": "judgement IN (SELECT id FROM judgements)",
}
"""Which rows are there because another is."""

_DERIVED = (
    *("blocks", "placed", "happenings", "reports", "dyads", "links", "contests", "contest_claims"),
    *("compared", "copies", "differences"),
)


def end_of(as_of: str) -> datetime:
    """The moment at which a day, a month or a year (EDTF) is over, in UTC; raises SettingError where it is none."""
    try:
        last = edtf.bounds(as_of)[1]
    except (ValueError, TypeError) as error:
        raise SettingError(f"{as_of}: not a date such as 2018-04-23, 2018-04 or 2018") from error
    if last is None or last >= date.max:
        raise SettingError(f"{as_of}: not a date such as 2018-04-23, 2018-04 or 2018")
    return datetime.combine(last + timedelta(days=1), datetime.min.time())


def later(tables: Tables, moment: datetime) -> bool:
    """Whether the record has learned anything since."""
    asked = " UNION ALL ".join(
        f"(SELECT 1 FROM {table} WHERE {column} >= $moment)" for table, column in _LEARNED.items()
    )
    return bool(tables.rows(f"SELECT * FROM ({asked}) LIMIT 1", {"moment": moment}))


def lay(tables: Tables, moment: datetime | None, *, anew: bool = False) -> None:
    """Let a connection answer as of a moment in UTC, of now where none is given, all brought up to date.

    ``anew`` makes everything that follows from the claims as if nothing of it were known.
    """
    main = _main(tables)
    for table in _DERIVED:
        tables.execute(f"CREATE TEMP TABLE {table} AS FROM {main}.{table}{' LIMIT 0' if anew else ''}")
    if moment is not None:
        # neither views nor settings take parameters; a moment has nothing that could end the quotation
        limit = f"TIMESTAMP '{moment.isoformat(sep=' ')}'"
        for table, column in _LEARNED.items():
            tables.execute(f"CREATE TEMP VIEW {table} AS FROM {main}.{table} WHERE {column} < {limit}")
        for table, condition in _BELONG.items():
            tables.execute(f"CREATE TEMP VIEW {table} AS FROM {main}.{table} WHERE {condition}")
        _forget(tables, main)
    joining.bring_up(tables)
    copies.bring_up(tables)


def stored(tables: Tables, table: str) -> str:
    """A question for the rows of a table that the file has otherwise than the overlay; ``n`` by how many more."""
    both = f"(SELECT *, 1 AS n FROM {_main(tables)}.{table} UNION ALL SELECT *, -1 AS n FROM {table})"
    return f"SELECT * EXCLUDE n, sum(n) AS n FROM {both} GROUP BY ALL"


def _main(tables: Tables) -> str:
    database = str(tables.rows("SELECT current_database() AS name")[0]["name"]).replace('"', '""')
    return f'"{database}".main'


def _forget(tables: Tables, main: str) -> None:
    """Take apart what later judgements had split or merged."""
    found = tables.rows(
        f"""
        WITH RECURSIVE concerned AS (
            SELECT id, undone FROM {main}.judgements ANTI JOIN judgements USING (id)
            UNION SELECT j.id, j.undone FROM {main}.judgements j JOIN concerned c ON j.id = c.undone
        )
        SELECT DISTINCT document, claim FROM {main}.judged WHERE judgement IN (
            SELECT id FROM concerned JOIN {main}.judgements USING (id) WHERE verdict IN ('split', 'merge')
        )
        """
    )
    unjoin(tables, {(row["document"], row["claim"]) for row in found})
