"""Language: from a document's prose to parsed sentences. The one room that knows spaCy."""

from legation.language.parser import Parser
from legation.language.phrase import (
    NOMINAL,
    conjuncts,
    first_conjunct,
    full_phrase,
    noun_phrase,
    objects_of,
    premodifiers,
    quoted,
)
from legation.language.plain import Plain, plain
from legation.language.sentence import Entity, Sentence, Token

__all__ = [
    "NOMINAL",
    "Entity",
    "Parser",
    "Plain",
    "Sentence",
    "Token",
    "conjuncts",
    "first_conjunct",
    "full_phrase",
    "noun_phrase",
    "objects_of",
    "plain",
    "premodifiers",
    "quoted",
]
