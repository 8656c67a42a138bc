"""What the words above an action say of its status: the verbs, nouns and adjectives that govern its clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legation.claims.claim import Status
from legation.claims.status.verdict import Operator
from legation.codebook import Cue, Cues
from legation.events import Fired
from legation.language import Sentence, Token

# what an infinitive may hang on without becoming a mere wish
_IMPLICATIVE = frozenset(
    "manage begin start continue proceed help force compel oblige get cause lead use go come resume cease dare happen "
    "prove move rush hasten fight serve unite combine work act join bother deign turn".split()
)
# "is set to", "is due to", "is likely to"
_BE_PLANNED = frozenset("set due scheduled slated expected poised about ready bound likely prepared going".split())
# verbs that hold, start or open what they take as object: the object's act is real
_HANDLING = frozenset(
    "hold begin start continue resume open study arrange order request authorise authorize launch force lead".split()
)
# what a noun or verb may take without being about what is done: "talks with", "a raid after"
_CIRCUMSTANCE = frozenset({"by", "between", "with", "after", "since", "during", "from"})
_ABOUT = frozenset({"for", "against", "of", "on", "from"})
# what hangs on a verb or adjective by one of these is thought of, not done: "warned against attacking"
_REMOTE = frozenset({"of", "against", "about", "to", "from", "towards", "toward"})
_FACTUAL = frozenset(
    "convict admit confess return resort contribute amount guilty famous notorious tired proud".split()
)
_UNTRUE = frozenset({"false", "untrue", "wrong", "impossible", "inconceivable"})
_OPEN = frozenset({"unclear", "unknown", "uncertain", "doubtful", "questionable", "conceivable", "plausible"})
_FAILING = frozenset({"fail", "collapse", "founder", "flop", "stall"})
_FUTILE = frozenset({"unsuccessful", "futile", "vain", "abortive", "fruitless"})


class Governing:
    """The operators among the words above an action."""

    def __init__(self, cues: Cues) -> None:
        self.cues = cues

    def over(self, sentence: Sentence, above: Token, below: Token, fired: Mapping[int, Fired]) -> Iterator[Operator]:
        """What a word says of the clause or noun right below it."""
        act = fired.get(above.i)
        if act is not None and act.frame.implies is not None and _is_content(sentence, act, below):
            yield Operator(act.frame.implies, f"content of {above.text!r}")
        elif above.pos in ("VERB", "AUX"):
            yield from self._below_verb(sentence, above, below)
        elif above.pos in ("NOUN", "PROPN"):
            yield from self._below_noun(sentence, above, below)
        elif above.pos == "ADJ":
            yield from self._below_adjective(sentence, above, below)
        elif above.lower in ("without", "before", "instead", "rather") and below.dep == "pcomp":
            yield Operator("conditional" if above.lower == "before" else "negated", f"{above.text!r}")

    def left_open(self, sentence: Sentence, above: Token, below: Token, fired: Mapping[int, Fired]) -> Operator | None:
        """What a negated verb leaves open: who "did not deny" affirms nothing, nor denies who "did not rule out"."""
        if above.pos not in ("VERB", "AUX") or sentence.child(above, "neg") is None:
            return None
        act = fired.get(above.i)
        why = f"{above.text!r} is negated, which leaves it open"
        if act is not None and act.frame.implies in ("denied", "alleged") and _is_content(sentence, act, below):
            return Operator("alleged" if act.frame.implies == "denied" else "conditional", why)
        cue = self._phrase(sentence, above)
        return Operator("conditional", why) if cue is not None and cue.status == "negated" else None

    # ---- verbs ---------------------------------------------------------------------------------------------------
    def _below_verb(self, sentence: Sentence, verb: Token, below: Token) -> Iterator[Operator]:
        infinitive = is_infinitive(sentence, below)
        if below.dep == "advcl" and infinitive:
            yield Operator("intended", f"the purpose of {verb.text!r}")
        elif below.dep == "advmod" and below.pos == "ADV":  # "stopped short of attacking"
            cue = self._phrase(sentence, verb)
            if cue is not None and cue.lemma != verb.lemma and cue.status:
                yield Operator(cue.status, f"below {cue.lemma!r}")
        elif below.dep in ("ccomp", "xcomp", "parataxis", "dobj", "nsubjpass", "prep"):
            passive = self._passive(sentence, verb)
            if passive is None or not (infinitive or below.dep in ("ccomp", "xcomp")):
                yield from self._below_active(sentence, verb, below, infinitive)
            elif passive != "asserted":
                yield Operator(passive, f"{verb.text!r} in the passive")

    def _below_active(self, sentence: Sentence, verb: Token, below: Token, infinitive: bool) -> Iterator[Operator]:
        """What a verb says of its complement, whether clause, infinitive, gerund or action noun."""
        if below.dep == "prep":
            gerund = sentence.child(below, "pcomp") is not None
            nominal = below.lower in _ABOUT and not gerund
        else:
            gerund = below.tag == "VBG" and below.dep in ("xcomp", "ccomp", "dobj")
            nominal = below.dep in ("dobj", "nsubjpass") and below.pos in ("NOUN", "PROPN")
        if infinitive or gerund or nominal:
            yield from self._governed(sentence, verb, below, infinitive, nominal)
            return
        cue = self.cues.reporting(verb.lemma)
        if cue is None:
            cue = self._phrase(sentence, verb)
        if cue is not None and sentence.child(verb, "neg") is not None:
            yield Operator("alleged", f"{verb.text!r} is negated, which leaves it open")
        elif cue is not None and cue.status:
            yield Operator(cue.status, f"below {verb.text!r}")
        if verb.lemma == "be" and below.dep == "ccomp":
            yield from self._judged(sentence, verb)

    def _judged(self, sentence: Sentence, copula: Token) -> Iterator[Operator]:
        """ "It is false that", "it is possible that"."""
        for adjective in sentence.children(copula, "acomp"):
            cue = self.cues.governing(adjective.lemma, "adjective")
            if adjective.lower in _UNTRUE:
                yield Operator("negated", f"it is {adjective.text!r} that")
            elif adjective.lower in _OPEN:
                yield Operator("conditional", f"it is {adjective.text!r} that")
            elif cue is not None and cue.status:
                yield Operator(cue.status, f"it is {adjective.text!r} that")

    def _governed(
        self, sentence: Sentence, verb: Token, below: Token, infinitive: bool, nominal: bool
    ) -> Iterator[Operator]:
        """An infinitive, gerund or action noun under a verb: what the verb does to it."""
        cue = self._phrase(sentence, verb)
        reporting = self.cues.reporting(verb.lemma)
        distant = reporting is not None and reporting.stance == "distancing"
        if nominal and (cue is None or verb.lemma in _HANDLING or distant):
            return
        if cue is not None:
            if cue.status and cue.status != "asserted":
                yield Operator(cue.status, f"below {verb.text!r}")
            return
        if _is_remote(sentence, below) and verb.lemma not in _FACTUAL:
            yield Operator("intended", f"{below.text!r} after {verb.text!r}")
        if not infinitive or verb.lemma in _IMPLICATIVE:
            return
        planned = verb.lemma == "be" or verb.lower in _BE_PLANNED
        if planned or any(c.lower in _BE_PLANNED for c in sentence.children(verb, "acomp", "advmod")):
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
        words = f"be {verb.lemma} to"
        cue = self.cues.reporting(words, "passive") or self.cues.governing(words, "auxiliary")
        return None if cue is None else cue.status or "asserted"

    # ---- nouns and adjectives --------------------------------------------------------------------------------------
    def _below_noun(self, sentence: Sentence, noun: Token, below: Token) -> Iterator[Operator]:
        that = _that(sentence, below)
        if below.dep == "prep":
            governed = below.lower not in _CIRCUMSTANCE
        else:
            governed = below.dep in ("acl", "ccomp") or (below.dep == "relcl" and that)
        if not governed:
            return
        reported = below.dep in ("ccomp", "relcl", "prep") or (below.dep == "acl" and that)
        cue = self.cues.reporting(noun.lemma, "noun") if reported else None
        if cue is None or not cue.status:
            cue = self.cues.governing(noun.lemma, "noun")
        if cue is not None and cue.status:
            yield Operator(cue.status, f"of {noun.text!r}")
        elif below.dep == "acl" and is_infinitive(sentence, below):
            yield Operator("intended", f"an infinitive below {noun.text!r}")
        if below.dep == "acl" and _came_to_nothing(sentence, noun):
            yield Operator("negated", f"the {noun.text} came to nothing")
        if below.dep in ("acl", "ccomp"):
            yield from self._qualified(sentence, noun)

    def _qualified(self, sentence: Sentence, noun: Token) -> Iterator[Operator]:
        """The adjectives of a noun that governs a clause: "the alleged plan to …"."""
        for child in sentence.children(noun, "amod"):
            cue = self.cues.governing(child.lower, "adjective") or self.cues.governing(child.lemma, "adjective")
            if cue is not None and cue.status:
                yield Operator(cue.status, f"{child.text!r} {noun.text}")

    def _below_adjective(self, sentence: Sentence, adjective: Token, below: Token) -> Iterator[Operator]:
        cue = self.cues.governing(adjective.lemma, "adjective")
        if cue is not None and cue.status:
            yield Operator(cue.status, f"below {adjective.text!r}")
        elif is_infinitive(sentence, below):
            planned = adjective.lower in _BE_PLANNED
            yield Operator("planned" if planned else "intended", f"an infinitive below {adjective.text!r}")
        elif _is_remote(sentence, below) and adjective.lower not in _FACTUAL:
            yield Operator("intended", f"{below.text!r} after {adjective.text!r}")


def _is_remote(sentence: Sentence, below: Token) -> bool:
    """Whether a gerund hangs on the preposition that it is about: "dreamed of attacking", "capable of attacking"."""
    return below.dep == "prep" and below.lower in _REMOTE and sentence.child(below, "pcomp") is not None


def _is_content(sentence: Sentence, act: Fired, below: Token) -> bool:
    """Whether the way down goes through a role that the frame calls its content."""
    if below.dep in ("ccomp", "xcomp"):
        return True
    if below.dep == "agent":  # "was accused by Chad of attacking": the parser hangs the charge on Chad
        preps = (p for noun in sentence.children(below, "pobj") for p in sentence.children(noun, "prep"))
        return any(p.lower in act.frame.content and sentence.child(p, "pcomp") is not None for p in preps)
    return any(
        any(t.i == below.i for t in act.roles.get(role)) or (below.pos == "ADP" and below.lower == role)
        for role in act.frame.content
    )


def _came_to_nothing(sentence: Sentence, noun: Token) -> bool:
    """ "the move to ban him was unsuccessful", "the attempt to land failed"."""
    verb = sentence.head(noun)
    if verb is None or noun.dep not in ("nsubj", "nsubjpass"):
        return False
    return verb.lemma in _FAILING or any(c.lower in _FUTILE for c in sentence.children(verb, "acomp", "attr"))


def _that(sentence: Sentence, clause: Token) -> bool:
    return any(c.lower == "that" for c in sentence.children(clause, "mark"))


def is_infinitive(sentence: Sentence, token: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(c.tag == "TO" for c in sentence.children(token, "aux"))
