"""Writing into the record: a document whole or not at all, the same text never twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from legation.claims import Claim
from legation.claims.claim import Source
from legation.documents.document import Document
from legation.errors import RecordError, RefusedError
from legation.record import rows
from legation.record.contested import Contest, contested
from legation.record.copies import Changes, changes, sketch_rows
from legation.record.feeds import Feeds
from legation.record.fetch import filed
from legation.record.happenings import Happening, happenings
from legation.record.opening import Clock, opened


def _now() -> datetime:
    return datetime.now(UTC)


def digest(text: str) -> str:
    """The hash of a document's text that the record knows it by; raises RecordError where it is no Unicode text."""
    try:
        return hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise RecordError(f"the text holds half a character at {error.start}: {error.reason}") from error


class Writer:
    """The one writer of a record file, made where it does not exist; a context manager.

    ``coder`` names the version that reads the documents; ``patience`` is for how many seconds another process may hold
    the file. ``notes`` says what the user should know about how the file was opened; ``feeds`` are the tables of the
    feeds, to be changed within ``together``. Leaving the context without an error finishes the reading, and one that
    was ended before. Raises RecordError where the file cannot be opened for writing.
    """

    def __init__(self, path: Path | str, *, coder: str = "", now: Clock = _now, patience: float = 0.0) -> None:
        self.path = Path(path)
        self._now = now
        self._coder = coder
        self._connection, self.notes = opened(self.path, read_only=False, now=now, patience=patience)
        self._within = False
        self.feeds = Feeds(self._connection)
        self._types = {table: self._type(table) for table in _TABLES}
        with self._one_transaction():
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('coder', ?)", [coder])
        self._finished = self._joined()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None and not self._finished:
                self.finish()
        finally:
            self.close()

    @property
    def finished(self) -> bool:
        """Whether every claim has been joined into a happening."""
        return self._finished

    @contextmanager
    def together(self) -> Iterator[None]:
        """Whatever is written within is in the record together, or none of it; an error takes all of it back."""
        with self._one_transaction():
            self._within = True
            try:
                yield
            finally:
                self._within = False

    def add(self, document: Document, claims: Sequence[Claim], *, controlled_by: str | None = None) -> bool:
        """File a document with its claims in one transaction: whole or not at all.

        False where the same text is in the record already; then only where it was found is noted.
        ``controlled_by`` is the country whose government controls the outlet; claims that name it are believed where
        it is not given. Raises RefusedError where a claim contradicts the document, RecordError where the record
        cannot store it.
        """
        key = digest(document.text)
        found = self._connection.execute("SELECT 1 FROM documents WHERE sha256 = ?", [key]).fetchone()
        d = document
        seen = rows.capture_row(key, rows.Found(d.sha256, d.name, d.address, d.fetched, d.media, d.outlet))
        if found:
            self._link(seen)
            return False
        control = controlled_by or next((c.document.controlled_by for c in claims if c.document.controlled_by), None)
        self._check(document, claims, control)
        moment = self._now().astimezone(UTC).replace(tzinfo=None).isoformat()
        with self._one_transaction(document.name):
            self._insert("documents", [rows.document_row(document, key, control, self._coder, moment)])
            self._insert("captures", [{**seen, "learned": moment}])
            self._insert("excluded", rows.region_rows(key, document))
            self._insert("cited_works", rows.work_rows(key, document))
            self._insert("claims", [rows.claim_row(key, claim) for claim in claims])
            self._insert("parties", [row for claim in claims for row in rows.party_rows(key, claim)])
            self._insert("sketches", sketch_rows(key, document))
        self._finished = False
        return True

    def link(self, found: rows.Found) -> bool:
        """Note that bytes the record knows were found at another address; False where it does not know them.

        A document that was read from the same bytes is read the same again, so that it need not be.
        """
        known = self._connection.execute("SELECT document FROM captures WHERE sha256 = ?", [found.sha256]).fetchone()
        if known is None:
            return False
        self._link(rows.capture_row(known[0], found))
        return True

    def _link(self, capture: rows.Row) -> None:
        moment = self._now().astimezone(UTC).replace(tzinfo=None).isoformat()
        row = {**capture, "learned": moment}
        columns, marks = ", ".join(row), ", ".join("?" for _ in row)
        plain = [v.encode(errors="replace").decode() if isinstance(v, str) else v for v in row.values()]
        with self._one_transaction(str(capture["name"])):
            self._connection.execute(f"INSERT OR IGNORE INTO captures ({columns}) VALUES ({marks})", plain)

    def refuse(self, name: str, reason: str) -> None:
        """Note a document that could not be read; a second note in the same words changes nothing."""
        # A file name of undecodable bytes holds lone surrogates, which no database stores.
        plain = [words.encode(errors="replace").decode() for words in (name, reason)]
        moment = self._now().astimezone(UTC).replace(tzinfo=None)
        with self._one_transaction(plain[0]):
            self._connection.execute("INSERT OR IGNORE INTO refusals VALUES (?, ?, ?)", [*plain, moment])

    def finish(self) -> None:
        """Join claims, find what is contested and who copied whom, and empty the write-ahead log into the file."""
        claims = filed(self._connection)
        joined = happenings(claims)
        found = contested(claims, joined)
        with self._one_transaction():
            for table in ("happenings", "reports", "contests", "contest_claims"):
                self._connection.execute(f"DELETE FROM {table}")
            self._store(joined, found)
            self._bring_up(changes(self._connection))
        try:
            self._connection.execute("CHECKPOINT")
        except duckdb.Error as error:
            raise RecordError(f"{self.path}: {' '.join(str(error).split())}") from error
        self._finished = True

    def close(self) -> None:
        """Let go of the file. What was added stays."""
        self._connection.close()

    def _store(self, joined: Sequence[Happening], found: Sequence[Contest]) -> None:
        self._insert(
            "happenings", [{"id": h.id, "kind": h.kind, "earliest": h.earliest, "latest": h.latest} for h in joined]
        )
        self._insert(
            "reports",
            [
                {"happening": h.id, "document": key[0], "claim": key[1], "because": why}
                for h in joined
                for key, why in zip(h.members, h.because, strict=True)
            ],
        )
        self._insert("contests", [{"id": c.id, "because": c.because} for c in found])
        self._insert(
            "contest_claims",
            [
                {"contest": c.id, "document": key[0], "claim": key[1], "side": side}
                for c in found
                for side, keys in (("says", c.says), ("denies", c.denies))
                for key in keys
            ],
        )

    def _bring_up(self, copies: Changes) -> None:
        """Change the tables of copies where they are not up to date."""
        execute = self._connection.execute
        execute(
            "DELETE FROM compared WHERE (a, b) IN (SELECT (unnest($a::VARCHAR[]), unnest($b::VARCHAR[])))",
            {"a": [a for a, _ in copies.compared_out], "b": [b for _, b in copies.compared_out]},
        )
        for table in ("copies", "differences"):
            out = {"copies": list(copies.copies_out)}
            execute(f"DELETE FROM {table} WHERE copy IN (SELECT unnest($copies::VARCHAR[]))", out)
        for table, values in (
            ("compared", copies.compared),
            ("copies", copies.copies),
            ("differences", copies.differences),
        ):
            for start in range(0, len(values), _MANY):
                self._insert(table, values[start : start + _MANY])
        execute("INSERT OR REPLACE INTO meta SELECT 'sketched', count(*)::VARCHAR FROM sketches")

    def _check(self, document: Document, claims: Sequence[Claim], control: str | None) -> None:
        d = document
        source = Source(d.id, d.name, d.title, d.published, d.outlet, control, d.url, d.agency)
        for claim in claims:
            if claim.document != source:
                raise RefusedError(d.name, f"claim {claim.id} names another document: {claim.document}")
        ids = {claim.id for claim in claims}
        if len(ids) < len(claims):
            raise RefusedError(d.name, "two of its claims have the same id")
        lost = sorted({c.denied_by for c in claims if c.denied_by} - ids)
        if lost:
            raise RefusedError(d.name, f"a claim is denied by {lost[0]}, which is no claim of this document")

    def _joined(self) -> bool:
        counts = self._connection.execute("SELECT (SELECT count(*) FROM claims), (SELECT count(*) FROM reports)")
        claims, reports = counts.fetchone() or (0, 0)
        return bool(claims == reports)

    def _type(self, table: str) -> str:
        columns = self._connection.execute(f"DESCRIBE {table}").fetchall()
        return "STRUCT({})[]".format(", ".join(f'"{name}" {kind}' for name, kind, *_ in columns))

    def _insert(self, table: str, values: Sequence[rows.Row]) -> None:
        """File many rows in one statement. The cast is strict: an unknown key or a date that is none raises."""
        if values:
            text = json.dumps(values, ensure_ascii=False, allow_nan=False)
            cast = f"CAST(CAST(? AS JSON) AS {self._types[table]})"
            self._connection.execute(f"INSERT INTO {table} BY NAME SELECT unnest({cast}, max_depth := 2)", [text])

    def _one_transaction(self, name: str = "") -> _Transaction:
        return _Transaction(self._connection, str(self.path), name, within=self._within)


