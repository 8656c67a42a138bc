"""Everything that the coder finds in one document."""

from __future__ import annotations

from dataclasses import dataclass

from legation.actors import Mention
from legation.claims import Claim, Place, Report, Source, Status, TimeExpression
from legation.codebook import Quad
from legation.documents import Document
from legation.language import Sentence


@dataclass(frozen=True, slots=True)
class Annotation:
    """A document with its sentences, mentions, times, places, attributions and claims, each in order of the text."""

    document: Document
    source: Source
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    attributions: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """What happens between two marked parties of a sentence: ``event`` is None for nothing.

    ``scores`` maps PLOVER events to weights that sum to at most 1.
    """

    event: str | None
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: Quad | None
    status: Status
    confidence: float
    scores: dict[str, float]
