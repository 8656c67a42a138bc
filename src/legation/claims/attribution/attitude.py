"""Attitudes: what somebody wants, plans, judges or speaks of, where no clause says what was said.

"The minister wants to resume talks", "the union criticised the decree", "the plan was welcomed by Kenya", "Kenya is
opposed to the dam", "its refusal to leave". They are listed among a document's attributions and stand in no chain:
what is judged is presupposed by the writer, and what is wanted has its status from the verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from legation.actors import Mention
from legation.claims.attribution.finding import SPEAKING, phrase_of
from legation.claims.attribution.report import Report
from legation.codebook import Cues
from legation.events.control import is_passive, subject
from legation.evidence import Span
from legation.language import Sentence, Token

# verbs between somebody and his state of mind
_COPULAS = frozenset({"be", "seem", "appear", "remain", "become", "feel", "sound", "stay"})
# "is expected to come": nobody says whose expectation it is
_EXPECTED = frozenset("expect believe say think report allege understand suppose consider rumour rumor know".split())
_OF_NOUNS = frozenset({"for", "of", "to", "against", "on", "in", "over", "about", "from", "that"})


@dataclass(frozen=True, slots=True)
class _Attitude:
    """The words of a cue from ``first`` to ``last``, what it is about, and who has it, where somebody does."""

    first: Token
    last: Token
    content: tuple[Span, ...]
    holders: Sequence[Token]


def attitudes(
    sentences: Sequence[Sentence],
    cues: Cues,
    reports: Sequence[Report],
    at: Mapping[tuple[int, int], Mention],
) -> Iterator[Report]:
    """The attitudes of a document outside what its reports hold; ``at`` tells who is named by sentence and word."""
    heads = {(r.sentence, r.head) for r in reports}
    contents = [c for r in reports for c in r.content]
    for sentence in sentences:
        inside = [c for c in contents if c.overlap(sentence.span)]
        taken: list[Span] = []
        for token in sentence.tokens:
            if (sentence.number, token.i) in heads or any(c.start <= token.start < c.end for c in (*inside, *taken)):
                continue
            found = _of(sentence, token, cues)
            if found is not None:
                taken += found.content
                yield _report(sentence, token, found, at)


def _of(sentence: Sentence, token: Token, cues: Cues) -> _Attitude | None:
    if token.pos == "VERB":
        return _verbal(sentence, token, cues)
    if token.pos == "ADJ" and "state" in cues.attitude(token.lower):
        return _state(sentence, token)
    if token.pos == "NOUN" and "noun" in cues.attitude(token.lemma):
        return _nominal(sentence, token)
    return None


def _report(sentence: Sentence, token: Token, found: _Attitude, at: Mapping[tuple[int, int], Mention]) -> Report:
    speakers = [t for t in found.holders if t.pos in SPEAKING or (sentence.number, t.i) in at]
    phrases = [phrase_of(sentence, t) for t in speakers[:1]]
    phrases = [p for p in phrases if not any(p.overlap(c) for c in found.content)]
    mention = at.get((sentence.number, speakers[0].i)) if phrases else None
    cue = Span(found.first.start, found.last.end)
    return Report(
        tuple(phrases), (cue,), found.content, sentence.number, token.i, "attitude", mention.actor if mention else None
    )


# ---- verbs -----------------------------------------------------------------------------------------------------------
def _verbal(sentence: Sentence, verb: Token, cues: Cues) -> _Attitude | None:
    """What a verb is about, with the particle, object and preposition that it needs for it."""
    for last, thing in phrasal(sentence, verb, cues):
        named = sentence.child(verb, "dobj")
        if named is not None and verb.i < named.i < last.i:  # described the law as a farce
            content = sentence.span_of([*sentence.subtree(named), *sentence.subtree(last)])
            return _Attitude(verb, verb, (content,), subject(sentence, verb))
        return _Attitude(verb, last, (_thing(sentence, thing, verb),), subject(sentence, verb))
    takes = cues.attitude(verb.lemma)
    clause = sentence.child(verb, "xcomp")
    infinitive = clause is not None and clause.i > verb.i and sentence.child(clause, "aux") is not None
    if clause is not None and infinitive and verb.lemma in _EXPECTED and is_passive(sentence, verb):
        who = sentence.child(verb, "nsubjpass")
        pieces = [sentence.span_of(sentence.subtree(t)) for t in (who, clause) if t is not None]
        return _Attitude(verb, verb, tuple(pieces), ())
    if clause is not None and infinitive and "clause" in takes:
        between = [t for t in sentence.children(verb, "dobj") if verb.i < t.i < clause.i]
        tokens = [t for c in (*between, clause) for t in sentence.subtree(c)]
        return _Attitude(verb, verb, (sentence.span_of(tokens),), subject(sentence, verb))
    named = sentence.child(verb, "oprd")
    if "thing" not in takes and not (verb.lemma in ("call", "name") and named is not None):
        return None
    return _of_thing(sentence, verb)


def _of_thing(sentence: Sentence, verb: Token) -> _Attitude | None:
    passive = is_passive(sentence, verb)
    thing = sentence.child(verb, "nsubjpass" if passive else "dobj")
    if thing is None or (passive and sentence.child(verb, "agent") is None) or (not passive and thing.i < verb.i):
        return None
    return _Attitude(verb, verb, (_thing(sentence, thing, verb),), subject(sentence, verb))


def phrasal(sentence: Sentence, verb: Token, cues: Cues) -> Iterator[tuple[Token, Token]]:
    """The last word of "took issue with", "ruled out", "spoke of", and the thing behind it."""
    objects = list(sentence.children(verb, "dobj"))
    particles = list(sentence.children(verb, "prt", "advmod"))
    for joint in (*particles, *objects, verb):
        words = verb.lemma if joint is verb else f"{verb.lemma} {joint.lower}"
        for preposition in (*sentence.children(joint, "prep"), *sentence.children(verb, "prep")):
            if preposition.i > joint.i and "thing" in cues.attitude(f"{words} {preposition.lower}"):
                thing = sentence.child(preposition, "pobj", "pcomp")
                if thing is not None:
                    yield preposition, thing
    for particle in particles:
        if "thing" in cues.attitude(f"{verb.lemma} {particle.lower}"):
            thing = sentence.child(verb, "dobj", "ccomp", "xcomp")
            if thing is not None and thing.i > particle.i > verb.i:
                yield particle, thing


def _thing(sentence: Sentence, thing: Token, verb: Token) -> Span:
    """The whole phrase of a thing with what it is called and what else the verb says of it, up to a comma."""
    below = sentence.subtree(thing)
    last = below[-1].i
    for child in sentence.children(verb, "oprd", "prep", "acomp", "xcomp"):
        own = sentence.subtree(child)
        if thing.i > verb.i and own[0].i == last + 1 and not _circumstance(sentence, child):
            last = own[-1].i
    return sentence.span_of([below[0], *(t for t in sentence.tokens[below[0].i : last + 1])])


def _circumstance(sentence: Sentence, child: Token) -> bool:
    """Whether a phrase tells when or where a judgement was made: "on Monday", "in Doha", "at a rally"."""
    at = sentence.child(child, "pobj") if child.dep == "prep" else None
    timed = at is not None and at.entity in ("DATE", "TIME", "GPE", "FAC")
    return timed or child.lower in ("at", "during", "after", "before", "by", "since", "until")


# ---- adjectives and nouns --------------------------------------------------------------------------------------------
def _state(sentence: Sentence, adjective: Token) -> _Attitude | None:
    """ "Is sure that …", "remains opposed to …": the copula and the adjective with its preposition."""
    copula = sentence.head(adjective)
    if copula is None or adjective.dep not in ("acomp", "oprd") or copula.lemma not in _COPULAS:
        return None
    holders = [t for t in subject(sentence, copula) if t.lower != "it"]
    for preposition in sentence.children(adjective, "prep"):
        thing = sentence.child(preposition, "pobj", "pcomp")
        if thing is not None:
            return _Attitude(copula, preposition, (sentence.span_of(sentence.subtree(thing)),), holders)
    for above in (adjective, copula):
        clause = sentence.child(above, "ccomp", "xcomp")
        if clause is not None and clause.i > adjective.i:
            return _Attitude(copula, adjective, (sentence.span_of(sentence.subtree(clause)),), holders)
    return None


def _nominal(sentence: Sentence, noun: Token) -> _Attitude | None:
    """ "Its refusal to leave", "Kenya's call for a vote": whose it is stands before it."""
    owner = sentence.child(noun, "poss")
    if owner is None:
        return None
    for child in sentence.children(noun, "acl", "ccomp", "prep"):
        if child.i < noun.i:
            continue
        if child.dep != "prep":
            return _Attitude(noun, noun, (sentence.span_of(sentence.subtree(child)),), (owner,))
        thing = sentence.child(child, "pobj", "pcomp")
        if thing is not None and child.lower in _OF_NOUNS:
            return _Attitude(noun, child, (sentence.span_of(sentence.subtree(thing)),), (owner,))
    return None
