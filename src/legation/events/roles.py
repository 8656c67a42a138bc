"""Who stands where around an action: the arguments of a verb or an action noun, whatever the construction.

Passives, control and raising, relative and participial clauses, coordination and light verbs are undone here, so
that a frame need only speak of subject, object and prepositions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from legation.language import NOMINAL, Sentence, Token, conjuncts, first_conjunct

# verbs that add nothing but a subject to the noun they govern: "carried out an attack", "paid a visit"
LIGHT = frozenset(
    "carry conduct launch make pay hold have give take stage mount undertake deliver begin start resume continue "
    "perform execute lead order issue express voice offer extend convey send renew reiterate complete face end "
    "suffer receive".split()
)
# of these the light verb's subject is the one acted on
_SUFFERING = frozenset({"suffer", "face", "receive", "undergo"})
# verbs whose object does what their complement says: "forced Cuba to grant", "accused Iran of arming"
OBJECT_CONTROL = frozenset(
    "force urge ask tell order press pressure push persuade convince compel oblige allow permit enable help let make "
    "invite encourage warn request beg command instruct require want expect call accuse suspect blame praise thank "
    "condemn criticise criticize convict charge prevent stop keep bar ban fault chide rebuke denounce lash challenge dare".split()
)
_HELPING = frozenset({"help", "assist", "aid", "support", "back"})
# verbs that tell something with a finite clause and tell somebody to do something with an infinitive
_TELLING = frozenset({"tell", "warn", "remind", "assure", "inform", "advise"})
_RELATIVE = frozenset({"that", "which", "who", "whom", "whose", "where", "when"})


@dataclass(slots=True)
class Roles:
    """The arguments of an action: role name to the head words that fill it, in order of the text.

    Roles are ``subject``, ``object``, ``dative``, ``possessive``, ``modifier``, ``clause`` and one for every
    preposition. ``near`` are the prepositions that hang on the object, not on the action itself.
    """

    fillers: dict[str, list[Token]] = field(default_factory=dict)
    passive: bool = False

    def add(self, role: str, *tokens: Token) -> None:
        """Note fillers once each."""
        have = self.fillers.setdefault(role, [])
        have.extend(t for t in tokens if t not in have)

    def get(self, role: str) -> list[Token]:
        """The fillers of a role, none where it is not filled."""
        return self.fillers.get(role, [])


def of_verb(sentence: Sentence, verb: Token) -> Roles:
    """The arguments of a verb."""
    roles = Roles(passive=is_passive(sentence, verb))
    direct = [t for c in sentence.children(verb, "dobj", "attr", "oprd") for t in conjuncts(sentence, c)]
    for child in sentence.children(verb, "dative"):
        if child.pos in NOMINAL:
            roles.add("dative", *conjuncts(sentence, child))
    if roles.passive:
        roles.add("object", *_surface_subject(sentence, verb))
        if direct:
            roles.add("second", *direct)
    else:
        roles.add("subject", *subject(sentence, verb))
        roles.add("object", *direct, *_relative_object(sentence, verb), *_small_clause(sentence, verb))
    _prepositions(sentence, verb, roles)
    for noun in direct if not roles.passive else []:
        _prepositions(sentence, noun, roles)
        for prep in sentence.children(noun, "prep"):
            for inner in sentence.children(prep, "pobj"):
                if prep.lower in ("of", "in"):
                    _prepositions(sentence, inner, roles)
    # "awarded the envoy, Jane Roe, its order of merit": what the parser took for an apposition may be the object
    fillers = [t for role, tokens in roles.fillers.items() if role not in ("subject", "clause") for t in tokens]
    roles.add("apposed", *(a for t in fillers for a in sentence.children(t, "appos")))
    for child in sentence.children(verb, "ccomp", "xcomp", "advcl"):
        if verb.lemma not in _TELLING or child.tag == "VB":
            roles.add("clause", child)
    for noun in direct:
        for child in sentence.children(noun, "acl"):
            roles.add("clause", child)
    return roles


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb's surface subject (or the noun it modifies) is what is acted on."""
    if any(True for _ in sentence.children(verb, "auxpass", "nsubjpass")):
        return True
    if verb.dep == "conj":
        above = first_conjunct(sentence, verb)
        has_own = sentence.child(verb, "nsubj", "aux") is not None
        return not has_own and verb.tag == "VBN" and above.pos == "VERB" and is_passive(sentence, above)
    if (
        verb.dep in ("acl", "amod", "advcl", "relcl")
        and verb.tag == "VBN"
        and sentence.child(verb, "nsubj", "aux", "dobj") is None
    ):
        return True
    return verb.dep == "xcomp" and verb.tag == "VBN" and sentence.child(verb, "aux") is None


