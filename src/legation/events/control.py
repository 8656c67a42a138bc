"""Who does what a verb says where the sentence leaves it to be understood.

A relative clause borrows the noun it hangs on, an infinitive or a gerund the subject or the object of the verb
above it ("promised Chad to pay", "urged Chad to pay"), an action noun its possessor.
"""

from __future__ import annotations

from legation.language import HELPING, JUDGING, NOMINAL, Sentence, Token, conjuncts, first_conjunct

RELATIVE = frozenset({"that", "which", "who", "whom", "whose", "where", "when"})
# verbs whose object does what their complement says: "forced Cuba to grant", "accused Iran of arming"
_OBJECT_CONTROL = JUDGING | frozenset(
    "force urge ask tell order press pressure push persuade convince compel oblige allow permit enable help let make "
    "invite encourage warn request beg command instruct require want expect call suspect convict charge prevent stop "
    "keep bar ban lash challenge dare".split()
)
# of these, the verbs that are aimed at somebody with a preposition: "called on Chad to pay"
_CALLING = frozenset({"call", "press", "appeal", "push"})
# above this many clauses nobody keeps an understood subject in mind; and a parse that is no tree must not hang us
_DEEPEST = 8


def subject(sentence: Sentence, verb: Token, depth: int = 0) -> list[Token]:
    """Who does what the verb says: the agent of a passive, the subject of anything else."""
    if not is_passive(sentence, verb):
        return surface_subject(sentence, verb, depth)
    return [t for agent in sentence.children(verb, "agent") for t in _objects(sentence, agent)]


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb's surface subject (or the noun it modifies) is what is acted on."""
    if sentence.child(verb, "auxpass", "nsubjpass") is not None:
        return True
    if verb.tag != "VBN":
        return False
    if verb.dep == "conj":
        above = first_conjunct(sentence, verb)
        has_own = sentence.child(verb, "nsubj", "aux") is not None
        return not has_own and above.pos == "VERB" and is_passive(sentence, above)
    if verb.dep in ("acl", "amod", "advcl", "relcl"):
        return sentence.child(verb, "nsubj", "aux", "dobj") is None
    return verb.dep == "xcomp" and sentence.child(verb, "aux") is None


def surface_subject(sentence: Sentence, verb: Token, depth: int = 0) -> list[Token]:
    """The subject as it stands, or as it is understood from the clause above."""
    own, above = sentence.child(verb, "nsubj", "nsubjpass", "csubj"), sentence.head(verb)
    if own is not None:
        if own.lower in RELATIVE and verb.dep in ("relcl", "acl"):
            return conjuncts(sentence, above) if above is not None else []
        return conjuncts(sentence, own)
    if above is None or depth > _DEEPEST:
        return []
    match verb.dep:
        case "conj":
            return surface_subject(sentence, above, depth + 1) if _is_verb(above) else []
        case "relcl":
            return conjuncts(sentence, above)
        case "acl":
            return conjuncts(sentence, above) if verb.tag in ("VBG", "VBN") else _holder(sentence, above, depth)
        case "amod":
            return [above] if verb.tag in ("VBG", "VBN") else _holder(sentence, above, depth)
        case "pcomp":
            return _of_gerund(sentence, above, depth)
        case "xcomp" | "advcl" | "ccomp" | "prep":
            return _of_complement(sentence, above, verb, depth)
    return []


def _of_complement(sentence: Sentence, above: Token, verb: Token, depth: int) -> list[Token]:
    """The understood subject of an infinitive or participle below a verb or noun."""
    if not _is_verb(above):
        return _holder(sentence, above, depth) if above.pos in NOMINAL | {"ADJ"} else []
    controls = above.lemma in _OBJECT_CONTROL
    complement = verb.dep in ("xcomp", "ccomp") or (verb.dep == "advcl" and controls and verb.tag == "VB")
    if complement and (controls or verb.dep == "ccomp"):
        patient = [
            t for c in sentence.children(above, "dobj", "dative") if c.pos in NOMINAL for t in conjuncts(sentence, c)
        ]
        if patient:
            return patient
        if not is_passive(sentence, above) and above.lemma in _CALLING:
            called = _objects_after(sentence, above, "on", "upon", "for")
            if called:
                return called
    return surface_subject(sentence, above, depth + 1)


def _of_gerund(sentence: Sentence, prep: Token, depth: int) -> list[Token]:
    """The understood subject of a gerund below a preposition: "accused Iran of arming", "interest in helping"."""
    above = sentence.head(prep)
    if above is None:
        return []
    if _is_verb(above):
        return _patient(sentence, above, prep) or surface_subject(sentence, above, depth + 1)
    if above.dep == "pobj" and prep.lower == "for":  # "lashed out at Turkey for having shot"
        outer = sentence.head(above)
        verb = sentence.head(outer) if outer is not None else None
        if verb is not None and verb.lemma in _OBJECT_CONTROL:
            return conjuncts(sentence, above)
    if above.pos in NOMINAL and above.dep == "dobj" and prep.lower in ("of", "for", "from", "with"):
        verb = sentence.head(above)
        if verb is not None and verb.lemma in _OBJECT_CONTROL:
            return conjuncts(sentence, above)
    return _holder(sentence, above, depth)


def _patient(sentence: Sentence, verb: Token, prep: Token) -> list[Token]:
    """Whom the verb above a gerund makes its subject, where it is not the verb's own subject."""
    patient = [t for c in sentence.children(verb, "dobj") for t in conjuncts(sentence, c)]
    if patient and verb.lemma in _OBJECT_CONTROL and prep.lower in ("of", "for", "from", "with"):
        return patient
    if patient and verb.lemma in HELPING and prep.lower in ("in", "with"):
        return patient
    if verb.lemma in _OBJECT_CONTROL and prep.lower in ("of", "for", "from"):
        return _objects_after(sentence, verb, "at", "on", but=prep)
    return []


def _holder(sentence: Sentence, noun: Token, depth: int) -> list[Token]:
    """Whose noun it is: the possessor, or the subject of the verb that governs it ("expressed interest in helping")."""
    possessor = sentence.child(noun, "poss")
    if possessor is not None:
        return conjuncts(sentence, possessor)
    for prep in sentence.children(noun, "prep"):
        held = _objects(sentence, prep) if prep.lower in ("by", "of", "from") else []
        if held:
            return held
    modifier = [c for c in sentence.children(noun, "amod", "compound", "nmod") if c.entity in ("NORP", "GPE")]
    if modifier:
        return modifier
    above = sentence.head(noun)
    if above is None or depth >= _DEEPEST:
        return []
    if noun.dep in ("dobj", "attr", "acomp", "oprd") and _is_verb(above):
        return subject(sentence, above, depth + 1)
    verb = sentence.head(above) if noun.dep == "pobj" else None
    return subject(sentence, verb, depth + 1) if verb is not None and _is_verb(verb) else []


def _is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX")


def _objects(sentence: Sentence, prep: Token) -> list[Token]:
    return [t for o in sentence.children(prep, "pobj") for t in conjuncts(sentence, o)]


def _objects_after(sentence: Sentence, verb: Token, *words: str, but: Token | None = None) -> list[Token]:
    """The objects of a verb's prepositions of some words, leaving out one of them."""
    preps = [p for p in sentence.children(verb, "prep") if p.lower in words and (but is None or p.i != but.i)]
    return [t for p in preps for t in _objects(sentence, p)]
