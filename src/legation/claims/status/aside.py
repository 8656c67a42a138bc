"""What a writer calls what somebody said: "…, a claim that Chad denies"; the aside is the writer's own."""

from __future__ import annotations

from legation.language import Sentence, Token

FRAMING = frozenset("claim allegation accusation charge assertion suggestion report rumour rumor".split())
"""Nouns for what somebody has said, by one who does not vouch for it."""


def is_aside(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun stands behind a comma for all that is said before it, whatever the parser hangs it on."""
    if noun.lemma not in FRAMING:
        return False
    first = sentence.child(noun, "det")
    before = sentence.tokens[first.i - 1].text if first is not None and first.i else ""
    return first is not None and first.lower in ("a", "an") and before in (",", "—", "–", "-")


def in_aside(sentence: Sentence, token: Token) -> bool:
    """Whether a word stands in the clause of such an aside."""
    return any(is_aside(sentence, above) for above in sentence.ancestors(token))
