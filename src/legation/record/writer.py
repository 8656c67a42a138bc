"""Writing into the record: a document whole or not at all, the same text never twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from legation.claims import Claim
from legation.claims.claim import Source
from legation.documents.document import Document
from legation.errors import RecordError, RefusedError
from legation.evidence import content_id
from legation.record import joining, judging, rows
from legation.record.copies import bring_up, sketch_rows
from legation.record.feeds import Feeds
from legation.record.fetch import dicts, documents
from legation.record.judgements import Judgement, Verdict
from legation.record.opening import Clock, finished, opened
from legation.record.rows import Filed, Key
from legation.record.tables import Tables


def _now() -> datetime:
    return datetime.now(UTC)


def digest(text: str) -> str:
    """The hash of a document's text that the record knows it by; raises RecordError where it is no Unicode text."""
    try:
        return hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise RecordError(f"the text holds half a character at {error.start}: {error.reason}") from error


def _plain(row: rows.Row) -> rows.Row:
    """A row whose texts a database can store: a file name of undecodable bytes holds lone surrogates."""
    return {n: v.encode(errors="replace").decode() if isinstance(v, str) else v for n, v in row.items()}


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
        self._tables = Tables(self._connection)
        with self._one_transaction():
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('coder', ?)", [coder])
        self._finished = finished(self._connection)

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

    def add(
        self,
        document: Document,
        claims: Sequence[Claim],
        *,
        controlled_by: str | None = None,
        coder: str | None = None,
    ) -> bool:
        """File a document with its claims in one transaction: whole or not at all.

        False where the same text is in the record already: then where it was found is noted, and of the two ways it
        came the earlier published is kept, so that the order of reading tells nothing (``rows.precedence``).
        ``controlled_by`` is the country whose government controls the outlet; claims that name it are believed where
        it is not given. ``coder`` is the version that read it, where that is not the writer's. Raises RefusedError
        where a claim contradicts the document, RecordError where the record cannot store it.
        """
        key = digest(document.text)
        d = document
        seen = rows.capture_row(key, rows.Found(d.sha256, d.name, d.address, d.fetched, d.media, d.outlet))
        known = self._known("sha256 = ?", key)
        if known is not None and rows.precedence(known) <= rows.precedence(d):
            self._link(seen)
            return False
        control = controlled_by or next((c.document.controlled_by for c in claims if c.document.controlled_by), None)
        self._check(document, claims, control)
        moment, coder = self._moment(), self._coder if coder is None else coder
        insert = self._tables.insert
        if known is not None:
            with self._changing(document.name):
                self._captured(seen)
                # its blocks and markers stay: DuckDB changes no list in a row that others refer to
                self._describe(key, {**rows.described(document), "controlled_by": control, "coder": coder})
                self._tables.execute("DELETE FROM sketches WHERE document = $key", {"key": key})
                insert("sketches", sketch_rows(key, document))
                judging.recode(self._tables, key, claims, coder, moment)
            return False
        filed = [Filed(key, claim) for claim in claims]
        with self._changing(document.name):
            insert("documents", [rows.document_row(document, key, control, coder, moment)])
            insert("captures", [{**seen, "learned": moment}])
            insert("excluded", rows.region_rows(key, document))
            insert("cited_works", rows.work_rows(key, document))
            insert("editions", [rows.edition_row(one, moment, coder) for one in filed])
            insert("edition_parties", [row for one in filed for row in rows.party_rows(one)])
            insert("sketches", sketch_rows(key, document))
        return True

    def documents(self, digests: Iterable[str]) -> Iterator[Document]:
        """Documents of the record by the hashes of their texts, one after the other."""
        for key in digests:
            for _, document in documents(self._connection, [key]):
                yield document

    def recode(self, document: Document, claims: Sequence[Claim]) -> int:
        """Put what a document of the record, coded anew, says in place of what it said; how many claims changed.

        What people judged stays judged, what stood before is kept. Raises RecordError where the record has no such
        document, RefusedError where a claim contradicts it.
        """
        key = digest(document.text)
        if not self._connection.execute("SELECT 1 FROM documents WHERE sha256 = ?", [key]).fetchone():
            raise RecordError(f"{self.path}: it has no document {document.name} to be coded anew")
        control = next((c.document.controlled_by for c in claims if c.document.controlled_by), None)
        self._check(document, claims, control)
        moment = self._moment()
        with self._changing(document.name):
            self._tables.insert("codings", [{"document": key, "coder": self._coder, "learned": moment}])
            return judging.recode(self._tables, key, claims, self._coder, moment)

    def judge(
        self,
        verdict: Verdict,
        claims: Sequence[Key] = (),
        *,
        who: str,
        why: str = "",
        other: Sequence[Key] = (),
        changes: Mapping[str, Any] | None = None,
        outlet: str | None = None,
        grade: str | None = None,
        undone: str | None = None,
        seen: Mapping[Key, int] | None = None,
    ) -> Judgement:
        """File what somebody says of claims, of a happening or of an outlet, and let the record follow it.

        ``accept``, ``correct`` (with ``changes``) and ``reject`` take one claim; ``merge`` claims that report one
        happening; ``split`` claims that report another than ``other`` do; ``grade`` a claim of a happening (1 to 6) or
        an ``outlet`` (A to F); ``undo`` a judgement, by its id. ``seen`` are the editions that were looked at. Raises
        SettingError where that makes no sense, StaleError where a claim has changed since it was looked at.
        """
        made = rows.moment(self._now().astimezone(UTC).replace(tzinfo=None))
        said = Judgement(
            *("", made, who, why, verdict, tuple(claims), tuple(other)),
            changes=dict(changes or {}),
            outlet=outlet,
            grade=grade,
            undone=undone,
        )
        with self._changing():
            return judging.judge(self._tables, said, seen)

    def _moment(self) -> str:
        """Now, as the tables have it."""
        return self._now().astimezone(UTC).replace(tzinfo=None).isoformat()

    @contextmanager
    def _changing(self, name: str = "") -> Iterator[None]:
        """A transaction that notes that what follows from the claims has to be brought up to date.

        It notes it in any case: what this object believes is no guide, as a transaction around may be taken back.
        """
        with self._one_transaction(name):
            self._connection.execute("UPDATE meta SET value = 'no' WHERE key = 'finished' AND value <> 'no'")
            yield
        self._finished = False

    def link(self, found: rows.Found, given: Mapping[str, str] | None = None) -> bool:
        """Note that bytes the record knows were found at another address; False where they are to be read.

        They are where the record does not know them, and where what was ``given`` with them may make them the document
        that is kept (``rows.precedence``). Else they need not be: they would be read the same again.
        """
        known = self._known("sha256 = (SELECT document FROM captures WHERE sha256 = ? LIMIT 1)", found.sha256)
        if known is None:
            return False
        # what has no id is known by its text
        told = {"id": content_id(known["text"]), **(given or {})}
        stated = {**known, "name": found.name, **{n: told.get(n) or known[n] for n in rows.DESCRIBED}}
        earlier = rows.precedence(stated) < rows.precedence(known)
        named = all(stated[name] == known[name] for name in rows.DESCRIBED)
        if earlier and not named:
            return False
        self._link(rows.capture_row(known["sha256"], found), found.name if earlier else None)
        return True

    def found(self, key: str, found: rows.Found) -> None:
        """Note that a document of the record, by the hash of its text, was found somewhere else, too."""
        self._link(rows.capture_row(key, found))

    def _link(self, capture: rows.Row, name: str | None = None) -> None:
        """Note where a document was found, and what it is called from now on, if that changes."""
        with self._one_transaction(str(capture["name"])):
            self._captured(capture)
            if name is not None:
                self._describe(capture["document"], _plain({"name": name}))

    def _captured(self, capture: rows.Row) -> None:
        row = _plain({**capture, "learned": self._moment()})
        columns, marks = ", ".join(row), ", ".join("?" for _ in row)
        self._connection.execute(f"INSERT OR IGNORE INTO captures ({columns}) VALUES ({marks})", [*row.values()])

    def _known(self, condition: str, value: str) -> rows.Row | None:
        """What tells a document of the record from others of its text, with that."""
        columns = ", ".join((*rows.DESCRIBED, "name", "source_sha256", "sha256", "text"))
        found = dicts(self._connection, f"SELECT {columns} FROM documents WHERE {condition}", [value])
        return found[0] if found else None

    def _describe(self, key: str, columns: Mapping[str, object]) -> None:
        changes = ", ".join(f"{name} = ?" for name in columns)
        self._connection.execute(f"UPDATE documents SET {changes} WHERE sha256 = ?", [*columns.values(), key])

    def refuse(self, name: str, reason: str) -> None:
        """Note a document that could not be read; a second note in the same words changes nothing."""
        row = _plain({"name": name, "reason": reason, "refused": self._moment()})
        with self._one_transaction(row["name"]):
            self._connection.execute("INSERT OR IGNORE INTO refusals VALUES (?, ?, ?)", [*row.values()])

    def finish(self) -> None:
        """Join claims, find what is contested and who copied whom, and empty the write-ahead log into the file."""
        with self._one_transaction():
            joining.bring_up(self._tables)
            bring_up(self._tables)
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('finished', 'yes')")
        try:
            self._connection.execute("CHECKPOINT")
        except duckdb.Error as error:
            raise RecordError(f"{self.path}: {' '.join(str(error).split())}") from error
        self._finished = True

    def close(self) -> None:
        """Let go of the file. What was added stays."""
        self._connection.close()

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

    def _one_transaction(self, name: str = "") -> _Transaction:
        return _Transaction(self._connection, str(self.path), name, within=self._within)


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
