"""A claim as a line of the dossier: everything a reader needs to check it, in the order it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from legation.claims import Claim
from legation.claims.claim import Party, Trigger
from legation.documents.document import Document
from legation.dossier.citation import Citation, citation
from legation.dossier.wording import basis_words, chain_words, when_words
from legation.evidence import content_id
from legation.record import Entry, Filed, Pair, accounts, independent, voice
from legation.record.rows import Key

_SAFE = re.compile(r"[A-Za-z0-9_-]{1,80}")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document: ``pieces`` are (text, lit) in order, ``start`` and ``end`` code points."""

    pieces: tuple[tuple[str, bool], ...]
    start: int
    end: int
    part: str


@dataclass(frozen=True, slots=True)
class Line:
    """A claim ready for print. ``number`` counts the claims of the page, ``anchor`` is its id in the page.

    ``same`` are the other claims of its happening: (line number, anchor, why); ``voices`` how many independent ones
    tell of it.
    """

    number: int
    anchor: str
    filed: Filed
    entry: Entry
    document: int
    actors: str
    recipients: str
    action: str
    codes: str
    when: str
    basis: str
    says: str
    quotes: tuple[Quote, ...]
    citations: tuple[Citation, ...]
    same: list[tuple[int, str, str]] = field(default_factory=list)
    voices: int = 1

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.filed.claim


def lines(pair: Pair, ordered: Sequence[Filed]) -> dict[Key, Line]:
    """The lines of a pair's claims, numbered in the order given."""
    documents = {entry.digest: (number, entry) for number, entry in enumerate(pair.entries, start=1)}
    taken: set[str] = set()
    made: dict[Key, Line] = {}
    for number, filed in enumerate(ordered, start=1):
        anchor = _anchor(filed, taken)
        taken.add(anchor)
        made[filed.key] = _line(number, anchor, filed, *documents[filed.digest])
    for happening in pair.happenings:
        _relate([(key, why) for key, why in zip(happening.members, happening.because, strict=True)], made)
    for happening in pair.happenings:
        told = [(made[key].filed, voice(made[key].claim)) for key in happening.members if key in made]
        number = len(independent(accounts(told, pair.originals)))
        made |= {filed.key: replace(made[filed.key], voices=number) for filed, _ in told}
    return made


def _relate(members: Sequence[tuple[Key, str]], made: Mapping[Key, Line]) -> None:
    shown = [(made[key], why) for key, why in members if key in made]
    for line, _ in shown:
        line.same.extend((other.number, other.anchor, why) for other, why in shown if other is not line)


def _anchor(filed: Filed, taken: set[str]) -> str:
    """``claim-<id>``; an id that no address can hold, or that another document's claim has, is made anew."""
    plain = f"claim-{filed.claim.id}"
    if _SAFE.fullmatch(filed.claim.id) and plain not in taken:
        return plain
    return f"claim-{content_id(*filed.key)}"


def _line(number: int, anchor: str, filed: Filed, place: int, entry: Entry) -> Line:
    claim = filed.claim
    return Line(
        number,
        anchor,
        filed,
        entry,
        place,
        parties(claim.actors),
        parties(claim.recipients) if not claim.reciprocal else "",
        action(claim),
        codes(claim),
        when_words(claim.when),
        basis_words(claim.when),
        chain_words(claim),
        tuple(
            Quote(lit(e.text, e.start, claim.trigger), e.start, e.end, "" if e.part == "sentence" else e.part)
            for e in claim.evidence
        ),
        cited(claim, entry.document),
    )


def parties(given: Sequence[Party]) -> str:
    """Their names, each once."""
    names = list(dict.fromkeys(party.name for party in given))
    return names[0] if len(names) == 1 else " and ".join([", ".join(names[:-1]), names[-1]] if names else [])


def action(claim: Claim) -> str:
    """What is claimed, in a word or two: the event with its mode, or the standing fact with its name."""
    if claim.kind == "event" and claim.event:
        return f"{claim.event.capitalize()}: {claim.mode}" if claim.mode else claim.event.capitalize()
    named = claim.office or claim.title or (claim.trigger.text if claim.trigger else "")
    return named or claim.kind


def codes(claim: Claim) -> str:
    """The codes of the field, for those who know them."""
    parts = [f"PLOVER {claim.event}" if claim.event else "", f"CAMEO {claim.cameo}" if claim.cameo else ""]
    parts += [claim.quad or "", ", ".join(context.replace("_", " ") for context in claim.contexts)]
    if claim.goldstein is not None:
        parts.append(f"Goldstein {claim.goldstein:+.1f}".replace("-", "\u2212"))
    return " · ".join(part for part in parts if part)


def lit(text: str, start: int, trigger: Trigger | None) -> tuple[tuple[str, bool], ...]:
    """The words in pieces, those of the action marked; the pieces together are the text."""
    if trigger is None or not (start <= trigger.start and trigger.end <= start + len(text)):
        return ((text, False),)
    first, last = trigger.start - start, trigger.end - start
    pieces = ((text[:first], False), (text[first:last], True), (text[last:], False))
    return tuple(piece for piece in pieces if piece[0])


def cited(claim: Claim, document: Document) -> tuple[Citation, ...]:
    """The references that the claim's markers point at, in order; a number that the list lacks is left out."""
    by_number = {reference.number: reference for reference in document.references}
    return tuple(citation(by_number[number]) for number in claim.citations if number in by_number)
