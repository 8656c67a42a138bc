"""A sentence with its parse, in types of our own: no room below this one knows which parser made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from legation.evidence import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word. ``i`` and ``head`` count in the sentence (a root is its own head); ``start`` and ``end`` in the document.

    ``pos`` is the universal part of speech, ``tag`` the Penn tag, ``dep`` the ClearNLP-style relation,
    ``entity`` the label of the named entity it belongs to (``GPE``, ``PERSON`` …) or an empty string.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    entity: str = ""

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: tokens ``first`` to ``last`` (inclusive) with the parser's label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of a document: ``number`` in the document, where it stands, its tokens and entities.

    ``part`` tells the headline from the body; ``paragraph`` counts blocks.
    """

    number: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...] = ()
    part: str = "sentence"
    paragraph: int = 0
    citations: tuple[int, ...] = field(default=())

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(tuple(b) for b in below)

    @cached_property
    def root(self) -> Token:
        """The head of the sentence (the first, where the parse has several)."""
        return next(t for t in self.tokens if t.head == t.i)

    def children(self, token: Token, *deps: str) -> Iterator[Token]:
        """The words that hang on a token, in order; only those of the named relations where any are named."""
        for i in self._children[token.i]:
            child = self.tokens[i]
            if not deps or child.dep in deps:
                yield child

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first word that hangs on a token by one of the relations."""
        return next(self.children(token, *deps), None)

    def head(self, token: Token) -> Token | None:
        """The word that a token hangs on; None for a root."""
        return None if token.head == token.i else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The words above, nearest first. Ends at the root; a parse is a tree, so it does end."""
        above = self.head(token)
        while above is not None:
            yield above
            above = self.head(above)

    def subtree(self, token: Token) -> list[Token]:
        """The word and everything below it, in order of the text."""
        found, todo = [], [token.i]
        while todo:
            i = todo.pop()
            found.append(i)
            todo.extend(self._children[i])
        return [self.tokens[i] for i in sorted(found)]

    def words(self, tokens: list[Token]) -> str:
        """Some words as they stand: a space between two where the document has something between them."""
        parts = [t.text if n == 0 or tokens[n - 1].end == t.start else f" {t.text}" for n, t in enumerate(tokens)]
        return "".join(parts)

    def span_of(self, tokens: list[Token]) -> Span:
        """From the first to the last of some words, in the document."""
        return Span(min(t.start for t in tokens), max(t.end for t in tokens))

    def at(self, start: int, end: int) -> list[Token]:
        """The words that overlap a stretch of the document."""
        return [t for t in self.tokens if t.start < end and start < t.end]
