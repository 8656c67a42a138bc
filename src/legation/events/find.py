"""The events of a sentence: frames fired, their parties, and what the words around add of mode and context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legation.actors import Mention
from legation.codebook import Frames
from legation.events.event import Event
from legation.events.match import Fired, Matcher, actors_and_recipients
from legation.events.parties import Parties
from legation.events.roles import clause_of
from legation.events.words import phrases
from legation.language import Sentence, Token

_EACH_OTHER = frozenset({"other", "another"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What frames make of a sentence: its events, and every action that fired a frame, with or without parties."""

    events: tuple[Event, ...]
    fired: dict[int, Fired]


class Finder:
    """Finds events with the frames of a codebook."""

    def __init__(self, frames: Frames) -> None:
        self.frames = frames
        self.matcher = Matcher(frames)

    def read(self, sentence: Sentence, mentions: Sequence[Mention]) -> Reading:
        """The events of one sentence. ``mentions`` are those of the sentence."""
        parties = Parties(sentence, mentions)
        fired = self.matcher.fired(sentence, parties)
        events = [e for f in fired.values() if (e := self._event(sentence, f, parties)) is not None]
        return Reading(tuple(events), fired)

    def _event(self, sentence: Sentence, fired: Fired, parties: Parties) -> Event | None:
        actors, recipients = actors_and_recipients(fired, parties)
        frame = fired.frame
        if not actors and (not recipients or self._blind(fired)):
            return None
        mutual = frame.reciprocal or self._each_other(sentence, fired)
        reciprocal = mutual and not recipients and len({a.actor.country for a in actors}) > 1
        words = set(phrases(sorted(clause_of(sentence, fired.token), key=lambda t: t.i)))
        mode, cameo, manner = frame.mode, frame.cameo, ""
        for one in self.frames.manners(frame.event) if frame.mode is None else ():
            if words & one.words:
                mode, cameo, manner = one.mode, one.cameo or cameo, one.mode
                break
        contexts = tuple(dict.fromkeys([*frame.contexts, *self.frames.contexts(words)]))
        span = sentence.span_of(_trigger(sentence, fired))
        because = [f"frame {frame.id}: {' '.join(t.text for t in fired.words)!r} is {frame.event} {frame.cameo}"]
        if fired.roles.passive:
            because.append(_passively(fired, actors))
        if manner:
            because.append(f"words of manner: {manner}")
        return Event(
            sentence.number, fired.token.i, span.start, span.end, frame.event, cameo, mode, contexts,
            tuple(actors), tuple(recipients), reciprocal, frame.id,
            _confidence(fired, actors, recipients), tuple(because),
        )  # fmt: skip

    def _blind(self, fired: Fired) -> bool:
        """Whether what acts is no party and no deed of one: "snow cut off the village", "jazz conquered Lima"."""
        if fired.nominal or fired.roles.passive or "subject" in fired.frame.conditions:
            return False
        subjects = fired.roles.get("subject")
        return bool(subjects) and all(t.pos == "NOUN" and not self.frames.of_noun(t.lemma) for t in subjects)

    @staticmethod
    def _each_other(sentence: Sentence, fired: Fired) -> bool:
        return any(
            t.lower in _EACH_OTHER
            and any(c.lower in ("each", "one") for c in sentence.children(t, "det", "nummod", "amod"))
            for tokens in fired.roles.fillers.values()
            for t in tokens
        )


def _passively(fired: Fired, actors: Sequence[Mention]) -> str:
    if not actors:
        return "passive: nobody is named as the actor"
    return f"passive: the {'by-phrase' if fired.roles.get('subject') else 'place it is from'} is the actor"


def _trigger(sentence: Sentence, fired: Fired) -> list[Token]:
    """The words of the action: with its object where the frame needs one to mean what it means."""
    words = list(fired.words)
    if not fired.nominal and "object" in fired.frame.conditions:
        for token in fired.roles.get("object")[:1]:
            if abs(token.i - fired.token.i) <= 6:
                words.append(token)
    return words


def _confidence(fired: Fired, actors: Sequence[Mention], recipients: Sequence[Mention]) -> float:
    """A rough prior until a model is trained: conditions that held, parties found, and known, make it likelier."""
    score = 0.45 + 0.1 * min(2, len(fired.frame.conditions)) + 0.1 * bool(actors) + 0.1 * bool(recipients)
    score += 0.1 * all(m.actor.country is not None for m in [*actors, *recipients])
    return round(min(0.95, score - 0.1 * fired.nominal), 2)
