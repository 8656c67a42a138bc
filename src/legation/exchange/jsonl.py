"""JSON lines: what the commands print, made from the frozen types themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from legation.claims.canonical import line
from legation.claims.claim import Claim, Party
from legation.exchange.rows import (
    AnnotationRow,
    AttributionRow,
    DocumentRow,
    Extent,
    Identifier,
    MentionRow,
    PlaceRow,
    RelateRow,
    ResolveRow,
    TimeRow,
)

if TYPE_CHECKING:
    from pydantic_core.core_schema import DataclassField, ModelField, TypedDictField

    from legation.actors import Resolution
    from legation.claims import Report, Source
    from legation.coder import Annotation, Relation
    from legation.documents.document import Document
    from legation.evidence import Span

KINDS: dict[str, Any] = {
    "claim": Claim,
    "annotation": AnnotationRow,
    "relate": RelateRow,
    "resolve": ResolveRow,
}
"""What can be printed, by the name of its schema."""


class _AsPrinted(GenerateJsonSchema):
    """Every field is printed, also where it has a default; so every field is required."""

    def field_is_required(
        self,
        field: ModelField | DataclassField | TypedDictField,
        total: bool,
    ) -> bool:
        return True


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])


def _line(kind: str, value: object) -> str:
    return line(_adapter(kind).dump_python(value, warnings=False))


def claim_line(claim: Claim) -> str:
    """A claim as one line of JSON, without the line end."""
    return _line("claim", claim)


def annotation_line(annotation: Annotation) -> str:
    """Everything read from a document as one line of JSON, without the line end."""
    document = annotation.document
    row = AnnotationRow(
        document=_document(document, annotation.source),
        text=document.text,
        sentences=tuple(Extent(s.start, s.end) for s in annotation.sentences),
        excluded=document.excluded,
        mentions=tuple(
            MentionRow(
                name=m.actor.name,
                country=m.actor.country,
                sector=m.actor.sector,
                entity=m.actor.entity,
                start=m.start,
                end=m.end,
                text=m.text,
                kind=m.kind,
                office=m.actor.office,
                controlled_by=m.actor.controlled_by,
                because=m.actor.because,
            )
            for m in annotation.mentions
        ),
        times=tuple(TimeRow(t.start, t.end, t.text, t.type, t.value, t.edtf) for t in annotation.times),
        places=tuple(
            PlaceRow(p.start, p.end, p.text, p.name, p.country, p.latitude, p.longitude, p.geonames)
            for p in annotation.places
        ),
        attributions=tuple(_attribution(r) for r in annotation.attributions),
        claims=annotation.claims,
        references=_references(document),
    )
    return _line("annotation", row)


def relate_line(id_: Identifier, relation: Relation) -> str:
    """The answer to a ``relate`` row as one line of JSON."""
    row = RelateRow(
        id=id_,
        event=relation.event,
        mode=relation.mode,
        contexts=relation.contexts,
        cameo=relation.cameo,
        quad=relation.quad,
        status=relation.status,
        confidence=relation.confidence,
        scores=dict(relation.scores),
    )
    return _line("relate", row)


def resolve_line(id_: Identifier, resolution: Resolution) -> str:
    """The answer to a ``resolve`` row as one line of JSON; ``name`` is null where nobody is known by the words."""
    actor = resolution.actor
    row = ResolveRow(
        id=id_,
        country=actor.country,
        sector=actor.sector,
        name=None if actor.kind == "unknown" else actor.name,
        entity=actor.entity,
        confidence=resolution.confidence,
        because=actor.because,
    )
    return _line("resolve", row)


def claim_lines(claims: Iterable[Claim]) -> Iterator[str]:
    """Claims, one a line, without the line ends."""
    return map(claim_line, claims)


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schemas (draft 2020-12) of what is printed, by name, from the types that print it."""
    found = {}
    for kind in KINDS:
        schema = _adapter(kind).json_schema(mode="serialization", schema_generator=_AsPrinted)
        found[kind] = {"$schema": GenerateJsonSchema.schema_dialect, **schema}
    return found


def _document(document: Document, source: Source) -> DocumentRow:
    return DocumentRow(
        id=document.id,
        name=document.name,
        title=document.title,
        published=document.published,
        published_basis=document.published_basis,
        published_evidence=document.published_evidence,
        outlet=document.outlet,
        agency=document.agency,
        controlled_by=source.controlled_by,
        url=document.url,
        genre=document.genre,
        language=document.language,
        sha256=document.sha256,
    )


def _attribution(report: Report) -> AttributionRow:
    actor = report.actor
    return AttributionRow(
        source=_extents(report.source),
        cue=_extents(report.cue),
        content=_extents(report.content),
        actor=Party(actor.name, actor.country, actor.sector, actor.entity) if actor else None,
    )


def _extents(spans: Iterable[Span]) -> tuple[Extent, ...]:
    return tuple(Extent(s.start, s.end) for s in spans)


def _references(document: Document) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            **reference.csl,
            "number": reference.number,
            "cited_at": [{"start": m.start, "end": m.end} for m in document.markers if m.number == reference.number],
        }
        for reference in document.references
    )