def _prepositions(sentence: Sentence, token: Token, roles: Roles) -> None:
    for prep in sentence.children(token, "prep", "agent", "dative"):
        if prep.pos in NOMINAL:
            continue
        name = "by" if prep.dep == "agent" else prep.lower
        for below in sentence.children(prep):
            if below.dep in ("pobj", "pcomp"):
                filled = conjuncts(sentence, below)
                roles.add(name, *filled)
                if prep.dep == "agent" and roles.passive:
                    roles.add("subject", *filled)
            elif below.dep == "prep":  # "out of", "because of", "in front of"
                for inner in sentence.children(below, "pobj"):
                    roles.add(f"{name} {below.lower}", *conjuncts(sentence, inner))
                    roles.add(below.lower, *conjuncts(sentence, inner))


def _surface_subject(sentence: Sentence, verb: Token, depth: int = 0) -> list[Token]:
    """The subject as it stands, or as it is understood from the clause above."""
    own = sentence.child(verb, "nsubj", "nsubjpass", "csubj")
    if own is not None:
        if own.lower in _RELATIVE and verb.dep in ("relcl", "acl"):
            above = sentence.head(verb)
            return conjuncts(sentence, above) if above is not None else []
        return conjuncts(sentence, own)
    above = sentence.head(verb)
    if above is None or depth > 8:
        return []
    if verb.dep == "conj":
        if above.pos in ("VERB", "AUX"):
            return _surface_subject(sentence, above, depth + 1)
        return subject(sentence, above, depth + 1) if above.pos in ("VERB", "AUX") else []
    if verb.dep == "relcl":
        return conjuncts(sentence, above) if _gap_is_subject(sentence, verb) else []
    if verb.dep in ("acl", "amod"):
        if verb.tag in ("VBG", "VBN"):
            return conjuncts(sentence, above) if verb.dep == "acl" else [above]
        return _holder(sentence, above, depth)
    if verb.dep == "pcomp":
        return _of_pcomp(sentence, above, depth)
    if verb.dep in ("xcomp", "advcl", "ccomp", "prep"):
        return _controlled(sentence, above, verb, depth)
    return []


def subject(sentence: Sentence, verb: Token, depth: int = 0) -> list[Token]:
    """Who does what the verb says: the agent of a passive, the subject of anything else."""
    if is_passive(sentence, verb):
        return [
            t
            for a in sentence.children(verb, "agent")
            for p in sentence.children(a, "pobj")
            for t in conjuncts(sentence, p)
        ]
    return _surface_subject(sentence, verb, depth)


def _gap_is_subject(sentence: Sentence, verb: Token) -> bool:
    return sentence.child(verb, "nsubj", "nsubjpass") is None


def _relative_object(sentence: Sentence, verb: Token) -> list[Token]:
    """The noun that a relative clause leaves out as its object: "the deal that Iran signed"."""
    if (
        verb.dep != "relcl"
        or sentence.child(verb, "nsubj") is None
        or sentence.child(verb, "dobj", "nsubjpass") is not None
    ):
        relative = sentence.child(verb, "dobj")
        if verb.dep != "relcl" or relative is None or relative.lower not in _RELATIVE:
            return []
    own = sentence.child(verb, "nsubj")
    if own is not None and own.lower in _RELATIVE:
        return []
    above = sentence.head(verb)
    adverb = sentence.child(verb, "advmod")
    if above is None or (adverb is not None and adverb.lower in ("when", "where", "why", "how")):
        return []
    return conjuncts(sentence, above)


