"""Ids of claims, links between a denial and what it denies, and one claim for what a document states twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.claims.claim import Claim, Party
from legation.evidence import content_id

_PASSING_ON = frozenset({"relation", "mission"})


def identified(claim: Claim) -> Claim:
    """The claim with the id that follows from what it says and where."""
    sides = [f"{p.name}|{p.country}" for side in (claim.actors, claim.recipients) for p in (*side, Party("/"))]
    trigger, first = claim.trigger, claim.evidence[0]
    key = content_id(
        claim.document.id, claim.kind, claim.event, claim.cameo, claim.status, claim.office, *sides,
        first.start, first.end, trigger.start if trigger else None, trigger.end if trigger else None,
    )  # fmt: skip
    return replace(claim, id=key)


def linked(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each denied one with the id of the denial beside it."""
    denials = [c for c in claims if c.event == "REJECT" and c.cameo == "016"]
    out = []
    for claim in claims:
        if claim.status == "denied":
            by = next((d for d in denials if d.evidence[0].start == claim.evidence[0].start), None)
            claim = replace(claim, denied_by=by.id if by is not None else None)
        out.append(claim)
    return out


def once(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for what sentence and infobox, or two words of a sentence, state alike, with all its evidence.

    Wordings by different speakers stay apart: the record joins those in a happening, with who said which.
    """
    kept: list[Claim] = []
    place: dict[tuple[object, ...], int] = {}
    for claim in {c.id: c for c in claims}.values():
        key = _statement(claim)
        if key is None or key not in place:
            if key is not None:
                place[key] = len(kept)
            kept.append(claim)
            continue
        first = kept[place[key]]
        evidence = first.evidence + tuple(e for e in claim.evidence if e not in first.evidence)
        citations = tuple(dict.fromkeys((*first.citations, *claim.citations)))
        kept[place[key]] = replace(first, evidence=evidence, citations=citations, where=first.where or claim.where)
    return kept


def _statement(claim: Claim) -> tuple[object, ...] | None:
    """What makes two claims of one document one statement; None where nothing may be joined."""
    if claim.kind not in _PASSING_ON:
        return None
    sides = [tuple(sorted(p.country or p.name for p in side)) for side in (claim.actors, claim.recipients)]
    if claim.kind == "mission":
        city = claim.where.name if claim.where is not None and claim.where.precision == "city" else None
        return claim.kind, *sides, claim.status, claim.when.edtf, city
    return claim.kind, *sides, claim.status, claim.evidence[0].start, claim.when.edtf
