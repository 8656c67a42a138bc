"""What the relation model makes of the events that frames have found.

An event goes where the model sees nothing of it (what it sees there instead, ``related`` adds), is turned round where
it is sure of the other way, or gets the side that the parse lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from legation.actors import Mention
from legation.codebook.plover import events as event_types
from legation.events.event import Event
from legation.events.model import Judgement
from legation.events.parties import does_else, once, same, way_between
from legation.language import Sentence, Token

Pair = tuple[Mention, Mention]

# The share of an event from which the model alone makes one.
SURE = 0.7
# The share of nothing from which an event with one side only goes: the model has seen few such.
_IDLE = 0.97
# The share below which a frame's event goes: of such sentences among those kept apart it was right in one of six.
_UNLIKE = 0.05
# How sure one may be of a frame's event: at a share of none, and how much more at a full one.
_FRAMED = (0.3, 0.5)
# The share of nothing one way from which an event goes the other way, if the model is sure of that.
_TURNED = 0.9
# Where something happens, and not to whom, unless it is a protest.
_BESIDE = frozenset({"outside", "near", "beside", "opposite", "behind", "inside", "around"})
# The share of a frame's event with nobody on the other side from which its actor does it to nobody in particular.
_ALONE = 0.3
# The share of a frame's event from which a party fills the side that it lacks: half of such sentences are right.
_FILLED = 0.7
# Judgements of what somebody did: where they fall on one's own, the words name who did it to him.
_OUTWARD = frozenset({"ACCUSE", "REJECT", "THREATEN", "SANCTION"})
# What these announce is another event with the status of something planned: frames and model may name either.
_ANNOUNCING = {
    "AGREE": frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"}),
    "CONCEDE": frozenset({"RETREAT"}),
    "THREATEN": frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"}),
}


def amended(sentence: Sentence, event: Event, judged: Mapping[Pair, Judgement]) -> Event | None:
    """A frame's event as the model leaves it: as it is, turned round, with the side it lacked, or None."""
    said = [j for pair, j in judged.items() if _asserts(event, *pair)]
    back = [(pair, j) for pair, j in judged.items() if _asserts(event, *reversed(pair))]
    if said and not event.reciprocal and all(one.nothing >= _TURNED for one in said):
        turned = [(pair, j) for pair, j in back if j.events[j.event] >= SURE]
        if turned and all(j.event == event.event for _, j in turned):
            why = f"model: the other way round, {max(j.events[j.event] for _, j in turned):.2f}"
            return replace(event, actors=event.recipients, recipients=event.actors, because=(*event.because, why))
        if turned:
            return None
    if not said or (_at_home(event) and _speaks_for(event)):
        return _completed(sentence, event, judged)
    event = _only_sides(event, judged)
    share = max(one.events[event.event] for one in said)
    surest = max(said, key=lambda one: one.events[one.event])
    akin = event.event in _ANNOUNCING.get(surest.event, ()) or surest.event in _ANNOUNCING.get(event.event, ())
    if share < _UNLIKE and not akin:
        return None
    return replace(event, confidence=round(_FRAMED[0] + _FRAMED[1] * share, 2))


def _completed(sentence: Sentence, event: Event, judged: Mapping[Pair, Judgement]) -> Event:
    """A frame's event with the side that it lacks, where the model has that event and its word lies between.

    Where the model has it the other way round only, the one party that the frame found is on the wrong side.
    """
    if _at_home(event):  # "deplored the arrest of its consul by Turkey": nobody does that to his own
        nobody = replace(event, recipients=())
        if not _speaks_for(event) and not _found(sentence, nobody, judged):
            return event
        event = nobody
    if not one_sided(event):
        return event
    found, turned = _found(sentence, event, judged), False
    if not found and (other := _found(sentence, _swapped(event), judged)):
        found, turned, event = other, True, _swapped(event)
    if not found or (turned and not all(judged[b, a].nothing >= _TURNED for (a, b), _ in found)):
        return event
    side = "recipients" if event.actors else "actors"
    parties = once(pair[1] if event.actors else pair[0] for pair, _ in found)
    round_ = "the other way round, " if turned else ""
    why = (
        f"model: {round_}{', '.join(m.text for m in parties)} among the {side}, {max(share for _, share in found):.2f}"
    )
    if side == "actors":
        return replace(event, actors=parties, because=(*event.because, why))
    return replace(event, recipients=parties, because=(*event.because, why))


def _only_sides(event: Event, judged: Mapping[Pair, Judgement]) -> Event:
    """An event of several recipients without those whom the model is sure that it passes by, if it is sure of others.

    "Condemned the attack by Israel on Syria": the parse hangs both on the attack.
    """
    if event.reciprocal or len(event.recipients) < 2:
        return event
    sure, idle = [], []
    for m in event.recipients:
        said = [j for (a, b), j in judged.items() if a in event.actors and b is m]
        if any(j.events[event.event] >= _FILLED for j in said):
            sure.append(m)
        elif said and all(j.nothing >= _TURNED for j in said):
            idle.append(m)
    if not sure or not idle:
        return event
    why = f"model: nothing to {', '.join(m.text for m in idle)}"
    left = tuple(m for m in event.recipients if m not in idle)
    return replace(event, recipients=left, because=(*event.because, why))