def _small_clause(sentence: Sentence, verb: Token) -> list[Token]:
    """The subject of an infinitive or small clause, which is the verb's object: "allowed Chad to use", "helped it build"."""
    found: list[Token] = []
    for clause in sentence.children(verb, "ccomp"):
        infinitive = clause.tag == "VB" and not any(c.tag == "MD" for c in sentence.children(clause, "aux"))
        if (infinitive and sentence.child(clause, "mark") is None) or clause.pos == "ADJ":
            found.extend(t for s in sentence.children(clause, "nsubj") for t in conjuncts(sentence, s))
    return found


def _controlled(sentence: Sentence, above: Token, verb: Token, depth: int) -> list[Token]:
    """The understood subject of an infinitive or participle below a verb."""
    if above.pos not in ("VERB", "AUX"):
        return _holder(sentence, above, depth) if above.pos in NOMINAL | {"ADJ"} else []
    if verb.dep in ("xcomp", "ccomp") or (verb.dep == "advcl" and above.lemma in OBJECT_CONTROL and verb.tag == "VB"):
        patient = [
            t for c in sentence.children(above, "dobj", "dative") if c.pos in NOMINAL for t in conjuncts(sentence, c)
        ]
        if above.lemma in OBJECT_CONTROL or verb.dep == "ccomp":
            if patient:
                return patient
            if is_passive(sentence, above):
                return _surface_subject(sentence, above, depth + 1)
            on = [
                t
                for p in sentence.children(above, "prep")
                if p.lower in ("on", "upon", "for")
                for o in sentence.children(p, "pobj")
                for t in conjuncts(sentence, o)
            ]
            if on and above.lemma in ("call", "press", "appeal", "push"):
                return on
    if is_passive(sentence, above) and above.lemma not in OBJECT_CONTROL:
        return _surface_subject(sentence, above, depth + 1)
    return _surface_subject(sentence, above, depth + 1)


def _of_pcomp(sentence: Sentence, prep: Token, depth: int) -> list[Token]:
    """The understood subject of a gerund below a preposition: "accused Iran of arming", "interest in helping"."""
    above = sentence.head(prep)
    if above is None:
        return []
    if above.pos in ("VERB", "AUX"):
        patient = [t for c in sentence.children(above, "dobj") for t in conjuncts(sentence, c)]
        if above.lemma in OBJECT_CONTROL and patient and prep.lower in ("of", "for", "from", "with"):
            return patient
        if above.lemma in _HELPING and patient and prep.lower in ("in", "with"):
            return patient
        at = [
            t
            for p in sentence.children(above, "prep")
            if p.lower in ("at", "on") and p.i != prep.i
            for o in sentence.children(p, "pobj")
            for t in conjuncts(sentence, o)
        ]
        if above.lemma in OBJECT_CONTROL and at and prep.lower in ("of", "for", "from"):
            return at
        if is_passive(sentence, above):
            return _surface_subject(sentence, above, depth + 1)
        return _surface_subject(sentence, above, depth + 1)
    if above.dep == "pobj" and prep.lower == "for":  # "lashed out at Turkey for having shot"
        outer = sentence.head(above)
        verb = sentence.head(outer) if outer is not None else None
        if verb is not None and verb.lemma in OBJECT_CONTROL:
            return conjuncts(sentence, above)
    if above.pos in NOMINAL and above.dep == "dobj":
        verb = sentence.head(above)
        if verb is not None and verb.lemma in OBJECT_CONTROL and prep.lower in ("of", "for", "from", "with"):
            return conjuncts(sentence, above)
    return _holder(sentence, above, depth)


