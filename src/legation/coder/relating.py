"""What happens between two parties that somebody else has marked."""

from __future__ import annotations

from collections.abc import Sequence

from legation.actors import Actor, Mention
from legation.claims import Judge
from legation.codebook import quad
from legation.coder.annotation import Relation
from legation.events import Event, Finder
from legation.language import Parser, Sentence, Token

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
    if sentence is None:
        return NOTHING
    mentions = [*_marked(sentence, text, actor, "actor"), *_marked(sentence, text, recipient, "recipient")]
    reading = finder.read(sentence, mentions)
    ranked = sorted(reading.events, key=lambda e: (-_fit(e), _depth(sentence, sentence.tokens[e.head]), e.head))
    if not ranked or _fit(ranked[0]) == 0:
        return NOTHING
    best = ranked[0]
    verdict = judge.verdict(sentence, sentence.tokens[best.head], reading.fired)
    return Relation(
        best.event, best.mode, best.contexts, best.cameo, quad(best.event), verdict.status, best.confidence,
        {best.event: best.confidence},
    )  # fmt: skip


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
