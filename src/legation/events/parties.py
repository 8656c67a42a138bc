"""From the arguments of an action to the actors they name."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from legation.actors import Mention
from legation.language import Sentence, Token

# below an argument, actors are looked for along these relations only: a clause of its own has its own parties
_DOWN = frozenset({"poss", "amod", "compound", "nmod", "prep", "dative", "pobj", "appos", "dobj"})
# what may stand between two parties as an action, and how far above both
_ACTIONS = ("VERB", "NOUN")
_NEAR = 2
_AGAINST = frozenset({"though", "although", "while", "whereas", "unless", "if"})
_PREPOSITIONS = frozenset(
    {"of", "in", "on", "against", "from", "for", "to", "with", "between", "by", "over", "near", "at", "inside", "like"}
)


class Parties:
    """The mentions of one sentence by their head word."""

    def __init__(self, sentence: Sentence, mentions: Iterable[Mention]) -> None:
        self.sentence = sentence
        self.at: dict[int, Mention] = {}
        for mention in mentions:
            if mention.sentence == sentence.number:
                self.at.setdefault(mention.head, mention)

    def of(self, tokens: Sequence[Token], deep: bool = True) -> list[Mention]:
        """The actors that fill a role: the argument itself where it names one, else the nearest inside it.

        "Syria" in "attacked Syria", "Syrian" in "destroyed the Syrian reactor", "Iran" in "sanctions on the
        central bank of Iran". Coordinated arguments each contribute.
        """
        found: list[Mention] = []
        for token in tokens:
            for mention in self._filling(token) if deep else [self.at[token.i]] if token.i in self.at else []:
                found.extend(m for m in _members(mention) if not _has(found, m))
        return found

    def _filling(self, token: Token) -> list[Mention]:
        """The actors of an argument; of a clause its own subject goes first ("said Chad must pay")."""
        if token.pos in ("VERB", "AUX") and token.i not in self.at:
            for subject in self.sentence.children(token, "nsubj", "nsubjpass"):
                found = self._nearest(subject)
                if found:
                    return found
        return self._nearest(token)

    def _nearest(self, token: Token) -> list[Mention]:
        own = self.at.get(token.i)
        if own is not None:
            return [own]
        named = [self.at[c.i] for c in self.sentence.children(token, "appos") if c.i in self.at]
        if any(m.actor.kind == "person" for m in named):  # "the President, Jane Roe"
            return named[:1]
        level: deque[Token] = deque([token])
        while level:
            below: list[Token] = []
            for one in level:
                for child in self.sentence.children(one):
                    if child.dep == "acl" and child.tag == "VBN":  # "comments made by Chad"
                        below.extend(
                            p for a in self.sentence.children(child, "agent") for p in self.sentence.children(a, "pobj")
                        )
                        continue
                    if child.dep not in _DOWN and not (child.dep == "conj" and one is not token):
                        continue
                    if child.dep == "prep" and child.lower not in _PREPOSITIONS:
                        continue
                    below.append(child)
            found = [self.at[c.i] for c in below if c.i in self.at]
            if found:
                return found
            level = deque(below)
        return []


def _members(mention: Mention) -> list[Mention]:
    """The mention itself, or one mention of the same words for each member of a collective."""
    if not mention.actor.members:
        return [mention]
    return [replace(mention, actor=member) for member in mention.actor.members]


def _has(found: Sequence[Mention], mention: Mention) -> bool:
    return any(same(m, mention) for m in found)


def same(a: Mention, b: Mention) -> bool:
    """Whether two mentions mean one actor."""
    return a.actor.name == b.actor.name and a.actor.country == b.actor.country


def once(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """One mention of each actor, of those of one country the first."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.actor.country or mention.actor.name, mention)
    return tuple(found.values())


def way_between(sentence: Sentence, a: Mention, b: Mention) -> list[Token]:
    """The verbs and nouns on the way from one party to another through the parse, the highest first."""
    tokens = [sentence.tokens[m.head] for m in (a, b)]
    up = [[token, *sentence.ancestors(token)] for token in tokens]
    common = next((t for t in up[0] if any(t.i == other.i for other in up[1])), None)
    if common is None:
        return []
    way = [common]
    for line in up:
        way += reversed(line[1 : next(i for i, t in enumerate(line) if t.i == common.i)])
    heads = {t.i for t in tokens}
    if common.i in heads:  # "Norway and Chad signed": both hang on what they do together
        way += list(sentence.ancestors(common))[:_NEAR]
    return [t for t in way if t.i not in heads and t.pos in _ACTIONS]


def is_subject(sentence: Sentence, verb: Token, mention: Mention) -> bool:
    """Whether a party is the one who does, or says, something."""
    by = [noun for agent in sentence.children(verb, "agent") for noun in sentence.children(agent, "pobj")]
    subjects = [*sentence.children(verb, "nsubj"), *by]
    return any(t.i == mention.head for s in subjects for t in (s, *sentence.children(s, "appos")))


def does_else(sentence: Sentence, way: Sequence[Token], actor: Mention, action: Token) -> bool:
    """Whether a party is the subject of a clause that speaks against the action: "… , though Hungary blocked it"."""
    verb = next((t for t in way if t.pos in ("VERB", "AUX") and is_subject(sentence, t, actor)), None)
    if verb is None or all(mark.lower not in _AGAINST for mark in sentence.children(verb, "mark", "advmod")):
        return False
    return verb.i != action.i and all(t.i != verb.i for t in sentence.ancestors(action))
