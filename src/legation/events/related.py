"""Events by the relation model, beside those of frames.

The parse proposes the pairs and the word of the action, the model decides what it is. A pair that a frame has coded is
left to the frame, unless the model is sure that nothing happens there, or that it is the other way round; and a side
that the frame could not fill the model may.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from legation.actors import Mention
from legation.codebook import Frames
from legation.codebook.cameo import of_plover
from legation.events.event import Event
from legation.events.find import Reading
from legation.events.match import Fired
from legation.events.model import Judgement, RelationModel, Stretch
from legation.events.parties import same
from legation.events.words import phrases
from legation.language import Sentence, Token

# The share of an event from which the model alone makes one, and that of nothing from which it takes a frame's away.
_SURE = 0.8
_NEVER = 0.97
# A frame's event for which the model has less than the first gives way to one for which it has more than the second:
# of such sentences among those kept apart the frame was right in one of six, the model in four.
_UNLIKE = 0.05
_OTHER = 0.95
# How sure one may be of a frame's event: at a share of none, and how much more at a full one.
_FRAMED = (0.3, 0.5)
# The share of nothing one way from which an event goes the other way, if the model is sure of that.
_TURNED = 0.9
_MOST_PARTIES = 8
# The same of a capital that reads as a place, and how many of them are asked about.
_SEATED = 0.9
_MOST_SEATS = 2
_ACTIONS = ("VERB", "NOUN")
_NEAR = 2
# Verbs that say what others do, what there is, or how a game went: never the word of an action that the model finds.
_NO_ACTIONS = frozenset(
    "say report tell write add note state announce quote cite believe think be have do keep maintain own run operate "
    "remain stay lie stand include contain live work play win lose draw score".split()
)
_POSSESSIVES = ("its ", "his ", "her ", "their ")

_Pair = tuple[Mention, Mention]


class Relater:
    """Adds to what frames find in a sentence what the model finds between its parties."""

    def __init__(self, model: RelationModel, frames: Frames) -> None:
        self.model = model
        self.frames = frames

    def read(
        self,
        text: str,
        sentence: Sentence,
        mentions: Sequence[Mention],
        reading: Reading,
        seats: Sequence[Mention] = (),
    ) -> Reading:
        """The reading of one sentence with the model's events.

        ``text`` is the document's; ``seats`` are the capitals among its places: of them the model is asked too, whether
        "Kyiv" in "a plea from Kyiv" does something.
        """
        pairs = list(_pairs([*mentions[:_MOST_PARTIES], *seats[:_MOST_SEATS]]))
        alone = list(_alone(reading.events))
        if not pairs and not alone:
            return reading
        asked = [(_stretch(a, sentence), _stretch(b, sentence)) for a, b in (*pairs, *alone)]
        said = self.model.judge(text[sentence.start : sentence.end], asked)
        judged = dict(zip(pairs, said, strict=False))
        # what is told of one party alone goes where the model is sure that it neither does nor suffers anything
        idle = [m for pair, one in zip(alone, said[len(pairs) :], strict=True) if one.nothing >= _NEVER for m in pair]
        kept = [amended for e in reading.events if (amended := self._amended(sentence, e, judged)) is not None]
        kept = [e for e in kept if not _one_sided(e) or not all(m in idle for m in (*e.actors, *e.recipients))]
        found = [
            (pair, said, action)
            for pair, said in judged.items()
            if said.events[said.event] >= (_SEATED if pair[0] in seats or pair[1] in seats else _SURE)
            and not any(_covers(event, *pair) for event in kept)
            and (action := self._action(sentence, pair, said.event, reading.fired)) is not None
        ]
        return Reading((*kept, *self._events(sentence, found, kept)), reading.fired)

    def _amended(self, sentence: Sentence, event: Event, judged: Mapping[_Pair, Judgement]) -> Event | None:
        """A frame's event as the model leaves it: as it is, turned round, with the side it lacked, or None."""
        said = [j for pair, j in judged.items() if _asserts(event, *pair)]
        back = [(pair, j) for pair, j in judged.items() if _asserts(event, *reversed(pair))]
        if said and all(one.nothing >= _NEVER for one in said):
            return None
        if said and not event.reciprocal and all(one.nothing >= _TURNED for one in said):
            turned = [(pair, j) for pair, j in back if j.events[j.event] >= _SURE]
            if turned and all(j.event == event.event for _, j in turned):
                why = f"model: the other way round, {max(j.events[j.event] for _, j in turned):.2f}"
                return replace(event, actors=event.recipients, recipients=event.actors, because=(*event.because, why))
            if turned:
                return None
        if not said:
            return self._completed(sentence, event, judged)
        share = max(one.events[event.event] for one in said)
        surest = max(said, key=lambda one: one.events[one.event])
        if share < _UNLIKE and surest.events[surest.event] >= _OTHER:
            return _renamed(event, surest)
        return replace(event, confidence=round(_FRAMED[0] + _FRAMED[1] * share, 2))

    @staticmethod
    def _completed(sentence: Sentence, event: Event, judged: Mapping[_Pair, Judgement]) -> Event:
        """A frame's event with the side that it lacks, where the model has that event and its word lies between."""
        found = [
            (pair, said.events[event.event])
            for pair, said in judged.items()
            if _one_sided(event)
            and said.events[event.event] >= _SURE
            and any(same(pair[0], m) for m in event.actors or pair[:1])
            and any(same(pair[1], m) for m in event.recipients or pair[1:])
            and any(token.i == event.head for token in _way(sentence, pair))
        ]
        if not found:
            return event
        side = "recipients" if event.actors else "actors"
        parties = _once(pair[1] if event.actors else pair[0] for pair, _ in found)
        why = f"model: {', '.join(m.text for m in parties)} among the {side}, {max(share for _, share in found):.2f}"
        if side == "actors":
            return replace(event, actors=parties, because=(*event.because, why))
        return replace(event, recipients=parties, because=(*event.because, why))

    def _action(self, sentence: Sentence, pair: _Pair, event: str, fired: Mapping[int, Fired]) -> Token | None:
        """The word of the action between two parties: on the way from one to the other through the parse.

        One that fires a frame of the event goes first, else the highest verb or noun that is no party and does not only
        tell what others do.
        """
        way = _way(sentence, pair)
        framed = [t for t in way if t.i in fired and fired[t.i].frame.event == event]
        # a noun is an action only where frames know it as one: "counterpart" and "delegation" are none
        acts = (t for t in way if t.i in fired or t.pos == "VERB" or self.frames.of_noun(t.lemma))
        plain = [t for t in acts if t.lemma not in _NO_ACTIONS]
        return next(iter([*framed, *plain]), None)

    def _events(
        self, sentence: Sentence, found: Sequence[tuple[_Pair, Judgement, Token]], kept: Sequence[Event]
    ) -> Iterator[Event]:
        """One event for all pairs of one action; none where a frame has coded the action with both its sides."""
        taken = {event.head for event in kept if event.recipients or event.reciprocal}
        groups: dict[tuple[int, str], list[tuple[_Pair, Judgement, Token]]] = {}
        for one in found:
            if one[2].i not in taken:
                groups.setdefault((one[2].i, one[1].event), []).append(one)
        for (_, name), group in groups.items():
            token = group[0][2]
            sides = {(a.head, b.head) for (a, b), _, _ in group}
            mutual = any((b, a) in sides for a, b in sides)
            actors = _once(m for pair, _, _ in group for m in (pair if mutual else pair[:1]))
            recipients = () if mutual else _once(pair[1] for pair, _, _ in group)
            surest = max((said for _, said, _ in group), key=lambda said: said.events[name])
            share = surest.events[name]
            mode = surest.mode
            yield Event(
                sentence.number, token.i, token.start, token.end, name, of_plover(name, mode), mode,
                tuple(self.frames.contexts(set(phrases(sentence.tokens)))), actors, recipients, mutual, "",
                _confidence(share),
                (f"model: {token.text!r} is {name}, {share:.2f}",), surest.status,
            )  # fmt: skip


