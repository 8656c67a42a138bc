"""Offices: people with the post that the text itself gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.actors import Mention
from legation.claims.standing.fact import Fact
from legation.codebook import Codebook
from legation.language import Sentence, Token, objects_of

_SECTORS = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY", "COP"})
_FORMER = frozenset({"former", "ex", "then", "late", "onetime", "ousted", "would-be", "acting"})


class Offices:
    """Finds offices in one document, each person and post once."""

    def __init__(self, book: Codebook) -> None:
        self.book = book
        self.seen: set[tuple[str, str]] = set()

    def find(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Fact]:
        """The offices that a sentence gives the people it names."""
        for mention in mentions:
            actor = mention.actor
            if actor.kind != "person" or mention.kind != "name" or actor.country is None:
                continue
            found = self._title(sentence, mention) or self._predicate(sentence, mention)
            if found is None or (actor.name, found[0].casefold()) in self.seen:
                continue
            office, words, head = found
            self.seen.add((actor.name, office.casefold()))
            span = sentence.span_of(words)
            yield Fact(
                "office", sentence.number, head, span.start, span.end, (mention,), office=office,
                because=(f"{office!r} beside the name {actor.name}",),
            )  # fmt: skip

    def _predicate(self, sentence: Sentence, mention: Mention) -> tuple[str, list[Token], int] | None:
        """The post that a clause says somebody has or had: "was the Danish ambassador to Chad from 2016 to 2021"."""
        head = sentence.tokens[mention.head]
        verb = sentence.head(head)
        if head.dep != "nsubj" or verb is None or verb.lemma not in ("be", "become", "serve", "remain"):
            return None
        nouns = [*sentence.children(verb, "attr"), *objects_of(sentence, verb, "as")]
        return next((p for noun in nouns if (p := self._post(sentence, noun, noun.i)) is not None), None)

    def _title(self, sentence: Sentence, mention: Mention) -> tuple[str, list[Token], int] | None:
        """The post named right before the name, or in apposition to it."""
        head = sentence.tokens[mention.head]
        inside = sentence.at(mention.start, mention.end)
        candidates = [sentence.tokens[inside[0].i - 1]] if inside and inside[0].i > 0 else []
        candidates += list(sentence.children(head, "appos"))
        above = sentence.head(head)
        if head.dep == "appos" and above is not None:
            candidates.append(above)
        return next((p for t in candidates if (p := self._post(sentence, t, mention.head)) is not None), None)

    def _post(self, sentence: Sentence, noun: Token, head: int) -> tuple[str, list[Token], int] | None:
        """The office that ends in a noun, as words, with the word whose time counts; None where it is no office."""
        first = max(0, noun.i - 4)
        role = self.book.role([t.text for t in sentence.tokens[first : noun.i + 1]])
        if role is None or first + role.last != noun.i or not role.office or role.sector not in _SECTORS:
            return None
        words = list(sentence.tokens[first + role.first : noun.i + 1])
        if any(t.lower in _FORMER for t in sentence.tokens[max(0, words[0].i - 3) : words[0].i]):
            return None
        return sentence.words(words), words, head
