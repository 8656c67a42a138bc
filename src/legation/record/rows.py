"""Claims and documents as rows, and back: the round trip loses nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from legation.claims import Claim
from legation.claims.claim import Amount, Attribution, Evidence, Party, Quotation, Source, Trigger, Where
from legation.documents.document import Block, Document, Marker, Reference, Region
from legation.evidence import Span, When

Row = dict[str, Any]
Key = tuple[str, str]
"""The hash of a document's text and the id of a claim in it."""

_PLAIN = (
    *("id", "kind", "event", "mode", "cameo", "quad", "goldstein", "reciprocal", "status"),
    *("denied_by", "confidence", "office", "title"),
)
_LISTS = ("contexts", "citations", "flags", "because")
_WHEN = ("edtf", "earliest", "latest", "precision", "basis", "text", "start", "end")
_WHERE = ("name", "country", "latitude", "longitude", "geonames", "precision", "basis", "start", "end", "text")
_WORDS = ("start", "end", "text")
_PARTY = ("name", "country", "sector", "entity", "span_start", "span_end", "words")


def moment(filed: datetime) -> str:
    """A moment in UTC as a table has it, in ISO form with its zone, to the second."""
    return f"{filed.isoformat(timespec='seconds')}Z"


@dataclass(frozen=True, slots=True)
class Filed:
    """A claim in the record: ``digest`` is the hash of the text of the document that it stands in.

    ``edition`` counts from 1, the coder's first; ``judgement`` is the last that made it what it is, by id.
    """

    digest: str
    claim: Claim
    edition: int = 1
    judgement: str | None = None

    @property
    def key(self) -> Key:
        """What tells it from every other claim of the record."""
        return self.digest, self.claim.id

    @property
    def order(self) -> tuple[str, int, str]:
        """Where it stands in the canonical order: document, position, id."""
        return self.digest, position(self.claim), self.claim.id


def position(claim: Claim) -> int:
    """Where the claim's first evidence begins, in code points; -1 where it has none."""
    return claim.evidence[0].start if claim.evidence else -1


def _spread(prefix: str, value: object, names: Iterable[str]) -> Row:
    return {f"{prefix}_{name}": getattr(value, name, None) for name in names}


def edition_row(filed: Filed, learned: str, coder: str | None) -> Row:
    """The columns of ``editions``; ``learned`` is an ISO moment in UTC without its zone."""
    claim = filed.claim
    return {
        "document": filed.digest,
        "edition": filed.edition,
        "learned": learned,
        "coder": coder,
        "judgement": filed.judgement,
        "position": position(claim),
        **{name: getattr(claim, name) for name in _PLAIN},
        **{name: list(getattr(claim, name)) for name in _LISTS},
        **_spread("trigger", claim.trigger, _WORDS),
        **_spread("quotation", claim.quotation, _WORDS),
        **_spread("when", claim.when, _WHEN),
        **_spread("where", claim.where, _WHERE),
        "evidence": [asdict(e) for e in claim.evidence],
        "attribution": [asdict(a) for a in claim.attribution],
        "amounts": [asdict(a) for a in claim.amounts],
    }


def party_rows(filed: Filed) -> list[Row]:
    """The rows of ``edition_parties`` for a claim."""
    sides = (("actor", filed.claim.actors), ("recipient", filed.claim.recipients))
    return [
        {
            "document": filed.digest,
            "claim": filed.claim.id,
            "edition": filed.edition,
            "side": side,
            "place": place,
            "name": party.name,
            "country": party.country,
            "sector": party.sector,
            "entity": party.entity,
            "span_start": party.start,
            "span_end": party.end,
            "words": party.text,
        }
        for side, parties in sides
        for place, party in enumerate(parties)
    ]


