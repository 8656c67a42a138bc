"""How far the words of a party reach: "Cypriot" acts and suffers as "Cypriot ships"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from legation.actors import Mention
from legation.codebook import Frames
from legation.evidence import hull
from legation.language import Sentence, Token, full_phrase

_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
# "a depot of the army", "towns in Chad"; what stands "on", "with" or "to" somebody is not his
_BEHIND = frozenset({"of", "in"})
_MOST_STEPS = 3


def widened(sentence: Sentence, mentions: Iterable[Mention], frames: Frames) -> list[Mention]:
    """The mentions, each with the phrase of the things and people that it says whose they are.

    Not beyond an action ("the Chadian attack", "the visit of Chad's envoy"), nor into another mention's words.
    """
    mentions = list(mentions)
    heads = {m.head for m in mentions}
    return [_wide(sentence, m, heads, frames) for m in mentions]


def _wide(sentence: Sentence, mention: Mention, heads: set[int], frames: Frames) -> Mention:
    if mention.kind not in ("adjective", "name", "noun"):
        return mention
    top = token = sentence.tokens[mention.head]
    for _ in range(_MOST_STEPS):
        above = _thing(sentence, token)
        if above is None or above.i in heads or frames.of_noun(above.lemma):
            break
        top = token = above
    if top.i == mention.head:
        return mention
    own = [mention.phrase] if mention.phrase is not None else []
    return replace(mention, phrase=hull([*own, sentence.span_of(full_phrase(sentence, top))]))


def _thing(sentence: Sentence, token: Token) -> Token | None:
    """The noun that a word says whose it is, or where."""
    above = sentence.head(token)
    if above is None:
        return None
    if token.dep in _BEFORE and above.pos in ("NOUN", "PROPN"):
        return above
    if token.dep == "pobj" and above.lower in _BEHIND:
        noun = sentence.head(above)
        return noun if noun is not None and noun.pos == "NOUN" and noun.i < token.i else None
    return None
