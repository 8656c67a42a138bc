"""Attitudes: what somebody wants, plans, judges or speaks of, where no clause says what was said.

"The minister wants to resume talks", "the union criticised the decree", "the plan was welcomed by Kenya". They are
listed among a document's attributions and stand in no chain: what is judged is presupposed by the writer, and what is
wanted has its status from the verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from legation.actors import Mention
from legation.claims.attribution import phrase_of
from legation.claims.report import Report
from legation.codebook import Cues
from legation.events.control import is_passive, subject
from legation.evidence import Span
from legation.language import NOMINAL, Sentence, Token

# what belongs to a judgement: as what, for what, over what
_WHY = frozenset({"as", "to", "for", "over", "of", "with"})


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
        for verb in sentence.tokens:
            free = not any(c.start <= verb.start < c.end for c in inside)
            if verb.pos == "VERB" and free and (sentence.number, verb.i) not in heads:
                content = _content(sentence, verb, cues)
                if content is not None:
                    yield _report(sentence, verb, content, at)


def _report(sentence: Sentence, verb: Token, content: Span, at: Mapping[tuple[int, int], Mention]) -> Report:
    speakers = [t for t in subject(sentence, verb) if t.pos in NOMINAL or (sentence.number, t.i) in at]
    phrases = [phrase_of(sentence, t) for t in speakers[:1]]
    phrases = [p for p in phrases if not p.overlap(content)]
    mention = at.get((sentence.number, speakers[0].i)) if phrases else None
    return Report(
        tuple(phrases), (Span(verb.start, verb.end),), (content,), sentence.number, verb.i, "attitude",
        mention.actor if mention else None,
    )  # fmt: skip


def _content(sentence: Sentence, verb: Token, cues: Cues) -> Span | None:
    """What the verb is about, with the particle or preposition that it needs for it."""
    takes = cues.attitude(verb.lemma)
    if "clause" in takes:
        clause = sentence.child(verb, "xcomp")
        if clause is not None and clause.i > verb.i and sentence.child(clause, "aux") is not None:
            between = [t for t in sentence.children(verb, "dobj") if verb.i < t.i < clause.i]
            tokens = [t for c in (*between, clause) for t in sentence.subtree(c)]
            return sentence.span_of(tokens)
    for child in sentence.children(verb, "prep", "prt"):
        if "thing" in cues.attitude(f"{verb.lemma} {child.lower}") and verb.i < child.i:
            named = sentence.child(verb, "dobj")
            if named is not None and verb.i < named.i < child.i:  # described the law as a farce
                return sentence.span_of([*sentence.subtree(named), *sentence.subtree(child)])
            thing = sentence.child(child, "pobj", "pcomp") or named
            if thing is not None:
                return _thing(sentence, thing, verb)
    if "thing" not in takes:
        return None
    if is_passive(sentence, verb):
        thing = sentence.child(verb, "nsubjpass")
        if thing is None or sentence.child(verb, "agent") is None:
            return None
        return _thing(sentence, thing, verb)
    thing = sentence.child(verb, "dobj")
    return _thing(sentence, thing, verb) if thing is not None and thing.i > verb.i else None


def _thing(sentence: Sentence, thing: Token, verb: Token) -> Span:
    """The whole phrase of a thing with what it is called or described as."""
    tokens = sentence.subtree(thing)
    for child in sentence.children(verb, "oprd", "prep"):
        if child.i > thing.i > verb.i and (child.dep == "oprd" or child.lower in _WHY):
            tokens = [*tokens, *sentence.subtree(child)]
    return sentence.span_of(tokens)
