"""Reading of a few sentences, with the parser and the codebook as installed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legation.actors import Mention, find
from legation.codebook import Codebook
from legation.coder import Coder
from legation.documents import Block, Document
from legation.language import Parser, Sentence

Mentions = tuple[Mention, ...]
Read = Callable[..., Mentions]
Sentences = Callable[[str], tuple[Sentence, ...]]


@pytest.fixture(scope="session")
def book(coder: Coder) -> Codebook:
    """The codebook as installed."""
    return coder.book


@pytest.fixture(scope="session")
def sentences(parser: Parser) -> Sentences:
    """The sentences of a text of one paragraph."""

    def parse(text: str) -> tuple[Sentence, ...]:
        block = Block(0, len(text), "paragraph")
        return parser.sentences(Document("d", "d.txt", text, "0" * 64, blocks=(block,)))

    return parse


@pytest.fixture(scope="session")
def read(sentences: Sentences, book: Codebook) -> Read:
    """The mentions of a text of one paragraph, on a date."""

    def mentions(text: str, on: str | None = None) -> Mentions:
        return find(text, sentences(text), book, on)

    return mentions
