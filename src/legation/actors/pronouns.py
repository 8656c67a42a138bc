"""Whom a pronoun means, from what stands before it in its own sentence and in those before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.actors.actor import Actor, Mention
from legation.actors.memory import Memory, collective
from legation.language import HELPING, JUDGING, Sentence, Token

_HE = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
# where "they" is taken for the two states; as a direct object it is too often somebody else
_THEY_PLACES = frozenset({"nsubj", "nsubjpass", "poss", "pobj"})
# what has a cause or an aim is not the subject's who acts on it: "gave aid to Chad in its war" speaks of Chad's
_ENDEAVOURS = frozenset(
    "war fight struggle battle conflict dispute effort bid campaign hour time quest defence defense development".split()
)
_FOR_WHAT_IS_THEIRS = JUDGING | HELPING | {"commend", "applaud", "hail", "congratulate", "punish", "reward"}
_OF_WHAT_IS_SAID = frozenset(
    "deny confirm say know believe admit acknowledge doubt do mean make call find think suggest dispute".split()
)
_OWNERS = frozenset({"state", "role", "body", "group"})


def is_pronoun(token: Token) -> bool:
    """Whether the word stands for somebody: a pronoun or a possessive, whatever the tagger called it."""
    if token.lower == "both":  # "both states" is the noun's, "both Peru and Chad" nobody's
        return token.dep not in ("det", "predet", "preconj", "cc", "advmod")
    return token.pos == "PRON" or token.lower in _HE or token.lower in _IT or token.lower in _THEY


class Pronouns:
    """The pronouns of one sentence. ``found`` are its mentions so far: it grows while the sentence is read."""

    def __init__(self, sentence: Sentence, memory: Memory, found: Sequence[Mention]) -> None:
        self.sentence = sentence
        self.memory = memory
        self.found = found

    def means(self, token: Token) -> Actor | None:
        """The actor that a pronoun means, with the reason; None where it means nobody known."""
        actor = self._meant(token)
        if actor is None:
            return None
        return replace(actor, because=(*actor.because, f"{token.text!r} means {actor.name}"))

    def _meant(self, token: Token) -> Actor | None:
        word, number = token.lower, self.sentence.number
        if word in _HE:
            return self.memory.he_or_she(number, _HE[word], self._co_argument(token))
        if word in _IT and not self._expletive(token) and not self._means_what_was_said(token):
            return self._of_object(token) or self.memory.it(number, self._co_argument(token))
        if word == "both" or (word in _THEY and token.dep in _THEY_PLACES):
            several = self.memory.they(number) if word != "both" else None
            if several is not None:
                return several
            named = tuple(self.memory.by_code[c] for c in self.memory.two(number) if c in self.memory.by_code)
            pair = named if len(named) == 2 else self.memory.pair()
            return collective(pair, token.text) if pair else None
        return None

    def _of_object(self, token: Token) -> Actor | None:
        """Whose, where it is not the subject's: "thanked Kenya for its help", "aid to Chad in its war"."""
        noun = self.sentence.head(token)
        prep = self.sentence.head(noun) if noun is not None and token.dep == "poss" else None
        if noun is None or prep is None or prep.dep not in ("prep", "pcomp"):
            return None
        before = [m for m in self.found if m.kind != "pronoun" and m.end <= prep.start and m.actor.kind in _OWNERS]
        verb = next((a for a in self.sentence.ancestors(prep) if a.pos == "VERB"), None)
        if not before or verb is None or self.sentence.tokens[before[-1].head].i < verb.i:
            return None
        adjacent = prep.i - self.sentence.at(before[-1].start, before[-1].end)[-1].i == 1
        if adjacent and (noun.lemma in _ENDEAVOURS or verb.lemma in _FOR_WHAT_IS_THEIRS):
            return before[-1].actor
        return None

    def _co_argument(self, token: Token) -> str | None:
        """The subject of the pronoun's own clause, by name: in "it urged it" the two differ (Chomsky's principle B)."""
        if token.dep not in ("dobj", "pobj", "dative", "iobj") or token.lower.endswith("self"):
            return None
        verb = next((a for a in self.sentence.ancestors(token) if a.pos in ("VERB", "AUX")), None)
        if verb is None:
            return None
        while verb.dep == "conj" and self.sentence.child(verb, "nsubj", "nsubjpass") is None:
            above = self.sentence.head(verb)
            if above is None:
                break
            verb = above
        own = self.sentence.child(verb, "nsubj", "nsubjpass")
        if own is None:
            return None
        return next((m.actor.name for m in reversed(self.found) if m.head == own.i), None)

    def _means_what_was_said(self, token: Token) -> bool:
        """ "Bamako denied it": not somebody, but what the clause before says."""
        above = self.sentence.head(token)
        return token.dep == "dobj" and above is not None and above.lemma in _OF_WHAT_IS_SAID

    def _expletive(self, token: Token) -> bool:
        """ "it is clear that": no one."""
        above = self.sentence.head(token)
        if above is None or token.dep != "nsubj":
            return False
        return (
            above.lemma in ("be", "seem", "appear", "become")
            and self.sentence.child(above, "ccomp", "xcomp", "acomp", "attr") is not None
        )
