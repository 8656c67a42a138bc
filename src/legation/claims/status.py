"""Whether a claim is asserted, alleged, denied, planned, intended, conditional or negated.

The way up the parse from the word of the action to the root of its sentence is walked once. Whatever stands on it
and bears on factuality (negation, modals, conditions, the verbs and nouns that govern the clause) is an operator
with a status of its own; the strongest one decides. Nothing on the way can make a claim more certain: what is not
known to be harmless counts as intended, so that a construction nobody thought of is not exported as a fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from legation.claims.claim import Status
from legation.codebook import Cue, Cues
from legation.events import Fired
from legation.language import Sentence, Token

# the stronger first; a denial of something negated affirms nothing, so the pair counts as alleged
_STRENGTH: tuple[Status, ...] = ("denied", "negated", "conditional", "intended", "planned", "alleged", "asserted")
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "nobody", "none"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "providing", "should", "assuming", "supposing"})
# clauses that are taken for granted, whatever happens to the clause above them
_PRESUPPOSED = frozenset(
    {
        "after",
        "when",
        "since",
        "because",
        "as",
        "while",
        "following",
        "although",
        "though",
        "once",
        "whereas",
        "despite",
    }
)
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "gonna"})
_WISH = frozenset({"should", "must", "ought", "need"})
_MAYBE = frozenset({"may", "might", "could", "can"})
# what an infinitive may hang on without becoming a mere wish
_IMPLICATIVE = frozenset(
    "manage begin start continue proceed help force compel oblige get cause lead use go come resume cease dare happen "
    "prove move rush hasten fight serve unite vote combine work act join bother deign turn".split()
)
_BE_PLANNED = frozenset(
    {
        "set",
        "due",
        "scheduled",
        "slated",
        "expected",
        "poised",
        "about",
        "ready",
        "bound",
        "likely",
        "prepared",
        "going",
    }
)


# verbs that hold, start or open what they take as object: the object's act is real
_HANDLING = frozenset(
    "hold begin start continue resume open study arrange order request authorise authorize launch force lead".split()
)


@dataclass(frozen=True, slots=True)
class Operator:
    """Something on the way up that bears on factuality, with its reason in words."""

    status: Status
    because: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of an action with the reasons for it."""

    status: Status
    because: tuple[str, ...] = ()


