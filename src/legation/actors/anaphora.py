"""Nouns that name again who or what was named before: "both states", "his government", "the ambassador", "the site"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.actors.actor import Actor, Mention
from legation.actors.compose import GOVERNING, Composer
from legation.actors.memory import Memory, collective
from legation.actors.names import Named
from legation.actors.pronouns import Pronouns
from legation.language import Sentence, Token, noun_phrase, objects_of

# nouns of which there can be "both" in a story of two states
_STATES = frozenset("country nation state side government party neighbour neighbor ally people".split())
_GROUPS = frozenset({"group", "movement", "militia", "insurgency"})
_BODIES = frozenset({"alliance", "bloc", "organisation", "organization", "agency", "watchdog"})
_COUNTRIES = frozenset({"country", "nation"})
# "the country concerned", "the country in question": which is left open
_LEFT_OPEN = frozenset({"concerned", "involved", "question"})
_BOTH = frozenset({"both", "two"})
# things that stand somewhere: "the site" is in the country where the reactor was built
FACILITIES = frozenset(
    "site plant facility reactor base complex compound factory camp installation port shipyard mine dam pipeline "
    "airfield airport embassy consulate station laboratory".split()
)
# texts that speak for whoever sent them
TEXTS = frozenset(
    "message letter statement telegram cable note communique communiqué declaration report memorandum".split()
)


_RECEIVING = frozenset({"receive", "get", "accept", "obtain", "read", "hand", "answer", "reject"})


class Anaphora:
    """The nouns of one sentence that lean on what was named before.

    ``found`` are the sentence's mentions so far: it grows while the sentence is read.
    """

    def __init__(self, composer: Composer, pronouns: Pronouns, memory: Memory, found: Sequence[Mention]) -> None:
        self.sentence: Sentence = composer.sentence
        self.composer = composer
        self.pronouns = pronouns
        self.memory = memory
        self.found = found

    # ---- two states ---------------------------------------------------------------------------------------------
    def both(self, token: Token) -> Actor | None:
        """ "both states", "the two countries": the two that the document is about so far."""
        if token.lemma not in _STATES or token.tag not in ("NNS", "NNPS"):
            return None
        words = {t.lower for t in self.sentence.children(token, "det", "nummod", "predet", "amod")}
        pair = self._two() or self.memory.pair()
        if not words & _BOTH or words & {"other", "following"} or not pair:
            return None
        return collective(pair, " ".join(t.text for t in noun_phrase(self.sentence, token)))

    def _two(self) -> tuple[Actor, ...]:
        """The two states of the sentence before, whoever spoke for them there."""
        states = [self.composer.book.state(code) for code in self.memory.two(self.sentence.number)]
        known = tuple(self.composer.of_entry(state, "name") for state in states if state is not None)
        return known if len(known) == 2 else ()

    # ---- roles --------------------------------------------------------------------------------------------------
    def owned(self, token: Token) -> Actor | None:
        """ "his government", "its army": the owner's country."""
        possessor = self.sentence.child(token, "poss")
        if possessor is None or possessor.pos != "PRON":
            return None
        owner, role = self.pronouns.means(possessor), self.composer.role_actor(token)
        if owner is None or role is None or owner.country is None:
            return None
        state = self.memory.by_code.get(owner.country)
        name = state.name if state is not None and token.lemma in GOVERNING else role.name
        because = (*role.because, f"{possessor.text!r} is {owner.name}")
        return replace(role, name=name, country=owner.country, because=because)

    def again(self, token: Token) -> Actor | None:
        """ "the ambassador" once an ambassador was named: the same again."""
        if not self._follows(token, "the", "this", "that"):
            return None
        earlier = self.memory.titled(token.lemma)
        if earlier is None:
            return None
        return replace(earlier, because=(*earlier.because, f"named before as {earlier.office!r}"))

    def land(self, token: Token) -> Actor | None:
        """ "The country": the state spoken of."""
        if token.lemma not in _COUNTRIES or token.tag != "NN" or self._described(token):
            return None
        if any(t.lower in _LEFT_OPEN for t in self.sentence.tokens[token.i + 1 : token.i + 3]):
            return None
        code = self.memory.land(self.sentence.number) if self._follows(token, "the", "this", "that") else None
        state = self.composer.book.state(code) if code is not None else None
        if state is None:
            return None
        actor = self.composer.of_entry(state, "name")
        return replace(actor, because=(*actor.because, f"the {token.text} is the state spoken of"))

    def body(self, token: Token) -> Actor | None:
        """ "The group", "the alliance": the one named last."""
        kind = "group" if token.lemma in _GROUPS else "body" if token.lemma in _BODIES else None
        if kind is None or token.tag != "NN" or self._described(token) or not self._follows(token, "the", "this"):
            return None
        actor = self.memory.latest(self.sentence.number, kind)
        return replace(actor, because=(*actor.because, f"the {token.text} is {actor.name}")) if actor else None

    def _described(self, token: Token) -> bool:
        """Whether the noun says more than that it was named: "the neighbouring country" is another."""
        return any(t.i < token.i and t.dep not in ("det", "punct") for t in self.sentence.children(token)) or any(
            self.sentence.children(token, "prep", "relcl", "acl", "appos")
        )

    # ---- things that stand for somebody -------------------------------------------------------------------------
    def facility(self, token: Token) -> Actor | None:
        """ "a reactor in Syria … the site": a thing named again stands where it stood; its country is only implied."""
        state = self._location(token)
        if state is not None:
            # "a reactor in Syria, after the design of its own at Yongbyon": the sentence is about the first
            if self.memory.facility_said != self.sentence.number:
                self.memory.facility = self.composer.of_entry(state.entry, "name")
                self.memory.facility_said = self.sentence.number
            return None
        actor = self.memory.facility
        if actor is None or not self._follows(token, "the", "this", "that"):
            return None
        return replace(actor, because=(*actor.because, f"the {token.text} named before is in {actor.name}"))

    def _location(self, token: Token) -> Named | None:
        """The state that the words around a facility put it in: whose it is, or where it or what is done to it is."""
        owner = self.composer.owner(token)
        if owner is not None:
            return owner[0] if owner[0].entry.kind == "state" else None
        for holder in (token, self.sentence.head(token)):
            for noun in objects_of(self.sentence, holder, "in", "near", "at") if holder is not None else ():
                name = self.composer.at.get(noun.i)
                if name is not None and name.entry.kind == "state":
                    return name
        return None

    def sender(self, token: Token) -> Actor | None:
        """ "Kim sent a message …. The message wished …": what a text says its sender says."""
        verb = self.sentence.head(token)
        if token.dep == "dobj" and verb is not None:
            if verb.lemma not in _RECEIVING:
                self._note_sender(token, self.sentence.child(verb, "nsubj"))
            return None
        author = self.memory.authors.get(token.lemma)
        if author is None or token.dep not in ("nsubj", "nsubjpass") or not self._follows(token, "the", "this"):
            return None
        return replace(author, because=(*author.because, f"{token.text!r} was sent by {author.name}"))

    def close(self) -> None:
        """Note what only the whole sentence shows: the sender of a text who is named after it."""
        for token in self.sentence.tokens:
            verb = self.sentence.head(token)
            if token.lemma not in TEXTS or verb is None:
                continue
            if token.dep == "nsubjpass":
                for agent in self.sentence.children(verb, "agent"):
                    self._note_sender(token, self.sentence.child(agent, "pobj"))
            elif token.dep == "dobj" and verb.lemma in _RECEIVING:  # "received a letter from Chad"
                for holder in (token, verb):
                    self._note_sender(token, next(objects_of(self.sentence, holder, "from"), None))

    def _note_sender(self, text: Token, sender: Token | None) -> None:
        actor = next((m.actor for m in self.found if sender is not None and m.head == sender.i), None)
        if actor is not None and not actor.members:
            self.memory.authors[text.lemma] = actor

    def _follows(self, token: Token, *determiners: str) -> bool:
        """Whether the noun is one that the reader is taken to know."""
        determiner = self.sentence.child(token, "det")
        return determiner is not None and determiner.lower in determiners
