"""Ministers whose state nobody names, given the state that their sentence leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.actors.actor import Actor, Mention
from legation.actors.memory import Memory
from legation.language import Sentence, leads


def with_states(sentence: Sentence, found: Sequence[Mention], memory: Memory) -> Iterator[Mention]:
    """A sentence's mentions, with a country for the ministers that have none where the sentence leaves only one.

    In a story of two states, "Prime Minister X met the Chadian president" leaves only the other one for X; in
    "Niger protested, and Foreign Minister X accused …" the clause before says whose minister. It is an inference
    and says so. Only for ministers: presidents are also of banks and football.
    """
    pair = memory.pair()
    for mention in found:
        state = _state(sentence, mention, found, pair) if _is_stateless_minister(mention.actor) else None
        if state is None:
            yield mention
            continue
        because = f"inferred: of the states spoken of, {state.name} is the one whose {mention.actor.office} this is"
        actor = replace(mention.actor, country=state.country, because=(*mention.actor.because, because))
        resolved = replace(mention, actor=actor)
        memory.add(resolved, subject=False)
        yield resolved


def _is_stateless_minister(actor: Actor) -> bool:
    return actor.kind == "person" and actor.country is None and "minister" in (actor.office or "").casefold()


def _state(sentence: Sentence, minister: Mention, found: Sequence[Mention], pair: Sequence[Actor]) -> Actor | None:
    for mention in reversed(found):
        if mention.end <= minister.start and mention.actor.kind == "state" and _is_subject(sentence, mention):
            return mention.actor
    # the other side must be somebody who acts: a minister's own "its" or a place says nothing of whose he is
    acting = [m for m in found if m is not minister and m.actor.kind in ("person", "role") and m.kind != "pronoun"]
    others = {m.actor.country for m in acting if m.actor.country is not None}
    left = [state for state in pair if state.country not in others]
    return left[0] if len(pair) == 2 and len(left) == 1 else None


def _is_subject(sentence: Sentence, mention: Mention) -> bool:
    return mention.kind == "name" and leads(sentence, sentence.tokens[mention.head])
