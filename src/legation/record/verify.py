"""Checking a record against itself: every pointer against the words it points at, every hash against its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from legation.claims import Claim
from legation.documents.document import Document
from legation.errors import RecordError
from legation.record.view import Entry, View
from legation.record.writer import digest

_Quoted = tuple[str, int | None, int | None, str | None]


def verify(path: Path | str) -> list[str]:
    """What is wrong with a record, one line each; empty where all is well.

    Every span of every claim must hold the words that are stored beside it, every pointer of a document must
    lie in its text, every text must have its hash, every denial must be there, every claim must belong to one
    happening, and every copy must have an original that is none. Raises RecordError where the record cannot be opened.
    """
    with View(path) as view:
        entries = {entry.digest: entry for entry in view.documents()}
        filed = view.filed()
        found = [fault for entry in entries.values() for fault in _of_document(entry)]
        for claim in filed:
            found += _of_claim(claim.claim, entries[claim.digest].document.text)
        keys = {f.key for f in filed}
        found += [
            f"{f.claim.document.name}: claim {f.claim.id}: it is denied by {f.claim.denied_by}, which is not there"
            for f in filed
            if f.claim.denied_by and (f.digest, f.claim.denied_by) not in keys
        ]
        found += _of_happenings(view)
        found += _of_copies(view, {digest: entry.document for digest, entry in entries.items()})
    return found


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


def _of_copies(view: View, documents: Mapping[str, Document]) -> Iterator[str]:
    copies = {row["copy"]: row["original"] for row in view.query("SELECT copy, original FROM copies ORDER BY copy")}
    for copy, original in copies.items():
        if copy not in documents or original not in documents:
            yield f"{copy[:16]}: a copy of {original[:16]}, and one of the two is not there"
        elif original in copies:
            yield f"{documents[copy].name}: a copy of {documents[original].name}, which is a copy itself"
    for row in view.query("SELECT * FROM differences ORDER BY copy, place"):
        ends = [("copy", row["copy"]), ("original", copies.get(row["copy"], ""))]
        for side, key in ends:
            text = documents[key].text if key in documents else ""
            for each in (row, *row["edits"]):
                start, end = each[f"{side}_start"], each[f"{side}_end"]
                if start is not None and not 0 <= start < end <= len(text):
                    yield f"{row['copy'][:16]}: difference {row['place']}: {start}:{end} lies outside the {side}"
