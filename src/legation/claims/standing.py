"""Standing facts: missions, offices, agreements, honours, laws, and ties between states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.actors import Actor, Mention
from legation.claims.claim import Kind, Where
from legation.claims.where import Places
from legation.codebook import Codebook, State
from legation.documents import Document, Reference
from legation.events.parties import Parties
from legation.events.roles import subject
from legation.evidence import Span
from legation.language import Sentence, Token, objects_of

_MISSION = frozenset({"embassy", "consulate", "legation", "mission", "chancery"})
_MISSION_PHRASES = frozenset(
    {
        "interests section",
        "liaison office",
        "diplomatic mission",
        "consulate general",
        "interest section",
        "high commission",
    }
)
_KEEPING = frozenset(
    "maintain have operate open establish keep reopen inaugurate close raise elevate upgrade found set".split()
)
_TIES = frozenset({"relation", "relations", "relationship", "tie", "ties", "friendship", "alliance"})
_TIE_VERBS = frozenset(
    "establish resume normalise normalize restore improve deteriorate sour worsen warm cool strengthen deepen begin be have remain become "
    "grow continue stay develop date enjoy".split()
)
_LAWS = frozenset({"act", "law", "resolution", "amendment", "statute", "decree", "bill"})
_ENACTING = frozenset("sign pass adopt enact approve ratify promulgate issue".split())
_OFFICE_SECTORS = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY", "COP"})
_FORMER = frozenset({"former", "ex", "then", "late", "onetime", "ousted", "would-be", "acting"})
_INFOBOX_MISSION = re.compile(
    r"(Embassy|Consulate General|Consulate|Liaison Office|High Commission|Mission|Legation|Interests Section) of ([^,|\n]{2,60}), ([^,|\s][^,|\n]{0,38}[^,|\s])"
)


_JOINT = re.compile(
    r"\b([A-Z][A-Za-z.]{1,20})[-–]([A-Z][A-Za-z.]{1,20}) [Jj]oint (?:[A-Za-z]+ ){0,4}?(?:Committee|Commission|Council|Working Group|Chamber|Board)"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A standing fact before it is asked who says so: ``head`` is the word whose time and status count."""

    kind: Kind
    sentence: int
    head: int
    start: int
    end: int
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...] = ()
    office: str | None = None
    title: str | None = None
    where: Where | None = None
    because: tuple[str, ...] = ()
    reciprocal: bool = False


