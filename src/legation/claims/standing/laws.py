"""Laws: a statute or resolution with its issuer, and the states that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.actors import Mention
from legation.claims.standing.fact import Fact, as_actor, governing_verb
from legation.codebook import Codebook, State
from legation.documents import Document
from legation.events.parties import Parties
from legation.events.roles import subject
from legation.language import Sentence, Token

_LAWS = frozenset({"act", "law", "resolution", "amendment", "statute", "decree", "bill"})
_ENACTING = frozenset("sign pass adopt enact approve ratify promulgate issue".split())


class Laws:
    """Finds laws in one document."""

    def __init__(self, document: Document, book: Codebook) -> None:
        self.document = document
        self.book = book

    def find(self, sentence: Sentence, noun: Token, parties: Parties) -> Iterator[Fact]:
        """The law that a name in a sentence is, with the verb that makes it one."""
        if noun.lemma not in _LAWS or noun.pos != "PROPN" or not noun.text[0].isupper():
            return
        verb = governing_verb(sentence, noun)
        issuers = parties.of(subject(sentence, verb)) if verb is not None and verb.lemma in _ENACTING else []
        if verb is None or not issuers:
            return
        title = self.document.text[noun.start : _numbered(sentence, noun)]
        yield Fact(
            "law", sentence.number, verb.i, verb.start, verb.end, tuple(issuers),
            tuple(self._concerned(noun, title, sentence)), title=title,
            because=(f"{verb.text!r} the {title!r}: a law of {issuers[0].actor.name}",),
        )  # fmt: skip

    def _concerned(self, noun: Token, title: str, sentence: Sentence) -> list[Mention]:
        """The states that a law is about: those in its name, else those that the codebook has for it."""
        found = [
            Mention(
                noun.start + start, noun.start + end, title[start:end], sentence.number, noun.i, "name", as_actor(s)
            )
            for start, end, s in self._in_title(title)
        ]
        law = self.book.law(title) if not found else None
        for code in law.states if law is not None else ():
            state = self.book.state(code)
            if state is not None:
                end = noun.start + len(title)
                found.append(Mention(noun.start, end, title, sentence.number, noun.i, "implicit", as_actor(state)))
        return found

    def _in_title(self, title: str) -> Iterator[tuple[int, int, State]]:
        words = list(re.finditer(r"\w+|[^\w\s]", title))
        i = 0
        while i < len(words):
            match = self.book.matcher.match([w[0] for w in words], i)
            entry = match[1][0].entry if match is not None else None
            if match is not None and isinstance(entry, State):
                yield words[i].start(), words[i + match[0] - 1].end(), entry
            i += match[0] if match is not None else 1


def _numbered(sentence: Sentence, noun: Token) -> int:
    """Where the name ends: with the number that a resolution or decree is known by."""
    after = sentence.tokens[noun.i + 1] if noun.i + 1 < len(sentence.tokens) else None
    return after.end if after is not None and after.tag == "CD" else noun.end