def _pairs(mentions: Sequence[Mention]) -> Iterator[_Pair]:
    """Every two different actors that a sentence names apart, in both orders, one of them of a known country."""
    named = [m for m in mentions if m.kind not in ("implicit", "pronoun") and not m.actor.members]
    return (
        (a, b)
        for a, b in permutations(named, 2)
        if (a.actor.country or b.actor.country) and not same(a, b) and not _own(a, b) and not _overlap(a, b)
    )


def _renamed(event: Event, said: Judgement) -> Event:
    """A frame's event as what the model takes it for."""
    name, share = said.event, said.events[said.event]
    why = f"model: {name} rather than {event.event}, {share:.2f}"
    return replace(
        event, event=name, mode=said.mode, cameo=of_plover(name, said.mode), frame="", told=said.status,
        confidence=_confidence(share), because=(*event.because, why),
    )  # fmt: skip


def _confidence(share: float) -> float:
    """How sure one may be of an event that the model has so much for, as the sentences kept apart show it."""
    return round(max(0.3, 1.8 * share - 1.03), 2)


def _one_sided(event: Event) -> bool:
    return not event.reciprocal and not (event.actors and event.recipients)


def _alone(events: Sequence[Event]) -> Iterator[tuple[Mention | None, Mention | None]]:
    """The parties of events that have only one side, each with nobody on the other."""
    for event in events:
        if _one_sided(event):
            yield from ((m, None) for m in event.actors)
            yield from ((None, m) for m in event.recipients)


