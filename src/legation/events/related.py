"""Events by the relation model, beside those of frames.

The parse proposes the pairs and the word of the action, the model decides what it is. A pair that a frame has coded is
left to the frame, but for what ``amend`` does to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from legation.actors import Mention
from legation.codebook import Frames
from legation.codebook.cameo import of_plover
from legation.events.amend import (
    SURE,
    Pair,
    amended,
    confidence,
    is_matter,
    lonely,
    one_sided,
    threatens,
    turns_on_its_own,
)
from legation.events.event import Event
from legation.events.find import Reading
from legation.events.match import Fired
from legation.events.model import Judgement, RelationModel, Stretch
from legation.events.parties import does_else, is_subject, once, same, way_between
from legation.events.words import phrases
from legation.language import Sentence, Token

_MOST_PARTIES = 8
# Of the capitals that read as places: how many are asked about, and the share of an event from which it is one.
_MOST_SEATS = 2
_SEATED = 0.9
# Verbs that say what others do are the word of an action only where that is to say it ("said the vote was a farce");
# what there is, and how a game went, never is one.
_TELLING = frozenset("say report tell write add note state announce believe think reply answer respond".split())
_SAYING = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "AGREE", "CONCEDE"})
_NO_ACTIONS = _TELLING | frozenset(
    "quote cite be have do keep maintain own run operate remain stay lie stand include contain belong consist live "
    "work play win lose draw score know learn hear see notice realise realize remember".split()
)
_PRIVATE = frozenset({"BUS", "CVL", "EDU", "ELI", "LAB", "MED", None})
_POSSESSIVES = ("its ", "his ", "her ", "their ")


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
        pairs = list(candidates([*mentions[:_MOST_PARTIES], *seats[:_MOST_SEATS]]))
        alone = list(_alone(reading.events))
        if not pairs and not alone:
            return reading
        asked = [(_stretch(a, sentence), _stretch(b, sentence)) for a, b in (*pairs, *alone)]
        said = self.model.judge(text[sentence.start : sentence.end], asked)
        judged = dict(zip(pairs, said, strict=False))
        single = dict(zip(alone, said[len(pairs) :], strict=True))
        left = [e for event in reading.events if (e := amended(sentence, event, judged)) is not None]
        kept = [e for event in left if (e := lonely(event, single)) is not None]
        found = [
            (pair, said, action)
            for pair, said in judged.items()
            if said.events[said.event] >= (_SEATED if pair[0] in seats or pair[1] in seats else SURE)
            and (action := self._action(sentence, pair, said.event, reading.fired)) is not None
            and not any(_covers(e, *pair) and not threatens(sentence, said.event, action, e) for e in kept)
            and not any(e.head == action.i and is_matter(sentence, e, pair[1]) for e in kept)
            and not turns_on_its_own(*pair)
            and not _is_business(*pair)
        ]
        return Reading((*kept, *self._events(sentence, found, kept)), reading.fired)

    def _action(self, sentence: Sentence, pair: Pair, event: str, fired: Mapping[int, Fired]) -> Token | None:
        """The word of the action between two parties: on the way from one to the other through the parse.

        One that fires a frame of the event goes first, then the one whose subject the actor is, then the highest verb
        or noun that is no party and does not only tell what others do.
        """
        way = way_between(sentence, *pair)
        framed = [t for t in way if t.i in fired and fired[t.i].frame.event == event]
        if framed and does_else(sentence, way, pair[0], framed[0]):
            return None
        # a noun is an action only where frames know it as one: "counterpart" and "delegation" are none
        acts = (t for t in way if t.i in fired or t.pos == "VERB" or self.frames.of_noun(t.lemma))
        plain = [t for t in acts if t.lemma not in _NO_ACTIONS]
        told = [t for t in way if t.lemma in _TELLING and event in _SAYING and is_subject(sentence, t, pair[0])]
        own = [t for t in plain if is_subject(sentence, t, pair[0])]
        return next(iter([*framed, *own, *plain, *told]), None)

    def _events(
        self, sentence: Sentence, found: Sequence[tuple[Pair, Judgement, Token]], kept: Sequence[Event]
    ) -> Iterator[Event]:
        """One event for all pairs of one action; none where a frame has coded the action with both its sides."""
        taken = {event.head for event in kept if event.recipients or event.reciprocal}
        groups: dict[tuple[int, str], list[tuple[Pair, Judgement, Token]]] = {}
        for one in found:
            if one[2].i not in taken:
                groups.setdefault((one[2].i, one[1].event), []).append(one)
        for (_, name), group in groups.items():
            token = group[0][2]
            sides = {(a.head, b.head) for (a, b), _, _ in group}
            mutual = any((b, a) in sides for a, b in sides)
            actors = once(m for pair, _, _ in group for m in (pair if mutual else pair[:1]))
            recipients = () if mutual else once(pair[1] for pair, _, _ in group)
            surest = max((said for _, said, _ in group), key=lambda said: said.events[name])
            share = surest.events[name]
            mode = surest.mode
            yield Event(
                sentence.number, token.i, token.start, token.end, name, of_plover(name, mode), mode,
                tuple(self.frames.contexts(set(phrases(sentence.tokens)))), actors, recipients, mutual, "",
                confidence(share),
                (f"model: {token.text!r} is {name}, {share:.2f}",), surest.status,
            )  # fmt: skip


def candidates(mentions: Sequence[Mention]) -> Iterator[Pair]:
    """Every two different actors that a sentence names apart, in both orders, one of them of a known country."""
    named = [m for m in mentions if m.kind not in ("implicit", "pronoun") and not m.actor.members]
    return (
        (a, b)
        for a, b in permutations(named, 2)
        if (a.actor.country or b.actor.country) and not same(a, b) and not _own(a, b) and not _overlap(a, b)
    )


def _alone(events: Sequence[Event]) -> Iterator[tuple[Mention | None, Mention | None]]:
    """The parties of events that have only one side, each with nobody on the other."""
    for event in events:
        if one_sided(event):
            yield from ((m, None) for m in event.actors)
            yield from ((None, m) for m in event.recipients)


def is_owned(mention: Mention) -> bool:
    """Whether a mention is called somebody's own: "its army"."""
    return mention.text.lower().startswith(_POSSESSIVES)


def _own(a: Mention, b: Mention) -> bool:
    """Whether one is the other's own: "Chad … its army"."""
    pair = (a, b)
    return a.actor.country == b.actor.country and any(is_owned(m) for m in pair)


def _is_business(a: Mention, b: Mention) -> bool:
    """Whether two parties only do business: a company, and nobody who acts for a state, a party or an army.

    In news of markets the model finds attacks and rejections ("Northrop defeated Boeing"); frames know real deals.
    """
    return "BUS" in (a.actor.sector, b.actor.sector) and {a.actor.sector, b.actor.sector} <= _PRIVATE


def _overlap(a: Mention, b: Mention) -> bool:
    """Whether one of two phrases lies within the other."""
    return a.whole.overlap(b.whole) > 0


def _stretch(mention: Mention | None, sentence: Sentence) -> Stretch | None:
    if mention is None:
        return None
    span = mention.whole
    return max(0, span.start - sentence.start), min(span.end, sentence.end) - sentence.start


def _covers(event: Event, a: Mention, b: Mention) -> bool:
    """Whether an event has two mentions on its sides, whichever is on which."""
    sides = [*event.actors, *event.recipients]
    return any(same(a, m) for m in sides) and any(same(b, m) for m in sides)
