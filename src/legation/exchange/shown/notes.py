"""Claims as notes beside the text: who does what to whom, how sure, when, where, according to whom, and why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legation.dossier.line import Quote, action, codes, lit, parties
from legation.dossier.wording import basis_words, chain_words, when_words
from legation.exchange.shown.segments import Mark, Tag

if TYPE_CHECKING:
    from legation.claims import Claim
    from legation.coder import Annotation


@dataclass(frozen=True, slots=True)
class Stated:
    """Words that state a claim; ``sentence`` is the number of the sentence they stand in, None outside of any."""

    quote: Quote
    sentence: int | None


@dataclass(frozen=True, slots=True)
class Note:
    """A claim in words. ``number`` counts the claims of its document; ``anchor`` is its id in the page.

    ``words`` is the id of the sign beside the words of its action, ``start`` where these stand; ``denied`` is the
    number of the claim that denies it, ``references`` are the numbers that the list of references has.
    """

    number: int
    anchor: str
    words: str
    start: int
    claim: Claim
    actors: str
    recipients: str
    what: str
    codes: str
    when: str
    basis: str
    says: str
    evidence: tuple[Stated, ...]
    denied: int | None
    references: tuple[int, ...]


def notes(annotation: Annotation, prefix: str) -> list[Note]:
    """The claims of a document, in their order; ids begin with ``prefix``."""
    by_id = {claim.id: number for number, claim in enumerate(annotation.claims, start=1)}
    listed = {reference.number for reference in annotation.document.references}
    starts = [s.start for s in annotation.sentences]

    def sentence(start: int) -> int | None:
        place = bisect_right(starts, start) - 1
        return place + 1 if place >= 0 and start < annotation.sentences[place].end else None

    return [
        Note(
            number,
            f"{prefix}c{number}",
            f"{prefix}w{number}",
            _span(claim)[0],
            claim,
            parties(claim.actors),
            "" if claim.reciprocal else parties(claim.recipients),
            action(claim) if claim.kind == "event" else f"{claim.kind.capitalize()}: {action(claim)}",
            codes(claim),
            when_words(claim.when),
            basis_words(claim.when),
            chain_words(claim).replace("According", "according", 1) or "in the document’s own voice",
            tuple(
                Stated(
                    Quote(lit(e.text, e.start, claim.trigger), e.start, e.end, "" if e.part == "sentence" else e.part),
                    sentence(e.start),
                )
                for e in claim.evidence
            ),
            by_id.get(claim.denied_by) if claim.denied_by else None,
            tuple(n for n in claim.citations if n in listed),
        )
        for number, claim in enumerate(annotation.claims, start=1)
    ]


def marks(given: Sequence[Note]) -> list[Mark]:
    """The words of the actions, each with a sign that leads to its note."""
    made = []
    for note in given:
        start, end = _span(note.claim)
        kind = "trigger" if note.claim.trigger else "evidence"
        sides = " → ".join(side for side in (note.actors or "nobody named", note.recipients) if side)
        title = f"Claim {note.number}, {note.claim.status}: {note.what}; {sides}"
        sign = Tag("claim", str(note.number), f"#{note.anchor}", note.words, f"Claim {note.number}")
        made.append(Mark(start, end, kind, title, after=sign))
    return made


def _span(claim: Claim) -> tuple[int, int]:
    """Where the words of the action stand, or else those of the evidence."""
    words = claim.trigger or (claim.evidence[0] if claim.evidence else None)
    return (words.start, words.end) if words else (0, 0)
