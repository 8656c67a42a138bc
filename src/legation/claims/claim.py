"""A claim: an event or a standing fact, with who says so, how sure, when and where.

The field names are those of the record's contract: what the commands print is these types, field by field.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from legation.codebook import Quad
from legation.evidence import UNKNOWN, When

Kind = Literal["event", "mission", "office", "agreement", "law", "honour", "relation"]
Status = Literal["asserted", "alleged", "denied", "planned", "intended", "conditional", "negated"]
AHEAD: frozenset[Status] = frozenset({"planned", "intended", "conditional"})
"""Of what is still to happen, if it does."""
Precision = Literal["site", "city", "region", "country"]
Role = Literal["cited work", "source", "speaker"]
Part = Literal["sentence", "headline", "infobox", "reference"]


@dataclass(frozen=True, slots=True)
class Source:
    """The document a claim stands in.

    ``published`` is EDTF; ``agency`` the agency whose story it is, where the outlet prints another's;
    ``controlled_by`` the country whose government controls whose words they are: the agency's, else the outlet's.
    """

    id: str
    name: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    controlled_by: str | None = None
    url: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the document that state the claim."""

    start: int
    end: int
    text: str
    part: Part = "sentence"


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words of the action."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as a claim names it. ``start``, ``end``, ``text`` are None where the words only imply it."""

    name: str
    country: str | None = None
    sector: str | None = None
    entity: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain of who says so, outermost first.

    ``cited work`` is a reference of the document (``citation`` its number), ``source`` an outlet, report or body
    that passes something on, ``speaker`` who says it.
    """

    name: str
    role: Role
    country: str | None = None
    sector: str | None = None
    entity: str | None = None
    cue: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None
    citation: int | None = None
    controlled_by: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event; coordinates are never finer than ``precision`` says."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    precision: Precision = "country"
    basis: Literal["explicit", "inferred"] = "inferred"
    start: int | None = None
    end: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with its unit (an ISO 4217 code or a noun) and what it measures."""

    value: float
    unit: str
    text: str
    start: int
    end: int
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words in quotation marks that carry the claim."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim, as the record's contract describes it."""

    id: str
    kind: Kind
    document: Source
    evidence: tuple[Evidence, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    status: Status
    because: tuple[str, ...]
    confidence: float
    trigger: Trigger | None = None
    event: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: Quad | None = None
    goldstein: float | None = None
    reciprocal: bool = False
    attribution: tuple[Attribution, ...] = ()
    when: When = field(default=UNKNOWN)
    where: Where | None = None
    citations: tuple[int, ...] = ()
    amounts: tuple[Amount, ...] = ()
    quotation: Quotation | None = None
    office: str | None = None
    title: str | None = None
    denied_by: str | None = None
    flags: tuple[str, ...] = ()