def _at_home(event: Event) -> bool:
    """Whether all recipients of an accusation or a rebuff belong to its actors."""
    if event.event not in _OUTWARD or not event.actors or not event.recipients or event.reciprocal:
        return False
    own = {m.actor.country for m in event.actors}
    return None not in own and all(m.actor.country in own and m.kind == "noun" for m in event.recipients)


def _speaks_for(event: Event) -> bool:
    """Whether the actors speak for the very state that they would be turned against."""
    return all(m.actor.sector == "GOV" for m in event.actors) and all(m.actor.kind == "state" for m in event.recipients)


def _swapped(event: Event) -> Event:
    return replace(event, actors=event.recipients, recipients=event.actors)


def _found(sentence: Sentence, event: Event, judged: Mapping[Pair, Judgement]) -> list[tuple[Pair, float]]:
    """The pairs that give an event with one side the other, with the share that it has between them."""
    return [
        (pair, said.events[event.event])
        for pair, said in judged.items()
        if said.events[event.event] >= _FILLED
        and any(same(pair[0], m) for m in event.actors or pair[:1])
        and any(same(pair[1], m) for m in event.recipients or pair[1:])
        and (event.recipients or event.event == "PROTEST" or not _beside(sentence, pair[1]))
        and not is_matter(sentence, event, pair[1] if event.actors else pair[0])
        and not turns_on_its_own(*pair)
        and not any(same(pair[1] if event.actors else pair[0], m) for m in event.actors or event.recipients)
        and _leads_over(sentence, pair, event)
    ]


def threatens(sentence: Sentence, name: str, action: Token, event: Event) -> bool:
    """Whether a threat is beside the event that it threatens with: "warned that it would cut its aid to Chad".

    Announcements of what is good are made from the claim itself.
    """
    if name != "THREATEN" or event.event not in _ANNOUNCING[name] or action.i == event.head:
        return False
    return any(above.i == action.i for above in sentence.ancestors(sentence.tokens[event.head]))


def turns_on_its_own(actor: Mention, recipient: Mention) -> bool:
    """Whether somebody who speaks for a state would do something to it: nobody does."""
    return (
        recipient.actor.kind == "state"
        and actor.actor.sector == "GOV"
        and actor.actor.country == recipient.actor.country
    )


def is_matter(sentence: Sentence, event: Event, mention: Mention) -> bool:
    """Whether a party is what the words of an action are about: the envoy of nobody said in "recalled its envoy"."""
    token = sentence.tokens[mention.head]
    return mention.actor.country is None and event.start <= token.start < event.end


def _leads_over(sentence: Sentence, pair: Pair, event: Event) -> bool:
    """Whether an event's word lies between two parties, and the one who is to do it does nothing else there."""
    way, action = way_between(sentence, *pair), sentence.tokens[event.head]
    return action in way and not (event.recipients and does_else(sentence, way, pair[0], action))


def _beside(sentence: Sentence, mention: Mention) -> bool:
    """Whether a party only marks the spot: "dispersed protesters outside parliament"."""
    above = sentence.head(sentence.tokens[mention.head])
    return above is not None and above.dep == "prep" and above.lower in _BESIDE


def lonely(event: Event, single: Mapping[tuple[Mention | None, Mention | None], Judgement]) -> Event | None:
    """An event with one side only as the model leaves it: none where it is sure that the party is idle.

    A denial (CAMEO 016) is told of its speaker by the word for it and stays; so does what needs a recipient, which is
    no claim yet ("Norway sold arms to Norway").
    """
    if not one_sided(event) or event.cameo == "016" or (event.actors and event_types()[event.event].recipient_required):
        return event
    said = [j for (a, b), j in single.items() if a in event.actors or b in event.recipients]
    if said and all(one.nothing >= _IDLE for one in said):
        return None
    share = max((j.events[event.event] for j in said), default=0.0)
    if event.recipients or share < _ALONE:
        return event
    why = f"model: {event.event} with nobody named on the other side, {share:.2f}"
    return replace(event, alone=True, because=(*event.because, why))


def confidence(share: float) -> float:
    """How sure one may be of an event that the model has so much for, as the sentences kept apart show it."""
    return round(max(0.3, 1.8 * share - 1.03), 2)


def _asserts(event: Event, a: Mention, b: Mention) -> bool:
    """Whether an event has one mention act on another, or both together."""
    return a in event.actors and (b in event.recipients or (event.reciprocal and b in event.actors))


def one_sided(event: Event) -> bool:
    """Whether an event has an actor or a recipient only."""
    return not event.reciprocal and not (event.actors and event.recipients)
