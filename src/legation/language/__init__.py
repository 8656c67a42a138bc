"""Language: from a document's prose to parsed sentences. The one room that knows spaCy."""

from legation.language.parser import Parser
from legation.language.phrase import (
    NOMINAL,
    conjuncts,
    first_conjunct,
    full_phrase,
    head_of,
    leads,
    noun_phrase,
    objects_of,
    premodifiers,
    quoted,
)
from legation.language.plain import Plain, plain
from legation.language.sentence import Entity, Sentence, Token
from legation.language.verbs import HELPING, JUDGING

__all__ = [
    "HELPING",
    "JUDGING",
    "NOMINAL",
    "Entity",
    "Parser",
    "Plain",
    "Sentence",
    "Token",
    "conjuncts",
    "first_conjunct",
    "full_phrase",
    "head_of",
    "leads",
    "noun_phrase",
    "objects_of",
    "plain",
    "premodifiers",
    "quoted",
]
