"""Missions: who keeps an embassy, a consulate or a liaison office where; in prose and in the rows of an infobox."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.actors import Actor, Mention
from legation.claims.claim import Where
from legation.claims.standing.fact import Fact, as_actor, governing_verb
from legation.claims.where import Places
from legation.codebook import Codebook, State
from legation.documents import Document
from legation.events.parties import Parties
from legation.events.roles import subject
from legation.evidence import Span
from legation.language import Sentence, Token, objects_of

_MISSION = frozenset({"embassy", "embassies", "consulate", "legation", "chancery"})
_TWO_WORDS = frozenset(
    {
        "interests section",
        "interest section",
        "liaison office",
        "diplomatic mission",
        "permanent mission",
        "consulate general",
        "high commission",
    }
)
_KEEPING = frozenset(
    "maintain have operate open establish keep reopen inaugurate close raise elevate upgrade found set".split()
)
_KINDS = "Embassy|Consulate General|Consulate|Liaison Office|High Commission|Legation|Interests Section"
# bounded repetitions over characters that no neighbour takes: linear
_ROW = re.compile(rf"({_KINDS}) of ([^,|\n]{{2,60}}), ([^,|\s][^,|\n]{{0,38}}[^,|\s])")


class Missions:
    """Finds missions in one document."""

    def __init__(self, document: Document, book: Codebook, places: Places) -> None:
        self.document = document
        self.book = book
        self.places = places

    def find(self, sentence: Sentence, noun: Token, parties: Parties) -> Iterator[Fact]:
        """The missions that a noun of a sentence and its verb state."""
        verb = governing_verb(sentence, noun) if _is_mission(sentence, noun) else None
        if verb is None or verb.lemma not in _KEEPING:
            return
        senders = self._owners(sentence, noun, parties) or parties.of(subject(sentence, verb))
        where, hosts = self._host(sentence, noun, verb, parties)
        mutual = len(senders) == 2 or any(t.lower in ("other", "respective", "each") for t in sentence.subtree(noun))
        span = sentence.span_of([verb, noun] if abs(verb.i - noun.i) < 8 else [noun])
        for sender in senders:
            receiving = [h for h in hosts if h.actor.country != sender.actor.country]
            if not receiving and mutual:
                receiving = [s for s in senders if s is not sender]
            if sender.actor.kind not in ("state", "role", "body") or not receiving:
                continue
            host = receiving[0]
            why = f"{noun.text!r} with {verb.text!r}: {sender.actor.name} keeps a mission in {host.actor.name}"
            yield Fact(
                "mission", sentence.number, verb.i, span.start, span.end, (sender,), (host,),
                where=where or self._capital(host.actor), because=(why,),
            )  # fmt: skip

    @staticmethod
    def _owners(sentence: Sentence, noun: Token, parties: Parties) -> list[Mention]:
        direct = [*sentence.children(noun, "poss", "amod", "compound", "nmod"), *objects_of(sentence, noun, "of")]
        return [m for m in parties.of(direct, deep=False) if m.actor.country is not None]

    def _host(
        self, sentence: Sentence, noun: Token, verb: Token, parties: Parties
    ) -> tuple[Where | None, list[Mention]]:
        """Where the mission stands, and whose country that is."""
        for holder in (noun, verb):
            for place in objects_of(sentence, holder, "in", "to", "at"):
                found = self.places.at.get((sentence.number, place.i))
                host = self.book.state(found[0].country) if found is not None and found[0].country else None
                if host is not None:
                    mention = Mention(
                        place.start, place.end, place.text, sentence.number, place.i, "name", as_actor(host)
                    )
                    return self.places.where(sentence, [noun, verb]), [mention]
                named = parties.of([place])
                if named:
                    return None, named
        return None, []

    def _capital(self, actor: Actor) -> Where | None:
        state = self.book.state(actor.country) if actor.country else None
        if state is None or not state.capitals:
            return None
        city = state.capitals[-1]
        return Where(city.name, state.country, city.latitude, city.longitude, city.geonames, "city", "inferred")

    def infobox(self) -> Iterator[tuple[Fact, Span]]:
        """Missions that the rows of an infobox state ("Embassy of Chad, Ankara"), each with its row's span."""
        text = self.document.text
        for region in self.document.excluded:
            if region.reason != "infobox":
                continue
            for row in _ROW.finditer(text, region.start, region.end):
                sender = next((n.entry for n in self.book.find(row[2].strip()) if isinstance(n.entry, State)), None)
                host = next(
                    (n.entry for n in self.book.find(row[3]) if n.use == "capital" and isinstance(n.entry, State)), None
                )
                if sender is None or host is None or sender.id == host.id:
                    continue
                first = Mention(row.start(2), row.end(2), row[2], -1, 0, "name", as_actor(sender))
                second = Mention(row.start(3), row.end(3), row[3], -1, 0, "name", as_actor(host))
                place = next((c for c in host.capitals if c.name == row[3]), None)
                where = Where(
                    row[3],
                    host.country,
                    place.latitude if place else None,
                    place.longitude if place else None,
                    place.geonames if place else None,
                    "city",
                    "explicit",
                    row.start(3),
                    row.end(3),
                    row[3],
                )
                fact = Fact(
                    "mission", -1, 0, row.start(), row.end(), (first,), (second,), where=where,
                    because=(f"infobox row {row[0]!r}",),
                )  # fmt: skip
                yield fact, Span(region.start, region.end)


def _is_mission(sentence: Sentence, noun: Token) -> bool:
    before = sentence.tokens[noun.i - 1].lower if noun.i else ""
    word = noun.lower
    singular = word.removesuffix("s")
    return word in _MISSION or singular in _MISSION or f"{before} {singular}" in _TWO_WORDS
