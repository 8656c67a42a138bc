"""Who is meant by some words, on a date, in a sentence: the question that ``legation resolve`` answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from legation.actors.actor import Actor, Mention
from legation.actors.compose import Composer
from legation.actors.find import find
from legation.actors.memory import Memory
from legation.actors.names import named
from legation.actors.people import ENOUGH_ASKED, people_named
from legation.codebook import Codebook, Role
from legation.language import Sentence, Token

# offices of which the codebook has every holder, so that a state without one had none
_TELLING = frozenset(
    {"president", "prime minister", "chancellor", "king", "queen", "emperor", "emir", "supreme leader"}
)
Parse = Callable[[str], Sentence | None]
UNKNOWN = Actor("", "unknown", because=("nothing in the words names a state, a person, a body or a role",))
# How sure an answer is: country and sector from the words; one of them; only a role; from the sentence around; what
# the sentence leaves as the likeliest; and nothing but the words themselves.
_BOTH, _ONE, _ROLE, _AROUND, _LIKELY, _NOTHING = 0.9, 0.6, 0.5, 0.6, 0.3, 0.1


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actor that some words mean, with how sure that is (0 to 1)."""

    actor: Actor
    confidence: float


def resolve(parse: Parse, book: Codebook, text: str, on: str | None = None, context: str | None = None) -> Resolution:
    """The actor that ``text`` means on a date (EDTF or ISO), in a sentence that has it where one is given.

    The words themselves come first; the context only fills in what they leave open: whose government, which Kim. What
    it does not say but makes likeliest is given with little confidence, and the reason says that it is inferred.
    """
    alone = _by_itself(parse, book, text, on)
    if context is None or (alone.actor.country is not None and alone.confidence >= _ONE):
        return alone
    place = _place_of(text, context)
    sentence = parse(context) if place is not None else None
    if sentence is None or place is None:
        return alone
    mentions = find(context, [sentence], book, on, enough=ENOUGH_ASKED)
    inside = _in_context(mentions, *place)
    best = alone
    if inside is not None and (inside.actor.country is not None or alone.actor.country is None):
        best = inside
    if best.actor.country is not None or best.actor.members:
        return best
    names = [n.entry.country for n in named(sentence, book, on)]
    spoken_of = [*names, *(m.actor.country for m in mentions)]
    around = Counter(c for c in spoken_of if c is not None and book.state(c) is not None)
    role = book.role(text.replace("-", " ").split()) or book.role((best.actor.office or "").split())
    return _presumed(book, best, role, around, on)


def _place_of(text: str, context: str) -> tuple[int, int] | None:
    """Where a sentence has some words, whatever case they are in and what stands between them."""
    words = re.findall(r"\w+", text)
    found = re.search(r"\W+".join(map(re.escape, words)), context, re.IGNORECASE) if words else None
    return found.span() if found is not None else None


def _by_itself(parse: Parse, book: Codebook, text: str, on: str | None) -> Resolution:
    sentence = parse(text)
    if sentence is None:
        return Resolution(replace(UNKNOWN, name=text.strip()), 0.0)
    mentions = find(text, [sentence], book, on, enough=ENOUGH_ASKED)
    names = named(sentence, book, on)
    names.extend(people_named(sentence, names, book, on, Memory(), ENOUGH_ASKED))
    composer = Composer(sentence, names, book, on)
    head = sentence.root if composer.role(sentence.root) is not None else _head(sentence)
    candidates = [m for m in mentions if m.head == head.i] or _covering(sentence, mentions, head)
    if candidates:
        best = _introduced(mentions, max(candidates, key=lambda m: m.end - m.start))
        role = composer.role(head) if best.head != head.i and best.actor.kind != "person" else None
        actor = best.actor
        if (
            best.kind == "adjective" and actor.kind == "state" and best.head != head.i
        ):  # "Turkish drone maker": of Turkey, and not its government
            actor = replace(actor, name=text.strip(), kind="unknown", sector=None, entity=None)
        if role is not None:
            actor = replace(actor, sector=role.sector, because=(*actor.because, f"role {role.noun!r}: {role.sector}"))
        if actor.country is not None or actor.kind == "person":
            return Resolution(actor, _BOTH if actor.country and actor.sector else _ONE)
    return _pieced(composer, head, text, candidates)


def _introduced(mentions: Iterable[Mention], best: Mention) -> Mention:
    """The person whom a role noun introduces, where the codebook knows one: "party leader Jane Roe"."""
    if best.actor.kind != "role":
        return best
    known = [m for m in mentions if m.actor.kind == "person" and m.actor.office and m.actor.country]
    return known[0] if len(known) == 1 and known[0].actor.country == best.actor.country else best


def _pieced(composer: Composer, head: Token, text: str, candidates: Iterable[Mention]) -> Resolution:
    """What single words of a phrase say that names nobody as a whole: "members of the Knesset", "Muslims in Peru"."""
    known = next((m.actor for m in candidates), None) or composer.role_actor(head)
    actor = known or replace(UNKNOWN, name=text.strip(), because=())
    words = [t.text for t in composer.sentence.tokens]
    if known is None:
        role = composer.book.role(words)
        sector = role.sector if role is not None else composer.book.sector_of(words)
        if sector is not None:
            actor = replace(actor, kind="role", sector=sector, because=(f"{text!r}: {sector}",))
    if actor.country is None and not actor.members:
        entries = {n.entry.country: n.entry for n in composer.names if n.entry.country is not None}
        if len(entries) == 1:
            ((country, entry),) = entries.items()
            sector = composer.sector_beside(actor.sector, entry)
            because = (*actor.because, f"the words name {entry.name}")
            actor = replace(actor, country=country, sector=sector, because=because)
    if not actor.because:
        return Resolution(replace(UNKNOWN, name=text.strip()), _NOTHING)
    return Resolution(actor, _ONE if actor.country and actor.sector else _ROLE)


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


def _in_context(mentions: Iterable[Mention], start: int, end: int) -> Resolution | None:
    inside = [m for m in mentions if m.start < end and start < m.end]
    if not inside:
        return None
    best = max(inside, key=lambda m: (m.actor.country is not None, m.end - m.start))
    because = (*best.actor.because, "read in its sentence")
    return Resolution(replace(best.actor, because=because), _AROUND if best.actor.country else _LIKELY)


def _presumed(book: Codebook, found: Resolution, role: Role | None, around: Counter[str], on: str | None) -> Resolution:
    """An actor whose state nothing says, given the likeliest: the one that mostly has such an office, or that the
    sentence speaks of most, of those where there may have been one.
    """
    if role is not None and role.usual is not None:
        country, why = role.usual, f"inferred: mostly {role.usual} is meant by {role.noun!r}"
    else:
        fitting = Counter({c: n for c, n in around.items() if _may_have(book, c, role, on)})
        if not fitting:
            return found
        country = fitting.most_common(1)[0][0]
        why = f"inferred: its sentence speaks of {country}" + ("" if len(fitting) == 1 else " most")
    actor = replace(found.actor, country=country, because=(*found.actor.because, why))
    return Resolution(actor, min(found.confidence, _LIKELY))


def _may_have(book: Codebook, country: str, role: Role | None, on: str | None) -> bool:
    """Whether a state may have had such an office: North Korea has no president."""
    if role is None or not role.office or role.noun not in _TELLING:
        return True
    return book.held(country, role.noun, on)
