"""Checking a record against itself: every pointer against the words it points at, every hash against its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from legation.claims import Claim
from legation.documents.document import Document
from legation.errors import RecordError
from legation.record.opening import finished, opened
from legation.record.overlay import lay, stored
from legation.record.tables import Tables
from legation.record.view import Entry, View
from legation.record.writer import digest

_AT_ONCE = 500
"""So many documents are in memory at a time."""

_FOLLOWS = {
    "happenings": "happenings",
    "reports": "reports of happenings",
    "dyads": "the claims of two states",
    "contest_claims": "contests",
    "copies": "copies",
}

_Quoted = tuple[str, int | None, int | None, str | None]


def verify(path: Path | str) -> list[str]:
    """What is wrong with a record, one line each; empty where all is well.

    Every span of every claim, in each of its editions, must hold the words that are stored beside it, every pointer of
    a document must lie in its text, every text must have its hash, every denial must be there, every claim must belong
    to one happening and every copy have an original that is none; and happenings, contests and copies must be those
    that documents, claims and judgements give when they are made anew. Raises RecordError where the record cannot be
    opened.
    """
    with View(path) as view:
        found = [fault for some in _documents(view) for fault in _of_documents(view, some)]
        found += _of_happenings(view)
        found += _of_copies(view)
    # the same questions hide behind the same faults: only where nothing else is wrong is it worth asking
    return found or list(_made_anew(Path(path)))


def _documents(view: View) -> Iterator[list[str]]:
    digests = iter([row["sha256"] for row in view.query("SELECT sha256 FROM documents ORDER BY sha256")])
    while some := list(islice(digests, _AT_ONCE)):
        yield some


def _of_documents(view: View, digests: Sequence[str]) -> Iterator[str]:
    texts = {}
    for entry in view.documents(digests):
        texts[entry.digest] = entry.document.text
        yield from _of_document(entry)
    filed = view.editions(digests)
    keys = {one.key for one in filed}
    for one in filed:
        claim = one.claim
        yield from _of_claim(claim, texts[one.digest])
        if claim.denied_by and (one.digest, claim.denied_by) not in keys:
            yield f"{claim.document.name}: claim {claim.id}: it is denied by {claim.denied_by}, which is not there"


def _of_document(entry: Entry) -> Iterator[str]:
    document = entry.document
    try:
        true = digest(document.text)
    except RecordError as error:
        true = str(error)
    if true != entry.digest:
        yield f"{document.name}: the text does not have the hash it is filed under"
    for what, start, end in _pointers(document):
        if not 0 <= start < end <= len(document.text):
            yield f"{document.name}: {what} {start}:{end} lies outside the text"


def _pointers(document: Document) -> Iterator[tuple[str, int, int]]:
    yield from (("block", b.start, b.end) for b in document.blocks)
    yield from (("excluded region", r.start, r.end) for r in document.excluded)
    yield from (("marker", m.start, m.end) for m in document.markers)
    for reference in document.references:
        yield f"reference {reference.number}", reference.start, reference.end
        if reference.title:
            yield f"title of reference {reference.number}", reference.title.start, reference.title.end


def _quotes(claim: Claim) -> Iterator[_Quoted]:
    yield from (("evidence", e.start, e.end, e.text) for e in claim.evidence)
    yield from (("actor", p.start, p.end, p.text) for p in claim.actors)
    yield from (("recipient", p.start, p.end, p.text) for p in claim.recipients)
    yield from (("attribution", a.start, a.end, a.text) for a in claim.attribution)
    yield from (("amount", a.start, a.end, a.text) for a in claim.amounts)
    yield "when", claim.when.start, claim.when.end, claim.when.text
    if claim.trigger:
        yield "trigger", claim.trigger.start, claim.trigger.end, claim.trigger.text
    if claim.where:
        yield "where", claim.where.start, claim.where.end, claim.where.text
    if claim.quotation:
        yield "quotation", claim.quotation.start, claim.quotation.end, claim.quotation.text


def _of_claim(claim: Claim, text: str) -> Iterator[str]:
    where = f"{claim.document.name}: claim {claim.id}"
    for what, start, end, words in _quotes(claim):
        if start is None or end is None:
            # A party or a date may be implied; then it quotes nothing.
            if words is not None:
                yield f"{where}: {what} quotes “{words}” from nowhere"
        elif not 0 <= start < end <= len(text):
            yield f"{where}: {what} {start}:{end} lies outside the text"
        elif words is not None and text[start:end] != words:
            yield f"{where}: {what} {start}:{end} is “{text[start:end]}” in the text, not “{words}”"
    if not claim.because:
        yield f"{where}: it does not say why"


def _of_happenings(view: View) -> Iterator[str]:
    lost = view.query(
        "SELECT d.name, c.id, count(r.claim) AS n FROM claims c JOIN documents d ON d.sha256 = c.document "
        "LEFT JOIN reports r ON r.document = c.document AND r.claim = c.id "
        "GROUP BY d.name, c.document, c.id HAVING count(r.claim) <> 1 ORDER BY d.name, c.id"
    )
    for row in lost:
        yield f"{row['name']}: claim {row['id']}: it belongs to {row['n']} happenings, not to one"


def _of_copies(view: View) -> Iterator[str]:
    """Copies without an original, and differences that lie outside of the texts."""
    broken = view.query(
        "SELECT c.copy, c.original, a.name AS name, b.name AS of_name, "
        "c.original IN (SELECT copy FROM copies) AS copied FROM copies c "
        "LEFT JOIN documents a ON a.sha256 = c.copy LEFT JOIN documents b ON b.sha256 = c.original ORDER BY c.copy"
    )
    for row in broken:
        if row["name"] is None or row["of_name"] is None:
            yield f"{row['copy'][:16]}: a copy of {row['original'][:16]}, and one of the two is not there"
        elif row["copied"]:
            yield f"{row['name']}: a copy of {row['of_name']}, which is a copy itself"
    for side in ("copy", "original"):
        outside = view.query(
            f"""
            WITH spans AS (
                SELECT copy, place, {side}_start AS first, {side}_end AS last FROM differences
                UNION ALL
                SELECT copy, place, e.{side}_start, e.{side}_end FROM (
                    SELECT copy, place, unnest(edits) AS e FROM differences
                )
            )
            SELECT s.copy, s.place, s.first, s.last FROM spans s JOIN copies c USING (copy)
            LEFT JOIN documents d ON d.sha256 = c.{side}
            WHERE s.first IS NOT NULL AND NOT (0 <= s.first AND s.first < s.last AND s.last <= coalesce(len(d.text), 0))
            ORDER BY ALL
            """
        )
        for row in outside:
            place = f"{row['first']}:{row['last']}"
            yield f"{row['copy'][:16]}: difference {row['place']}: {place} lies outside the {side}"


def _made_anew(path: Path) -> Iterator[str]:
    """What follows from the claims, and is stored otherwise."""
    connection, _ = opened(path, read_only=True, now=lambda: datetime.now(UTC))
    try:
        if not finished(connection):
            return
        tables = Tables(connection)
        lay(tables, None, anew=True)
        for table, what in _FOLLOWS.items():
            differing = tables.rows(f"SELECT count(*) AS n FROM ({stored(tables, table)}) WHERE n <> 0")
            if differing[0]["n"]:
                yield f"{path}: {what} are not those that the claims give ({differing[0]['n']} differ)"
    finally:
        connection.close()
