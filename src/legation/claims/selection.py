"""Which events become claims: one for what is said once, and only where it is known who did it or to whom."""

from __future__ import annotations

from collections.abc import Sequence

from legation.actors import Mention
from legation.claims.claim import Claim
from legation.codebook.plover import events as event_types
from legation.events import Event
from legation.language import Sentence

# told in the passive without an actor, and worth knowing all the same
_SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
# acts with one's own troops, people or arms, which are then what is moved and nobody who is acted on
_WITH_ONES_OWN = frozenset({"AGREE", "CONCEDE", "RETREAT", "MOBILIZE", "AID"})
_MEANS = frozenset({"MIL", "SPY", "COP"})
# how sure an event must be whose actor is of no known country
_CONFIRMED = 0.7
# acts that PLOVER codes without a recipient and that sentences tell without one
_ALONE = frozenset({"MOBILIZE", "PROTEST"})


def governing(events: Sequence[Event], sentences: Sequence[Sentence]) -> list[Event]:
    """The events without those that are part of another.

    "will visit Peru to meet its president" is one act, not two; and what a party does alone inside an act on it
    ("helped Chad in developing …") belongs to that act.
    """
    kept = []
    by_head = {(e.sentence, e.head): e for e in events}
    for event in events:
        sentence = sentences[event.sentence]
        token = sentence.tokens[event.head]
        above = [by_head[event.sentence, a.i] for a in sentence.ancestors(token) if (event.sentence, a.i) in by_head]
        direct = sentence.head(token)
        below = token.dep in ("advcl", "xcomp", "prep", "conj") and direct is not None
        over = by_head.get((event.sentence, direct.i)) if below and direct is not None else None
        if over is not None and over.event == event.event and _countries(over) == _countries(event):
            continue
        if (
            not event.recipients
            and event.cameo != "016"
            and any(_countries(event)[0] <= _countries(higher)[1] for higher in above)
        ):
            continue
        kept.append(event)
    return kept


def acted_on(event: Event) -> tuple[Mention, ...]:
    """The recipients of an event without what is its actor's own: "Chad withdrew its soldiers from Mali"."""
    own = {m.actor.country for m in event.actors} - {None}
    if event.event not in _WITH_ONES_OWN:
        return event.recipients
    return tuple(m for m in event.recipients if not (m.actor.sector in _MEANS and {m.actor.country} == own))


def _countries(event: Event) -> tuple[frozenset[str | None], frozenset[str | None]]:
    return frozenset(m.actor.country for m in event.actors), frozenset(m.actor.country for m in event.recipients)


def between_actors(claim: Claim, alone: bool = False) -> bool:
    """Whether the claim says what somebody known did to somebody named, or one of the two that may stand alone.

    Nobody knows what to do with "somebody visited": an event needs an actor of a known country or body, except for
    attacks and coercion told in the passive, and where the model is sure of it ("bishops urged Chad's government").
    The recipient may be of no known country ("detained demonstrators").
    Acts without a recipient count where PLOVER needs none and the words have none to give: a denial, a mobilisation,
    a protest, and what the model too knows as an act ``alone``.
    """
    actors, recipients = any(p.country for p in claim.actors), any(p.country for p in claim.recipients)
    if not actors:
        named = bool(claim.actors) and claim.confidence >= _CONFIRMED
        return recipients and (named or claim.event in _SUFFERED)
    if claim.recipients or claim.reciprocal or claim.event in _ALONE or claim.cameo == "016":
        return True
    return alone and claim.event is not None and not event_types()[claim.event].recipient_required
