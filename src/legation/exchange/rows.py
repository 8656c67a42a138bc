"""What a line of output holds where the types of the rooms are not printed as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import WithJsonSchema

from legation.actors.actor import MentionKind
from legation.claims.claim import Claim, Party, Status
from legation.codebook import Quad
from legation.documents.document import Genre, PublishedBasis, Region

Identifier = str | int | float | bool | None
"""An id as a row brought it; it comes back unchanged."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A half-open stretch of the document's text, in Unicode code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What is known about a document.

    ``published`` is EDTF, ``agency`` the agency whose story it is, ``controlled_by`` the country whose government
    controls the agency, or else the outlet, ``sha256`` the hash of the bytes as they came.
    """

    id: str
    name: str
    title: str | None
    published: str | None
    published_basis: PublishedBasis | None
    published_evidence: str | None
    outlet: str | None
    agency: str | None
    controlled_by: str | None
    url: str | None
    genre: Genre
    language: str
    sha256: str


@dataclass(frozen=True, slots=True)
class MentionRow:
    """Words that name an actor, with who that is.

    ``country`` is ISO 3166-1 alpha-3 or PLOVER's code of a body that is no state, ``sector`` a PLOVER sector,
    ``entity`` a Wikidata id; ``kind`` says what sort of words they are.
    """

    name: str
    country: str | None
    sector: str | None
    entity: str | None
    start: int
    end: int
    text: str
    kind: MentionKind
    office: str | None
    controlled_by: str | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeRow:
    """An expression of time: ``value`` is TIMEX3, ``edtf`` EDTF level 1 or null where nothing is known."""

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    edtf: str | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place name: coordinates in degrees (WGS 84), ``geonames`` the GeoNames id."""

    start: int
    end: int
    text: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """Who says what: the words of the source, of the cue and of the content, and who the source is."""

    source: tuple[Extent, ...]
    cue: tuple[Extent, ...]
    content: tuple[Extent, ...]
    actor: Party | None


ReferenceRow = Annotated[
    dict[str, Any],
    WithJsonSchema(
        {
            "type": "object",
            "description": "A CSL-JSON item, with its number and the places of its markers in the text.",
            "properties": {
                "number": {"type": "integer"},
                "cited_at": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}},
                        "required": ["start", "end"],
                    },
                },
            },
            "required": ["number", "cited_at"],
        }
    ),
]


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """Everything that was read from one document; offsets count in ``text``."""

    document: DocumentRow
    text: str
    sentences: tuple[Extent, ...]
    excluded: tuple[Region, ...]
    mentions: tuple[MentionRow, ...]
    times: tuple[TimeRow, ...]
    places: tuple[PlaceRow, ...]
    attributions: tuple[AttributionRow, ...]
    claims: tuple[Claim, ...]
    references: tuple[ReferenceRow, ...]


@dataclass(frozen=True, slots=True)
class RelateRow:
    """What happens between two parties of a sentence; ``event`` is null where nothing does.

    ``scores`` maps PLOVER events to probabilities; ``status`` is null where nothing happens.
    """

    id: Identifier
    event: str | None
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: Quad | None
    status: Status | None
    confidence: float
    scores: dict[str, float]


@dataclass(frozen=True, slots=True)
class ResolveRow:
    """Who is meant: ``name`` is null where nobody is known by these words."""

    id: Identifier
    country: str | None
    sector: str | None
    name: str | None
    entity: str | None
    confidence: float
    because: tuple[str, ...]
