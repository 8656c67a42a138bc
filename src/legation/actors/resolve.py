"""Who is meant by some words, on a date, in a sentence: the question that ``legation resolve`` answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from legation.actors.actor import Actor, Mention
from legation.actors.compose import Composer
from legation.actors.find import find
from legation.actors.names import named
from legation.codebook import Codebook
from legation.language import Sentence, Token

Parse = Callable[[str], Sentence | None]
UNKNOWN = Actor("", "unknown", because=("nothing in the words names a state, a person, a body or a role",))


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actor that some words mean, with how sure that is (0 to 1)."""

    actor: Actor
    confidence: float


def resolve(parse: Parse, book: Codebook, text: str, on: str | None = None, context: str | None = None) -> Resolution:
    """The actor that ``text`` means on a date (EDTF or ISO), in a sentence that has it where one is given.

    The words themselves come first; the context only fills in what they leave open: whose government, which Kim.
    """
    alone = _by_itself(parse, book, text, on)
    if context is not None and (alone.actor.country is None or alone.confidence < 0.6):
        inside = _in_context(parse, book, text, on, context)
        if inside is not None and (inside.actor.country is not None or alone.actor.country is None):
            return inside
    return alone


def _by_itself(parse: Parse, book: Codebook, text: str, on: str | None) -> Resolution:
    sentence = parse(text)
    if sentence is None:
        return Resolution(replace(UNKNOWN, name=text.strip()), 0.0)
    mentions = find(text, [sentence], book, on)
    composer = Composer(sentence, named(sentence, book, on), book, on)
    head = _head(sentence)
    candidates = [m for m in mentions if m.head == head.i] or _covering(sentence, mentions, head)
    role = composer.role(head)
    if candidates:
        best = max(candidates, key=lambda m: m.end - m.start)
        actor = best.actor
        if best.head != head.i and role is not None:
            actor = replace(actor, sector=role[1], because=(*actor.because, f"role {role[0]!r}: {role[1]}"))
        return Resolution(actor, 0.9 if actor.country and actor.sector else 0.6)
    if role is not None:
        unnamed = composer.role_actor(head)
        if unnamed is not None:
            return Resolution(unnamed, 0.5)
    return Resolution(replace(UNKNOWN, name=text.strip()), 0.1)


def _head(sentence: Sentence) -> Token:
    """The word the phrase is about: the root, or the first noun below it where the parser saw a clause."""
    root = sentence.root
    if root.pos in ("NOUN", "PROPN", "ADJ", "NUM", "X"):
        return root
    return next((t for t in sentence.tokens if t.pos in ("NOUN", "PROPN")), root)


def _covering(sentence: Sentence, mentions: tuple[Mention, ...], head: Token) -> list[Mention]:
    """Mentions that say something of the head: inside its phrase, names before adjectives."""
    people = [m for m in mentions if m.actor.kind == "person"]
    if people:
        return people[:1]
    below = {t.i for t in sentence.subtree(head)}
    return sorted((m for m in mentions if m.head in below), key=lambda m: m.head)[:1]


def _in_context(parse: Parse, book: Codebook, text: str, on: str | None, context: str) -> Resolution | None:
    start = context.find(text)
    sentence = parse(context) if start >= 0 else None
    if sentence is None:
        return None
    mentions = [m for m in find(context, [sentence], book, on) if m.start < start + len(text) and start < m.end]
    if not mentions:
        return None
    best = max(mentions, key=lambda m: (m.actor.country is not None, m.end - m.start))
    because = (*best.actor.because, "read in its sentence")
    return Resolution(replace(best.actor, because=because), 0.6 if best.actor.country else 0.3)
