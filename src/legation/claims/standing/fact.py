"""A standing fact, and what the modules that find one kind each have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legation.actors import Actor, Mention
from legation.claims.claim import Kind, Where
from legation.claims.when import Turn
from legation.codebook import State
from legation.language import Sentence, Token

_BEGINNING = frozenset(
    "open establish reestablish re-establish reopen re-open inaugurate raise elevate upgrade found set resume restore "
    "begin normalise normalize".split()
)
_ENDING = frozenset("close suspend shut end".split())


def turn_of(verb: Token | None) -> Turn | None:
    """Whether a verb makes a fact begin or end; None where it says that the fact stands."""
    if verb is None:
        return None
    return "begins" if verb.lemma in _BEGINNING else "ends" if verb.lemma in _ENDING else None


@dataclass(frozen=True, slots=True)
class Fact:
    """A standing fact before it is asked who says so.

    ``sentence`` is -1 outside the prose. ``head`` is the word whose time and status count, ``start`` and ``end`` the
    words that state it. ``office`` is a post, ``title`` the name of a law, a joint body or an award. ``turn`` tells a
    fact that begins or ends with what the verb says from one that simply stands.
    """

    kind: Kind
    sentence: int
    head: int
    start: int
    end: int
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...] = ()
    office: str | None = None
    title: str | None = None
    where: Where | None = None
    because: tuple[str, ...] = ()
    reciprocal: bool = False
    turn: Turn | None = None


def as_actor(state: State) -> Actor:
    """A state of the codebook as an actor."""
    return Actor(state.name, "state", state.country, "GOV", state.entity, because=(f"codebook state {state.id}",))


def one_a_country(mentions: Sequence[Mention]) -> list[Mention]:
    """The first mention of each country."""
    found: list[Mention] = []
    for mention in mentions:
        if not any(m.actor.country == mention.actor.country for m in found):
            found.append(mention)
    return found


def governing_verb(sentence: Sentence, noun: Token) -> Token | None:
    """The verb whose object or subject a noun is, through coordination and prepositions."""
    if noun.dep not in ("dobj", "nsubjpass", "conj", "nsubj", "attr", "pobj"):
        return None
    for above in sentence.ancestors(noun):
        if above.pos in ("VERB", "AUX"):
            return above
        if above.pos not in ("NOUN", "PROPN", "ADP"):
            return None
    return None
