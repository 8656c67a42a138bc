"""Slips that the parser makes regularly in news prose, mended where the mend is safe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.language.sentence import Token

# words between what belongs together, and steps up a parse: a heap of words must not cost its square
_NEAR, _DEEP = 40, 16
_ANSWERING = frozenset("deny reject dismiss dispute refute contest refuse decline accept confirm".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def mended(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence with clauses back where they belong.

    "said on 3 May 2004 that Chad attacked": the clause hangs on the date as if it were relative. A date has no
    relative clause with "that" and a subject of its own: it is the complement of the verb above.

    "Chad attacked Niger and Mali condemned Chad": the second subject is taken for a second object. A noun right
    before a finite verb that lacks a subject is its subject.

    "Vanuatu opened an embassy": a name that begins the sentence is taken for an adverb of the verb right behind it.

    "Chad suspects that Kenya attacked": the verb is taken for a plural noun, and the sentence has no verb left.

    "Chad attacked Niger, a minister said, denying that …": a participle right behind an aside is done by its speaker.

    "Chad vowed to fight Niger and condemned Mali": a verb in the past is joined to an infinitive. It goes with the verb
    above that is no infinitive.

    "Chad denied it, as Mali said, and called on Kenya": what stands behind the aside is joined to the aside.

    "Chad dismissed claims that it attacked": the object is taken for a second subject of the clause that says of what.

    "Chad accuses Niger of theft, Niger denies it": the first clause is taken for what the second says, as in "…, Niger
    says". A verb that has its object behind it stands beside the clause before.
    """
    out = list(tokens)
    for token in tokens:
        for change in (
            *_after_date(tokens, token),
            *_second_subject(tokens, token),
            *_name_first(tokens, token),
            *_hidden_verb(tokens, token),
            *_after_aside(tokens, token),
            *_side_by_side(tokens, token),
            *_claim_that(tokens, token),
            *_past_with_infinitive(tokens, token),
            *_behind_as(tokens, token),
        ):
            out[change.i] = change
    return tuple(out)


def _after_date(tokens: Sequence[Token], token: Token) -> Iterator[Token]:
    if token.dep in ("relcl", "acl") and _is_date(tokens[token.head]) and _is_complement(tokens, token):
        verb = _verb_above(tokens, tokens[token.head])
        if verb is not None:
            yield replace(token, dep="ccomp", head=verb.i)


def _second_subject(tokens: Sequence[Token], verb: Token) -> Iterator[Token]:
    """ "[attacked] Niger and Mali condemned": Mali is a conjunct of the object before, right before its verb."""
    noun = tokens[verb.i - 1] if verb.i else verb
    if verb.tag not in _FINITE or verb.dep != "conj" or _subjects(tokens, verb) or noun.dep != "conj":
        return
    first = tokens[noun.head]
    if first.dep == "dobj" and first.head == verb.head:
        yield replace(noun, dep="nsubj", head=verb.i)


def _name_first(tokens: Sequence[Token], name: Token) -> Iterator[Token]:
    """ "Vanuatu opened": a name right before a finite verb without a subject is its subject."""
    if name.dep not in ("advmod", "npadvmod", "dep", "intj") or name.pos != "PROPN" or name.i + 1 >= len(tokens):
        return
    verb = tokens[name.i + 1]
    starts = name.i == 0 or tokens[name.i - 1].dep in ("compound", "det", "amod")
    if starts and verb.i == name.head and verb.tag in _FINITE and not _subjects(tokens, verb):
        yield replace(name, dep="nsubj")


def _hidden_verb(tokens: Sequence[Token], noun: Token) -> Iterator[Token]:
    """ "Chad suspects that Kenya attacked": a root noun between a name and a whole clause with "that" is a verb."""
    if noun.tag != "NNS" or noun.head != noun.i or noun.i == 0 or noun.i + 1 == len(tokens):
        return
    name, that = tokens[noun.i - 1], tokens[noun.i + 1]
    clauses = [t for t in tokens if t.head == noun.i and t.dep in ("relcl", "acl", "ccomp") and t.i > noun.i]
    whole = [t for t in clauses if that.lower == "that" and that.head == t.i and _is_complement(tokens, t)]
    if whole and name.pos == "PROPN" and name.head == noun.i:
        yield replace(noun, pos="VERB", tag="VBZ")
        yield replace(name, dep="nsubj")
        yield replace(whole[0], dep="ccomp")


def _after_aside(tokens: Sequence[Token], participle: Token) -> Iterator[Token]:
    """ "[attacked], a minister said, denying": the participle hangs on the verb before the aside, not on "said"."""
    if participle.dep != "advcl" or participle.tag != "VBG" or participle.i < 2:
        return
    aside, comma = tokens[participle.i - 2], tokens[participle.i - 1]
    beside = aside.dep == "parataxis" and aside.head == participle.head and aside.pos == "VERB"
    if comma.text == "," and beside and _subjects(tokens, aside):
        yield replace(participle, head=aside.i)


