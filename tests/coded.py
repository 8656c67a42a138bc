"""Sentences as documents: what the tests of claims, of the coder and of the rules all do first."""

from __future__ import annotations

from legation.claims import Claim
from legation.coder import Annotation, Coder
from legation.documents import read
from legation.sources import Capture


def annotated(coder: Coder, text: str, published: str | None = None) -> Annotation:
    """A text as a document, annotated."""
    return coder.annotate(read(Capture("made.txt", text.encode(), text=text), published=published))


def claims_of(coder: Coder, text: str, published: str | None = None) -> tuple[Claim, ...]:
    """The claims of a text."""
    return annotated(coder, text, published).claims


def claim_of(coder: Coder, text: str, event: str, published: str | None = None) -> Claim:
    """The one claim of an event or a kind in a text."""
    claims = claims_of(coder, text, published)
    found = [c for c in claims if event in (c.event, c.kind)]
    assert len(found) == 1, [(c.kind, c.event, c.status, c.trigger and c.trigger.text) for c in claims]
    return found[0]


def sides(claim: Claim) -> tuple[list[str | None], list[str | None]]:
    """The countries of a claim's actors and recipients."""
    return [p.country for p in claim.actors], [p.country for p in claim.recipients]


def chain(claim: Claim) -> list[str]:
    """The names of a claim's chain, outermost first."""
    return [step.name for step in claim.attribution]