class Standing:
    """Finds standing facts in the sentences of one document."""

    def __init__(self, document: Document, book: Codebook, places: Places, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self.document = document
        self.book = book
        self.places = places
        self.offices: set[tuple[str, str]] = set()

    def facts(self, sentence: Sentence) -> Iterator[Fact]:
        """The standing facts that a sentence states."""
        here = [m for m in self.mentions if m.sentence == sentence.number]
        parties = Parties(sentence, here)
        for token in sentence.tokens:
            if token.pos not in ("NOUN", "PROPN"):
                continue
            yield from self._mission(sentence, token, parties)
            yield from self._tie(sentence, token, parties)
            yield from self._law(sentence, token, parties)
        yield from self._offices(sentence, here)

    # ---- missions ----------------------------------------------------------------------------------------------------
    def _mission(self, sentence: Sentence, token: Token, parties: Parties) -> Iterator[Fact]:
        if not self._is_mission(sentence, token):
            return
        verb = self._governing(sentence, token)
        if verb is None or verb.lemma not in _KEEPING:
            return
        senders = self._owners(sentence, token, parties) or parties.of(subject(sentence, verb))
        where, hosts = self._host(sentence, token, verb, parties)
        other = any(t.lower in ("other", "respective", "each") for t in sentence.subtree(token)) or len(senders) == 2
        span = sentence.span_of([verb, token] if abs(verb.i - token.i) < 8 else [token])
        for sender in senders:
            receiving = [h for h in hosts if h.actor.country != sender.actor.country]
            if not receiving and (other or len(senders) == 2):
                receiving = [s for s in senders if s is not sender]
            if sender.actor.kind not in ("state", "role", "body") or not receiving:
                continue
            place = where or self._capital(receiving[0].actor)
            yield Fact(
                "mission", sentence.number, verb.i, span.start, span.end, (sender,), (receiving[0],), where=place,
                because=(f"{token.text!r} with {verb.text!r}: {sender.actor.name} keeps a mission in {receiving[0].actor.name}",),
            )  # fmt: skip

    @staticmethod
    def _is_mission(sentence: Sentence, token: Token) -> bool:
        before = sentence.tokens[token.i - 1].lower if token.i else ""
        noun = token.lower.removesuffix("s") if token.lower not in ("status", "embassies") else token.lemma
        if noun in ("embassie",):
            noun = "embassy"
        if noun == "mission":
            return before in ("diplomatic", "permanent")
        return noun in _MISSION or token.lemma in _MISSION or f"{before} {noun}" in _MISSION_PHRASES

    def _owners(self, sentence: Sentence, token: Token, parties: Parties) -> list[Mention]:
        direct = list(sentence.children(token, "poss", "amod", "compound", "nmod")) + list(
            objects_of(sentence, token, "of")
        )
        return [m for m in parties.of(direct, deep=False) if m.actor.country is not None]

    def _host(
        self, sentence: Sentence, token: Token, verb: Token, parties: Parties
    ) -> tuple[Where | None, list[Mention]]:
        for holder in (token, verb):
            for noun in objects_of(sentence, holder, "in", "to", "at"):
                found = self.places.at.get((sentence.number, noun.i))
                if found is not None and found[0].country is not None:
                    host = self.book.state(found[0].country)
                    if host is not None:
                        mention = Mention(
                            noun.start, noun.end, noun.text, sentence.number, noun.i, "name", _state(host)
                        )
                        return self.places.where(sentence, [token, verb]), [mention]
                named_here = parties.of([noun])
                if named_here:
                    return None, named_here
        return None, []

    def _capital(self, actor: Actor) -> Where | None:
        state = self.book.state(actor.country) if actor.country else None
        if state is None or not state.capitals:
            return None
        city = state.capitals[-1]
        return Where(city.name, state.country, city.latitude, city.longitude, city.geonames, "city", "inferred")

    @staticmethod
    def _governing(sentence: Sentence, token: Token) -> Token | None:
        if token.dep not in ("dobj", "nsubjpass", "conj", "nsubj", "attr", "pobj"):
            return None
        for above in sentence.ancestors(token):
            if above.pos in ("VERB", "AUX"):
                return above
            if above.pos not in ("NOUN", "PROPN", "ADP"):
                return None
        return None

    # ---- infobox -----------------------------------------------------------------------------------------------------------
    def in_references(self) -> Iterator[tuple[Fact, Reference]]:
        """Joint bodies of two states that titles of references name ("the Chad-Niger Joint Commission")."""
        for reference in self.document.references:
            if reference.title is None:
                continue
            text = self.document.text
            for body in _JOINT.finditer(text, reference.title.start, reference.title.end):
                states = [self._state_named(body[1]), self._state_named(body[2])]
                if states[0] is None or states[1] is None or states[0].id == states[1].id:
                    continue
                sides = tuple(
                    Mention(body.start(n), body.end(n), body[n], -1, 0, "adjective", _state(s))
                    for n, s in ((1, states[0]), (2, states[1]))
                    if s is not None
                )
                why = (f"a joint body named {body[0]!r}",)
                yield (
                    Fact(
                        "agreement", -1, 0, body.start(), body.end(), sides, title=body[0], because=why, reciprocal=True
                    ),
                    reference,
                )

    def infobox(self) -> Iterator[tuple[Fact, Span]]:
        """Missions that the rows of an infobox state ("Embassy of Chad, Ankara"), with the rows' region as evidence."""
        for region in self.document.excluded:
            if region.reason != "infobox":
                continue
            for row in _INFOBOX_MISSION.finditer(self.document.text, region.start, region.end):
                sender, city = self._state_named(row[2].strip()), row[3].strip()
                host = next(
                    (n.entry for n in self.book.find(city) if n.use == "capital" and isinstance(n.entry, State)), None
                )
                if sender is None or host is None or sender.id == host.id:
                    continue
                first = Mention(row.start(2), row.end(2), row[2], -1, 0, "name", _state(sender))
                second = Mention(row.start(3), row.end(3), row[3], -1, 0, "name", _state(host))
                place = next((c for c in host.capitals if c.name == city), None)
                where = Where(city, host.country, place.latitude if place else None, place.longitude if place else None,
                              place.geonames if place else None, "city", "explicit", row.start(3), row.end(3), row[3])  # fmt: skip
                why = (f"infobox row {row[0]!r}",)
                yield (
                    Fact("mission", -1, 0, row.start(), row.end(), (first,), (second,), where=where, because=why),
                    Span(region.start, region.end),
                )

    def _state_named(self, words: str) -> State | None:
        return next((n.entry for n in self.book.find(words) if isinstance(n.entry, State)), None)

    # ---- ties -----------------------------------------------------------------------------------------------------------------
    def _tie(self, sentence: Sentence, token: Token, parties: Parties) -> Iterator[Fact]:
        if token.lemma not in _TIES and token.lower not in _TIES:
            return
        verb = self._tie_verb(sentence, token)
        if verb is None:
            return
        between = parties.of([*objects_of(sentence, token, "between")])
        direct = parties.of(list(sentence.children(token, "compound", "amod", "nmod", "poss")))
        others = parties.of([*objects_of(sentence, token, "with"), *objects_of(sentence, verb, "with")])
        hyphened = self._hyphened(sentence, token, parties)
        makers = parties.of(subject(sentence, verb)) if token.dep in ("dobj", "conj") else []
        sides = _distinct([*between, *hyphened, *direct, *makers, *others])
        sides.sort(key=lambda m: m.start)
        states = [
            m for m in sides if m.actor.country is not None and m.actor.kind in ("state", "role", "person", "body")
        ]
        if len({m.actor.country for m in states}) < 2 and "diplomatic" in {
            t.lower for t in sentence.children(token, "amod")
        } | {verb.lemma}:
            states = self._pair(sentence, token)
        if len({m.actor.country for m in states}) != 2:
            return
        span = sentence.span_of([token] if token.dep != "dobj" else [verb, token])
        describing = next(iter(sentence.children(verb, "acomp", "attr", "oprd")), None)
        head = verb
        words = f"{token.text} {verb.text}" + (f" {describing.text}" if describing is not None else "")
        yield Fact(
            "relation", sentence.number, head.i, span.start, span.end, tuple(states), reciprocal=True,
            because=(f"a tie between {states[0].actor.name} and {states[1].actor.name}: {words!r}",),
        )  # fmt: skip

    def _pair(self, sentence: Sentence, token: Token) -> list[Mention]:
        """The two states that the document is most about so far: whose "diplomatic relations" are, where nobody is named."""
        seen: dict[str, tuple[int, Mention]] = {}
        for m in self.mentions:
            if (
                m.sentence > sentence.number
                or m.actor.country is None
                or len(m.actor.country) != 3
                or m.actor.kind not in ("state", "role", "person")
            ):
                continue
            count, first = seen.get(m.actor.country, (0, m))
            seen[m.actor.country] = count + 1, first
        common = sorted(seen.items(), key=lambda kv: (-kv[1][0], kv[1][1].start))[:2]
        states = [self.book.state(code) for code, _ in common]
        return [
            Mention(token.start, token.end, token.text, sentence.number, token.i, "implicit", _state(s))
            for s in states
            if s is not None
        ]

    def _tie_verb(self, sentence: Sentence, token: Token) -> Token | None:
        for above in sentence.ancestors(token):
            if above.pos in ("VERB", "AUX"):
                if above.lemma not in _TIE_VERBS:
                    return None
                if (
                    above.lemma in ("be", "have", "become", "remain", "stay")
                    and sentence.child(above, "acomp", "attr", "dobj", "oprd") is None
                ):
                    return None
                return above
            if above.pos not in ("NOUN", "PROPN", "ADP") or above.dep == "pobj":
                return None
        return None

    @staticmethod
    def _hyphened(sentence: Sentence, token: Token, parties: Parties) -> list[Mention]:
        """The states of "Chad–Libya relations", however the parser cut the compound."""
        found: list[Mention] = []
        i = token.i - 1
        while i >= 0 and (
            i in parties.at
            or sentence.tokens[i].text in ("-", "–", "—")
            or sentence.tokens[i].dep == "compound"
            or sentence.tokens[i].entity
        ):
            if i in parties.at:
                found.append(parties.at[i])
            i -= 1
        return found if len(found) > 1 else []

    # ---- laws --------------------------------------------------------------------------------------------------------------------
    def _law(self, sentence: Sentence, token: Token, parties: Parties) -> Iterator[Fact]:
        if token.lemma not in _LAWS or token.pos != "PROPN" or not token.text[0].isupper():
            return
        verb = self._governing(sentence, token)
        if verb is None or verb.lemma not in _ENACTING:
            return
        issuers = parties.of(subject(sentence, verb))
        if not issuers:
            return
        title = self.document.text[token.start : token.end]
        concerned = self._concerned(token, title, sentence)
        yield Fact(
            "law", sentence.number, verb.i, verb.start, verb.end, tuple(issuers), tuple(concerned), title=title,
            because=(f"{verb.text!r} the {title!r}: a law of {issuers[0].actor.name}",),
        )  # fmt: skip

    def _concerned(self, token: Token, title: str, sentence: Sentence) -> list[Mention]:
        """The states that a law is about: those in its name, else those that the codebook has for it."""
        words = re.findall(r"\w+|[^\w\s]", title)
        found: list[Mention] = []
        i = 0
        while i < len(words):
            match = self.book.matcher.match(words, i)
            if match is not None and isinstance(match[1][0].entry, State):
                entry = match[1][0].entry
                place = title.find(words[i])
                start = token.start + max(0, place)
                text = " ".join(words[i : i + match[0]])
                if title[place : place + len(text)] == text:
                    found.append(
                        Mention(start, start + len(text), text, sentence.number, token.i, "name", _state(entry))
                    )
                i += match[0]
                continue
            i += 1
        law = self.book.law(title) if not found else None
        for code in law.states if law is not None else ():
            state = self.book.state(code)
            if state is not None:
                found.append(
                    Mention(token.start, token.end, title, sentence.number, token.i, "implicit", _state(state))
                )
        return found

    # ---- offices ---------------------------------------------------------------------------------------------------------------------
    def _offices(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Fact]:
        """People with the post that the sentence itself gives them; once for each person and post of a document."""
        for mention in mentions:
            actor = mention.actor
            if actor.kind != "person" or mention.kind != "name" or actor.country is None:
                continue
            found = self._title(sentence, mention)
            if found is None or (actor.name, found[0].casefold()) in self.offices:
                continue
            office, words = found
            self.offices.add((actor.name, office.casefold()))
            span = sentence.span_of(words)
            yield Fact(
                "office", sentence.number, mention.head, span.start, span.end, (mention,), office=office,
                because=(f"{office!r} beside the name {actor.name}",),
            )  # fmt: skip

    def _title(self, sentence: Sentence, mention: Mention) -> tuple[str, list[Token]] | None:
        """The post named right before the name, or in apposition to it."""
        head = sentence.tokens[mention.head]
        inside = sentence.at(mention.start, mention.end)
        candidates = [sentence.tokens[inside[0].i - 1]] if inside and inside[0].i > 0 else []
        candidates += list(sentence.children(head, "appos"))
        above = sentence.head(head)
        if head.dep == "appos" and above is not None:
            candidates.append(above)
        for token in candidates:
            first = max(0, token.i - 4)
            role = self.book.role([t.text for t in sentence.tokens[first : token.i + 1]])
            if role is None or first + role.last != token.i or not role.office or role.sector not in _OFFICE_SECTORS:
                continue
            words = list(sentence.tokens[first + role.first : token.i + 1])
            if any(t.lower in _FORMER for t in sentence.tokens[max(0, words[0].i - 3) : words[0].i]):
                return None
            return " ".join(t.text for t in words), words
        return None


def _state(entry: State) -> Actor:
    return Actor(entry.name, "state", entry.country, "GOV", entry.entity, because=(f"codebook state {entry.id}",))


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    found: list[Mention] = []
    for mention in mentions:
        if not any(m.actor.country == mention.actor.country for m in found):
            found.append(mention)
    return found