def _own(a: Mention, b: Mention) -> bool:
    """Whether one is the other's own: "Chad … its army"."""
    pair = (a, b)
    return a.actor.country == b.actor.country and any(m.text.lower().startswith(_POSSESSIVES) for m in pair)


def _overlap(a: Mention, b: Mention) -> bool:
    """Whether one of two phrases lies within the other."""
    first, second = a.phrase or a, b.phrase or b
    return first.start < second.end and second.start < first.end


def _stretch(mention: Mention | None, sentence: Sentence) -> Stretch | None:
    if mention is None:
        return None
    span = mention.phrase or mention
    return max(0, span.start - sentence.start), min(span.end, sentence.end) - sentence.start


def _way(sentence: Sentence, pair: _Pair) -> list[Token]:
    """The verbs and nouns on the way from one party to another through the parse, the highest first."""
    tokens = [sentence.tokens[m.head] for m in pair]
    up = [[token, *sentence.ancestors(token)] for token in tokens]
    common = next((t for t in up[0] if any(t.i == other.i for other in up[1])), None)
    if common is None:
        return []
    way = [common]
    for line in up:
        way += reversed(line[1 : next(i for i, t in enumerate(line) if t.i == common.i)])
    heads = {t.i for t in tokens}
    if common.i in heads:  # "Norway and Chad signed": both hang on what they do together
        way += list(sentence.ancestors(common))[:_NEAR]
    return [t for t in way if t.i not in heads and t.pos in _ACTIONS]


def _asserts(event: Event, a: Mention, b: Mention) -> bool:
    """Whether an event has one mention act on another, or both together."""
    return a in event.actors and (b in event.recipients or (event.reciprocal and b in event.actors))


def _covers(event: Event, a: Mention, b: Mention) -> bool:
    """Whether an event has two mentions on its sides, whichever is on which."""
    sides = [*event.actors, *event.recipients]
    return any(same(a, m) for m in sides) and any(same(b, m) for m in sides)


def _once(mentions: Iterator[Mention]) -> tuple[Mention, ...]:
    """One mention of each actor, of those of one country the first."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.actor.country or mention.actor.name, mention)
    return tuple(found.values())
