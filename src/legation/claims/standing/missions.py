"""Missions: who keeps an embassy, a consulate or a liaison office where; in prose and in the rows of an infobox."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from legation.actors import Actor, Mention
from legation.claims.claim import Where
from legation.claims.standing.fact import Fact, as_actor, governing_verb, turn_of
from legation.claims.where import Places
from legation.codebook import Codebook, State
from legation.documents import Document
from legation.events.parties import Parties
from legation.events.roles import subject
from legation.evidence import Span
from legation.language import Sentence, Token, first_conjunct, objects_of

_MISSION = frozenset({"embassy", "embassies", "consulate", "legation", "chancery"})
_TWO_WORDS = frozenset(
    "interests section,interest section,liaison office,diplomatic mission,permanent mission,consulate general,"
    "high commission".split(",")
)
_KEEPING = frozenset(
    "maintain have operate open establish keep reopen re-open reestablish re-establish inaugurate close suspend shut "
    "raise elevate upgrade found set".split()
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
        if verb is None or (verb.lemma not in _KEEPING and not _is_represented(sentence, noun, verb)):
            return
        senders = self._owners(sentence, noun, parties) or parties.of(_keeper(sentence, verb))
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
                where=where or self._capital(host.actor), because=(why,), turn=turn_of(verb),
            )  # fmt: skip

    def _owners(self, sentence: Sentence, noun: Token, parties: Parties) -> list[Mention]:
        """Whose mission it is, by the words around the noun or by its phrase as a whole ("the American Embassy")."""
        direct = [*sentence.children(noun, "poss", "amod", "compound", "nmod"), *objects_of(sentence, noun, "of")]
        owners = [m for m in parties.of(direct, deep=False) if m.actor.country is not None]
        whole = parties.at.get(noun.i)
        state = self.book.state(whole.actor.country) if whole is not None and whole.actor.country else None
        if not owners and whole is not None and state is not None:
            return [replace(whole, actor=as_actor(state))]
        return owners

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
        # the first that still is one: the codebook has former capitals too
        city = next((c for c in state.capitals if c.until is None), state.capitals[-1])
        return Where(city.name, state.country, city.latitude, city.longitude, city.geonames, "city", "inferred")

    def infobox(self) -> Iterator[tuple[Fact, Span]]:
        """Missions that the rows of an infobox state ("Embassy of Chad, Ankara"), each with its row's span."""
        for region in self.document.excluded:
            if region.reason != "infobox":
                continue
            for row in _ROW.finditer(self.document.text, region.start, region.end):
                fact = self._of_row(row)
                if fact is not None:
                    yield fact, Span(row.start(), row.end())

    def _of_row(self, row: re.Match[str]) -> Fact | None:
        """The mission of a row; None where it names no state, or no other state's capital."""
        sender = next((n.entry for n in self.book.find(row[2].strip()) if isinstance(n.entry, State)), None)
        seats = (n.entry for n in self.book.find(row[3]) if n.use == "capital")
        host = next((s for s in seats if isinstance(s, State)), None)
        if sender is None or host is None or sender.id == host.id:
            return None
        sides = [
            Mention(row.start(n), row.end(n), row[n], -1, 0, "name", as_actor(s)) for n, s in ((2, sender), (3, host))
        ]
        city = next((c for c in host.capitals if c.name == row[3]), None)
        at = (city.latitude, city.longitude, city.geonames) if city is not None else (None, None, None)
        where = Where(row[3], host.country, *at, "city", "explicit", row.start(3), row.end(3), row[3])
        return Fact(
            "mission", -1, 0, row.start(), row.end(), (sides[0],), (sides[1],), where=where,
            because=(f"infobox row {row[0]!r}",),
        )  # fmt: skip


def _is_represented(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """ "Taiwan is represented by an embassy", "through its embassy in Tashkent"."""
    above = sentence.head(first_conjunct(sentence, noun))
    return verb.lemma == "represent" and verb.tag == "VBN" and above is not None and above.lower in ("by", "through")


def _keeper(sentence: Sentence, verb: Token) -> list[Token]:
    """Who keeps what a verb speaks of: its subject, be it "represented" by it."""
    return list(sentence.children(verb, "nsubjpass")) if verb.lemma == "represent" else subject(sentence, verb)


def _is_mission(sentence: Sentence, noun: Token) -> bool:
    if noun.lower == "one":  # "Chad has an embassy in Lomé, and Togo has one in N'Djamena"
        return any(t.i < noun.i and t.pos == "NOUN" and _is_mission(sentence, t) for t in sentence.tokens)
    before = sentence.tokens[noun.i - 1].lower if noun.i else ""
    if before == "-" and noun.i > 1:  # "consulate-general"
        before = sentence.tokens[noun.i - 2].lower
    word = noun.lower
    singular = word.removesuffix("s")
    return word in _MISSION or singular in _MISSION or f"{before} {singular}" in _TWO_WORDS
