"""Claims that cannot be as the text has them: the source's words stay, the likely reading is flagged and explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.claims.claim import Claim
from legation.codebook import Codebook, Person
from legation.codebook.dates import bounds

_WEAPONS = frozenset({"COOPERATE", "AID"})
# what happens on a day; a law or an office may well begin later than it is told
_DATED = frozenset({"event", "agreement", "honour"})


def misdated(claims: Sequence[Claim], book: Codebook) -> list[Claim]:
    """The claims, with flags on those that cannot be when they are said to be."""
    return [replace(c, flags=(*c.flags, *_too_late(c), *_dead(c, book))) if c.kind in _DATED else c for c in claims]


def _too_late(claim: Claim) -> tuple[str, ...]:
    """What is told as done, and dated after it was told."""
    told, begins = claim.document.published, claim.when.earliest
    if claim.status != "asserted" or told is None or begins is None or begins <= bounds(told)[1]:
        return ()
    return (f"future date: text says {claim.when.text or claim.when.edtf}; published {told}; a plan, or a misprint",)


def _dead(claim: Claim, book: Codebook) -> Iterator[str]:
    """Whoever acts after his death."""
    begins = claim.when.earliest
    if begins is None:
        return
    for actor in claim.actors:
        known = (n.entry for n in book.find(actor.name) if actor.entity and n.entry.entity == actor.entity)
        died = next((p.died for p in known if isinstance(p, Person)), None)
        if died is not None and bounds(died)[1] < begins:
            yield (
                f"dead by then: text says {actor.text or actor.name}, who died {died}; "
                "somebody else of the name, or an earlier date"
            )


def self_dyads(claims: Sequence[Claim], text: str, book: Codebook) -> list[Claim]:
    """Claims of a state dealing with itself across borders, such as selling arms to itself.

    Where another claim of the document says the same of the same actor with another recipient, that recipient is
    taken and the flag says so; else the sides stay as the words have them, with the flag.
    """
    out: list[Claim] = []
    for claim in claims:
        name = _own_name(claim, text, book)
        if name is None:
            out.append(claim)
            continue
        model = next((c for c in claims if c is not claim and _alike(c, claim)), None)
        if model is None:
            flag = f"self-dyad: text says {name}"
            out.append(replace(claim, flags=(*claim.flags, flag)))
            continue
        flag = f"self-dyad: text says {name}; corrected from claim {model.id}"
        recipients = tuple(replace(p, start=None, end=None, text=None) for p in model.recipients)
        because = (
            *claim.because,
            f"a state does not deal with itself: recipient taken from {model.evidence[0].text[:60]!r}",
        )
        out.append(replace(claim, recipients=recipients, flags=(*claim.flags, flag), because=because))
    return out


def _own_name(claim: Claim, text: str, book: Codebook) -> str | None:
    """The actor's own name where the words put it on the other side as well ("it sold arms to Chad", it being Chad)."""
    if claim.event not in _WEAPONS or claim.recipients or len(claim.actors) != 1 or claim.trigger is None:
        return None
    actor, evidence = claim.actors[0], claim.evidence[0]
    state = book.state(actor.country) if actor.country else None
    if state is None:
        return None
    after = text[claim.trigger.end : min(evidence.end, claim.trigger.end + 60)]
    return state.name if f"to {state.name}" in after else None


def _alike(model: Claim, claim: Claim) -> bool:
    same_actor = {p.country for p in model.actors} == {p.country for p in claim.actors}
    others = {p.country for p in model.recipients} - {p.country for p in claim.actors} - {None}
    return model.event in _WEAPONS and same_actor and bool(others) and _shared(model, claim)


def _shared(model: Claim, claim: Claim) -> bool:
    """Whether the two speak of the same thing, by the words of what was done."""
    a = set((model.trigger.text if model.trigger else "").casefold().split())
    b = set((claim.trigger.text if claim.trigger else "").casefold().split())
    return len({w for w in a & b if len(w) > 3}) > 0 or model.cameo == claim.cameo