def _side_by_side(tokens: Sequence[Token], clause: Token) -> Iterator[Token]:
    """ "Chad accuses Niger, Niger denies it": two clauses of one rank."""
    verb = tokens[clause.head]
    if clause.dep != "ccomp" or clause.i > verb.i or verb.dep != "ROOT":
        return
    answering = verb.lemma in _ANSWERING and any(t.head == verb.i and t.dep == "dobj" and t.i > verb.i for t in tokens)
    if answering and _subjects(tokens, clause):
        yield replace(clause, dep="ROOT", head=clause.i)
        yield replace(verb, dep="conj", head=clause.i)


def _claim_that(tokens: Sequence[Token], noun: Token) -> Iterator[Token]:
    """ "[dismissed] claims that it attacked": what stands before "that" and a subject is no subject of the clause."""
    if noun.dep != "nsubj" or noun.tag not in ("NNS", "NN") or noun.i + 1 >= len(tokens):
        return
    clause = tokens[noun.head]
    verb = tokens[clause.head]
    if tokens[noun.i + 1].lower != "that" or clause.dep != "ccomp" or verb.pos != "VERB" or verb.i > noun.i:
        return
    if any(t.dep in ("nsubj", "nsubjpass") for t in tokens[noun.i + 2 : min(clause.i, noun.i + _NEAR)]):
        yield replace(noun, dep="dobj", head=verb.i)
        yield replace(clause, dep="acl", head=noun.i)


def _behind_as(tokens: Sequence[Token], verb: Token) -> Iterator[Token]:
    """ "[denied] it, as Mali said, and called": what is joined with a comma goes with the verb before the aside."""
    aside = tokens[verb.head]
    if verb.dep != "conj" or verb.tag not in _FINITE or aside.dep != "advcl" or not aside.i < verb.i <= aside.i + _NEAR:
        return
    joined = [t.text for t in tokens[aside.i + 1 : verb.i] if t.head == aside.i and t.dep in ("punct", "cc")]
    before = tokens[max(0, aside.i - _NEAR) : aside.i]
    if joined != [",", "and"] or not any(t.head == aside.i and t.lower == "as" for t in before):
        return
    above = _finite_above(tokens, tokens[aside.head])
    if above is not None and above.dep == "ccomp" and above.head < above.i:  # nor is it part of what was said
        above = _finite_above(tokens, tokens[above.head]) or above
    if above is not None and not _subjects(tokens, verb):
        yield replace(verb, head=above.i)


def _past_with_infinitive(tokens: Sequence[Token], verb: Token) -> Iterator[Token]:
    """ "[vowed] to fight … and condemned": the past tense is joined to what is in the past."""
    infinitive = tokens[verb.head]
    if verb.tag != "VBD" or verb.dep != "conj" or infinitive.tag != "VB" or not infinitive.i:
        return
    to = tokens[infinitive.i - 1]
    if to.tag != "TO" or to.head != infinitive.i or _subjects(tokens, verb):
        return
    above = _finite_above(tokens, infinitive)
    if above is not None:
        yield replace(verb, head=above.i)


def _subjects(tokens: Sequence[Token], verb: Token) -> list[Token]:
    return [t for t in tokens if t.head == verb.i and t.i != verb.i and t.dep in ("nsubj", "nsubjpass", "expl")]


def _finite_above(tokens: Sequence[Token], token: Token) -> Token | None:
    """The nearest finite verb from a word upwards, itself included."""
    for _ in range(_DEEP):
        if (token.tag in _FINITE and token.dep != "aux") or token.head == token.i:
            break
        token = tokens[token.head]
    return token if token.tag in _FINITE and token.dep != "aux" else None


def _is_date(token: Token) -> bool:
    return token.entity in ("DATE", "TIME") or token.pos == "NUM"


def _is_complement(tokens: Sequence[Token], clause: Token) -> bool:
    below = [t for t in tokens if t.head == clause.i and t.i != clause.i]
    that = any(t.lower == "that" and t.dep in ("mark", "nsubj", "dobj") and t.i < clause.i for t in below)
    return that and any(t.dep in ("nsubj", "nsubjpass", "expl") and t.lower != "that" for t in below)


def _verb_above(tokens: Sequence[Token], token: Token) -> Token | None:
    for _ in range(len(tokens)):
        if token.pos in ("VERB", "AUX"):
            return token
        if token.head == token.i:
            return None
        token = tokens[token.head]
    return None