def _holder(sentence: Sentence, noun: Token, depth: int) -> list[Token]:
    """Whose noun it is: the possessor, or the subject of the verb that governs it ("expressed interest in helping")."""
    possessor = sentence.child(noun, "poss")
    if possessor is not None:
        return conjuncts(sentence, possessor)
    for prep in sentence.children(noun, "prep"):
        if prep.lower in ("by", "of", "from"):
            held = [t for o in sentence.children(prep, "pobj") for t in conjuncts(sentence, o)]
            if held:
                return held
    modifier = [c for c in sentence.children(noun, "amod", "compound", "nmod") if c.entity in ("NORP", "GPE")]
    if modifier:
        return modifier
    above = sentence.head(noun)
    if (
        above is not None
        and above.pos in ("VERB", "AUX")
        and noun.dep in ("dobj", "attr", "acomp", "oprd")
        and depth < 8
    ):
        return subject(sentence, above, depth + 1)
    if above is not None and noun.dep == "pobj" and depth < 8:
        verb = sentence.head(above)
        if verb is not None and verb.pos in ("VERB", "AUX"):
            return subject(sentence, verb, depth + 1)
    return []


def of_noun(sentence: Sentence, noun: Token) -> Roles:
    """The arguments of an action noun: possessive, modifiers, prepositions, and what a light verb lends it."""
    roles = Roles()
    for child in sentence.children(noun, "poss"):
        roles.add("possessive", *conjuncts(sentence, child))
    for child in sentence.children(noun, "amod", "compound", "nmod"):
        if child.i < noun.i:
            roles.add("modifier", *conjuncts(sentence, child))
    _prepositions(sentence, noun, roles)
    for prep in sentence.children(noun, "prep"):
        if prep.lower == "between":
            roles.add("between", *[t for o in sentence.children(prep, "pobj") for t in conjuncts(sentence, o)])
    roles.add("adjunct", *_adjunct_subject(sentence, noun))
    for child in sentence.children(noun, "acl", "relcl"):
        if child.tag == "VBN" and is_passive(sentence, child):
            roles.add("by", *subject(sentence, child))
        roles.add("clause", child)
    verb = light_verb(sentence, noun)
    if verb is not None:
        lender = of_verb(sentence, verb)
        roles.add("object" if verb.lemma in _SUFFERING else "subject", *lender.get("subject"))
        for role, tokens in lender.fillers.items():
            if role not in ("subject", "object", "clause") and not roles.get(role):
                roles.add(role, *(t for t in tokens if t.i != noun.i))
    return roles


def _adjunct_subject(sentence: Sentence, noun: Token) -> list[Token]:
    """Who does a nominal act in an adjunct: the subject of the clause ("angered Chad after a visit to its troops")."""
    prep = sentence.head(noun)
    if (
        noun.dep != "pobj"
        or prep is None
        or prep.lower not in ("after", "during", "on", "following", "before", "through", "by", "with")
    ):
        return []
    verb = sentence.head(prep)
    return subject(sentence, verb) if verb is not None and verb.pos == "VERB" else []


def light_verb(sentence: Sentence, noun: Token) -> Token | None:
    """The light verb that governs an action noun as its object or passive subject."""
    first = first_conjunct(sentence, noun)
    above = sentence.head(first)
    if (
        first.dep == "pobj" and above is not None and above.lower in ("in", "into", "under")
    ):  # "is in talks with", "entered into talks"
        verb = sentence.head(above)
        if (
            verb is not None
            and verb.pos in ("VERB", "AUX")
            and verb.lemma in ("be", "enter", "engage", "remain", "get")
        ):
            return verb
    if (
        above is not None
        and above.pos == "VERB"
        and above.lemma in LIGHT
        and noun.dep in ("dobj", "nsubjpass", "conj", "attr")
    ):
        return above
    return None


def clause_of(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The words of the clause that a predicate heads, without clauses below it."""
    yield token
    for child in sentence.children(token):
        if child.dep in ("ccomp", "advcl", "relcl", "conj", "parataxis") and child.pos in ("VERB", "AUX"):
            continue
        yield from clause_of(sentence, child)