class Judge:
    """Reads the status of actions off their sentence."""

    def __init__(self, cues: Cues) -> None:
        self.cues = cues

    def verdict(self, sentence: Sentence, token: Token, fired: Mapping[int, Fired]) -> Verdict:
        """The status of the action at a word, given every frame that fired in its sentence."""
        operators = list(self._operators(sentence, token, fired))
        kinds = {o.status for o in operators}
        if "denied" in kinds and "negated" in kinds:
            return Verdict("alleged", tuple(o.because for o in operators))
        for status in _STRENGTH:
            if status in kinds:
                return Verdict(status, tuple(o.because for o in operators if o.status == status))
        return Verdict("asserted")

    # ---- the way up ----------------------------------------------------------------------------------------------
    def _operators(self, sentence: Sentence, token: Token, fired: Mapping[int, Fired]) -> Iterator[Operator]:
        yield from self._own(sentence, token)
        if sentence.tokens[-1].text == "?" or (len(sentence.tokens) > 1 and sentence.tokens[-2].text == "?"):
            yield Operator("conditional", "it is asked, not said")
        presupposed = False
        below, above = token, sentence.head(token)
        while above is not None:
            presupposed = presupposed or self._is_presupposed(sentence, below)
            for operator in self._over(sentence, above, below, fired):
                if not presupposed or operator.status == "alleged":
                    yield operator
            if above.pos in ("VERB", "AUX") and not presupposed and self._shares(sentence, above, below):
                yield from self._own(sentence, above)
            below, above = above, sentence.head(above)

    def _is_presupposed(self, sentence: Sentence, token: Token) -> bool:
        """Whether the clause is background: a relative clause, a participle on a noun, "after X attacked"."""
        if token.dep == "relcl" or (
            token.dep == "acl" and token.tag in ("VBG", "VBN") and not self._of_cue(sentence, token)
        ):
            return True
        if token.dep == "advcl":
            mark = next((c for c in sentence.children(token, "mark", "advmod") if c.i < token.i), None)
            return mark is not None and mark.lower in _PRESUPPOSED
        return token.dep == "prep" and token.lower in ("after", "since", "following", "despite", "amid")

    def _of_cue(self, sentence: Sentence, token: Token) -> bool:
        above = sentence.head(token)
        return above is not None and self.cues.reporting(above.lemma, "noun") is not None

    def _shares(self, sentence: Sentence, above: Token, below: Token) -> bool:
        """Whether the lower verb shares the auxiliaries of the upper: coordination without a subject of its own."""
        if below.dep == "conj" and below.pos in ("VERB", "AUX"):
            return sentence.child(below, "nsubj", "nsubjpass", "aux") is None
        if below.dep in ("ccomp", "parataxis"):
            return False
        return below.dep in (
            "xcomp",
            "pcomp",
            "prep",
            "pobj",
            "dobj",
            "nsubj",
            "nsubjpass",
            "attr",
            "acomp",
            "agent",
            "dative",
            "compound",
            "conj",
            "poss",
            "nmod",
            "oprd",
            "advcl",
        ) and not (below.dep == "advcl" and sentence.child(below, "mark") is not None)

    # ---- at the word itself ----------------------------------------------------------------------------------------
    def _own(self, sentence: Sentence, token: Token) -> Iterator[Operator]:
        for child in sentence.children(token):
            word = child.lower
            if child.dep == "neg" or (child.dep in ("advmod", "preconj", "cc") and word in _NEGATIONS):
                yield Operator("negated", f"{child.text!r} on {token.text!r}")
            elif (
                child.dep in ("advmod", "npadvmod", "acomp")
                and (cue := self.cues.adverb(child.lemma) or self.cues.adverb(word)) is not None
                and cue.status
            ):
                yield Operator(cue.status, f"{child.text!r}")
            elif child.dep in ("aux", "auxpass"):
                yield from self._auxiliary(sentence, token, child)
            elif child.dep in ("mark", "advmod") and word in _CONDITIONS and child.i < token.i:
                yield Operator("conditional", f"{child.text!r}")
            elif (
                child.dep in ("amod", "compound")
                and (cue := self.cues.governing(child.lemma, "adjective") or self.cues.governing(word, "adjective"))
                is not None
                and cue.status
            ):
                yield Operator(cue.status, f"{child.text!r} {token.text}")
            elif child.dep in ("nsubj", "nsubjpass", "dobj", "det") and self._no(sentence, child):
                yield Operator("negated", f"'no' with {token.text!r}")
            elif child.dep == "advcl" and self._is_condition(sentence, child):
                yield Operator("conditional", f"on condition: {child.text!r}")
        if token.dep in ("ROOT", "ccomp", "conj") and token.tag == "VB" and self._imperative(sentence, token):
            yield Operator("intended", "it is told to be done")

    @staticmethod
    def _is_condition(sentence: Sentence, clause: Token) -> bool:
        return any(c.lower in ("if", "unless") and c.dep in ("mark", "advmod") for c in sentence.children(clause))

    @staticmethod
    def _no(sentence: Sentence, noun: Token) -> bool:
        if noun.dep == "det":
            return noun.lower in ("no", "neither")
        if noun.lower in ("none", "nobody", "nothing"):
            return True
        return any(c.lower in ("no", "neither") for c in sentence.children(noun, "det"))

    @staticmethod
    def _imperative(sentence: Sentence, token: Token) -> bool:
        return (
            sentence.child(token, "nsubj", "nsubjpass", "aux", "expl") is None and token.i <= 2 and token.dep == "ROOT"
        )

    def _auxiliary(self, sentence: Sentence, token: Token, aux: Token) -> Iterator[Operator]:
        word = aux.lower
        perfect = any(c.lemma == "have" for c in sentence.children(token, "aux") if c.i > aux.i)
        if word in _FUTURE:
            yield Operator("planned", f"{aux.text!r}: in the future")
        elif word in ("would", "'d", "’d") and aux.tag == "MD":
            reported = token.dep == "ccomp" and sentence.child(token, "advcl") is None
            yield Operator("planned" if reported else "conditional", f"{aux.text!r}")
        elif word in _WISH and aux.tag == "MD":
            yield Operator("intended", f"{aux.text!r}")
        elif word in _MAYBE and aux.tag == "MD":
            yield Operator("alleged" if perfect else "conditional", f"{aux.text!r}")
        elif word == "to" and aux.tag == "TO" and token.dep in ("ROOT", "ccomp"):
            yield Operator("planned", "an infinitive in place of a tense: it is to be done")

    # ---- above the word ----------------------------------------------------------------------------------------------
    def _over(self, sentence: Sentence, above: Token, below: Token, fired: Mapping[int, Fired]) -> Iterator[Operator]:
        act = fired.get(above.i)
        if act is not None and act.frame.implies is not None and self._is_content(sentence, act, below):
            yield Operator(act.frame.implies, f"content of {above.text!r}")
            return
        if above.pos in ("VERB", "AUX"):
            yield from self._below_verb(sentence, above, below)
        elif above.pos in ("NOUN", "PROPN"):
            yield from self._below_noun(sentence, above, below)
        elif above.pos == "ADJ":
            yield from self._below_adjective(sentence, above, below)
        elif above.lower in ("without", "before", "instead", "against", "rather"):
            if below.dep == "pcomp" and above.lower != "against":
                yield Operator("conditional" if above.lower == "before" else "negated", f"{above.text!r}")

    @staticmethod
    def _is_content(sentence: Sentence, act: Fired, below: Token) -> bool:
        """Whether the way down goes through a role that the frame calls its content."""
        if below.dep in ("ccomp", "xcomp"):
            return True
        for role in act.frame.content:
            if any(t.i == below.i for t in act.roles.get(role)):
                return True
            if below.pos == "ADP" and below.lower == role:
                return True
        return False

    def _below_verb(self, sentence: Sentence, verb: Token, below: Token) -> Iterator[Operator]:
        nominal = below.dep in ("dobj", "nsubjpass") and below.pos in ("NOUN", "PROPN")
        infinitive, gerund = (
            self._infinitive(sentence, below),
            below.tag == "VBG" and below.dep in ("xcomp", "ccomp", "pcomp", "dobj"),
        )
        if below.dep == "prep":
            gerund = any(c.dep == "pcomp" for c in sentence.children(below))
            nominal = below.lower in ("for", "against", "of", "on", "from") and not gerund
        if below.dep == "advcl" and infinitive:
            yield Operator("intended", f"the purpose of {verb.text!r}")
            return
        if below.dep == "advmod" and below.pos == "ADV":  # "stopped short of attacking"
            cue = self._phrase(sentence, verb)
            if cue is not None and cue.lemma != verb.lemma and cue.status:
                yield Operator(cue.status, f"below {cue.lemma!r}")
            return
        if below.dep not in ("ccomp", "xcomp", "parataxis", "dobj", "nsubjpass", "prep"):
            return
        passive = self._passive(sentence, verb)
        if passive is not None and (infinitive or below.dep in ("ccomp", "xcomp")):
            if passive != "asserted":
                yield Operator(passive, f"{verb.text!r} in the passive")
            return
        if infinitive or gerund or nominal:
            yield from self._governed(sentence, verb, below, infinitive, nominal)
        elif (cue := self.cues.reporting(verb.lemma)) is not None and cue.status:
            yield Operator(cue.status, f"below {verb.text!r}")
        elif cue is None and (other := self._phrase(sentence, verb)) is not None and other.status:
            yield Operator(other.status, f"below {verb.text!r}")

    def _governed(
        self, sentence: Sentence, verb: Token, below: Token, infinitive: bool, nominal: bool
    ) -> Iterator[Operator]:
        """An infinitive, gerund or action noun under a verb: what the verb does to it."""
        cue = self._phrase(sentence, verb)
        reporting = self.cues.reporting(verb.lemma)
        if nominal and (
            cue is None or verb.lemma in _HANDLING or (reporting is not None and reporting.stance == "distancing")
        ):
            return
        if cue is not None:
            if cue.status and cue.status != "asserted":
                yield Operator(cue.status, f"below {verb.text!r}")
            return
        if not infinitive or verb.lemma in _IMPLICATIVE:
            return
        if (
            verb.lemma == "be"
            or any(c.lower in _BE_PLANNED for c in sentence.children(verb, "acomp", "advmod"))
            or verb.lower in _BE_PLANNED
        ):
            yield Operator("planned", f"{verb.text!r} to do it")
        else:
            yield Operator("intended", f"an infinitive below {verb.text!r}")

    def _phrase(self, sentence: Sentence, verb: Token) -> Cue | None:
        """The cue of a verb with its particle or preposition ("rule out", "stop short of"), else of the verb."""
        for child in sentence.children(verb, "prt", "prep", "advmod"):
            for more in sentence.children(child, "prep"):
                found = self.cues.governing(f"{verb.lemma} {child.lower} {more.lower}")
                if found is not None:
                    return found
            found = self.cues.governing(f"{verb.lemma} {child.lower}")
            if found is not None:
                return found
        return self.cues.governing(verb.lemma)

    def _passive(self, sentence: Sentence, verb: Token) -> Status | None:
        """ "is said to have", "is expected to": the status that a passive cue gives, None where it is none."""
        if sentence.child(verb, "auxpass", "nsubjpass") is None:
            return None
        cue = self.cues.reporting(f"be {verb.lemma} to", "passive") or self.cues.governing(
            f"be {verb.lemma} to", "auxiliary"
        )
        return None if cue is None else cue.status or "asserted"

    def _below_noun(self, sentence: Sentence, noun: Token, below: Token) -> Iterator[Operator]:
        governed = below.dep in ("acl", "ccomp", "prep") and not (
            below.dep == "prep" and below.lower in ("by", "between", "with", "after", "since", "during", "from")
        )
        if not governed and not (below.dep == "relcl" and self._that(sentence, below)):
            return
        finite = below.dep in ("ccomp", "relcl") or (below.dep == "acl" and self._that(sentence, below))
        cue = self.cues.reporting(noun.lemma, "noun") if finite or below.dep == "prep" else None
        cue = cue if cue is not None and cue.status else self.cues.governing(noun.lemma, "noun")
        if cue is not None and cue.status:
            yield Operator(cue.status, f"of {noun.text!r}")
        elif below.dep == "acl" and self._infinitive(sentence, below):
            yield Operator("intended", f"an infinitive below {noun.text!r}")
        if below.dep == "acl" and self._came_to_nothing(sentence, noun):
            yield Operator("negated", f"the {noun.text} came to nothing")
        if below.dep in ("acl", "ccomp"):
            for child in sentence.children(noun, "amod"):
                adjective = self.cues.governing(child.lower, "adjective") or self.cues.governing(
                    child.lemma, "adjective"
                )
                if adjective is not None and adjective.status:
                    yield Operator(adjective.status, f"{child.text!r} {noun.text}")

    @staticmethod
    def _came_to_nothing(sentence: Sentence, noun: Token) -> bool:
        """ "the move to ban him was unsuccessful", "the attempt to land failed"."""
        verb = sentence.head(noun)
        if verb is None or noun.dep not in ("nsubj", "nsubjpass"):
            return False
        return verb.lemma in ("fail", "collapse", "founder", "flop", "stall") or any(
            c.lower in ("unsuccessful", "futile", "vain", "abortive", "fruitless")
            for c in sentence.children(verb, "acomp", "attr")
        )

    def _below_adjective(self, sentence: Sentence, adjective: Token, below: Token) -> Iterator[Operator]:
        cue = self.cues.governing(adjective.lemma, "adjective")
        if cue is not None and cue.status:
            yield Operator(cue.status, f"below {adjective.text!r}")
        elif self._infinitive(sentence, below):
            planned = adjective.lower in _BE_PLANNED
            yield Operator("planned" if planned else "intended", f"an infinitive below {adjective.text!r}")

    @staticmethod
    def _that(sentence: Sentence, clause: Token) -> bool:
        return any(c.lower == "that" and c.dep == "mark" for c in sentence.children(clause))

    @staticmethod
    def _infinitive(sentence: Sentence, token: Token) -> bool:
        return any(c.tag == "TO" for c in sentence.children(token, "aux"))