def claim_from(row: Mapping[str, Any], source: Source) -> Claim:
    """A claim as it was filed. ``row`` has the columns of ``claims``, its dates as ISO text, and its ``parties``."""

    def side(name: str) -> tuple[Party, ...]:
        return tuple(Party(*(p[column] for column in _PARTY)) for p in row["parties"] or () if p["side"] == name)

    def part(prefix: str, names: Iterable[str]) -> Row:
        return {name: row[f"{prefix}_{name}"] for name in names}

    same: Row = {name: row[name] for name in _PLAIN} | {name: tuple(row[name]) for name in _LISTS}
    return Claim(
        **same,
        document=source,
        actors=side("actor"),
        recipients=side("recipient"),
        trigger=None if row["trigger_start"] is None else Trigger(**part("trigger", _WORDS)),
        quotation=None if row["quotation_start"] is None else Quotation(**part("quotation", _WORDS)),
        when=When(**part("when", _WHEN)),
        where=None if row["where_name"] is None else Where(**part("where", _WHERE)),
        evidence=tuple(Evidence(**e) for e in row["evidence"]),
        attribution=tuple(Attribution(**a) for a in row["attribution"]),
        amounts=tuple(Amount(**a) for a in row["amounts"]),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Bytes that hold a document, by their hash, and where and when they were found."""

    sha256: str
    name: str
    address: str | None = None
    fetched: str | None = None
    media: str | None = None
    outlet: str | None = None


_SOURCE = ("id", "name", "title", "published", "outlet", "controlled_by", "url", "agency")


_STATED = (
    *("id", "name", "title", "published", "published_basis", "published_evidence", "outlet", "agency", "url"),
    *("genre", "language"),
)

DESCRIBED = ("published", "outlet", "url", "title", "id")
"""What tells two documents of one text apart, beside their names."""


def described(document: Document) -> Row:
    """What the record says of a document, but for its text, its parts and who controls it."""
    return {"source_sha256": document.sha256, **{name: getattr(document, name) for name in _STATED}}


def precedence(document: Document | Mapping[str, Any]) -> tuple[str, ...]:
    """Of several documents with one text the record keeps the least: the first published, if that is known.

    Their claims tell of days ("yesterday") as the first did. Names and bytes come last.
    """
    values = document if isinstance(document, Mapping) else described(document)
    return tuple(values[name] or "~" for name in (*DESCRIBED, "name", "source_sha256"))


def document_row(document: Document, digest: str, controlled_by: str | None, coder: str, learned: str) -> Row:
    """The columns of ``documents``; ``learned`` is an ISO moment in UTC without its zone."""
    return {
        "sha256": digest,
        **described(document),
        "text": document.text,
        "controlled_by": controlled_by,
        "blocks": [asdict(b) for b in document.blocks],
        "markers": [asdict(m) for m in document.markers],
        "coder": coder,
        "learned": learned,
    }


def region_rows(digest: str, document: Document) -> list[Row]:
    """The rows of ``excluded``."""
    return [
        {"document": digest, "number": n, "span_start": r.start, "span_end": r.end, "reason": r.reason}
        for n, r in enumerate(document.excluded)
    ]


def work_rows(digest: str, document: Document) -> list[Row]:
    """The rows of ``cited_works``. The CSL item goes as text, so that its own order of keys is kept."""
    return [
        {
            "document": digest,
            "place": place,
            "number": reference.number,
            "span_start": reference.start,
            "span_end": reference.end,
            "title_start": reference.title.start if reference.title else None,
            "title_end": reference.title.end if reference.title else None,
            "csl": reference.csl,
        }
        for place, reference in enumerate(document.references)
    ]


def capture_row(digest: str, found: Found) -> Row:
    """A row of ``captures``, but for when it was learned."""
    return {"document": digest, **asdict(found), "address": found.address or found.name}


def source_from(row: Mapping[str, Any]) -> Source:
    """The document as its claims name it."""
    return Source(**{n: row[n] for n in _SOURCE})


def document_from(row: Mapping[str, Any], regions: Iterable[Row], works: Iterable[Row]) -> Document:
    """The document as it was filed."""
    same = (
        "id",
        "name",
        "text",
        "title",
        "published",
        "published_basis",
        "published_evidence",
        "outlet",
        "agency",
        "url",
    )
    return Document(
        **{name: row[name] for name in (*same, "genre", "language")},
        sha256=row["source_sha256"],
        blocks=tuple(Block(**b) for b in row["blocks"]),
        markers=tuple(Marker(**m) for m in row["markers"]),
        excluded=tuple(Region(r["span_start"], r["span_end"], r["reason"]) for r in regions),
        references=tuple(
            Reference(
                w["number"],
                w["span_start"],
                w["span_end"],
                json.loads(w["csl"]),
                None if w["title_start"] is None else Span(w["title_start"], w["title_end"]),
            )
            for w in works
        ),
    )
