"""Which frame of the codebook an action fires, and who stands in its roles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from legation.actors import Mention
from legation.codebook import Frame, Frames
from legation.events.parties import Parties, same
from legation.events.roles import Roles, light_verb, of_noun, of_verb
from legation.events.words import of_argument, of_clause
from legation.language import Sentence, Token, first_conjunct, quoted

_PREDICATES = frozenset({"ROOT", "ccomp", "conj"})
# what is said of an act
_SPEAKING = frozenset({"ACCUSE", "PROTEST", "REQUEST"})
_NAMES = frozenset({"ORG", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "FAC"})


@dataclass(frozen=True, slots=True)
class Fired:
    """A frame that an action fires: the words of the action, its roles, and how many conditions held."""

    frame: Frame
    token: Token
    words: tuple[Token, ...]
    roles: Roles
    nominal: bool
    strength: int


class Matcher:
    """The frames of the codebook against one sentence at a time."""

    def __init__(self, frames: Frames) -> None:
        self.frames = frames

    def fired(self, sentence: Sentence, parties: Parties) -> dict[int, Fired]:
        """The best frame for every action of a sentence, by the word of the action."""
        found: dict[int, Fired] = {}
        for token in sentence.tokens:
            best = self._best(sentence, token, parties)
            if best is not None:
                found[token.i] = best
        return _without_light(sentence, found, parties)

    def _best(self, sentence: Sentence, token: Token, parties: Parties) -> Fired | None:
        nominal = False
        arguments: Callable[[Sentence, Token], Roles] = of_verb
        if token.pos == "VERB" or (token.pos == "AUX" and token.dep in _PREDICATES and token.lemma != "be"):
            candidates = self._verbal(sentence, token)
        elif (
            token.pos in ("NOUN", "PROPN")
            and token.i not in parties.at
            and not _is_name(sentence, token)
            and not _is_verdict(sentence, token)
        ):
            candidates, nominal = [(f, (token,)) for f in self.frames.of_noun(token.lemma)], True
            arguments = of_noun
        elif token.pos == "ADJ" and token.dep in ("acomp", "oprd", "attr"):
            candidates = [(f, (token,)) for f in self.frames.of_adjective(token.lemma)]
            arguments = _of_adjective
        else:
            return None
        if not candidates:
            return None
        roles = arguments(sentence, token)
        fitting = []
        for frame, words in candidates:
            strength = self._fits(sentence, frame, roles, parties)
            if strength is not None:
                fitting.append(Fired(frame, token, words, roles, nominal, strength + 2 * (len(words) - 1)))
        return max(fitting, key=lambda f: (f.frame.priority, f.strength), default=None)

    def _verbal(self, sentence: Sentence, token: Token) -> list[tuple[Frame, tuple[Token, ...]]]:
        """Frames of the verb itself and of the verb with its particle, preposition or following words."""
        found: list[tuple[Frame, tuple[Token, ...]]] = [(f, (token,)) for f in self.frames.of_verb(token.lemma)]
        for child in sentence.children(token, "prt", "prep", "advmod", "acomp", "agent", "dobj", "dative"):
            if child.i > token.i and child.i - token.i <= 6:
                for frame in self.frames.of_verb(f"{token.lemma} {child.lower}"):
                    found.append((frame, (token, child)))
                for more in sentence.children(child, "prep", "prt"):
                    for frame in self.frames.of_verb(f"{token.lemma} {child.lower} {more.lower}"):
                        found.append((frame, (token, child, more)))
        following = sentence.tokens[token.i + 1 : token.i + 4]
        for n in range(1, len(following) + 1):
            phrase = " ".join([token.lemma, *(t.lower for t in following[:n])])
            for frame in self.frames.of_verb(phrase):
                if not any(frame is f and len(w) > 1 for f, w in found):
                    found.append((frame, (token, *following[:n])))
        return found

    def _fits(self, sentence: Sentence, frame: Frame, roles: Roles, parties: Parties) -> int | None:
        for role, wanted in frame.unless.items():
            if self._holds(sentence, roles, role, wanted, parties):
                return None
        for role, wanted in frame.conditions.items():
            if not self._holds(sentence, roles, role, wanted, parties):
                return None
        if frame.parties > 1 and len(_countries(frame.actor, roles, parties)) < frame.parties:
            return None
        return len(frame.conditions)

    def _holds(self, sentence: Sentence, roles: Roles, role: str, wanted: Sequence[str], parties: Parties) -> bool:
        tokens = [*roles.get(role), *(roles.get("apposed") if role == "object" else ())]
        if not tokens:
            return False
        if "*" in wanted:
            return True
        if "@actor" in wanted and parties.of(tokens):
            return True
        for token in tokens:
            words = (
                of_clause(sentence, token)
                if role == "clause" or token.pos in ("VERB", "AUX")
                else of_argument(sentence, token)
            )
            if any(self.frames.holds(w, words) for w in wanted):
                return True
        return False


def _countries(names: Sequence[str], roles: Roles, parties: Parties) -> set[str]:
    """The different countries (or names, where no country is known) in some roles."""
    return {m.actor.country or m.actor.name for name in names for m in parties.of(roles.get(name))}


def _is_name(sentence: Sentence, token: Token) -> bool:
    """Whether the noun is part of a name ("the Nonproliferation Act") or a label in quotation marks."""
    if token.entity in _NAMES and token.pos == "PROPN":
        return True
    return quoted(sentence, token)


def _is_verdict(sentence: Sentence, token: Token) -> bool:
    """Whether a noun says what somebody takes a thing for: "condemned the closures as an attack"."""
    above = sentence.head(token)
    if above is None:
        return False
    if token.dep == "oprd":
        return True
    over = sentence.head(above)
    determiner = sentence.child(token, "det")
    return (
        token.dep == "pobj"
        and above.lower == "as"
        and over is not None
        and over.pos == "VERB"
        and determiner is not None
        and determiner.lower in ("a", "an")
    )


def _of_adjective(sentence: Sentence, token: Token) -> Roles:
    """The arguments of a predicative adjective: the subject of its copula and its prepositions."""
    roles = Roles()
    above = sentence.head(token)
    if above is not None:
        roles = of_verb(sentence, above)
    own = of_noun(sentence, token)
    for role, tokens in own.fillers.items():
        roles.add(role, *tokens)
    roles.add("clause", *sentence.children(token, "xcomp", "ccomp", "advcl"))
    return roles


def _without_light(sentence: Sentence, found: dict[int, Fired], parties: Parties) -> dict[int, Fired]:
    """One action, one frame: a verb's frame that names its object wins over the object's own, a light verb's loses.

    What somebody says of another's act ("condemned Chad's raid") is beside the act.
    """
    gone: set[int] = set()
    for i, fired in found.items():
        if not fired.nominal:
            continue
        first = _object_of(sentence, first_conjunct(sentence, fired.token))
        above = sentence.head(first)
        verb = light_verb(sentence, fired.token)
        if above is not None and above.i in found and first.dep in ("dobj", "nsubjpass", "attr"):
            over = found[above.i]
            if over.frame.event in _SPEAKING and _has_doer(fired, parties):
                continue
            if "object" in over.frame.conditions or verb is None:
                gone.add(i)
            else:
                gone.add(above.i)
    return {i: f for i, f in found.items() if i not in gone}


def _has_doer(fired: Fired, parties: Parties) -> bool:
    """Whether an action noun says itself who does it."""
    return any(parties.of(fired.roles.get(role)) for role in ("possessive", "by"))


def _object_of(sentence: Sentence, noun: Token) -> Token:
    """The noun that a noun belongs to by of-phrases: the "part" of "part of its aid"."""
    above = sentence.head(noun)
    while noun.dep == "pobj" and above is not None and above.lower == "of":
        holder = sentence.head(above)
        if holder is None or holder.pos not in ("NOUN", "NUM", "PROPN", "PRON"):
            break
        noun = first_conjunct(sentence, holder)
        above = sentence.head(noun)
    return noun


def roles_of(fired: Fired) -> tuple[Sequence[str], Sequence[str]]:
    """The roles in which the frame looks for actor and recipient, in order of preference."""
    if fired.nominal:  # a light verb's subject is the surest actor: "Austria carried out an attack"
        return ("subject", *fired.frame.noun_actor, "adjunct"), (
            *fired.frame.noun_recipient,
            *(("object",) if fired.roles.get("object") else ()),
        )
    return fired.frame.actor, fired.frame.recipient


def actors_and_recipients(fired: Fired, parties: Parties) -> tuple[list[Mention], list[Mention]]:
    """Who does it and to whom; both may be empty. Nobody stands on both sides."""
    actor_roles, recipient_roles = roles_of(fired)
    actors = _first(fired, parties, actor_roles, ())
    return actors, _first(fired, parties, recipient_roles, actors)


def _first(fired: Fired, parties: Parties, roles: Sequence[str], others: Sequence[Mention]) -> list[Mention]:
    """The parties of the first role with any of a known country, else of the first with any; never the others."""
    unknown: list[Mention] = []
    for role in roles:
        found = [m for m in parties.of(fired.roles.get(role)) if not any(same(m, o) for o in others)]
        known = [m for m in found if m.actor.country is not None]
        if known:
            return found
        unknown = unknown or found
    return unknown
