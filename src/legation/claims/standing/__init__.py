"""Standing facts: missions, offices, agreements, laws, and ties between states. One module a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.actors import Mention, by_sentence
from legation.claims.standing.fact import Fact
from legation.claims.standing.laws import Laws
from legation.claims.standing.missions import Missions
from legation.claims.standing.offices import Offices
from legation.claims.standing.ties import Ties
from legation.claims.where import Places
from legation.codebook import Codebook
from legation.documents import Document
from legation.events.parties import Parties
from legation.language import Sentence

__all__ = ["Fact", "Standing"]


class Standing:
    """Finds the standing facts of one document."""

    def __init__(self, document: Document, book: Codebook, places: Places, mentions: Sequence[Mention]) -> None:
        self.mentions = by_sentence(mentions)
        self.missions = Missions(document, book, places)
        self.ties = Ties(document, book, mentions)
        self.laws = Laws(document, book)
        self.offices = Offices(book)

    def facts(self, sentence: Sentence) -> Iterator[Fact]:
        """The standing facts that a sentence states."""
        here = self.mentions.get(sentence.number, [])
        parties = Parties(sentence, here)
        for noun in sentence.tokens:
            if noun.pos in ("NOUN", "PROPN"):
                yield from self.missions.find(sentence, noun, parties)
                yield from self.ties.find(sentence, noun, parties)
                yield from self.laws.find(sentence, noun, parties)
            elif noun.lower == "one":  # "Chad has an embassy there, and Mali has one in Niamey"
                yield from self.missions.find(sentence, noun, parties)
        yield from self.offices.find(sentence, here)