_TABLES = (
    "documents",
    "captures",
    "excluded",
    "cited_works",
    "claims",
    "parties",
    "happenings",
    "reports",
    "contests",
    "contest_claims",
    "sketches",
    "compared",
    "copies",
    "differences",
)

_MANY = 10_000
"""So many rows at most go into the database in one statement."""


class _Transaction:
    """All of it or none of it.

    What is wrong with the data of a document becomes a RefusedError that names it, so that the others go on; what is
    wrong with the record (a full disk, a lost lock) a RecordError. ``within`` another transaction it leaves to that
    one whether anything is kept.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: str, document: str, *, within: bool) -> None:
        self._connection = connection
        self._path = path
        self._document = document
        self._within = within

    def __enter__(self) -> None:
        if not self._within:
            self._connection.execute("BEGIN")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and not self._within:
            try:
                self._connection.execute("COMMIT")
            except duckdb.Error as failure:
                raise self._refused(failure) from failure
        if kind is None:
            return
        if not self._within:
            with suppress(duckdb.Error):
                self._connection.execute("ROLLBACK")
        if isinstance(error, duckdb.Error | TypeError | ValueError):
            raise self._refused(error) from error

    def _refused(self, error: BaseException) -> RecordError | RefusedError:
        reason = f"cannot be filed: {' '.join(str(error).split())[:300]}"
        ours = isinstance(error, duckdb.OperationalError | duckdb.InternalError)
        if self._document and not ours:
            return RefusedError(self._document, reason)
        return RecordError(f"{self._document or self._path}: {reason}")
