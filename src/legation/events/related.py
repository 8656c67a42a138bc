"""Events by the relation model, beside those of frames.

The parse proposes the pairs and the word of the action, the model decides what it is. A pair that a frame has coded is
left to the frame, unless the model is sure that nothing happens there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
_MOST_PARTIES = 6
_ACTIONS = ("VERB", "NOUN")
_NEAR = 2
# Verbs that say what others do and do nothing themselves: never the word of an action that the model finds.
_TELLING = frozenset("say report tell write add note state announce quote cite believe think be have do".split())

_Pair = tuple[Mention, Mention]


class Relater:
    """Adds to what frames find in a sentence what the model finds between its parties."""

    def __init__(self, model: RelationModel, frames: Frames) -> None:
        self.model = model
        self.frames = frames

    def read(self, text: str, sentence: Sentence, mentions: Sequence[Mention], reading: Reading) -> Reading:
        """The reading of one sentence with the model's events; ``text`` is the document's."""
        pairs = list(_pairs(mentions))
        if not pairs:
            return reading
        words = text[sentence.start : sentence.end]
        judged = dict(
            zip(
                pairs,
                self.model.judge(words, [(_stretch(a, sentence), _stretch(b, sentence)) for a, b in pairs]),
                strict=True,
            )
        )
        kept = [event for event in reading.events if not _refuted(event, judged)]
        found = [
            (pair, said, action)
            for pair, said in judged.items()
            if said.events[said.event] >= _SURE
            and not any(_covers(event, *pair) for event in kept)
            and (action := self._action(sentence, pair, said.event, reading.fired)) is not None
        ]
        return Reading((*kept, *self._events(sentence, found, kept)), reading.fired)

    def _action(self, sentence: Sentence, pair: _Pair, event: str, fired: Mapping[int, Fired]) -> Token | None:
        """The word of the action between two parties: on the way from one to the other through the parse.

        One that fires a frame of the event goes first, else the highest verb or noun that is no party and does not only
        tell what others do.
        """
        tokens = [sentence.tokens[m.head] for m in pair]
        up = [[token, *sentence.ancestors(token)] for token in tokens]
        common = next((t for t in up[0] if any(t.i == other.i for other in up[1])), None)
        if common is None:
            return None
        way = [common]
        for line in up:
            way += reversed(line[1 : next(i for i, t in enumerate(line) if t.i == common.i)])
        heads = {t.i for t in tokens}
        if common.i in heads:  # "Norway and Chad signed": both hang on what they do together
            way += list(sentence.ancestors(common))[:_NEAR]
        way = [t for t in way if t.i not in heads and t.pos in _ACTIONS]
        framed = [t for t in way if t.i in fired and fired[t.i].frame.event == event]
        # a noun is an action only where frames know it as one: "counterpart" and "delegation" are none
        acts = (t for t in way if t.i in fired or t.pos == "VERB" or self.frames.of_noun(t.lemma))
        plain = [t for t in acts if t.lemma not in _TELLING]
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
                round(share * (0.9 if len(group) == 1 else 0.85), 2),
                (f"model: {token.text!r} is {name}, {share:.2f}",), surest.status,
            )  # fmt: skip


def _pairs(mentions: Sequence[Mention]) -> Iterator[_Pair]:
    """Every two actors of different countries that a sentence names apart from each other, in both orders.

    Within a country the model is not asked: whether a minister and his state are two it has not learnt.
    """
    known = [m for m in mentions if m.actor.country is not None and m.kind not in ("implicit", "pronoun")]
    return (
        (a, b)
        for a, b in permutations(known[:_MOST_PARTIES], 2)
        if a.actor.country != b.actor.country and not _overlap(a, b)
    )


def _overlap(a: Mention, b: Mention) -> bool:
    """Whether one of two phrases lies within the other."""
    first, second = a.phrase or a, b.phrase or b
    return first.start < second.end and second.start < first.end


def _stretch(mention: Mention, sentence: Sentence) -> Stretch:
    span = mention.phrase or mention
    return max(0, span.start - sentence.start), min(span.end, sentence.end) - sentence.start


def _refuted(event: Event, judged: Mapping[_Pair, Judgement]) -> bool:
    """Whether the model is sure of each pair of an event's sides that nothing happens between them."""
    said = [j for (a, b), j in judged.items() if a in event.actors and (b in event.recipients or event.reciprocal)]
    return bool(said) and all(one.nothing >= _NEVER for one in said)


def _covers(event: Event, a: Mention, b: Mention) -> bool:
    """Whether an event has two mentions on its sides, whichever is on which."""
    sides = [*event.actors, *event.recipients]
    return any(same(a, m) for m in sides) and any(same(b, m) for m in sides)


def _once(mentions: Iterator[Mention]) -> tuple[Mention, ...]:
    """One mention of each country, the first."""
    found: dict[str | None, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.actor.country, mention)
    return tuple(found.values())
