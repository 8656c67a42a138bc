"""What happens between two parties that somebody else has marked."""

from __future__ import annotations

from collections.abc import Sequence

from legation.actors import Actor, Mention
from legation.claims import Judge
from legation.codebook import quad
from legation.codebook.cameo import of_plover
from legation.coder.annotation import Relation
from legation.events import Event, Finder
from legation.events.model import Judgement, relation_model
from legation.events.words import phrases
from legation.language import Parser, Sentence, Token

# The share of "nothing" above which nothing is said where no frame speaks either.
_NOTHING = 0.5
# How much likelier the event of a frame is that has both parties in place: from 2 to 10 all do alike (macro F1 within
# .004) on the sentences kept apart.
_FRAME = 8.0
# The temperature that makes the shares of both together likeliest there.
_HEAT = 1.25

NOTHING = Relation(None, None, (), None, None, "asserted", 0.0, {})


def relate(
    parser: Parser,
    finder: Finder,
    judge: Judge,
    text: str,
    actor: Sequence[tuple[int, int]],
    recipient: Sequence[tuple[int, int]],
) -> Relation:
    """The event between the marked parties, NOTHING where none is found.

    Where several actions of the sentence link the two, the one that has each in its role and stands highest wins.
    """
    sentence = parser.sentence(text)
    if sentence is None or not any(sentence.at(start, end) for start, end in (*actor, *recipient)):
        return NOTHING
    mentions = [*_marked(sentence, text, actor, "actor"), *_marked(sentence, text, recipient, "recipient")]
    reading = finder.read(sentence, mentions)
    ranked = sorted(reading.events, key=lambda e: (-_fit(e), _depth(sentence, sentence.tokens[e.head]), e.head))
    framed = ranked[0] if ranked and _fit(ranked[0]) else None
    judged = relation_model().judge(text, [(next(iter(actor), None), next(iter(recipient), None))])[0]
    if framed is None and judged.nothing > _NOTHING:
        return NOTHING
    scores = _scores(judged, framed)
    best = max(scores, key=lambda name: scores[name])
    if framed is not None and best == framed.event:
        verdict = judge.verdict(sentence, sentence.tokens[framed.head], reading.fired)
        mode, cameo, contexts, status = framed.mode, framed.cameo, framed.contexts, verdict.status
    else:
        mode = judged.modes.get(best)
        cameo, status = of_plover(best, mode), judged.status
        contexts = tuple(finder.frames.contexts(set(phrases(sentence.tokens))))
    return Relation(
        best, mode, contexts, cameo, quad(best), status, round(scores[best], 3),
        {name: round(score, 4) for name, score in scores.items()},
    )  # fmt: skip


def _scores(judged: Judgement, framed: Event | None) -> dict[str, float]:
    """The share of each event given that something happens: the model's, that of the frame's event raised."""
    weight = {framed.event: 1 + _FRAME * _fit(framed) / 4} if framed is not None else {}
    raised = {name: (share * weight.get(name, 1)) ** (1 / _HEAT) for name, share in judged.events.items()}
    whole = sum(raised.values())
    return {name: share / whole for name, share in raised.items()}


def _marked(sentence: Sentence, text: str, spans: Sequence[tuple[int, int]], name: str) -> list[Mention]:
    found = []
    for start, end in spans:
        tokens = sentence.at(start, end)
        if not tokens:
            continue
        inside = {t.i for t in tokens}
        head = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[-1])
        marked = Actor(name, "unknown", because=("marked by the asker",))
        found.append(Mention(start, end, text[start:end], sentence.number, head.i, "name", marked))
    return found


def _fit(event: Event) -> int:
    """How well an event's sides are the ones asked about: both in place, one in place, none."""
    actors, recipients = {m.actor.name for m in event.actors}, {m.actor.name for m in event.recipients}
    return (
        2 * ("actor" in actors)
        + 2 * ("recipient" in recipients)
        + (event.reciprocal and {"actor", "recipient"} <= actors | recipients)
    )


def _depth(sentence: Sentence, token: Token) -> int:
    return sum(1 for _ in sentence.ancestors(token))
