"""What the words at an action itself say of its status: negation, auxiliaries, adverbs, conditions."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.claim import Status
from legation.claims.status.verdict import Operator
from legation.codebook import Cue, Cues
from legation.language import Sentence, Token

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "nobody", "none"})
# what nearly or hardly happened did not
_NEARLY = frozenset({"almost", "nearly", "hardly", "scarcely"})
# right before an act: something else was done in its place, or it was not done after all
_INSTEAD = frozenset({"instead of", "rather than", "lieu of", "far from", "short of", "close to"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "providing", "should", "assuming", "supposing"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "gonna"})
_WOULD = frozenset({"would", "'d", "’d"})
_WISH = frozenset({"should", "must", "ought", "need"})
_MAYBE = frozenset({"may", "might", "could", "can"})


class OwnWords:
    """The operators among the words that hang on an action."""

    def __init__(self, cues: Cues) -> None:
        self.cues = cues

    def of(self, sentence: Sentence, token: Token) -> Iterator[Operator]:
        """What the words at a token say of it."""
        for child in sentence.children(token):
            operator = self._word(sentence, token, child)
            if operator is not None:
                yield operator
        instead = _instead(sentence, token)
        if instead is not None:
            yield Operator("negated", f"{instead!r} {token.text!r}")
        if token.dep == "ROOT" and token.tag == "VB" and _imperative(sentence, token):
            yield Operator("intended", "it is told to be done")

    def _word(self, sentence: Sentence, token: Token, child: Token) -> Operator | None:
        """What one word says; the first that fits, since a word is one thing only."""
        word = child.lower
        if child.dep == "neg" or (child.dep in ("advmod", "preconj", "cc") and word in _NEGATIONS):
            return Operator("negated", f"{child.text!r} on {token.text!r}")
        if child.dep == "advmod" and word in _NEARLY and token.pos in ("VERB", "AUX"):
            return Operator("negated", f"{child.text!r} {token.text}")
        cue = self._cue(child)
        if cue is not None and cue.status:
            return Operator(cue.status, f"{child.text!r} {token.text}" if _before_noun(child) else f"{child.text!r}")
        if child.dep in ("aux", "auxpass"):
            status = _auxiliary(sentence, token, child)
            return Operator(status, _reason(child)) if status is not None else None
        if child.dep in ("mark", "advmod") and word in _CONDITIONS and child.i < token.i:
            return Operator("conditional", f"{child.text!r}")
        if child.dep in ("nsubj", "nsubjpass", "dobj", "det") and _no(sentence, child):
            return Operator("negated", f"'no' with {token.text!r}")
        if child.dep in ("nsubj", "agent"):
            return self._suspected(sentence, child)
        if child.dep == "advcl" and any(
            c.lower in ("if", "unless") for c in sentence.children(child, "mark", "advmod")
        ):
            return Operator("conditional", f"on condition: {child.text!r}")
        return None

    def _suspected(self, sentence: Sentence, doer: Token) -> Operator | None:
        """ "suspected Chadian rebels attacked": who did it is not known, so it is alleged of them."""
        nouns = [doer, *sentence.children(doer, "pobj")]
        for adjective in (a for noun in nouns for a in sentence.children(noun, "amod")):
            cue = self.cues.reporting(adjective.lower, "adjective")
            if cue is not None and cue.stance == "distancing":
                return Operator("alleged", f"{adjective.text!r} {doer.text}")
        return None

    def _cue(self, child: Token) -> Cue | None:
        """What the codebook has for an adverb ("reportedly") or an adjective before a noun ("alleged")."""
        if child.dep in ("advmod", "npadvmod", "acomp"):
            return self.cues.adverb(child.lemma) or self.cues.adverb(child.lower)
        if _before_noun(child):
            return self.cues.governing(child.lemma, "adjective") or self.cues.governing(child.lower, "adjective")
        return None


def _instead(sentence: Sentence, token: Token) -> str | None:
    """The words right before an act that say it was not done; by position, since parsers hang them anywhere."""
    inside = ("aux", "det", "amod", "compound", "nmod", "poss", "nummod", "nsubj")
    left = [t.i for child in sentence.children(token, *inside) for t in sentence.subtree(child)]
    first = min([token.i, *left])
    words = " ".join(t.lower for t in sentence.tokens[max(0, first - 2) : first])
    return words if words in _INSTEAD else None


def _before_noun(child: Token) -> bool:
    return child.dep in ("amod", "compound")


def _auxiliary(sentence: Sentence, token: Token, aux: Token) -> Status | None:
    """The status that an auxiliary gives: the future is planned, a wish intended, a possibility conditional."""
    word = aux.lower
    if word in _FUTURE:
        return "planned"
    if word == "to" and aux.tag == "TO" and token.dep in ("ROOT", "ccomp"):
        return "planned"  # "troops to leave": headlines put the infinitive where a tense should stand
    if aux.tag != "MD":
        return None
    if word in _WOULD:  # "said that it would" reports a plan, "it would, if …" a condition
        return "planned" if token.dep == "ccomp" and sentence.child(token, "advcl") is None else "conditional"
    if word in _WISH:
        return "intended"
    if word in _MAYBE:  # "may have attacked" is a guess about what was, "may attack" is about what could be
        perfect = any(c.lemma == "have" for c in sentence.children(token, "aux") if c.i > aux.i)
        return "alleged" if perfect else "conditional"
    return None


def _reason(aux: Token) -> str:
    if aux.lower in _FUTURE:
        return f"{aux.text!r}: in the future"
    return "an infinitive in place of a tense: it is to be done" if aux.lower == "to" else f"{aux.text!r}"


def _no(sentence: Sentence, noun: Token) -> bool:
    """Whether a subject or object is denied altogether: "no troops", "nobody"."""
    if noun.dep == "det":
        return noun.lower in ("no", "neither")
    if noun.lower in ("none", "nobody", "nothing"):
        return True
    return any(c.lower in ("no", "neither") for c in sentence.children(noun, "det"))


def _imperative(sentence: Sentence, token: Token) -> bool:
    return token.i <= 2 and sentence.child(token, "nsubj", "nsubjpass", "aux", "expl") is None
