"""Who stands where around an action: the arguments of a verb or an action noun, whatever the construction.

Passives, control and raising, relative and participial clauses, coordination and light verbs are undone here, so
that a frame need only speak of subject, object and prepositions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from legation.events.control import RELATIVE, is_passive, subject, surface_subject
from legation.language import NOMINAL, Sentence, Token, conjuncts, first_conjunct

__all__ = ["Roles", "clause_of", "light_verb", "of_noun", "of_verb", "subject"]

# verbs that add nothing but a subject to the noun they govern: "carried out an attack", "paid a visit"
LIGHT = frozenset(
    "carry conduct launch make pay hold have give take stage mount undertake deliver begin start resume continue "
    "perform execute lead order issue express voice offer extend convey send renew reiterate complete face end "
    "suffer receive".split()
)
# of these the light verb's subject is the one acted on
_SUFFERING = frozenset({"suffer", "face", "receive", "undergo"})
# with these verbs it is a prepositional phrase that names the act: "entered into talks"
_ENGAGING = frozenset({"be", "enter", "engage", "remain", "get"})
# "angered Chad after a visit": the subject of the clause is who visits
_ADJOINING = frozenset({"after", "during", "on", "following", "before", "through", "by", "with"})
# What the clause is only placed by is known, and somebody else's, where it has "the": "began with the arrest of …".
_APART = frozenset({"after", "before", "following", "with", "on"})
# verbs that tell something with a finite clause and tell somebody to do something with an infinitive
_TELLING = frozenset({"tell", "warn", "remind", "assure", "inform", "advise"})


@dataclass(slots=True)
class Roles:
    """The arguments of an action: role name to the head words that fill it, in order of the text.

    Roles are ``subject``, ``object``, ``second`` (the object that a passive keeps), ``dative``, ``apposed`` (what is in
    apposition to an argument), ``possessive``, ``modifier``, ``adjunct`` (who does what an adjunct names), ``clause``,
    ``whence`` (from where, in a passive that names no agent) and one for every preposition.
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
        roles.add("object", *surface_subject(sentence, verb))
        if direct:
            roles.add("second", *direct)
    else:
        roles.add("subject", *subject(sentence, verb))
        roles.add("object", *direct, *_relative_object(sentence, verb), *_small_clause(sentence, verb))
    _prepositions(sentence, verb, roles)
    if not roles.passive:
        _prepositions_of_objects(sentence, direct, roles)
    elif not roles.get("by"):
        roles.add("whence", *roles.get("from"))
    # "awarded the envoy, Jane Roe, its order of merit": what the parser took for an apposition may be the object
    given = [*roles.get("object"), *roles.get("dative")]
    roles.add("apposed", *(a for t in given for a in sentence.children(t, "appos")))
    for child in sentence.children(verb, "ccomp", "xcomp", "advcl"):
        if verb.lemma not in _TELLING or _is_order(sentence, child):
            roles.add("clause", child)
    for noun in direct:
        roles.add("clause", *sentence.children(noun, "acl"))
    return roles


def _is_order(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause says what somebody is to do ("told Chad to go"), not what is so ("that Chad did not go")."""
    finite = any(c.lower == "that" or (c.dep == "aux" and c.tag != "TO") for c in sentence.children(clause))
    return clause.tag == "VB" and not finite


def _prepositions_of_objects(sentence: Sentence, objects: Iterable[Token], roles: Roles) -> None:
    """The parser often hangs on the object what belongs to the verb: "imposed an embargo on Chad"."""
    for noun in objects:
        _prepositions(sentence, noun, roles)
        for prep in sentence.children(noun, "prep"):
            if prep.lower in ("of", "in"):  # "ordered the return of envoys to Chad"
                for inner in sentence.children(prep, "pobj"):
                    _prepositions(sentence, inner, roles)


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
            elif below.dep == "prep" and prep.lower not in (
                "according",
                "due",
                "owing",
                "thanks",
            ):  # "out of", "because of", "in front of"
                for inner in sentence.children(below, "pobj"):
                    roles.add(f"{name} {below.lower}", *conjuncts(sentence, inner))
                    roles.add(below.lower, *conjuncts(sentence, inner))


def _relative_object(sentence: Sentence, verb: Token) -> list[Token]:
    """The noun that a relative clause leaves out as its object: "the deal that Iran signed"."""
    own, object_ = sentence.child(verb, "nsubj"), sentence.child(verb, "dobj", "nsubjpass")
    if verb.dep != "relcl" or (own is not None and own.lower in RELATIVE):
        return []
    relative = sentence.child(verb, "dobj")
    if (own is None or object_ is not None) and (relative is None or relative.lower not in RELATIVE):
        return []
    above = sentence.head(verb)
    adverb = sentence.child(verb, "advmod")
    if above is None or (adverb is not None and adverb.lower in ("when", "where", "why", "how")):
        return []
    return conjuncts(sentence, above)


def _small_clause(sentence: Sentence, verb: Token) -> list[Token]:
    """The subject of an infinitive or small clause, which is the verb's object: "allowed Chad to use"."""
    found: list[Token] = []
    for clause in sentence.children(verb, "ccomp"):
        infinitive = clause.tag == "VB" and not any(c.tag == "MD" for c in sentence.children(clause, "aux"))
        if (infinitive and sentence.child(clause, "mark") is None) or clause.pos == "ADJ":
            found.extend(t for s in sentence.children(clause, "nsubj") for t in conjuncts(sentence, s))
    return found


def of_noun(sentence: Sentence, noun: Token) -> Roles:
    """The arguments of an action noun: possessive, modifiers, prepositions, and what a light verb lends it."""
    roles = Roles()
    for child in sentence.children(noun, "poss"):
        roles.add("possessive", *conjuncts(sentence, child))
    for child in sentence.children(noun, "amod", "compound", "nmod"):
        if child.i < noun.i:
            roles.add("modifier", *conjuncts(sentence, child))
    _prepositions(sentence, noun, roles)
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
    if noun.dep != "pobj" or prep is None or prep.lower not in _ADJOINING:
        return []
    determiner = sentence.child(noun, "det")
    if prep.lower in _APART and determiner is not None and determiner.lower == "the":
        return []
    verb = sentence.head(prep)
    return subject(sentence, verb) if verb is not None and verb.pos == "VERB" else []


def light_verb(sentence: Sentence, noun: Token) -> Token | None:
    """The light verb that governs an action noun as its object or passive subject."""
    first = first_conjunct(sentence, noun)
    above = sentence.head(first)
    if above is None:
        return None
    if first.dep == "pobj" and above.lower in ("in", "into", "under"):  # "is in talks with", "entered into talks"
        verb = sentence.head(above)
        if verb is not None and verb.pos in ("VERB", "AUX") and verb.lemma in _ENGAGING:
            return verb
    if above.pos == "VERB" and above.lemma in LIGHT and noun.dep in ("dobj", "nsubjpass", "conj", "attr"):
        return above
    return None


def clause_of(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The words of the clause that a predicate heads, without clauses below it."""
    yield token
    for child in sentence.children(token):
        if child.dep in ("ccomp", "advcl", "relcl", "conj", "parataxis") and child.pos in ("VERB", "AUX"):
            continue
        yield from clause_of(sentence, child)
