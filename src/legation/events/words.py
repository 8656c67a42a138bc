"""The words of an argument as a frame looks at them: lemmas, alone and as they follow each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from legation.language import Sentence, Token

LONGEST = 4
_LEADERS = frozenset(
    "chief commander head leader minister premier president chairman director secretary spokesman spokeswoman "
    "spokesperson general admiral colonel attaché inspector envoy ambassador negotiator".split()
)
_CLAUSE = frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "cc", "appos", "parataxis"})


def phrases(tokens: Sequence[Token]) -> Iterator[str]:
    """Every run of up to four words, as written and as lemmas, in lower case."""
    # the lemmatizer leaves proper nouns alone, also where they are common words written large ("Special Forces")
    lemmas = [t.lemma.removesuffix("s") if t.tag == "NNPS" else t.lemma for t in tokens]
    texts = [t.lower for t in tokens]
    for first in range(len(tokens)):
        for last in range(first + 1, min(len(tokens), first + LONGEST) + 1):
            yield " ".join(lemmas[first:last])
            yield " ".join(texts[first:last])
            if last - first > 1:
                yield " ".join([*texts[first : last - 1], lemmas[last - 1]])


def of_argument(sentence: Sentence, head: Token) -> set[str]:
    """The words of a noun phrase with its of-phrase, without clauses, coordination and apposition.

    Of one who leads or speaks for others only what he is called: an army chief is no army.
    """
    words = within(sentence, head)
    if head.lemma not in _LEADERS:
        return set(phrases(words))
    at = next(i for i, t in enumerate(words) if t.i == head.i)
    return set(phrases(words[: at + 1])) - set(phrases(words[:at]))


def within(sentence: Sentence, head: Token) -> list[Token]:
    """The words of an argument that count as its own: premodifiers, head, and the first noun of its of-phrase."""
    found = [head]
    for child in sentence.children(head):
        if child.dep in _CLAUSE:
            continue
        if child.dep == "prep":
            if child.lower in ("of", "for", "in"):
                found.append(child)
                for below in sentence.children(child, "pobj"):
                    found.extend(_premodified(sentence, below))
            continue
        if child.dep in ("poss", "det", "punct"):
            continue
        found.extend(_premodified(sentence, child))
    return sorted(found, key=lambda t: t.i)


def _premodified(sentence: Sentence, token: Token) -> Iterable[Token]:
    yield token
    for child in sentence.children(token, "amod", "compound", "nmod", "nummod", "npadvmod"):
        yield from _premodified(sentence, child)


def of_clause(sentence: Sentence, head: Token) -> set[str]:
    """The words of a complement clause: its predicate and its arguments, without clauses below it."""
    found = [head]
    for child in sentence.children(head):
        if child.dep in _CLAUSE or child.dep == "punct" or sentence.child(child, "pcomp") is not None:
            continue
        found.extend(t for t in sentence.subtree(child))
    return set(phrases(sorted(found, key=lambda t: t.i)))
