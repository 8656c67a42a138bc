"""The way up the parse from the word of an action to the root of its sentence, and what stands on it.

The way is walked once. Whatever stands on it and bears on factuality (negation, modals, conditions, the verbs and
nouns that govern the clause) is an operator with a status of its own; the strongest one decides. Nothing on the way
can make a claim more certain: what is not known to be harmless counts as intended, so that a construction nobody
thought of is not exported as a fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legation.claims.status.aside import is_aside
from legation.claims.status.governing import Governing, is_infinitive
from legation.claims.status.own import OwnWords
from legation.claims.status.verdict import Operator, Verdict, weighed
from legation.codebook import Cues
from legation.events import Fired
from legation.language import Sentence, Token

# clauses that are taken for granted, whatever happens to the clause above them
_PRESUPPOSED = frozenset("after when since because as while following although though once whereas despite".split())
_PRESUPPOSING = frozenset({"after", "since", "following", "despite", "amid"})
_SETTING = frozenset({"during", "throughout"})
_UNSAID = frozenset({"negated", "denied"})
# what hangs on a verb so closely that the verb's own negation or modal is also about it
_SHARING = frozenset(
    "xcomp pcomp prep pobj dobj nsubj nsubjpass attr acomp agent dative compound conj poss nmod oprd advcl".split()
)


class Judge:
    """Reads the status of actions off their sentence."""

    def __init__(self, cues: Cues) -> None:
        self.cues = cues
        self.own = OwnWords(cues)
        self.governing = Governing(cues)

    def verdict(self, sentence: Sentence, token: Token, fired: Mapping[int, Fired]) -> Verdict:
        """The status of the action at a word, given every frame that fired in its sentence."""
        operators = list(self._operators(sentence, token, fired))
        if not operators and is_infinitive(sentence, token) and token.dep not in ("xcomp", "ccomp", "conj"):
            return Verdict("intended", ("an infinitive that nothing makes real",))
        return weighed(operators)

    def _operators(self, sentence: Sentence, token: Token, fired: Mapping[int, Fired]) -> Iterator[Operator]:
        yield from self.own.of(sentence, token)
        if any(t.text == "?" for t in sentence.tokens[-2:]):
            yield Operator("conditional", "it is asked, not said")
        presupposed = False
        below, above = token, sentence.head(token)
        while above is not None:
            if is_aside(sentence, above):
                return
            presupposed = presupposed or self._is_presupposed(sentence, below)
            if _is_setting(sentence, below, above):
                if not presupposed:
                    yield from (o for o in self.own.of(sentence, above) if o.status not in _UNSAID)
                below, above = above, sentence.head(above)
                continue
            left_open = None if presupposed else self.governing.left_open(sentence, above, below, fired)
            for operator in [left_open] if left_open else self.governing.over(sentence, above, below, fired):
                if not presupposed or operator.status == "alleged":
                    yield operator
            if left_open is None and above.pos in ("VERB", "AUX") and not presupposed and _shares(sentence, below):
                yield from self.own.of(sentence, above)
            below, above = above, sentence.head(above)

    def _is_presupposed(self, sentence: Sentence, token: Token) -> bool:
        """Whether the clause is background: a relative clause, a participle on a noun, "after X attacked"."""
        if token.dep == "relcl":  # "suggestions that Chad attacked Mali" says which by what they say
            return sentence.child(token, "mark") is None or not self._of_cue(sentence, token)
        if token.dep == "acl":
            return token.tag in ("VBG", "VBN") and not self._of_cue(sentence, token)
        if token.dep == "advcl":
            mark = next((c for c in sentence.children(token, "mark", "advmod") if c.i < token.i), None)
            return mark is not None and mark.lower in _PRESUPPOSED
        return token.dep == "prep" and token.lower in _PRESUPPOSING

    def _of_cue(self, sentence: Sentence, token: Token) -> bool:
        above = sentence.head(token)
        return above is not None and self.cues.reporting(above.lemma, "noun") is not None


def _is_setting(sentence: Sentence, below: Token, above: Token) -> bool:
    """Whether a phrase tells when or where the act of a verb was, not what that act is about: "During the clashes, …".

    It takes place in the time of the verb, and whether it did is no matter of what the verb wants or denies.
    """
    if below.dep != "prep" or above.pos not in ("VERB", "AUX"):
        return False
    subject = sentence.child(above, "nsubj", "nsubjpass")
    return below.lower in _SETTING or (subject is not None and below.i < subject.i < above.i)


def _shares(sentence: Sentence, below: Token) -> bool:
    """Whether what hangs on a verb shares its auxiliaries: in coordination only without a subject of its own."""
    if below.dep == "conj" and below.pos in ("VERB", "AUX"):
        return sentence.child(below, "nsubj", "nsubjpass", "aux") is None
    if below.dep == "advcl":
        return sentence.child(below, "mark") is None
    # "would see Chad send troops": a bare infinitive has no tense of its own
    bare = below.dep == "ccomp" and below.tag == "VB" and sentence.child(below, "mark", "aux") is None
    return bare or below.dep in _SHARING
