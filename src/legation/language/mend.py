"""Slips that the parser makes regularly in news prose, mended where the mend is safe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.language.sentence import Token


def mended(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence with complement clauses back where they belong.

    "said on 3 May 2004 that Chad attacked": the clause hangs on the date as if it were relative. A date has no
    relative clause with "that" and a subject of its own: it is the complement of the verb above.
    """
    out = list(tokens)
    for token in tokens:
        if token.dep in ("relcl", "acl") and _is_date(tokens[token.head]) and _is_complement(tokens, token):
            verb = _verb_above(tokens, tokens[token.head])
            if verb is not None:
                out[token.i] = replace(token, dep="ccomp", head=verb.i)
    return tuple(out)


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
